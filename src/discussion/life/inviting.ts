/** Who is asked to take part, what they answer, who comes in whose place; and who must be kept out. */
import { sayMoment } from '../../calendar/index.ts'
import type { Implicated } from '../discussion.ts'
import { type Command, type Event, type Phase, type Refusal, isRefusal, refuse } from '../happening.ts'
import { isBlocked, isKeptFrom } from '../people/kept-out.ts'
import { sameAgency, sameName } from '../people/names.ts'
import { isSameBlock, type Runner, runningOf, shutOut } from './shutting-out.ts'
import {
  type Capacity,
  type Coming,
  findParticipant,
  type Information,
  type Invitation,
  isHere,
  type Known,
  left,
  newcomer,
  type Participant,
  sameParticipant,
  type WithPeople,
  withChanged,
  withParticipants,
} from '../people/participant.ts'

/** The invitation's id is the participant's from then on. */
export type Invite = Command<'Invite', { invitation: Invitation }>
type Invited = Event<'Invited', { invitation: Invitation }>

/** Whoever comes in somebody's place. Without an agency they are of the same one. */
type Deputy = Partial<Omit<Known, 'seat'>> & { participant?: string; name: string }
type NamedDeputy = Deputy & { participant: string }

/** Whether they come, and what their agency knows: two answers, and either may be given alone. Empty words take back the earlier ones. */
type Reply = Command<
  'Reply',
  {
    invitation: string
    answer?: Coming
    information?: Information
    capacity?: Capacity
    words?: string
    deputy?: Deputy
    /** The time it is about: how often the meeting had been moved when they were asked. */
    about?: number
  }
>
export type Replied = Event<
  'Replied',
  Omit<Reply, 'type' | 'id' | 'at' | 'by' | 'deputy'> & { deputy?: NamedDeputy }
>

/** Those who run the discussion write down who comes in somebody's place, before or while it is held. */
type NameDeputy = Command<'NameDeputy', { participant: string; deputy: Deputy }>
type DeputyNamed = Event<'DeputyNamed', { participant: string; deputy: NamedDeputy }>

type WithdrawInvitation = Command<'WithdrawInvitation', { invitation: string; reason: string }>
type InvitationWithdrawn = Event<'InvitationWithdrawn', { invitation: string; reason: string }>

/** `running`: everybody who runs it now, and whom of them this shuts out; found by the house, never said by a page. */
type Block = Command<
  'Block',
  {
    who: Implicated
    reason: string
    running?: readonly Runner[]
    /** Why it is set all the same, where it shuts out somebody who runs the discussion: asked once, with what follows. */
    knowing?: string
  }
>
type Blocked = Event<
  'Blocked',
  { who: Implicated; reason: string; knowing?: string; shutsOut?: readonly string[] }
>
type LiftBlock = Command<'LiftBlock', { who: Implicated; reason: string }>
type BlockLifted = Event<'BlockLifted', { who: Implicated; reason: string }>

export type InvitingCommand = Invite | Reply | NameDeputy | WithdrawInvitation | Block | LiftBlock
export type InvitingEvent = Invited | Replied | DeputyNamed | InvitationWithdrawn | Blocked | BlockLifted

/** Says no more than that: whoever invites may not learn from it what somebody is kept out for, nor by whom. */
const cannotBeInvited = (field: string): Refusal =>
  refuse('blocked', 'They cannot be invited to this discussion. Speak to the chair.', {
    instead: 'Name somebody else for the agency.',
    field,
  })

export const inviting: Phase<InvitingCommand, InvitingEvent> = {
  decide: {
    Invite({ id: _id, ...invite }, discussion) {
      const { invitation } = invite
      if (discussion.participants.some(one => one.participant === invitation.invitation))
        return refuse('already-invited', 'This invitation has already been made.')
      if (isKeptFrom(discussion, invitation)) return cannotBeInvited('person')
      if (discussion.invitations.some(one => !one.withdrawn && isSameInvited(one, invitation)))
        return refuse('already-invited', `${invitation.name ?? 'This person'} is already invited.`, {
          field: 'person',
        })
      return [{ ...invite, type: 'Invited' }]
    },
    Reply({ id, ...reply }, discussion) {
      const one = openInvitation(discussion, reply.invitation)
      if (!one) return refuse('no-invitation', 'There is no open invitation to answer.')
      const { booking } = discussion
      const about = booking?.sequence ?? 0
      if (booking && reply.about !== undefined && reply.about !== about)
        return refuse(
          'moved-meanwhile',
          `The meeting was moved meanwhile, to ${sayMoment(booking.starts)}. Your words are kept: say whether you come then.`,
          { field: 'answer' },
        )
      const { deputy: named, ...said } = reply
      if (said.answer === undefined && said.information === undefined && !said.words?.trim())
        return refuse('no-answer', 'Choose whether you will come, or say what your agency knows.', {
          field: 'answer',
        })
      const deputy = said.answer === 'deputy' && named ? whoDeputises(named, one, discussion, id) : undefined
      if (deputy && isRefusal(deputy)) return deputy
      return [{ ...said, about, type: 'Replied', ...(deputy && { deputy }) }]
    },
    NameDeputy({ id, ...named }, discussion) {
      const one = findParticipant(discussion, named.participant)
      if (!one) return refuse('nobody', 'Say in whose place they come.', { field: 'participant' })
      const deputy = whoDeputises(named.deputy, one, discussion, id)
      return isRefusal(deputy) ? deputy : [{ ...named, type: 'DeputyNamed', deputy }]
    },
    WithdrawInvitation({ id: _id, ...withdrawn }, discussion) {
      if (!openInvitation(discussion, withdrawn.invitation))
        return refuse('no-invitation', 'There is no open invitation to withdraw.')
      if (withdrawn.reason.trim() === '')
        return refuse('reason-needed', 'Say why the invitation is withdrawn.', { field: 'reason' })
      return [{ ...withdrawn, type: 'InvitationWithdrawn' }]
    },
    Block({ id: _id, running, ...blocked }, discussion) {
      if (!blocked.who.person && !blocked.who.name && !blocked.who.role && !blocked.who.agency)
        return refuse('nobody', 'Say who is to be kept out: a person, or a role at an agency.', {
          field: 'who',
        })
      const known =
        running ?? runningOf(discussion).map(one => ({ ...one, out: isBlocked([blocked.who], one) }))
      const out = known.filter(one => one.out)
      const refusal = shutOut(out, known, blocked)
      if (refusal) return refusal
      const shutsOut = [...new Set(out.map(one => one.name))]
      return [{ ...blocked, type: 'Blocked', ...(shutsOut.length > 0 && { shutsOut }) }]
    },
    LiftBlock({ id: _id, ...lifted }, discussion) {
      if (!discussion.implicated.some(one => isSameBlock(one, lifted.who)))
        return refuse('not-kept-out', 'They are not kept out of this discussion.', { field: 'who' })
      if (lifted.reason.trim() === '')
        return refuse('reason-needed', 'Say why they are no longer kept out.', { field: 'reason' })
      return [{ ...lifted, type: 'BlockLifted' }]
    },
  },
  evolve: {
    Invited(discussion, { invitation: asked }) {
      const { invitation: id, answer, answerWords, withdrawn, information, capacity, ...known } = asked
      const invited: Participant = {
        ...newcomer(id, 'invited', known),
        invitation: {
          ...(answer && { answer }),
          ...(information && { information }),
          ...(capacity && { capacity }),
          ...(answerWords && { answerWords }),
          ...(withdrawn !== undefined && { withdrawn }),
        },
      }
      return withParticipants(discussion, [...discussion.participants, invited])
    },
    Replied(discussion, { invitation, answer, information, capacity, words, deputy, afterwards, at, by }) {
      const one = findParticipant(discussion, invitation)
      if (!one?.invitation) return discussion
      if (afterwards !== undefined) {
        const note = {
          ...(answer && { answer }),
          ...(information && { information }),
          ...(words && { words }),
          at,
          by: by.name,
        }
        return withChanged(discussion, invitation, them => ({
          ...them,
          invitation: {
            ...them.invitation,
            saidAfterwards: [...(them.invitation?.saidAfterwards ?? []), note],
          },
        }))
      }
      const { answerWords, sends, ...before } = one.invitation
      const kept = words ?? answerWords
      const replied = withChanged(discussion, invitation, them => ({
        ...them,
        invitation: {
          ...before,
          ...(sends !== undefined && (answer ?? 'deputy') === 'deputy' && { sends }),
          ...(answer && { answer }),
          ...(information && { information }),
          ...(capacity && { capacity }),
          ...(kept && { answerWords: kept }),
        },
      }))
      if (deputy) return sent(replied, invitation, deputy, at)
      return sends !== undefined && answer !== undefined && answer !== 'deputy'
        ? notNeeded(replied, sends, one)
        : replied
    },
    DeputyNamed: (discussion, { participant, deputy, at }) => sent(discussion, participant, deputy, at),
    InvitationWithdrawn: (discussion, { invitation, reason }) => withdrawn(discussion, invitation, reason),
    // The invitation stays withdrawn: whoever is to come after all is invited again.
    BlockLifted: (discussion, { who }) => ({
      ...discussion,
      implicated: discussion.implicated.filter(one => !isSameBlock(one, who)),
    }),
    Blocked(discussion, { who, reason, at }) {
      const block = { ...who, reason }
      const barred = discussion.participants.filter(
        one => isBlocked([block], one) || one.stays.some(stay => isBlocked([block], stay.as)),
      )
      const out = left(
        { ...discussion, implicated: [...discussion.implicated, block] },
        barred.filter(isHere).map(one => one.participant),
        at,
      )
      return barred.reduce(
        (so, one) =>
          isBlocked([block], one) && one.invitation && !one.invitation.withdrawn
            ? withdrawn(so, one.participant, 'kept out of this discussion')
            : so,
        out,
      )
    },
  },
}

const openInvitation = (discussion: WithPeople, invitation: string): Participant | undefined => {
  const found = findParticipant(discussion, invitation)
  return found?.invitation && found.invitation.withdrawn === undefined ? found : undefined
}

/** Asked a second time for the same seat: by the phone book, or by the same name at the same agency. */
const isSameInvited = (one: Invitation, other: Invitation): boolean =>
  one.seat === other.seat &&
  (one.person !== undefined && other.person !== undefined
    ? one.person === other.person
    : sameName(one.name, other.name) && sameAgency(one.agency, other.agency))

/** The deputy as they will be known here: somebody who takes part already, or somebody new. */
function whoDeputises(
  deputy: Deputy,
  principal: Participant,
  discussion: Parameters<typeof isKeptFrom>[0] & WithPeople,
  command: string,
): NamedDeputy | Refusal {
  const name = deputy.name.trim()
  if (name === '') return refuse('name-needed', 'Enter who comes instead.', { field: 'deputy' })
  const known = { ...deputy, name, agency: deputy.agency ?? principal.agency }
  if (isKeptFrom(discussion, { ...known, seat: principal.seat })) return cannotBeInvited('deputy')
  const there = sameParticipant(discussion, known)
  if (there?.participant === principal.participant)
    return refuse('same-person', 'Enter somebody else: nobody comes in their own place.', { field: 'deputy' })
  return { ...known, participant: there?.participant ?? deputy.participant ?? `${command}.deputy` }
}

/** Somebody sends a deputy, who is asked to come from then on; whoever they named before is not any more. */
function sent<D extends WithPeople>(discussion: D, from: string, deputy: NamedDeputy, at: string): D {
  const principal = findParticipant(discussion, from)
  if (!principal) return discussion
  const { participant, agency = principal.agency, ...rest } = deputy
  const earlier = principal.invitation?.sends
  const before =
    earlier !== undefined && earlier !== participant ? notNeeded(discussion, earlier, principal) : discussion
  const known = findParticipant(before, participant) ?? {
    ...newcomer(participant, 'deputy', { ...rest, agency, seat: principal.seat }),
    invitation: {},
  }
  const { withdrawn: _again, ...asked } = known.invitation ?? {}
  const deputises: Participant = {
    ...known,
    invitation: asked,
    deputyOf: known.deputyOf ?? { participant: from, since: at },
  }
  const others = before.participants.some(one => one.participant === participant)
    ? before.participants.map(one => (one.participant === participant ? deputises : one))
    : [...before.participants, deputises]
  return withChanged(withParticipants(before, others), from, one => ({
    ...one,
    invitation: { ...one.invitation, answer: 'deputy', sends: participant },
  }))
}

const notNeeded = <D extends WithPeople>(discussion: D, deputy: string, principal: Participant): D =>
  withdrawn(discussion, deputy, `${principal.name ?? 'whoever they came for'} has answered otherwise since`)

const withdrawn = <D extends WithPeople>(discussion: D, participant: string, reason: string): D =>
  withChanged(discussion, participant, one =>
    one.invitation ? { ...one, invitation: { ...one.invitation, withdrawn: reason } } : one,
  )
