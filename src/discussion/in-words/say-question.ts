/** What the procedure asks to have put into words, as it is said of one discussion. */
import type { Instant } from '../../calendar/index.ts'
import type { Discussion } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { askedBy, askedLabel } from '../required/duties/asked-by.ts'
import { holds } from '../required/facts/known.ts'
import { plainly } from '../../english.ts'

/** Words given for no rule that applies here have a name of their own: a rule’s label would say what is not so. */
const own: Readonly<Record<string, string>> = {
  'below-minimum-reason': 'Why the discussion went ahead below the minimum',
  'late-reason': 'Why it is late',
  'medical-reason': 'Why a medical is needed',
  'no-medical-reason': 'Why no medical is needed',
  'medical-advice-given': 'Medical advice given',
  'consent-rationale': 'Why consent was sought, or was not',
  'parents-not-contacted-reason': 'Why the parents were, or were not, contacted',
}

/** A question as it is said of this discussion: the rule’s own label where the rule applies here. */
export function questionLabel(
  duty: string,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): string {
  const rule = askedBy(duty, of, discussion, rules, at)
  const child = discussion.children.find(one => one.id === of)
  const applies = rule && holds(rule.applies, discussion, rules, at, child) !== false
  if (applies) return askedLabel(rule, discussion, rules, at)
  return own[duty] ?? rule?.label ?? plainly(duty).replace('/', ': ')
}
