/** The duties that seats make: to have somebody in each of them. */
import type { Instant } from '../../../calendar/index.ts'
import { askedOfRunning } from '../../../procedure/pack/asked.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'
import { type Discussion, startedAt } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { departure, type Duty, type DutyState, ruled } from './duty.ts'
import { holds, waitingFor } from '../facts/known.ts'
import { filledSeats } from '../seats/filled-seats.ts'
import { minimumSeats, quorum } from '../seats/quorum.ts'
import { heldUnder } from '../under.ts'

/** One duty for each seat that must or should be filled. */
export const seatDuties = (discussion: Discussion, rules: Rules, now: Instant): Duty[] =>
  ofSeats(
    rules.procedure.seats.filter(seat => seat.force !== 'may' && seat.force !== 'never'),
    discussion,
    rules,
    now,
  )

/** A seat by the key of its duty (`attend/gp`), whether or not it has to be filled. */
export function dutyOfSeat(key: string, discussion: Discussion, now: Rules, at: Instant): Duty | undefined {
  const rules = heldUnder(discussion, now)
  const seats = rules.procedure.seats.filter(seat => key === `attend/${seat.seat}`)
  return ofSeats(seats, discussion, rules, at)[0]
}

function ofSeats(seats: readonly ReadySeat[], discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const filled = filledSeats(discussion, now)
  const minimum = new Set(minimumSeats(discussion, rules, now).map(seat => seat.seat))
  const { filled: sat, excused } = quorum(discussion, rules, now)
  const met = new Set(sat.map(({ seat }) => seat))
  for (const seat of met) filled.add(seat)
  for (const seat of rules.procedure.seats)
    if (seat['spoken-to-counts'] === false && minimum.has(seat.seat) && !met.has(seat.seat))
      filled.delete(seat.seat)
  const invited = new Set(discussion.invitations.filter(one => !one.withdrawn).map(one => one.seat))
  return seats.map(seat => {
    const truth = holds(seat.applies, discussion, rules, now)
    const key = `attend/${seat.seat}`
    const departed = departure(discussion, key, seat.id)
    const state: DutyState =
      truth === false || excused.includes(seat.seat)
        ? 'not-applicable'
        : filled.has(seat.seat) || (seat['enough-to-invite'] && invited.has(seat.seat))
          ? 'done'
          : departed
            ? 'departed'
            : held && minimum.has(seat.seat)
              ? 'late'
              : 'open'
    return {
      key,
      duty: key,
      ...ruled(seat),
      state,
      phase: 'convene',
      askedOf: askedOfRunning,
      doneOn: { page: 'convene', part: 'seat', seat: seat.seat },
      takes: 'nothing',
      asks: truth === undefined ? waitingFor(seat.applies, discussion, rules, now) : [],
      ...(departed && { because: departed.reason }),
    }
  })
}
