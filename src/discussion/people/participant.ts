/**
 * Whoever takes part in one discussion, with an identity of their own from the moment they are invited, named as a deputy,
 * spoken to, written in by hand or walk in. Everything about them refers to it; nobody is found by a seat and an agency.
 */
import type { Instant } from '../../calendar/index.ts'
import { sameAgency, sameName } from './names.ts'

/** How they came to be in it. */
type Origin = 'invited' | 'deputy' | 'arrived' | 'spoken-to' | 'spoke-to-others'

/** Whether they come to decide for their agency or to say what it knows. */
export type Capacity = 'decides' | 'informs'

/** Whether they will come. `information-only` is how it was answered before a reply was two answers. */
export type Coming = 'accepted' | 'declined' | 'deputy' | 'information-only' | 'unavailable'

/** What their agency knows, as far as they have said. It says nothing about whether they come. */
export type Information = 'sent' | 'none-known' | 'will-send'

/** Who somebody is, in the words the record keeps for reading in court. */
export type Known = {
  seat: string
  agency: string
  /** Of the phone book. */
  person?: string
  name?: string
  email?: string
  role?: string
  grade?: string
  hasCaseSystemAccess?: boolean
}

/** What somebody was asked and what they answered. */
export type Asked = {
  answer?: Coming
  information?: Information
  capacity?: Capacity
  answerWords?: string
  /** Who comes instead: a participant. */
  sends?: string
  /** What was answered about a time that the meeting had before it was moved: nobody counts as coming for it. */
  earlierAnswers?: readonly { answer: Coming; about: Instant }[]
  /** What was said once the discussion had begun: a note, which changes neither who is counted nor the minutes. */
  saidAfterwards?: readonly {
    answer?: Coming
    information?: Information
    words?: string
    at: Instant
    by: string
  }[]
  withdrawn?: string
}

/** Somebody as they came in, and whether they decide. */
export type Arrival = Omit<Known, 'email' | 'role'> & {
  /** Whoever it is, when they are in the discussion already; a new id for somebody who walks in. */
  participant?: string
  informationOnly?: boolean
}

/** One stay in the room. `from` and `to` are as corrected; what was ticked at first stands in `corrected`. */
export type Stay = {
  /** The how-manieth arrival of the discussion it is: by this number it is corrected. */
  number: number
  as: Omit<Arrival, 'participant'>
  from: Instant
  to?: Instant
  corrected: readonly PresenceBefore[]
  /** They were not there at all: it was ticked by mistake. */
  never?: true
}

/** What a stay was before it was corrected, oldest first, and why; nothing for one that nobody had ticked. */
type PresenceBefore = {
  was?: { from: Instant; to?: Instant; never?: true }
  reason: string
  at: Instant
  by: string
}

export type Participant = Known & {
  participant: string
  origin: Origin
  deputyOf?: { participant: string; since: Instant }
  /** When they were asked to take part, and what came of it; nothing for somebody who was not asked. */
  invitation?: Asked
  stays: readonly Stay[]
}

/** An invitation as most readers want it: who, to which seat, and what they answered. Its id is the participant's. */
export type Invitation = Known &
  Asked & { invitation: string; deputyOf?: { participant: string; since: Instant } }

/** Somebody in the room for a time, in the words of their arrival. */
export type Presence = Omit<Arrival, 'participant'> & {
  participant: string
  from: Instant
  to?: Instant
}

export type WithPeople = {
  readonly participants: readonly Participant[]
  readonly invitations: readonly Invitation[]
  readonly presence: readonly Presence[]
}

export const nobody: WithPeople = { participants: [], invitations: [], presence: [] }

/** A discussion with other participants; who is invited and who was there follow from them. */
export function withParticipants<D extends WithPeople>(
  discussion: D,
  participants: readonly Participant[],
): D {
  return {
    ...discussion,
    participants,
    invitations: invitationsOf(participants),
    presence: presenceOf(participants),
  }
}

/** The discussion with one participant changed. */
export const withChanged = <D extends WithPeople>(
  discussion: D,
  participant: string,
  change: (one: Participant) => Participant,
): D =>
  withParticipants(
    discussion,
    discussion.participants.map(one => (one.participant === participant ? change(one) : one)),
  )

function invitationsOf(participants: readonly Participant[]): Invitation[] {
  return participants.flatMap(({ participant, invitation, origin: _origin, stays: _stays, ...known }) =>
    invitation ? [{ ...known, ...invitation, invitation: participant }] : [],
  )
}

/** Everybody's stays that stand, in the order in which they were ticked. */
function presenceOf(participants: readonly Participant[]): Presence[] {
  return participants
    .flatMap(({ participant, stays }) =>
      stays.filter(one => !one.never).map(one => ({ participant, ...one })),
    )
    .sort((one, other) => one.number - other.number)
    .map(({ participant, as, from, to }) => ({ ...as, participant, from, ...(to !== undefined && { to }) }))
}

export const findParticipant = (
  { participants }: Pick<WithPeople, 'participants'>,
  participant: string | undefined,
): Participant | undefined => participants.find(one => one.participant === participant)

export const isHere = ({ stays }: Participant): boolean =>
  stays.some(one => one.to === undefined && !one.never)

/**
 * Who of the discussion somebody is, when they are in it already: the same person of the phone book, or the same name at the
 * same agency. Whoever is still invited comes before whoever is not.
 */
export function sameParticipant(
  { participants }: Pick<WithPeople, 'participants'>,
  { person, name, agency }: Pick<Known, 'person' | 'name' | 'agency'>,
): Participant | undefined {
  const same = participants.filter(one =>
    person !== undefined && one.person !== undefined
      ? one.person === person
      : sameName(one.name, name) && sameAgency(one.agency, agency),
  )
  return same.find(one => one.invitation && !one.invitation.withdrawn) ?? same.at(-1)
}

/** The participant somebody is who was named by words, where it is one: as a field of an event, or as none. */
export function referringTo(
  discussion: Pick<WithPeople, 'participants'>,
  named: Partial<Known> & { participant?: string | undefined },
): { participant?: string } {
  const known =
    findParticipant(discussion, named.participant) ??
    (named.agency === undefined ? undefined : sameParticipant(discussion, { ...named, agency: named.agency }))
  return known ? { participant: known.participant } : {}
}
/** Somebody new in the discussion, who was not asked beforehand. */
export function newcomer(participant: string, origin: Origin, known: Known): Participant {
  const { seat, agency, person, name, email, role, grade, hasCaseSystemAccess } = known
  return {
    participant,
    origin,
    seat,
    agency,
    ...(person !== undefined && { person }),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(role !== undefined && { role }),
    ...(grade !== undefined && { grade }),
    ...(hasCaseSystemAccess !== undefined && { hasCaseSystemAccess }),
    stays: [],
  }
}

/** Everybody is asked again whether they come: what they answered was about a time that is no more. What they told us stays. */
export const askedAgain = <D extends WithPeople>(discussion: D, about: Instant): D =>
  withParticipants(
    discussion,
    discussion.participants.map(one => {
      const { answer, ...asked } = one.invitation ?? {}
      if (answer === undefined) return one
      return {
        ...one,
        invitation: { ...asked, earlierAnswers: [...(asked.earlierAnswers ?? []), { answer, about }] },
      }
    }),
  )

/** The number of the next stay to be ticked. */
export const nextNumber = ({ participants }: Pick<WithPeople, 'participants'>): number =>
  participants.reduce((most, one) => most + one.stays.length, 0) + 1

/** The discussion once somebody has come in; the event says who it is. */
export function arrived<D extends WithPeople>(
  discussion: D,
  { participant, ...as }: Arrival & { participant: string; deputyOf?: string },
  from: Instant,
): D {
  const { deputyOf, ...arrival } = as
  const stay: Stay = { number: nextNumber(discussion), as: arrival, from, corrected: [] }
  const known = findParticipant(discussion, participant)
  const one = known ?? {
    ...newcomer(participant, deputyOf === undefined ? 'arrived' : 'deputy', arrival),
    ...(deputyOf !== undefined && { deputyOf: { participant: deputyOf, since: from } }),
  }
  const come = { ...one, stays: [...one.stays, stay] }
  return withParticipants(
    discussion,
    known
      ? discussion.participants.map(other => (other === known ? come : other))
      : [...discussion.participants, come],
  )
}

/** The discussion once some have gone out. */
export function left<D extends WithPeople>(discussion: D, participants: readonly string[], at: Instant): D {
  return withParticipants(
    discussion,
    discussion.participants.map(one =>
      participants.includes(one.participant)
        ? {
            ...one,
            stays: one.stays.map(stay => (stay.to === undefined ? { ...stay, to: at } : stay)),
          }
        : one,
    ),
  )
}
