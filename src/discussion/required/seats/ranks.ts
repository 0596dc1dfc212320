/** Of what rank somebody in a seat has to be, where the procedure says so. */
import type { Instant } from '../../../calendar/index.ts'
import { askedOfChair } from '../../../procedure/pack/asked.ts'
import { type Discussion, startedAt } from '../../discussion.ts'
import { departure, type Duty, type DutyState, ruled } from '../duties/duty.ts'
import type { Rules } from '../../happening.ts'
import { holds, waitingFor } from '../facts/known.ts'

/**
 * One duty (`rank/police`) for each rank the procedure asks for: done once somebody of it sits in the seat, departed
 * when the record says why nobody does. A lower rank fills the seat all the same.
 */
export function rankDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  return rules.procedure.ranks.map(rule => {
    const key = `rank/${rule.seat}`
    const truth = holds(rule.applies, discussion, rules, now)
    const seated = discussion.presence.filter(one => one.seat === rule.seat && one.from <= now)
    const fits = (grade: string): boolean =>
      grade === rule['at-least'] ||
      rule.or.includes(grade) ||
      (rules.procedure.above.get(grade)?.has(rule['at-least']) ?? false)
    const departed = departure(discussion, key, rule.id)
    const state: DutyState =
      truth === false
        ? 'not-applicable'
        : seated.some(one => one.grade !== undefined && fits(one.grade))
          ? 'done'
          : departed
            ? 'departed'
            : 'open'
    const unknown = seated.some(one => one.grade === undefined)
    const below = state === 'open' && startedAt(discussion) !== undefined && seated.length > 0 && !unknown
    return {
      key,
      duty: key,
      ...ruled(rule),
      state,
      phase: 'hold' as const,
      askedOf: askedOfChair,
      doneOn: { page: 'answers' as const, duty: key },
      takes: state === 'not-applicable' ? ('nothing' as const) : ('words' as const),
      asks: [
        ...(truth === undefined ? waitingFor(rule.applies, discussion, rules, now) : []),
        ...(state === 'open' && unknown ? ['grade'] : []),
      ],
      ...(departed ? { because: departed.reason } : below && { because: 'Nobody of this rank is here.' }),
    }
  })
}
