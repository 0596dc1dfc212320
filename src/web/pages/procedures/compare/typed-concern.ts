/** A concern typed on the page: what is ticked is so, what is not ticked is not so. No name, nothing about a real child. */
import { type Instant, london, parseLocal } from '../../../../calendar/index.ts'
import type { Child, StatedFacts } from '../../../../discussion/discussion.ts'
import { allAtOnce } from '../../../../discussion/what-if/read-concern.ts'
import type { Concern } from '../../../../discussion/what-if/answers-compared.ts'
import type { Fields } from '../../../fields.ts'
import { readMoment, typedMoment } from '../../../moment-input.tsx'

export const harms = [
  { value: 'physical', text: 'Physical' },
  { value: 'neglect', text: 'Neglect' },
  { value: 'sexual', text: 'Sexual' },
  { value: 'emotional', text: 'Emotional' },
] as const

/** What can be ticked about the concern. */
export const ofConcern = [
  { value: 'serious-harm', text: 'Serious harm is alleged' },
  { value: 'immediate-safeguarding-needed', text: 'Action is needed today to keep the child safe' },
  { value: 'risk-to-life', text: 'There is a risk to life' },
  { value: 'serious-immediate-harm', text: 'Serious immediate harm is likely' },
  { value: 'forensic-window', text: 'The time to gather forensic evidence is limited' },
  { value: 'complex', text: 'Complex or organised abuse is identified' },
  { value: 'out-of-hours', text: 'The discussion is held out of hours' },
] as const

/** What can be ticked about the child. */
export const ofChild = [
  { value: 'in-education', text: 'Goes to a school, college or nursery' },
  { value: 'in-care', text: 'Is in care' },
  { value: 'in-hospital', text: 'Is in hospital' },
  { value: 'injuries', text: 'Has injuries' },
  { value: 'urgent-medical', text: 'An urgent medical is needed or done' },
  { value: 'sexual-abuse-disclosed', text: 'Sexual abuse is disclosed, or a professional suspects it' },
] as const

const mostChildren = 12
const oldestYears = 17

/** An example to begin with: told this morning, a child of four with injuries. */
export function exampleAt(now: Instant): Record<string, string> {
  const { date } = london(now)
  const morning = parseLocal(`${date}T09:00`)
  return {
    ...typedMoment('came', 'instant' in morning ? morning.instant : now),
    'harm-physical': 'yes',
    'serious-harm': 'yes',
    'in-education': 'yes',
    injuries: 'yes',
    age: '4',
    children: '1',
  }
}

/** Reads what was typed; undefined when something is wrong, which the fields then say. */
export function readTyped(fields: Fields, now: Instant): Concern | undefined {
  const came = readMoment(fields, 'came')
  if (came === undefined && fields.problems.length === 0)
    fields.wrong('came', 'Enter the date and the time at which the information came.')
  const held = readMoment(fields, 'held')
  if (came !== undefined && held !== undefined && held < came)
    fields.wrong('held', 'The discussion cannot start before the information came.')
  const age = wholeNumber(fields, 'age', oldestYears, `Enter the age in years, from 0 to ${oldestYears}.`)
  const many = wholeNumber(
    fields,
    'children',
    mostChildren,
    `Enter how many children, from 1 to ${mostChildren}.`,
  )
  if (many === 0) fields.wrong('children', `Enter how many children, from 1 to ${mostChildren}.`)
  if (fields.problems.length > 0) return undefined

  const ticked = (list: readonly { value: string }[]): StatedFacts =>
    Object.fromEntries(list.map(({ value }) => [value, fields.raw(value) === 'yes']))
  const harm = harms.filter(({ value }) => fields.raw(`harm-${value}`) === 'yes').map(({ value }) => value)
  const born = age === undefined ? undefined : bornYearsBefore(london(came ?? now).date, age)
  const children = Array.from(
    { length: many ?? 1 },
    (_, place): Child => ({
      id: String.fromCharCode(65 + place),
      ...(born && { born }),
      facts: ticked(ofChild),
    }),
  )
  const supposed = held === undefined ? [] : [{ instant: 'started' as const, at: held }]
  const decided =
    held === undefined
      ? []
      : children.map(({ id }) => ({ instant: 'section-47-decided' as const, at: held, child: id }))
  return {
    facts: { ...ticked(ofConcern), harm },
    children,
    happened: [...allAtOnce(came ?? now), ...supposed, ...decided],
  }
}

function wholeNumber(fields: Fields, field: string, most: number, says: string): number | undefined {
  const typed = fields.raw(field).trim()
  if (typed === '') return undefined
  return /^\d{1,2}$/.test(typed) && Number(typed) <= most ? Number(typed) : fields.wrong(field, says)
}

/** A birthday half a year ago, so that the age is the same on any day soon. */
function bornYearsBefore(day: string, years: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const half = month > 6 ? month - 6 : month + 6
  return `${year - years - (month > 6 ? 0 : 1)}-${String(half).padStart(2, '0')}-01`
}
