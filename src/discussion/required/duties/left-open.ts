/** What is still open when the minutes are signed. Each asks for its reason once, and stands in the minutes. */
import { answeredLater } from '../../life/answering.ts'
import type { Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { cannotFinalise, type Duty } from './duties.ts'

/**
 * Duties that a signature leaves open and that do not hold it up: each asks for a reason, and whoever has given one is not asked
 * again. Actions are followed up for themselves, a clock that still runs is not late, and what may still be answered after the
 * signature is not yet due.
 */
export function leftOpen({ delays }: Discussion, { procedure }: Rules, all: readonly Duty[]): Duty[] {
  return all.filter(
    duty =>
      (duty.state === 'late' || (duty.state === 'open' && duty.verdict === undefined)) &&
      !duty.beforeFinal &&
      duty.phase !== 'send' &&
      duty.phase !== 'follow' &&
      // The signature itself closes what is open.
      (duty.doneOn.page !== 'close' || duty.verdict !== undefined) &&
      duty.within === undefined &&
      asksReason.has(duty.force) &&
      !answeredLater(duty.duty, procedure.pack) &&
      !delays.some(one => one.clock === duty.key || one.clock === duty.duty),
  )
}

const asksReason: ReadonlySet<Duty['force']> = new Set(['must', 'should', 'consider'])

/** Everything asked for by now that is neither done nor departed from with a reason, whether or not the minutes wait for it. */
export const stillOpen = (discussion: Discussion, rules: Rules, all: readonly Duty[]): Duty[] => {
  const open = new Set([...cannotFinalise(all), ...leftOpen(discussion, rules, all)])
  return all.filter(duty => open.has(duty))
}
