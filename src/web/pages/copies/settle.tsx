import { factEntry, type FactName } from '../../../procedure/conditions/facts.ts'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { ChildName } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'
import type { Row } from '../../pieces/copy-rows.ts'
import { capital } from '../../../english.ts'

/** Where it is not known yet whether somebody gets a copy: the facts to state first. */
export function Asks({ visit, seen, rows }: { visit: Visit; seen: Seen; rows: readonly Row[] }) {
  const open = rows.filter(row => row.gives === 'ask')
  if (open.length === 0) return null
  // The same fact may decide several rows; it is asked once.
  const asked = new Map<string, { row: Row; fact: FactName }>()
  for (const row of open)
    for (const fact of row.asks) {
      const key = `${fact}/${row.child ?? ''}`
      if (!asked.has(key)) asked.set(key, { row, fact: fact as FactName })
    }
  return (
    <section class="quorate-part" id="asks">
      <h2 class="govuk-heading-l">Say this first</h2>
      <p class="govuk-body">
        It decides who gets a copy. Not knowing is not the same as no, so nobody is left out or let in by a
        guess.
      </p>
      {[...asked.values()].map(({ row, fact }) => (
        <Ask visit={visit} seen={seen} row={row} fact={fact} />
      ))}
    </section>
  )
}

function Ask({ visit, seen, row, fact }: { visit: Visit; seen: Seen; row: Row; fact: FactName }) {
  const { fields } = visit
  const field = `${row.id}-${fact}`
  const entry = factEntry(fact)
  const question = (
    <>
      {capital(entry.label)}
      {row.child && (
        <>
          {' '}
          (<ChildName seen={seen} child={row.child} />)
        </>
      )}
    </>
  )
  return (
    <form
      class="quorate-ask"
      method="post"
      action={`/discussions/${seen.discussion.reference}/copies/fact`}
      novalidate
    >
      <CommandId />
      <input type="hidden" name="row" value={row.id} />
      <input type="hidden" name="fact" value={fact} />
      {entry.kind === 'yes-no' ? (
        <Radios
          name={field}
          classes="govuk-radios--inline govuk-radios--small"
          fieldset={{ legend: { text: question, classes: 'govuk-fieldset__legend--s' } }}
          hint={`For: ${row.label}`}
          value={fields.raw(field)}
          errorMessage={fields.problemWith(field)}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      ) : (
        <Input
          name={field}
          label={{ text: question, classes: 'govuk-label--s' }}
          hint={`For: ${row.label}`}
          value={fields.raw(field)}
          errorMessage={fields.problemWith(field)}
        />
      )}
      <Button classes="govuk-button--secondary">Save</Button>
    </form>
  )
}

/** Somebody who would get a copy is kept out: the chair names who stands in. Shown to nobody who may not know it. */
export function Substitutes({ visit, seen, rows }: { visit: Visit; seen: Seen; rows: readonly Row[] }) {
  if (!seen.may('keep-out')) return null
  const blocked = new Map(rows.filter(row => row.gives === 'blocked').map(row => [row.recipient, row]))
  for (const group of ['invitees', 'participants', 'attendees']) blocked.delete(group)
  if (blocked.size === 0) return null
  return (
    <section class="quorate-part" id="substitutes">
      <h2 class="govuk-heading-l">Who stands in</h2>
      {[...blocked.values()].map(row => {
        const named = seen.discussion.answers[`substitute/${row.recipient}`]?.words
        const field = `substitute-${row.recipient}`
        return (
          <form
            method="post"
            action={`/discussions/${seen.discussion.reference}/copies/substitute`}
            novalidate
          >
            <CommandId />
            <input type="hidden" name="recipient" value={row.recipient} />
            <Textarea
              name={field}
              label={{ text: `Who receives a copy instead: ${row.label}`, classes: 'govuk-label--s' }}
              hint="The person in this role is kept out and gets nothing. Name somebody who can keep the child safe in their place, and why they can."
              rows={2}
              value={visit.fields.raw(field) || (named ?? '')}
              errorMessage={visit.fields.problemWith(field)}
            />
            <Button classes="govuk-button--secondary">
              {named ? 'Change who stands in' : 'Name who stands in'}
            </Button>
            <Why says rule={row.rule} rules={seen.rules} summary="Which copy this is about" />
          </form>
        )
      })}
    </section>
  )
}
