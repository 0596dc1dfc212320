/** Whose signature counts as the sign-off that the procedure asks for. */
import type { Procedure } from '../procedure/procedure.ts'
import type { By } from './discussion.ts'

/** Whether a signature by this person counts. Somebody whose grade is not on record is taken at their word. */
export function maySign(by: By | undefined, { pack }: Procedure): boolean {
  const asked = pack.minutes['sign-off']?.by
  return asked === undefined || asked === 'chair' || by?.grade === undefined || asked.includes(by.grade)
}
