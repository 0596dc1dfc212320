/** Who may give the words that a rule asks for, and which words a request cannot do without. */
import type { Instant } from '../../calendar/index.ts'
import type { DutyRule, Pack } from '../../procedure/pack/pack.ts'
import type { Ready } from '../../procedure/conditions/ready.ts'
import type { Worded } from '../audience/audience.ts'
import type { By, Discussion } from '../discussion.ts'
import { type Refusal, type Rules, refuse } from '../happening.ts'
import { holds } from '../required/facts/known.ts'

/** Words for a duty, from the person who answers for them; not always the one who sends the request. */
export type GivenWords = { duty: string; words: string; by: By } & Worded

/**
 * Why these words cannot be taken from this person: the rule keeps them for certain grades.
 * Undefined when anybody may give them, or this person may.
 */
export function refuseWordsFrom(
  by: By,
  duty: string,
  child: string | undefined,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): Refusal | undefined {
  const about = discussion.children.find(one => one.id === child)
  const asking = rules.procedure.duties.filter(
    rule => rule.duty === duty && holds(rule.applies, discussion, rules, at, about) === true,
  )
  if (asking.length === 0 || asking.some(rule => mayGive(by, rule))) return undefined
  return refuseFor(asking[0]!, rules, 'not-theirs-to-say')
}

/**
 * Whether the procedure keeps this for somebody of this grade: words that only they may give, a date that they set, minutes
 * that they sign off.
 * It is then theirs to say, also when they do not run the discussion.
 */
export function isKeptFor(
  grade: string | undefined,
  kept: { duty: string } | { clock: string; of?: string } | { minutes: 'sign-off' },
  discussion: Discussion,
  { procedure }: Rules,
): boolean {
  if (grade === undefined) return false
  if ('duty' in kept)
    return procedure.duties.some(rule => rule.duty === kept.duty && rule['only-by']?.includes(grade))
  if ('minutes' in kept) {
    const by = procedure.pack.minutes['sign-off']?.by
    return Array.isArray(by) && by.includes(grade)
  }
  const key = kept.of === undefined ? kept.clock : `${kept.clock}/${kept.of}`
  return procedure.clocks.some(
    rule =>
      rule['target-set-by']?.includes(grade) &&
      discussion.deadlines.some(one => one.key === key && one.rule === rule.id),
  )
}

/** What may still be answered once the minutes are signed: who stands in for a recipient, who else gets a copy, what follows. */
export const answeredLater = (duty: string, { distribute, follow }: Pack): boolean =>
  duty.startsWith('substitute/') || [...distribute.duties, ...follow.duties].some(one => one.duty === duty)

/** What is still missing before this request, or this change of urgency, can stand; the discussion is as it would be. */
export function missingBeforeRequest(
  after: Discussion,
  given: readonly GivenWords[],
  rules: Rules,
  at: Instant,
): Refusal | undefined {
  for (const rule of rules.procedure.duties) {
    if (!rule['before-request'] || holds(rule.applies, after, rules, at) !== true) continue
    const already = after.answers[rule.duty]
    const words = already ? [...given, { ...already, duty: rule.duty }] : given
    const fit = words.some(one => one.duty === rule.duty && one.words.trim() !== '' && mayGive(one.by, rule))
    if (!fit) return refuseFor(rule, rules, 'must-answer')
  }
  return undefined
}

const mayGive = (by: By, rule: Ready<DutyRule>): boolean =>
  rule['only-by'] === undefined || (by.grade !== undefined && rule['only-by'].includes(by.grade))

function refuseFor(rule: Ready<DutyRule>, { procedure }: Rules, why: string): Refusal {
  const who = (rule['only-by'] ?? []).map(
    grade => procedure.pack.attend.grades.find(one => one.grade === grade)?.label ?? grade,
  )
  return refuse(why, `${rule.label}.`, {
    rule: rule.id,
    source: rule.source,
    field: rule.duty,
    ...(who.length > 0 && { instead: `Ask for it in the words of: ${who.join(', ')}.` }),
  })
}
