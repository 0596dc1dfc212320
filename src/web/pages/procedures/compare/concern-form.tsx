import type { Fields } from '../../../fields.ts'
import { Button } from '../../../govuk/button.tsx'
import { Checkboxes } from '../../../govuk/checkboxes.tsx'
import { Details } from '../../../govuk/details.tsx'
import { Input } from '../../../govuk/input.tsx'
import { MomentInput } from '../../../moment-input.tsx'
import { harms, ofChild, ofConcern } from './typed-concern.ts'

/** The concern to be compared. Open on the first visit and when something is wrong; afterwards the answer comes first. */
export function ConcernForm({ fields, asked }: { fields: Fields; asked: boolean }) {
  const form = (
    <form method="get" action="/procedure/concern#answer" novalidate>
      <div class="quorate-concern">
        <div>
          <MomentInput name="came" legend="When did the information come?" fields={fields} />
          <Ticks
            name="harm"
            legend="What kind of harm is suspected?"
            items={harms.map(({ value, text }) => ({ value: `harm-${value}`, text }))}
            fields={fields}
          />
        </div>
        <Ticks
          name="concern"
          legend="What is known about it?"
          hint="What you do not tick counts as not so."
          items={ofConcern}
          fields={fields}
        />
        <div>
          <div class="quorate-concern__numbers">
            <Input
              id="children"
              name="children"
              label="How many children?"
              classes="govuk-input--width-2"
              inputmode="numeric"
              value={fields.raw('children')}
              errorMessage={fields.problemWith('children')}
            />
            <Input
              id="age"
              name="age"
              label="Age in years"
              classes="govuk-input--width-2"
              inputmode="numeric"
              value={fields.raw('age')}
              errorMessage={fields.problemWith('age')}
            />
          </div>
          <Ticks name="child" legend="What is known about the child?" items={ofChild} fields={fields} />
        </div>
        <div>
          <MomentInput
            name="held"
            legend="Suppose it is held"
            hint="If you like: when the discussion starts and decides on section 47. Then what follows is counted too."
            fields={fields}
          />
        </div>
      </div>
      <Button>Show what each procedure asks</Button>
    </form>
  )
  if (fields.problems.length > 0) return form
  return (
    <Details summary={asked ? 'Change the concern' : 'This is an example. Describe your own'}>{form}</Details>
  )
}

function Ticks({
  name,
  legend,
  hint,
  items,
  fields,
}: {
  name: string
  legend: string
  hint?: string
  items: readonly { value: string; text: string }[]
  fields: Fields
}) {
  return (
    <Checkboxes
      name={name}
      idPrefix={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      {...(hint && { hint: { text: hint } })}
      items={items.map(({ value, text }) => ({
        name: value,
        value: 'yes',
        text,
        checked: fields.raw(value) === 'yes',
      }))}
    />
  )
}
