import type { Field } from '../../procedure/pack/pack.ts'
import type { Fields } from '../fields.ts'
import { Checkboxes } from '../govuk/checkboxes.tsx'
import { DateInput } from '../govuk/date-input.tsx'
import { Input } from '../govuk/input.tsx'
import { Radios } from '../govuk/radios.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { factEntry } from '../../procedure/conditions/facts.ts'
import { factOf, offersNone, sayChoice } from './form-questions.ts'
import { capital } from '../../english.ts'

/** One question of a procedure’s form, with “None known” or “Not known” wherever that can be the honest answer. */
export function FormField({ field, fields }: { field: Field; fields: Fields }) {
  const name = field.field
  const error = fields.problemWith(name)
  const label = field.required ? field.label : `${field.label} (optional)`
  const legend = { legend: { text: label, classes: 'govuk-fieldset__legend--s' } }
  switch (field.kind) {
    case 'yes-no':
      return <YesNo name={name} label={label} hint={field.hint} fields={fields} />
    case 'choice': {
      const several = factOf(name) !== undefined && factEntry(factOf(name)!).kind === 'words'
      const choices = (field.choices ?? []).map(choice => ({ value: choice, text: capital(choice) }))
      const unknown = { value: 'not-known', text: capital(sayChoice('not-known')) }
      if (!several)
        return (
          <Radios
            name={name}
            value={fields.raw(name)}
            fieldset={legend}
            hint={field.hint}
            errorMessage={error}
            items={[...choices, { divider: 'or' }, unknown]}
          />
        )
      return (
        <Checkboxes
          name={name}
          values={fields.all(name)}
          fieldset={legend}
          hint={field.hint ?? 'Choose all that apply'}
          errorMessage={error}
          items={[...choices, { divider: 'or' }, { ...unknown, behaviour: 'exclusive' }]}
        />
      )
    }
    case 'date':
      return (
        <>
          <DateInput
            id={name}
            namePrefix={name}
            fieldset={legend}
            hint={field.hint ?? 'For example, 27 3 2026'}
            errorMessage={error}
            values={Object.fromEntries(
              ['day', 'month', 'year'].map(part => [`${name}-${part}`, fields.raw(`${name}-${part}`)]),
            )}
          />
          <Tick name={`${name}-unknown`} text="Not known" about={field.label} fields={fields} />
        </>
      )
    case 'people':
    case 'long-text':
      return (
        <>
          <Textarea
            name={name}
            label={{ text: label, classes: 'govuk-label--s' }}
            hint={field.kind === 'people' ? peopleHint(field.hint) : field.hint}
            rows={field.kind === 'people' ? 3 : 5}
            value={fields.raw(name)}
            errorMessage={error}
          />
          {offersNone(field) && (
            <Tick name={`${name}-none`} text="None known" about={field.label} fields={fields} />
          )}
        </>
      )
    case 'children':
      return null
    case 'text':
      return (
        <Input
          name={name}
          label={{ text: label, classes: 'govuk-label--s' }}
          hint={field.hint}
          value={fields.raw(name)}
          errorMessage={error}
        />
      )
  }
}

const peopleHint = (hint: string | undefined): string =>
  [hint, 'One person on each line'].filter(Boolean).join('. ')

/** One box to tick, said in full to those who only hear it. */
export function Tick(props: { name: string; text: string; about: string; fields: Fields }) {
  return (
    <Checkboxes
      name={props.name}
      values={props.fields.all(props.name)}
      classes="govuk-checkboxes--small quorate-tick"
      items={[
        {
          value: 'yes',
          text: (
            <>
              {props.text}
              <span class="govuk-visually-hidden">: {props.about}</span>
            </>
          ),
        },
      ]}
    />
  )
}

/** Yes, no or not known. Not known is kept as unknown, which is not no. */
export function YesNo(props: { name: string; label: string; hint?: string | undefined; fields: Fields }) {
  return (
    <Radios
      name={props.name}
      value={props.fields.raw(props.name)}
      classes="govuk-radios--inline"
      hint={props.hint}
      fieldset={{ legend: { text: props.label, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={props.fields.problemWith(props.name)}
      items={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'Not known' },
      ]}
    />
  )
}

/** “None known” beside somebody’s name says two things at once. */
export function checkNone(fields: Fields, all: readonly Field[]): void {
  for (const field of all) {
    if (!offersNone(field)) continue
    if (fields.raw(`${field.field}-none`) === 'yes' && fields.text(field.field) !== undefined)
      fields.wrong(field.field, `${field.label} You ticked “None known” and also wrote something. Keep one.`)
  }
}
