import type { Rules } from '../../../discussion/happening.ts'
import { gradeName } from '../../../discussion/papers/saying.ts'
import type { Person } from '../../../people/standing.ts'
import type { Fields } from '../../fields.ts'
import { Select } from '../../govuk/select.tsx'
import { Why } from '../../because.tsx'
import { type Going, sayPerson } from './going.ts'

/** Grades some chair rule of this procedure names, or stands above when it says “or above”. */
export function chairGrades({ procedure }: Rules): Set<string> {
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

/** Who decides whether the threshold is met and will chair, and who will take the minutes: named now so that they see it at once. */
export function PeopleFields({ going, fields }: { going: Going; fields: Fields }) {
  const { rules, people } = going
  const chair = rules.procedure.chairs[0]
  return (
    <>
      <p class="govuk-body">{sayDecider(rules)}</p>
      <Select
        name="chair"
        label={{ text: 'Who decides, and will chair?', classes: 'govuk-label--s' }}
        hint="They see the request as soon as you send it. You can name somebody else later"
        value={fields.raw('chair')}
        errorMessage={fields.problemWith('chair')}
        items={[{ value: '', text: 'Not settled yet' }, ...chairItems(people, rules)]}
      />
      {chair && <Why rule={chair} rules={rules} summary="Who may chair" />}
      <Select
        name="minute-taker"
        label={{ text: 'Who will take the minutes?', classes: 'govuk-label--s' }}
        value={fields.raw('minute-taker')}
        errorMessage={fields.problemWith('minute-taker')}
        items={[{ value: '', text: 'Not settled yet' }, ...minuteTakerItems(people)]}
      />
    </>
  )
}

/** Who decides on the request, as the procedure says it; where it says nothing, that. */
export function sayDecider(rules: Rules): string {
  const by = rules.procedure.pack.convene.request?.['decided-by'] ?? 'silent'
  return by === 'silent'
    ? 'This procedure does not say who decides whether a discussion is held. Name the manager who will.'
    : `Decided by: ${by.map(grade => gradeName(grade, rules)).join(', ')}.`
}
