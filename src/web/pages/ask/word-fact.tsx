import type { WordsCompared } from '../../../procedure/comparing/words-compared.ts'
import { factEntry } from '../../../procedure/conditions/facts.ts'
import type { Fields } from '../../fields.ts'
import { DateInput } from '../../govuk/date-input.tsx'
import { Select } from '../../govuk/select.tsx'
import { capital, plainly } from '../../../english.ts'

/** What stands for “none of these”: a word that no rule compares to, so that it is known and not unknown. */
const none = 'none'

/** One fact that is a word: the words the procedure tells apart, none of them, or not known; a day, where its rules count from one. */
export function WordFact(props: { told: WordsCompared; label?: string; name?: string; fields: Fields }) {
  const { told, fields } = props
  const name = props.name ?? told.fact
  const label = props.label ?? capital(factEntry(told.fact).label)
  return (
    <>
      <Select
        name={name}
        label={{ text: label, classes: 'govuk-label--s' }}
        value={fields.raw(name)}
        errorMessage={fields.problemWith(name)}
        items={[
          { value: '', text: 'Not known' },
          ...told.words.map(word => ({ value: word, text: capital(plainly(word)) })),
          { value: none, text: 'None of these' },
        ]}
      />
      {told.dated && (
        <DateInput
          id={`${name}-ended`}
          namePrefix={`${name}-ended`}
          fieldset={{
            legend: { text: `${label}: if it has ended, when?`, classes: 'govuk-fieldset__legend--s' },
          }}
          hint="For example, 27 3 2026"
          errorMessage={fields.problemWith(`${name}-ended`)}
          values={Object.fromEntries(
            ['day', 'month', 'year'].map(part => [
              `${name}-ended-${part}`,
              fields.raw(`${name}-ended-${part}`),
            ]),
          )}
        />
      )}
    </>
  )
}

/** The word as the rules compare it; the day it ended, when that was given; undefined when nobody knows. */
export function readWordFact(
  told: WordsCompared,
  fields: Fields,
  name: string = told.fact,
): string | undefined {
  const ended = told.dated ? fields.date(`${name}-ended`) : undefined
  const chosen = fields.raw(name)
  return ended ?? ([...told.words, none].includes(chosen) ? chosen : undefined)
}

/** A fact’s word as it reads on a page. */
export const sayWordFact = (word: unknown): string =>
  word === none ? 'None of these' : capital(plainly(String(word)))
