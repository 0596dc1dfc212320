/** Who comes in and goes out, and putting right what was ticked by mistake. */
import type { Instant } from '../../calendar/index.ts'
import { type Discussion, endedAt, startedAt } from '../discussion.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { isKeptFrom } from '../people/kept-out.ts'
import {
  type Arrival,
  arrived,
  findParticipant,
  isHere,
  left,
  nextNumber,
  sameParticipant,
  type Stay,
  withChanged,
} from '../people/participant.ts'

/** Somebody who has come in, as the record has them. */
export type Came = Arrival & { participant: string; deputyOf?: string }

type Join = Command<'Join', Arrival & { deputyOf?: string }>
type Joined = Event<'Joined', Came>

type Leave = Command<'Leave', { participant: string }>
/** More than one only in records from before people had an identity of their own. */
type Left = Event<'Left', { participants: readonly string[] }>

/**
 * Puts an arrival or a departure right, with the reason. `stay` is the number of the stay it is about; without it, a stay that
 * nobody ticked is added. `never`: they were not there at all; `still`: they have not left.
 */
type CorrectPresence = Command<
  'CorrectPresence',
  {
    participant: string
    stay?: number
    from?: Instant
    to?: Instant
    never?: true
    still?: true
    reason: string
  }
>
type PresenceCorrected = Event<
  'PresenceCorrected',
  { participant: string; stay: number; from: Instant; to?: Instant; never?: true; reason: string }
>

export type AttendingCommand = Join | Leave | CorrectPresence
export type AttendingEvent = Joined | Left | PresenceCorrected

export const attending: Phase<AttendingCommand, AttendingEvent> = {
  decide: {
    Join({ id, ...arrival }, discussion) {
      const known = findParticipant(discussion, arrival.participant)
      if (isKeptFrom(discussion, { ...known, ...arrival }))
        return refuse('blocked', 'This person is kept out of this discussion.')
      if (known && isHere(known))
        return refuse('already-here', `${known.name ?? 'This person'} is already on the list of people here.`)
      const { at, by, deputyOf } = arrival
      const came = whoComes(arrival, discussion, id)
      return [{ ...came, type: 'Joined', at, by, ...(deputyOf !== undefined && { deputyOf }) }]
    },
    Leave({ id: _id, participant, ...gone }, discussion) {
      const known = findParticipant(discussion, participant)
      return known && isHere(known)
        ? [{ ...gone, type: 'Left', participants: [participant] }]
        : refuse('not-here', 'They are not on the list of people here.')
    },
    CorrectPresence({ id: _id, ...fix }, discussion) {
      const who = findParticipant(discussion, fix.participant)
      if (!who) return refuse('nobody', 'Choose who it is about.', { field: 'participant' })
      if (fix.reason.trim() === '')
        return refuse('reason-needed', 'Say why it is put right.', { field: 'reason' })
      const stay = who.stays.find(one => one.number === fix.stay)
      if (fix.stay !== undefined && !stay)
        return refuse('no-stay', 'There is no such arrival on record.', { field: 'from' })
      const from = fix.from ?? stay?.from
      if (from === undefined) return refuse('when', 'Say when they arrived.', { field: 'from' })
      const to = fix.still ? undefined : (fix.to ?? stay?.to)
      const wrong = fix.never ? undefined : wrongTimes({ from, to }, who.stays, stay, discussion, fix.at)
      if (wrong) return wrong
      const ended = endedAt(discussion) !== undefined
      if (!fix.never && to === undefined && !ended && isKeptFrom(discussion, who))
        return refuse('blocked', 'This person is kept out of this discussion.')
      const { at, by, participant, never, reason } = fix
      const number = fix.stay ?? nextNumber(discussion)
      return [
        {
          type: 'PresenceCorrected',
          at,
          by,
          participant,
          stay: number,
          from,
          reason,
          ...(to !== undefined && { to }),
          ...(never && { never }),
        },
      ]
    },
  },
  evolve: {
    Joined: (discussion, { type: _type, at, by: _by, ...came }) => arrived(discussion, came, at),
    Left: (discussion, { participants, at }) => left(discussion, participants, at),
    PresenceCorrected(discussion, { participant, stay: number, from, to, never, reason, at, by }) {
      return withChanged(discussion, participant, who => {
        const stay = who.stays.find(one => one.number === number)
        const was = stay && {
          from: stay.from,
          ...(stay.to !== undefined && { to: stay.to }),
          ...(stay.never && { never: stay.never }),
        }
        const { seat, agency, person, name, grade, hasCaseSystemAccess } = who
        const corrected: Stay = {
          number,
          as: stay?.as ?? {
            seat,
            agency,
            ...(person !== undefined && { person }),
            ...(name !== undefined && { name }),
            ...(grade !== undefined && { grade }),
            ...(hasCaseSystemAccess && { hasCaseSystemAccess }),
          },
          from,
          ...(to !== undefined && { to }),
          ...(never && { never }),
          corrected: [...(stay?.corrected ?? []), { ...(was && { was }), reason, at, by: by.name }],
        }
        return {
          ...who,
          stays: stay ? who.stays.map(one => (one === stay ? corrected : one)) : [...who.stays, corrected],
        }
      })
    },
  },
}

/**
 * Who it is that comes in: the participant who is named, somebody who is in the discussion already, or somebody new under the
 * given id. Whoever sits in the room already is not the one who comes in.
 */
export function whoComes(
  arrival: Arrival,
  discussion: Discussion,
  id: string,
  besides: readonly Came[] = [],
): Came {
  const { seat, agency, person, name, grade, informationOnly, hasCaseSystemAccess } = arrival
  const named = findParticipant(discussion, arrival.participant)
  const found = named ?? sameParticipant(discussion, arrival)
  const isFree = found && !isHere(found) && !besides.some(one => one.participant === found.participant)
  return {
    participant: isFree ? found.participant : named ? id : (arrival.participant ?? id),
    seat,
    agency,
    ...(person !== undefined && { person }),
    ...(name !== undefined && { name }),
    ...(grade !== undefined && { grade }),
    ...(informationOnly && { informationOnly }),
    ...(hasCaseSystemAccess !== undefined && { hasCaseSystemAccess }),
  }
}

function wrongTimes(
  { from, to }: { from: Instant; to: Instant | undefined },
  stays: readonly Stay[],
  stay: Stay | undefined,
  discussion: Discussion,
  now: Instant,
) {
  const began = startedAt(discussion)!
  const end = endedAt(discussion)
  if (from < began)
    return refuse('before-start', 'They cannot have arrived before the discussion began.', { field: 'from' })
  if (from > now || (end !== undefined && from > end))
    return refuse('after-end', 'They cannot have arrived after the end, or later than now.', {
      field: 'from',
    })
  if (to !== undefined && to < from)
    return refuse('before-arrival', 'They cannot have left before they arrived.', { field: 'to' })
  if (to !== undefined && (to > now || (end !== undefined && to > end)))
    return refuse('after-end', 'They cannot have left after the end, or later than now.', { field: 'to' })
  const overlapping = stays.some(
    one =>
      one !== stay &&
      !one.never &&
      (to === undefined || one.from < to) &&
      (one.to === undefined || from < one.to),
  )
  return overlapping
    ? refuse(
        'overlaps',
        'They are already on record as there at that time. Put that arrival right instead.',
        {
          field: 'from',
        },
      )
    : undefined
}
