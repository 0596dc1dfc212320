/** Under which version of its procedure something stands: a discussion that was moved still answers for what began before. */
import type { ReadyClock } from '../../procedure/conditions/ready.ts'
import { type Deadline, type Discussion, endedAt } from '../discussion.ts'
import type { Rules } from '../happening.ts'

/** The rules of now, then those of before, the latest first. */
export const versionsOf = (rules: Rules): readonly Rules[] =>
  rules.earlier ? [rules, ...rules.earlier.toReversed()] : [rules]

/** The rules with this hash among those the discussion is and was under; those of now when it is not among them. */
export const rulesOf = (hash: string, rules: Rules): Rules =>
  rules.earlier ? (versionsOf(rules).find(({ procedure }) => procedure.hash === hash) ?? rules) : rules

/** The rules that have a rule of this id: those of now, or the latest of before. */
export const rulesWith = (id: string, rules: Rules): Rules =>
  rules.earlier ? (versionsOf(rules).find(({ procedure }) => procedure.forces.has(id)) ?? rules) : rules

/** Whether a deadline was counted by the version of now. */
export const isCountedNow = ({ procedure }: Pick<Deadline, 'procedure'>, rules: Rules): boolean =>
  rulesOf(procedure, rules) === rules

/** An outcome by its id: a decision keeps the meaning and the words of the version it was made under. */
export function outcomeOf(id: string, rules: Rules): Rules['procedure']['outcomes'][number] | undefined {
  for (const { procedure } of versionsOf(rules)) {
    const found = procedure.outcomes.find(one => one.outcome === id)
    if (found) return found
  }
  return undefined
}

/** The clock a deadline was counted by, and the rules it belongs to. */
export function countedBy(
  { procedure, rule }: Pick<Deadline, 'procedure' | 'rule'>,
  rules: Rules,
): { clock: ReadyClock | undefined; under: Rules } {
  const under = rulesOf(procedure, rules)
  return { clock: under.procedure.clocks.find(one => one.id === rule), under }
}

/** The clock behind how a clock stands: the one its binding deadline was counted by, in the version it was counted under. */
export function clockOf(
  { binding, rule }: { readonly binding?: Deadline; readonly rule?: string },
  rules: Rules,
): ReadyClock | undefined {
  if (binding) return countedBy(binding, rules).clock
  for (const { procedure } of versionsOf(rules)) {
    const found = procedure.clocks.find(one => one.id === rule)
    if (found) return found
  }
  return undefined
}

/**
 * The rules a discussion was held under: who had to be there is not judged again by a version it was moved to after it had
 * ended.
 */
export function heldUnder(discussion: Discussion, rules: Rules): Rules {
  const end = endedAt(discussion)
  const after = end === undefined ? undefined : discussion.moves.find(({ at }) => at >= end)
  return after ? rulesOf(after.from.hash, rules) : rules
}
