/** Days and moments typed into a form: one reader for all of them. What cannot be is refused; what is only odd is asked once. */
import {
  type Instant,
  type LocalDate,
  daysFrom,
  london,
  parseLocal,
  readWrittenTime,
} from '../calendar/index.ts'
import type { Fields, Typed } from './fields.ts'
import { Checkboxes } from './govuk/checkboxes.tsx'
import { DateInput } from './govuk/date-input.tsx'
import { Fieldset } from './govuk/fieldset.tsx'
import { Input } from './govuk/input.tsx'
import { Radios } from './govuk/radios.tsx'

/** What a moment has to be: it has happened already, or it is to come. */
type Bounds = { latest?: Instant | undefined; earliest?: Instant | undefined }

const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }

/**
 * A London moment typed as a date and a time (“today 9.20am” in the place of the time says both), with the answers to “at night
 * or in the afternoon?” where a time can be either, and to “the first or the second time?” in the autumn hour that comes twice.
 * Undefined when nothing was typed, or when it cannot be read: then a problem says why.
 *
 * @param now - what “today” in the time means; without it the word is not taken.
 */
export function readMoment(
  fields: Fields,
  name: string,
  { latest, earliest, now }: Bounds & { now?: Instant } = {},
): Instant | undefined {
  const problemsBefore = fields.problems.length
  const { day: worded, time: typedTime } = splitDay(
    fields.raw(`${name}-time`).trim(),
    now ?? latest ?? earliest,
  )
  const typedDate = fields.date(name)
  if (fields.problems.length > problemsBefore) return undefined
  const date = typedDate ?? worded
  if (date === undefined && typedTime === '') return undefined
  if (date === undefined) return fields.wrong(name, 'Enter the date as well as the time, like 27 3 2026.')
  const written = readWrittenTime(typedTime)
  if (written === undefined)
    return fields.wrong(`${name}-time`, 'Enter the time as well as the date, like 2:30pm.')
  const time = 'time' in written ? written.time : halfMeant(fields, name, date, written.either, { earliest })
  if (time === undefined) return undefined
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
  if (earliest !== undefined && parsed.instant < earliest)
    return fields.wrong(name, 'That is in the past. Choose a time to come.')
  return parsed.instant
}

/** “today 9.20am” → that day, and what is left of the time. */
function splitDay(typed: string, now: Instant | undefined): { day?: LocalDate; time: string } {
  const found = /^([a-z]+)[\s,]+(?:at\s+)?(.*)$/i.exec(typed)
  const from = days[found?.[1]?.toLowerCase() ?? '']
  if (!found || from === undefined || now === undefined) return { time: typed }
  return { day: daysFrom(london(now).date, from), time: found[2]! }
}

/**
 * Which half of the day is meant. Only the afternoon is ever taken without being said, and only where the night before it cannot
 * be meant because it is over.
 */
function halfMeant(
  fields: Fields,
  name: string,
  date: LocalDate,
  [first, second]: readonly [string, string],
  { earliest }: Bounds,
): string | undefined {
  const said = fields.raw(`${name}-half`)
  if (said === 'first') return first
  if (said === 'second') return second
  const early = parseLocal(`${date}T${first}`)
  if (earliest !== undefined && 'instant' in early && early.instant < earliest) return second
  const words = halves(first)
  return fields.wrong(`${name}-half`, `${sayTime(first)}: ${words[0]}, or ${words[1]}? Say which you mean.`)
}

/** The two halves of a day as people call that hour of them. */
const halves = (first: string): readonly [string, string] =>
  first < '05:00' ? ['at night', 'in the afternoon'] : ['in the morning', 'in the evening']
const sayTime = (time: string): string => time.replace(/^0/, '')

const cameTwice = (text: string): boolean => 'instant' in parseLocal(`${text}#1`)

/** Asks once whether something odd is meant; true when it is, or nothing is odd. Another date is asked about again. */
export function isMeant(fields: Fields, name: string, odd: readonly string[], what: string): boolean {
  if (odd.length === 0 || fields.raw(`${name}-meant`) === what) return true
  fields.wrong(`${name}-meant`, `${odd.join(' ')} Is that meant?`)
  return false
}

/** “Yes, that is meant”, shown where something odd was typed. `what` is what would be meant, as `isMeant` was asked. */
export function Meant({ fields, name, what }: { fields: Fields; name: string; what: string }) {
  const problem = fields.problemWith(`${name}-meant`)
  if (problem === undefined && !fields.has(`${name}-meant`)) return null
  return (
    <Checkboxes
      name={`${name}-meant`}
      idPrefix={`${name}-meant`}
      values={fields.all(`${name}-meant`)}
      classes="govuk-checkboxes--small"
      errorMessage={problem}
      items={[{ value: what, text: 'Yes, that is meant' }]}
    />
  )
}

/** A moment as the fields of `MomentInput` would hold it. */
export function typedMoment(name: string, at: Instant): Typed {
  const { date, time, occurrence } = london(at)
  return {
    ...typedDay(name, date),
    [`${name}-time`]: time,
    ...(occurrence && { [`${name}-which`]: String(occurrence) }),
  }
}

/** A day as the three fields of a date would hold it. */
function typedDay(name: string, date: LocalDate): Typed {
  const [year, month, day] = date.split('-').map(Number)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}

/** What the three fields of a date show: as they were sent, even empty; otherwise the day on record. */
export function dayShown(fields: Fields, name: string, saved?: LocalDate): Record<string, string> {
  const otherwise = saved === undefined ? {} : typedDay(name, saved)
  return Object.fromEntries(
    ['day', 'month', 'year']
      .map(part => `${name}-${part}`)
      .map(field => [field, fields.shown(field, otherwise[field] as string | undefined)]),
  )
}

/** Date and time side by side; below them, only where they are asked, which half of the day and which of two hours is meant. */
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
  const asksWhich = fields.raw(`${name}-which`) !== '' || fields.problemWith(`${name}-which`) !== undefined
  const asksHalf = fields.raw(`${name}-half`) !== '' || fields.problemWith(`${name}-half`) !== undefined
  const written = readWrittenTime(fields.raw(`${name}-time`).replace(/^[a-z]+[\s,]+(at\s+)?/i, ''))
  const either = written && 'either' in written ? written.either : undefined
  return (
    <Fieldset legend={{ text: legend, classes: 'govuk-fieldset__legend--s' }} classes="quorate-moment">
      {hint && <div class="govuk-hint">{hint}</div>}
      <div class="quorate-moment__parts">
        <DateInput
          id={name}
          namePrefix={name}
          values={dayShown(fields, name)}
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
      {either && asksHalf && (
        <Radios
          name={`${name}-half`}
          value={fields.raw(`${name}-half`)}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Which half of the day?' } }}
          errorMessage={fields.problemWith(`${name}-half`)}
          items={halves(either[0]).map((words, index) => ({
            value: index === 0 ? 'first' : 'second',
            text: `${sayTime(either[index]!)}, ${words}`,
          }))}
        />
      )}
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
