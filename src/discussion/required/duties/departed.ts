/** Rules that ask nothing of anybody until somebody breaks them: a forwarded invitation, minutes shown to a relative. */
import { askedOfRunning } from '../../../procedure/pack/asked.ts'
import { walkPack } from '../../../procedure/pack/walk.ts'
import type { Discussion } from '../../discussion.ts'
import { type Duty, ruled } from './duty.ts'
import type { Rules } from '../../happening.ts'
import { versionsOf } from '../under.ts'

/**
 * One duty, departed from, for each recorded departure from a rule that makes no duty of its own; so that a prohibition
 * broken shows on the board and in the report (`rule/BD-806`).
 */
export function departedDuties(discussion: Discussion, rules: Rules, all: readonly Duty[]): Duty[] {
  const bare = discussion.departures.filter(
    one => one.duty === undefined && !all.some(duty => duty.rule === one.rule),
  )
  if (bare.length === 0) return []
  const known = versionsOf(rules).flatMap(({ procedure }) => walkPack(procedure.pack).rules)
  return [...new Map(bare.map(one => [one.rule, one])).values()].flatMap(({ rule: id, reason }) => {
    const rule = known.find(({ rule: one }) => one.id === id || one.also?.includes(id))?.rule
    if (!rule || rule.force === 'informative') return []
    const { force } = rule
    return {
      key: `rule/${id}`,
      duty: `rule/${id}`,
      ...ruled({ ...rule, force, id }),
      state: 'departed' as const,
      phase: 'follow' as const,
      askedOf: askedOfRunning,
      doneOn: { page: 'answers' as const, duty: `rule/${id}` },
      takes: 'nothing' as const,
      because: reason,
    }
  })
}
