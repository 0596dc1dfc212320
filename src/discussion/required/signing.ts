/** Whose signature counts as the sign-off that the procedure asks for. */
import type { By, Discussion } from '../discussion.ts'
import type { Rules } from '../happening.ts'

/** Whether a signature by this person counts. Somebody whose grade is not on record is taken at their word. */
export function maySign(by: By | undefined, { chair }: Discussion, { procedure }: Rules): boolean {
  const asked = procedure.pack.minutes['sign-off']?.by
  if (asked === undefined || by?.grade === undefined) return true
  if (asked !== 'chair') return asked.includes(by.grade)
  const isThem = chair?.person === by.person
  return chair === undefined || isThem || (chair.person === undefined && chair.grade === by.grade)
}
