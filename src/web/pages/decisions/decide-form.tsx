import type { Child } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import type { Fields } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { ending } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { linesOf } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'

/** What a form said that was not taken, so that the page shows it again as it was typed. */
export type Typed = { about: string; fields: Fields; refusal?: Refusal }

/** What happens next for one child, why, and the lines it relies on. */
export function DecideForm(props: {
  visit: Visit
  seen: Seen
  child: Child
  typed: Typed | undefined
  again: boolean
}) {
  const { seen, child, typed, again } = props
  const { procedure } = seen.rules
  const shown = typed?.about === child.id ? typed.fields : undefined
  const open = procedure.outcomes.filter(one => one.force !== 'never')
  const closed = procedure.outcomes.filter(one => one.force === 'never')
  const lines = linesOf(seen).filter(line => line.about.length === 0 || line.about.includes(child.id))
  const [outcomeField, reasonField] = [`outcome-${child.id}`, `reason-${child.id}`]
  return (
    <form
      class="quorate-form"
      method="post"
      action={`/discussions/${seen.discussion.reference}/decisions`}
      novalidate
    >
      <CommandId />
      <input type="hidden" name="decision" value={crypto.randomUUID()} />
      <input type="hidden" name="child" value={child.id} />
      <Radios
        name="outcome"
        idPrefix={outcomeField}
        fieldset={{
          legend: {
            text: again ? 'What else happens for this child?' : 'What happens next for this child?',
            classes: 'govuk-fieldset__legend--m',
          },
        }}
        value={shown?.raw('outcome') ?? ''}
        errorMessage={shown?.problemWith(outcomeField)}
        items={[
          ...open.map(one => ({
            value: one.outcome,
            text: one.label,
            hint: [
              one.excludes === true ? 'Stands alone.' : '',
              one.contingent ? ending(one.contingent) : '',
              one.id,
            ]
              .filter(Boolean)
              .join(' '),
          })),
          ...(closed.length > 0 ? [{ divider: 'Not decided at this meeting' }] : []),
          ...closed.map(one => ({
            value: one.outcome,
            text: one.label,
            hint: `${one.id}: not allowed here. ${one.instead ? `Instead: ${ending(one.instead)}` : ''}`,
          })),
        ]}
      />
      <Textarea
        name="reason"
        id={reasonField}
        label={{ text: 'Reason', classes: 'govuk-label--m' }}
        hint="What makes this right for this child, in words a court could read."
        rows={4}
        value={shown?.raw('reason') ?? ''}
        errorMessage={shown?.problemWith(reasonField)}
      />
      {lines.length > 0 && (
        <Checkboxes
          name="lines"
          idPrefix={`lines-${child.id}`}
          classes="govuk-checkboxes--small quorate-relied-on"
          fieldset={{
            legend: { text: 'Lines this relies on', classes: 'govuk-fieldset__legend--m' },
          }}
          hint="What was said about this child, or about nobody in particular."
          values={shown?.all('lines') ?? []}
          items={lines.map(line => ({
            value: line.line,
            text: <span class="quorate-private">{line.text}</span>,
            hint: `${line.speaker}, ${line.agency} · ${kindWords[line.kind]}`,
          }))}
        />
      )}
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  )
}
