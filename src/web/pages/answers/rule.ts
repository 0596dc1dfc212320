import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { rulesWith } from '../../../discussion/required/under.ts'
import type { Asked } from '../../../procedure/pack/asked.ts'
import type { Clock } from '../../../procedure/pack/clock.ts'

/** The rule a duty comes from, with whatever its kind adds to it. */
export type RuleBehind = {
  id: string
  reading?: string | undefined
  placeholder?: boolean | undefined
  /** Of whom its words are asked; for a clock, whoever is asked why it is late. */
  askedOf?: readonly Asked[] | undefined
  grounds?: readonly string[] | undefined
  /** Only these grades may give the words. */
  'only-by'?: readonly string[] | undefined
  excuse?: Clock['excuse']
}

/** The rule of the pack behind a duty; undefined when no version of the pack has it. */
export function findRule(duty: Duty, rules: Rules): RuleBehind | undefined {
  const { procedure } = rulesWith(duty.rule, rules)
  const all: readonly RuleBehind[] = [
    ...procedure.clocks,
    ...procedure.duties,
    ...procedure.seats,
    ...procedure.chairs,
    ...procedure.recipients,
    ...procedure.outcomes,
  ]
  const found = all.find(rule => rule.id === duty.rule)
  if (!found || duty.verdict === undefined || duty.overlay !== undefined) return found
  // For a late clock the words are asked by its own duty, which offers the grounds.
  const reason = procedure.duties.find(
    rule => rule.duty === 'late-reason' && rule.applies.holds(lateFor(duty, procedure.clocks)) !== false,
  )
  return { ...found, askedOf: reason?.askedOf, grounds: reason?.grounds, 'only-by': reason?.['only-by'] }
}

/** What a duty about lateness would look at, for one clock: its own urgency, and that it is late. */
function lateFor(duty: Duty, clocks: Rules['procedure']['clocks']) {
  const clock = clocks.find(one => one.id === duty.rule)
  const urgency = clock?.when && 'urgency' in clock.when ? clock.when.urgency : undefined
  return (fact: string) =>
    fact === 'late' ? [duty.duty] : fact === 'urgency' && typeof urgency === 'string' ? urgency : undefined
}
