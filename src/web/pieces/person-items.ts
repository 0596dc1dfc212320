/** People of the phone book as a list to choose from: who may chair or usually takes the minutes comes first. */
import type { Rules } from '../../discussion/happening.ts'
import type { Person } from '../../people/standing.ts'

/** “Amira Rahman, social worker, Aldermere Children’s Social Care”. */
export const sayPerson = (one: Person): string =>
  [one.name, one.roleTitle, one.agencyName].filter(Boolean).join(', ')

/** Grades some chair rule of this procedure names, or stands above when it says “or above”. */
function chairGrades({ procedure }: Rules): Set<string> {
  const grades = new Set(
    procedure.chairs.flatMap(rule => [...rule.grades, ...rule.attested.map(one => one.grade)]),
  )
  for (const rule of procedure.chairs.filter(one => one['or-above']))
    for (const [grade, below] of procedure.above)
      if (rule.grades.some(listed => below.has(listed))) grades.add(grade)
  return grades
}

/** People who may chair first, then everybody else, each with what they are. */
export function chairItems(people: readonly Person[], rules: Rules) {
  const grades = chairGrades(rules)
  const may = (one: Person) => one.grade !== undefined && one.grade !== null && grades.has(one.grade)
  return [...people]
    .sort((a, b) => Number(may(b)) - Number(may(a)))
    .map(one => ({ value: one.person, text: may(one) ? `${sayPerson(one)} (may chair)` : sayPerson(one) }))
}

export function minuteTakerItems(people: readonly Person[]) {
  const takes = (one: Person) => one.seat === 'minute-taker'
  return [...people]
    .sort((a, b) => Number(takes(b)) - Number(takes(a)))
    .map(one => ({ value: one.person, text: sayPerson(one) }))
}
