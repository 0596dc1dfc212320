/** A day of the calendar in London, `YYYY-MM-DD`. Local dates compare with `<`. */
export type LocalDate = string

/** A moment: UTC, milliseconds, as `Date.prototype.toISOString` prints it. Instants compare with `<`. */
export type Instant = string

export const dayMs = 86_400_000
export const hourMs = 3_600_000
export const minuteMs = 60_000

/** Summer time has begun and ended on these Sundays, everywhere in the European rules, only since 1996. */
export const firstYear = 1996
/** As far as anyone plans; later days are refused, never guessed. */
export const lastYear = 2100

export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export type Weekday = (typeof weekdays)[number]

/** Days are numbered from 1 January 1996 = 0 to 31 December 2100, so that every table can be an array. */
export type DayNumber = number

const firstEpochDay = Date.UTC(firstYear, 0, 1) / dayMs
export const dayCount = Date.UTC(lastYear + 1, 0, 1) / dayMs - firstEpochDay

/** Each day's date, by number. */
export const dates: readonly LocalDate[] = Array.from({ length: dayCount }, (_, day) => utcDate(day))

function utcDate(day: DayNumber): LocalDate {
  return new Date((firstEpochDay + day) * dayMs).toISOString().slice(0, 10)
}

/** The UTC midnight that begins a day of that date, in epoch milliseconds: not London's, see `midnightMs`. */
export function utcMidnightMs(day: DayNumber): number {
  return (firstEpochDay + day) * dayMs
}

/** Year, month (1–12) and day of a date that exists in the Gregorian calendar; undefined when it does not. */
export function findYearMonthDay(date: string): { year: number; month: number; day: number } | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? { year, month, day }
    : undefined
}

/** The number of a date between 1996 and 2100; undefined for any other text. */
export function findDay(date: string): DayNumber | undefined {
  const parts = findYearMonthDay(date)
  if (!parts || parts.year < firstYear || parts.year > lastYear) return undefined
  return Date.UTC(parts.year, parts.month - 1, parts.day) / dayMs - firstEpochDay
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 0 is Sunday. */
export function weekdayNumber(day: DayNumber): number {
  return (firstEpochDay + day + 4) % 7
}

export function weekdayOf(day: DayNumber): Weekday {
  return weekdays[weekdayNumber(day)]!
}

/**
 * Epoch milliseconds of an instant.
 *
 * @throws RangeError when the text is not an instant in its one normal form (a bug in the caller: text from
 * people goes through `parseLocal`).
 */
export function msOf(instant: Instant): number {
  const month = firstDays[(digits(instant, 0, 4) - firstYear) * 12 + digits(instant, 5, 7) - 1]
  const day = month === undefined ? Number.NaN : month + digits(instant, 8, 10) - 1
  const minute = digits(instant, 11, 13) * 60 + digits(instant, 14, 16)
  const restMs = digits(instant, 17, 19) * 1000 + digits(instant, 20, 23)
  // What reads back as the same text was in the normal form, and was a day that exists.
  const readsBack =
    instant.length === 24 &&
    restMs < minuteMs &&
    instant.startsWith(dates[day] ?? '-') &&
    instant[10] === 'T' &&
    instant.startsWith(wallTimes[minute] ?? '-', 11) &&
    instant.endsWith(restMs === 0 ? ':00.000Z' : `${secondsOf(restMs)}Z`)
  return readsBack ? utcMidnightMs(day) + minute * minuteMs + restMs : slowMsOf(instant)
}

/** The day number of the first of each month. */
const firstDays = Int32Array.from({ length: (lastYear - firstYear + 1) * 12 }, (_, month) => {
  return Date.UTC(firstYear, month, 1) / dayMs - firstEpochDay
})

function slowMsOf(instant: Instant): number {
  const ms = Date.parse(instant)
  if (!Number.isNaN(ms) && new Date(ms).toISOString() === instant) return ms
  throw new RangeError(`“${instant}” is not an instant: expected the form 2026-01-14T15:00:00.000Z`)
}

function digits(text: string, start: number, end: number): number {
  let number = 0
  for (let index = start; index < end; index++) number = number * 10 + text.charCodeAt(index) - 48
  return number
}

/** The instant of epoch milliseconds, as `toISOString` prints it. */
export function instantOf(ms: number): Instant {
  const day = Math.floor(ms / dayMs) - firstEpochDay
  const date = dates[day]
  // Only the slow way can print every year; within the tables the date is there already.
  if (date === undefined) return new Date(ms).toISOString()
  const sinceMidnightMs = ms - utcMidnightMs(day)
  const minutes = Math.floor(sinceMidnightMs / minuteMs)
  const restMs = sinceMidnightMs - minutes * minuteMs
  return `${date}T${wallTimes[minutes]!}${restMs === 0 ? ':00.000' : secondsOf(restMs)}Z`
}

const wallTimes: readonly string[] = Array.from({ length: 24 * 60 }, (_, minute) =>
  new Date(minute * minuteMs).toISOString().slice(11, 16),
)

function secondsOf(ms: number): string {
  const seconds = String(100_000 + ms)
  return `:${seconds.slice(1, 3)}.${seconds.slice(3)}`
}

/** A day some days after another, or before it. */
export const daysFrom = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
