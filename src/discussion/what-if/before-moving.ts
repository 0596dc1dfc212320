/** What moving a discussion to another version would change, worked out before anybody does it; nothing happens by looking. */
import type { Instant } from '../../calendar/index.ts'
import { decide, evolve } from '../decide.ts'
import type { By, Deadline, Discussion } from '../discussion.ts'
import { type Duty, duties } from '../required/duties/duties.ts'
import { isRefusal, type Refusal, type Rules } from '../happening.ts'
import { urgencyOf } from '../required/facts/known.ts'
import { minimumSeats } from '../required/seats/quorum.ts'
import { clockOf, isCountedNow } from '../required/under.ts'
import { type Judgement, judge } from '../required/clocks/verdict.ts'

/** One clock that has not stopped: how it stands now, what the new version counts, and what would bind. */
export type ClockMoved = {
  readonly key: string
  readonly label: string
  readonly now?: Deadline
  /** The new version's own count; none when it has no such clock, or its clock has not begun. */
  readonly counted?: Deadline
  /** Absent where nothing that has begun would bind any more: see `from`. */
  readonly binds?: Deadline
  /** Whose count would bind; `waits` where only the new version's clock is left and that has not begun. */
  readonly from: 'as-now' | 'new' | 'waits' | 'nothing'
  /** It would be late the moment the discussion is moved, and is not late now. */
  readonly lateAtOnce: boolean
}

export type MoveChanges = {
  readonly lost: readonly Duty[]
  readonly gained: readonly Duty[]
  readonly clocks: readonly ClockMoved[]
  /** Seats of the minimum, by id: those nobody need fill any more, and those that have to be filled besides. */
  readonly seats: { readonly lost: readonly string[]; readonly gained: readonly string[] }
  /** What is known of the urgency under the new version; undefined when it would have to be said anew. */
  readonly urgency: string | undefined
}

/**
 * @param under - the rules it would be moved to, with those of now as the last of their `earlier`.
 * @returns why it cannot be moved, when it cannot.
 */
export function beforeMoving(
  discussion: Discussion,
  rules: Rules,
  under: Rules,
  { by, now }: { by: By; now: Instant },
): MoveChanges | Refusal {
  const { id, hash } = under.procedure
  const events = decide(
    { type: 'MoveToProcedure', id: 'before', at: now, by, procedure: { id, hash }, reason: 'To look at it.' },
    discussion,
    under,
  )
  if (isRefusal(events)) return events
  const after = events.reduce(evolve, discussion)
  const asked = (all: readonly Duty[]) => all.filter(({ state }) => state !== 'not-applicable')
  const [old, young] = [asked(duties(discussion, rules, now)), asked(duties(after, under, now))]
  // A clock that has begun stands among the clocks.
  const without = (all: readonly Duty[], other: readonly Duty[]) =>
    all.filter(
      ({ key, verdict }) =>
        (verdict === undefined || verdict === 'not-started') && !other.some(one => one.key === key),
    )
  const seatsOf = (told: Discussion, by: Rules) => minimumSeats(told, by, now).map(({ seat }) => seat)
  const [seats, seatsThen] = [seatsOf(discussion, rules), seatsOf(after, under)]
  return {
    lost: without(old, young).filter(({ state }) => state !== 'done'),
    gained: without(young, old).filter(({ state }) => state !== 'done'),
    clocks: clocksMoved(discussion, rules, after, under, now),
    seats: {
      lost: seats.filter(seat => !seatsThen.includes(seat)),
      gained: seatsThen.filter(seat => !seats.includes(seat)),
    },
    urgency: urgencyOf(after, under),
  }
}

const late: ReadonlySet<Judgement['verdict']> = new Set(['breach', 'departure', 'target-missed'])

function clocksMoved(
  discussion: Discussion,
  rules: Rules,
  after: Discussion,
  under: Rules,
  now: Instant,
): ClockMoved[] {
  return [...new Set(after.deadlines.map(({ key }) => key))].flatMap((key): ClockMoved[] => {
    const [was, is] = [judge(key, discussion, rules, now), judge(key, after, under, now)]
    if (was.metAt !== undefined || (was.verdict === 'not-applicable' && !is.binding)) return []
    const counted = after.deadlines.findLast(one => one.key === key && isCountedNow(one, under))
    const label = clockOf(was.binding ? was : is, under)?.label ?? key
    const left = is.verdict === 'not-started' ? 'waits' : 'nothing'
    return [
      {
        key,
        label,
        ...(was.binding && { now: was.binding }),
        ...(counted && { counted }),
        ...(is.binding && { binds: is.binding }),
        from: !is.binding ? left : isCountedNow(is.binding, under) ? 'new' : 'as-now',
        lateAtOnce: late.has(is.verdict) && !late.has(was.verdict),
      },
    ]
  })
}
