import type { Rules } from '../../../discussion/happening.ts'
import type { Fields } from '../../fields.ts'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { chairItems, minuteTakerItems } from '../../pieces/person-items.ts'
import type { Going } from './going.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

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
      <Textarea
        name="oneself"
        label={{ text: 'If you name yourself: why?', classes: 'govuk-label--s' }}
        hint="For instance at night, when nobody else is there. It stands in the record"
        rows={2}
        value={fields.raw('oneself')}
        errorMessage={fields.problemWith('oneself')}
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
