/** Somebody who must not learn of a discussion, chosen and read: when it is asked for, and at any time after. */
import type { Implicated } from '../../discussion/discussion.ts'
import type { Rules } from '../../discussion/happening.ts'
import type { Person } from '../../people/standing.ts'
import type { Fields } from '../fields.ts'
import { Fieldset } from '../govuk/fieldset.tsx'
import { Input } from '../govuk/input.tsx'
import { Select } from '../govuk/select.tsx'
import { sayPerson } from './person-items.ts'
import { seatName } from '../../discussion/in-words/pack-words.ts'

export function KeptOutRow({
  row,
  fields,
  people,
  rules,
}: {
  row: number
  fields: Fields
  people: readonly Person[]
  rules: Rules
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

const sayRole = (role: string, rules: Rules): string =>
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

/** Somebody in the phone book. */
export type FindPerson = (
  person: string,
) => Pick<Person, 'name' | 'email' | 'agencyName' | 'role'> | undefined

/**
 * Those who must not learn of the discussion. A name alone cannot be kept out: it is kept as words for the chair. With a
 * person goes the role they hold, so that whoever would have got a copy in that role is seen to be missing and replaced.
 */
export function readKeptOut(fields: Fields, findPerson: FindPerson): Implicated[] {
  return [1, 2, 3].flatMap((row): Implicated[] => {
    const reason = fields.text(`out-${row}-reason`)?.trim()
    const person = fields.raw(`out-${row}-person`)
    const found = person ? findPerson(person) : undefined
    if (found) {
      const { name, email, agencyName, role } = found
      return [
        {
          person,
          name,
          ...(email && { email }),
          ...(role && { agency: agencyName, role }),
          ...(reason && { reason }),
        },
      ]
    }
    const agency = fields.raw(`out-${row}-agency`)
    const role = fields.raw(`out-${row}-role`)
    if (!agency && !role) return []
    return [{ ...(agency && { agency }), ...(role && { role }), ...(reason && { reason }) }]
  })
}
