import { seatName } from '../../../discussion/papers/saying.ts'
import type { Person } from '../../../people/standing.ts'
import type { Fields } from '../../fields.ts'
import { Details } from '../../govuk/details.tsx'
import { Fieldset } from '../../govuk/fieldset.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Select } from '../../govuk/select.tsx'
import { FormField } from '../../pieces/form-field.tsx'
import { type Going, sayPerson } from './going.ts'
import type { Step } from './steps.ts'

/** Anybody who must not learn of the discussion: a person of the phone book, or whoever holds a role at an agency. */
export function KeptOutFields({ going, step, fields }: { going: Going; step: Step; fields: Fields }) {
  return (
    <>
      <p class="govuk-body">
        Whoever you name here cannot be invited, cannot open the discussion and gets no copy; to them it does
        not exist. Leave it empty when there is nobody.
      </p>
      <KeptOutRow row={1} fields={fields} people={going.people} rules={going.rules} />
      <Details
        summary="Keep out somebody else as well"
        open={[2, 3].some(row => isFilled(row, fields)) || undefined}
      >
        {[2, 3].map(row => (
          <KeptOutRow row={row} fields={fields} people={going.people} rules={going.rules} />
        ))}
      </Details>
      {step.fields.map(field => (
        <FormField field={field} fields={fields} />
      ))}
      <InsetText>
        Only those chosen from the lists above are kept out by Quorate. Somebody you only describe in words is
        for the chair to keep out.
      </InsetText>
    </>
  )
}

const isFilled = (row: number, fields: Fields): boolean =>
  ['person', 'role', 'agency', 'reason'].some(part => fields.raw(`out-${row}-${part}`) !== '')

export function KeptOutRow({
  row,
  fields,
  people,
  rules,
}: {
  row: number
  fields: Fields
  people: readonly Person[]
  rules: Going['rules']
}) {
  const agencies = [...new Set(people.map(one => one.agencyName))]
  const roles = [...new Set(people.flatMap(one => (one.role ? [one.role] : [])))].sort()
  const name = (part: string) => `out-${row}-${part}`
  return (
    <Fieldset
      classes="quorate-boxed"
      legend={{
        text: row === 1 ? 'Keep out' : `Keep out, number ${row}`,
        classes: 'govuk-fieldset__legend--s',
      }}
    >
      <Select
        name={name('person')}
        label="A person"
        value={fields.raw(name('person'))}
        errorMessage={fields.problemWith(name('person'))}
        items={[
          { value: '', text: 'Nobody by name' },
          ...people.map(one => ({ value: one.person, text: sayPerson(one) })),
        ]}
      />
      <p class="govuk-body">or whoever holds</p>
      <div class="quorate-pair">
        <Select
          name={name('role')}
          label="This role"
          value={fields.raw(name('role'))}
          items={[
            { value: '', text: 'Any role' },
            ...roles.map(role => ({ value: role, text: sayRole(role, rules) })),
          ]}
        />
        <Select
          name={name('agency')}
          label="At this agency"
          value={fields.raw(name('agency'))}
          errorMessage={fields.problemWith(name('agency'))}
          items={[
            { value: '', text: 'No agency' },
            ...agencies.map(agency => ({ value: agency, text: agency })),
          ]}
        />
      </div>
      <Input
        name={name('reason')}
        label="Why"
        hint="For the chair and whoever asks for the discussion"
        value={fields.raw(name('reason'))}
        errorMessage={fields.problemWith(name('reason'))}
      />
    </Fieldset>
  )
}

const sayRole = (role: string, rules: Going['rules']): string =>
  rules.procedure.pack.words[role] ??
  rules.procedure.seats.flatMap(seat => seat.roles).find(one => one.role === role)?.label ??
  seatName(role, rules)

/** Says what is wrong with the rows: a block needs its reason, and a role needs its agency, or it would meet strangers. */
export function readKeptOutRows(fields: Fields, people: readonly Person[]): void {
  for (const row of [1, 2, 3]) {
    const at = (part: string) => fields.raw(`out-${row}-${part}`)
    const named = at('person') !== ''
    if (named && !people.some(one => one.person === at('person')))
      fields.wrong(`out-${row}-person`, 'Choose somebody from the list.')
    if (named && (at('role') || at('agency')))
      fields.wrong(`out-${row}-person`, 'Choose a person, or a role at an agency, not both.')
    if (!named && at('role') && !at('agency'))
      fields.wrong(
        `out-${row}-agency`,
        'Say at which agency. A role alone would keep out people you do not mean.',
      )
    if ((named || at('agency')) && !fields.text(`out-${row}-reason`))
      fields.wrong(`out-${row}-reason`, 'Say why, so that the chair can judge it.')
  }
}
