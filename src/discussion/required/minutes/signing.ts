/** Whose signature counts as the sign-off that the procedure asks for. */
import type { By, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'

/** Whether somebody may sign at all: the chair of the meeting, or who took over on the record, or whom the procedure names. */
export function signs(by: By, discussion: Discussion, rules: Rules): boolean {
  const { chair, appointed } = discussion
  const theirs = appointed.chair?.takesOver
    ? appointed.chair.person
    : (chair?.person ?? appointed.chair?.person)
  return theirs === undefined || theirs === by.person || isNamed(by, rules)
}

/** Whether the procedure names a grade for it, and this is one; somebody whose grade is not on record is taken at their word. */
const isNamed = ({ grade }: By, { procedure }: Rules): boolean => {
  const asked = procedure.pack.minutes['sign-off']?.by
  return Array.isArray(asked) && (grade === undefined || asked.includes(grade))
}

/** Whether a signature by this person counts. Somebody whose grade is not on record is taken at their word. */
export function maySign(by: By | undefined, { chair, appointed }: Discussion, { procedure }: Rules): boolean {
  const asked = procedure.pack.minutes['sign-off']?.by
  if (asked === undefined || by?.grade === undefined) return true
  if (asked !== 'chair') return asked.includes(by.grade)
  const isThem =
    chair?.person === by.person || (appointed.chair?.takesOver && appointed.chair.person === by.person)
  return chair === undefined || isThem === true || (chair.person === undefined && chair.grade === by.grade)
}
