/** Who has to be there, and which of them are missing: asked by the facts themselves, so that `holds` comes in with the question. */
import type { Instant } from '../../../calendar/index.ts'
import type { FactName } from '../../../procedure/conditions/facts.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'
import { type Discussion, endedAt } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { heldUnder } from '../under.ts'
import { filledBy } from './filled-seats.ts'
import type { Holds } from '../facts/holds.ts'

export type Quorum = {
  met: boolean
  missing: string[]
  filled: { seat: string; by: string }[]
  excused: string[]
}

/**
 * Whether the minimum takes part at a moment (after the end: as it stood at the end).
 * A minimum agency spoken to separately counts once its conversation is recorded (AMB-15).
 */
export function quorumBy(holds: Holds, discussion: Discussion, rules: Rules, at: Instant): Quorum {
  const end = endedAt(discussion)
  const moment = end !== undefined && end < at ? end : at
  const answer: Quorum = { met: true, missing: [], filled: [], excused: [] }
  const under = heldUnder(discussion, rules)
  for (const seat of minimumBy(holds, discussion, under, moment)) {
    const by = filledBy(seat, discussion, under, moment)
    if (by !== undefined) answer.filled.push({ seat: seat.seat, by })
    else if (absenceAllowed(seat, holds, discussion, under, moment)) answer.excused.push(seat.seat)
    else answer.missing.push(seat.seat)
  }
  answer.met = answer.missing.length === 0
  return answer
}

export function minimumBy(holds: Holds, discussion: Discussion, rules: Rules, at: Instant): ReadySeat[] {
  const under = heldUnder(discussion, rules)
  return under.procedure.seats.filter(
    seat => seat.minimum && holds(seat.applies, discussion, under, at) === true,
  )
}

/** Facts worked out from who is there; a seat that depends on one cannot be part of the answer. */
const askedOfSeats: ReadonlySet<FactName> = new Set(['absent', 'unavailable', 'late'])

/** Seats that must or should be filled and that nobody fills; a seat that need only be invited is not among them. */
export function missingBy(holds: Holds, discussion: Discussion, rules: Rules, at: Instant): string[] {
  const under = heldUnder(discussion, rules)
  return under.procedure.seats
    .filter(
      seat =>
        (seat.minimum || seat.force === 'must' || seat.force === 'should') &&
        !seat['enough-to-invite'] &&
        !seat.applies.asks.some(fact => askedOfSeats.has(fact)) &&
        holds(seat.applies, discussion, under, at) === true &&
        filledBy(seat, discussion, under, at) === undefined,
    )
    .map(seat => seat.seat)
}

function absenceAllowed(
  seat: ReadySeat,
  holds: Holds,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): boolean {
  const { absence } = seat
  if (!absence) return false
  if (holds(absence.applies, discussion, rules, at) !== true) return false
  return absence.answers.every(duty => discussion.answers[duty] !== undefined)
}
