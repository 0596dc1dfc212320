import type { Fields } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { capital } from '../../../english.ts'

/** A form that could not be done: where it goes, and every field as it was sent. */
export type Kept = { readonly action: string; readonly sent: readonly (readonly [string, string])[] }

/** @returns undefined when nothing was sent that could be sent again. */
export function keptFrom(action: string, fields: Fields): Kept | undefined {
  const sent = fields.names().flatMap(name => fields.all(name).map(value => [name, value] as const))
  return sent.length > 0 && action.startsWith('/') ? { action, sent } : undefined
}

/**
 * The form again, with what was typed to be read and every field to be sent as it was. Its command has the same id, so what
 * was saved already is not saved twice.
 *
 * @param mend - fields to be changed before it is sent, each with what is wrong with it.
 */
export function KeptForm({
  kept,
  button,
  mend = [],
}: {
  kept: Kept
  button: string
  mend?: readonly { readonly field: string; readonly says: string }[]
}) {
  const wrong = new Map(mend.map(({ field, says }) => [field, says]))
  const words = kept.sent.filter(([name, value]) => !wrong.has(name) && isTyped(name, value))
  return (
    <form method="post" action={kept.action} novalidate>
      {kept.sent.map(([name, value]) =>
        wrong.has(name) ? (
          <Textarea
            name={name}
            label={{ text: sayField(name), classes: 'govuk-label--s' }}
            rows={12}
            // A browser takes the first line end after the tag for its own.
            value={value.startsWith('\n') ? `\n${value}` : value}
            errorMessage={wrong.get(name)}
          />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      {words.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What you typed</h2>
          <dl class="govuk-summary-list">
            {words.map(([name, value]) => (
              <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{sayField(name)}</dt>
                <dd class="govuk-summary-list__value quorate-kept__words">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Button preventDoubleClick>{button}</Button>
    </form>
  )
}

/** What only the page and the server say to each other. */
const betweenUs: ReadonlySet<string> = new Set(['command', 'answer', 'revision', 'saves', 'back', 'to'])
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Something a person would miss, in contrast to what they ticked and what the page sent along. */
const isTyped = (name: string, value: string): boolean =>
  !betweenUs.has(name) && !id.test(value) && (/\s/.test(value.trim()) || value.length > longestChoice)
/** No value of a choice is longer. */
const longestChoice = 40

/** “Words for the police” for `words-for-the-police`: the page that knows its label could not be shown. */
function sayField(name: string): string {
  const words = name.replaceAll(/[-_/.]+/g, ' ').trim()
  return words === '' ? 'Your words' : capital(words)
}
