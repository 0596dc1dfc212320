import { cannotFinalise, type Duty, duties } from '../../../discussion/required/duties.ts'
import type { Seen } from '../../visit.ts'

/** Duties that the minutes wait for. */
export const mustAnswer = ({ discussion, rules }: Pick<Seen, 'discussion' | 'rules'>, now: string): Duty[] =>
  cannotFinalise(duties(discussion, rules, now))

/**
 * Duties that are open when the discussion closes and do not hold it up: each asks for a reason. Actions have their own page, a
 * clock that still runs is not late, and what can only happen after the signature is not yet due.
 */
export function asksReason({ discussion, rules }: Pick<Seen, 'discussion' | 'rules'>, now: string): Duty[] {
  return duties(discussion, rules, now).filter(
    duty =>
      (duty.state === 'late' || (duty.state === 'open' && duty.verdict === undefined)) &&
      !duty.beforeFinal &&
      duty.phase !== 'send' &&
      duty.phase !== 'follow' &&
      // The signature itself is what this page is for.
      (duty.doneOn.page !== 'close' || duty.verdict !== undefined) &&
      (duty.force === 'must' || duty.force === 'should' || duty.force === 'consider'),
  )
}
