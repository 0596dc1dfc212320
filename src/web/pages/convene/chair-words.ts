import { chairing } from '../../../discussion/required/seats/chair.ts'
import type { Discussion } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'

/** What the procedure would say of a chair of this grade; nothing when it says nothing about chairs. */
export function chairGradeWords(grade: string | undefined, discussion: Discussion, rules: Rules): string {
  if (rules.procedure.chairs.length === 0) return ''
  if (grade === undefined) return 'Their grade is not known, so nobody can say whether they may chair.'
  return chairing({ ...discussion, chair: { grade, attested: [] } }, rules)?.because ?? ''
}
