import { type Instant, london, parseLocal } from '../calendar/index.ts'
import { type Fields, readTime, type Typed } from './fields.ts'
import { DateInput } from './govuk/date-input.tsx'
import { Fieldset } from './govuk/fieldset.tsx'
import { Input } from './govuk/input.tsx'
import { Radios } from './govuk/radios.tsx'

/**
 * A London moment typed as a date and a time, with the answer to “the first or the second time?” in the autumn hour that
 * comes twice. Undefined when nothing was typed, or when it cannot be read: then a problem says why.
 *
 * @param latest - a moment that has happened cannot lie after it.
 */
export function readMoment(fields: Fields, name: string, latest?: Instant): Instant | undefined {
  const typedTime = fields.raw(`${name}-time`).trim()
  const problemsBefore = fields.problems.length
  const date = fields.date(name)
  if (fields.problems.length > problemsBefore) return undefined
  if (date === undefined && typedTime === '') return undefined
  if (date === undefined) return fields.wrong(name, 'Enter the date as well as the time, like 27 3 2026.')
  const time = readTime(typedTime)
  if (time === undefined)
    return fields.wrong(`${name}-time`, 'Enter the time as well as the date, like 2:30pm.')
  const which = fields.raw(`${name}-which`)
  const text = `${date}T${time}`
  const parsed = parseLocal(cameTwice(text) && /^[12]$/.test(which) ? `${text}#${which}` : text)
  if ('refusal' in parsed)
    return cameTwice(text)
      ? fields.wrong(
          `${name}-which`,
          'The clocks went back that night, so this time came twice. Say which one you mean.',
        )
      : fields.wrong(name, 'That time did not exist: the clocks went forward that night. Enter another time.')
  if (latest !== undefined && parsed.instant > latest)
    return fields.wrong(name, 'That is in the future. Enter when it happened.')
  return parsed.instant
}

const cameTwice = (text: string): boolean => 'instant' in parseLocal(`${text}#1`)

/** A moment as the fields of `MomentInput` would hold it. */
export function typedMoment(name: string, at: Instant): Typed {
  const { date, time, occurrence } = london(at)
  const [year, month, day] = date.split('-').map(Number)
  return {
    [`${name}-day`]: String(day),
    [`${name}-month`]: String(month),
    [`${name}-year`]: String(year),
    [`${name}-time`]: time,
    ...(occurrence && { [`${name}-which`]: String(occurrence) }),
  }
}

/** Date and time side by side; below them, only when the hour came twice, which of the two is meant. */
export function MomentInput({
  name,
  legend,
  hint,
  fields,
}: {
  name: string
  legend: string
  hint?: string | undefined
  fields: Fields
}) {
  const values = Object.fromEntries(
    ['day', 'month', 'year'].map(part => [`${name}-${part}`, fields.raw(`${name}-${part}`)]),
  )
  const asksWhich = fields.raw(`${name}-which`) !== '' || fields.problemWith(`${name}-which`) !== undefined
  return (
    <Fieldset legend={{ text: legend, classes: 'govuk-fieldset__legend--s' }} classes="quorate-moment">
      {hint && <div class="govuk-hint">{hint}</div>}
      <div class="quorate-moment__parts">
        <DateInput
          id={name}
          namePrefix={name}
          values={values}
          fieldset={{ legend: { text: `Date: ${legend}`, classes: 'govuk-visually-hidden' } }}
          errorMessage={fields.problemWith(name)}
        />
        <Input
          name={`${name}-time`}
          label="Time"
          classes="govuk-input--width-5"
          value={fields.raw(`${name}-time`)}
          errorMessage={fields.problemWith(`${name}-time`)}
          autocomplete="off"
        />
      </div>
      {asksWhich && (
        <Radios
          name={`${name}-which`}
          value={fields.raw(`${name}-which`)}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'This time came twice that night. Which one?' } }}
          errorMessage={fields.problemWith(`${name}-which`)}
          items={[
            { value: '1', text: 'The first time, before the clocks went back' },
            { value: '2', text: 'The second time, after the clocks went back' },
          ]}
        />
      )}
    </Fieldset>
  )
}
