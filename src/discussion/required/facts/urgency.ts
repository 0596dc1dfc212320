/** Which of the procedure's urgency classes the known facts point to (AMB-72: each procedure judges the facts for itself). */
import type { Instant } from '../../../calendar/index.ts'
import type { Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds } from './known.ts'

/** The classes whose predicate is true, and whether an unknown fact keeps another from being judged. */
export function pointedTo(
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): { classes: string[]; asks: boolean } {
  const told = rules.procedure.urgency
    .filter(one => one.when)
    .map(one => ({ class: one.class, truth: holds(one.applies, discussion, rules, now) }))
  return {
    classes: told.filter(({ truth }) => truth === true).map(one => one.class),
    asks: told.some(({ truth }) => truth === undefined),
  }
}
