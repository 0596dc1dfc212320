import type { Rules } from '../../../discussion/happening.ts'
import type { Person } from '../../../people/standing.ts'
import type { Fields } from '../../fields.ts'
import { Fieldset } from '../../govuk/fieldset.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { mayGive, nameOf, wantedBy } from './given.ts'
import { sayPerson } from '../../pieces/person-items.ts'
import type { Choice } from './urgency.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

/** The words and whose they are, for each urgency that asks for some. */
export function GivenFields(props: {
  choices: readonly Choice[]
  people: readonly Person[]
  rules: Rules
  fields: Fields
}) {
  const { choices, people, rules, fields } = props
  return (
    <>
      {wantedBy(choices).map(({ rule, of }) => {
        const theirs = people.filter(one => mayGive(rule, one))
        const grades = (rule['only-by'] ?? []).map(grade => gradeName(grade, rules)).join(' or ')
        return (
          <Fieldset
            classes="quorate-boxed"
            legend={{
              text: `Only for ${of.map(label => `“${label}”`).join(' or ')}`,
              classes: 'govuk-fieldset__legend--s',
            }}
          >
            <Textarea
              name={nameOf(rule)}
              label={{ text: rule.label, classes: 'govuk-label--s' }}
              hint={grades ? `In the words of the ${grades}: without them it cannot be sent` : undefined}
              rows={4}
              value={fields.raw(nameOf(rule))}
              errorMessage={fields.problemWith(nameOf(rule))}
            />
            <Select
              name={nameOf(rule, '-by')}
              label={{ text: 'Whose words are these?', classes: 'govuk-label--s' }}
              value={fields.raw(nameOf(rule, '-by'))}
              errorMessage={fields.problemWith(nameOf(rule, '-by'))}
              items={[
                { value: '', text: 'Choose a person' },
                ...theirs.map(one => ({ value: one.person, text: sayPerson(one) })),
              ]}
            />
            <Why rule={rule} rules={rules} about={rule.label} />
          </Fieldset>
        )
      })}
    </>
  )
}
