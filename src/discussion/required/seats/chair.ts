/** Whether the person in the chair is of a grade the procedure lets chair. */
import type { Procedure } from '../../../procedure/procedure.ts'
import { type Discussion, startedAt } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds } from '../facts/known.ts'
import { heldUnder } from '../under.ts'
import { plainly } from '../../../english.ts'

type ChairRule = Procedure['chairs'][number]
type Chairing = { allowed: boolean; rule: ChairRule; because: string; standIn: boolean }

/** Judges the chair of a discussion; undefined while there is none, or when the procedure says nothing about chairs. */
export function chairing(discussion: Discussion, now: Rules): Chairing | undefined {
  const rules = heldUnder(discussion, now)
  const { chair } = discussion
  if (!chair) return undefined
  const at = discussion.happened.at(-1)?.at ?? ''
  const ruling = rules.procedure.chairs.filter(rule => holds(rule.applies, discussion, rules, at) === true)
  const rule =
    ruling.find(one => may(chair.grade, one, chair.attested, discussion, rules) !== undefined) ?? ruling[0]
  if (!rule) return undefined
  const how = may(chair.grade, rule, chair.attested, discussion, rules)
  return {
    allowed: how !== undefined,
    standIn: how === 'stand-in',
    rule,
    because: how
      ? `A ${say(chair.grade, rules)} may chair.`
      : `A ${say(chair.grade, rules)} is not among those who chair under this procedure.`,
  }
}

function may(
  grade: string,
  rule: ChairRule,
  attested: readonly string[],
  discussion: Discussion,
  { procedure }: Rules,
): 'listed' | 'above' | 'attested' | 'stand-in' | undefined {
  if (rule.grades.includes(grade)) return 'listed'
  if (rule['or-above'] && rule.grades.some(listed => procedure.above.get(grade)?.has(listed))) return 'above'
  const proven = (experience: string) =>
    attested.includes(experience) ||
    discussion.attestations.some(one => one.grade === grade && one.experience === experience)
  if (rule.attested.some(one => one.grade === grade && proven(one.experience))) return 'attested'
  return rule['stand-ins'].includes(grade) && !isThere(rule.grades, discussion) ? 'stand-in' : undefined
}

/** Whether somebody of one of these grades, or in a seat of that name, was there when the discussion started. */
function isThere(grades: readonly string[], discussion: Discussion): boolean {
  const start = startedAt(discussion)
  return discussion.presence.some(
    one =>
      (start === undefined || one.from <= start) &&
      (grades.includes(one.seat) || (one.grade !== undefined && grades.includes(one.grade))),
  )
}

export const say = (grade: string, { procedure }: Rules): string =>
  procedure.pack.attend.grades.find(one => one.grade === grade)?.label.toLowerCase() ?? plainly(grade)
