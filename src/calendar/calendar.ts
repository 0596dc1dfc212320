import { type Counting, officeHours } from './counting.ts'
import { type DayNumber, dates, dayCount, findDay, type LocalDate, weekdayNumber, weekdayOf } from './days.ts'
import { CalendarFault } from './gap.ts'

/** One division of gov.uk's `bank-holidays.json`. */
export interface BankHolidays {
  division: string
  events: readonly { title: string; date: LocalDate; notes?: string; bunting?: boolean }[]
}

/** Bank holidays and counting conventions, compiled: every question about a working day is a look-up. */
export interface Calendar {
  /** Which bank holidays these are, so that a deadline can be pinned to them. */
  readonly hash: string
  /** First and last day of the years whose bank holidays are known. */
  readonly knownFrom: LocalDate
  readonly knownTo: LocalDate
  readonly counting: Counting
  readonly table: WorkingDays
}

/** The tables behind a calendar, by day number (see `days.ts`). */
interface WorkingDays {
  readonly knownFromDay: DayNumber
  readonly knownToDay: DayNumber
  readonly opensMs: number
  readonly closesMs: number
  /** 1 on a working day, else 0. */
  readonly working: Uint8Array
  /** Why a day is not a working day: its weekday, the holiday's name, or “closure day”. */
  readonly skipped: readonly (string | undefined)[]
  /** How many working days there have been, up to and with this one. */
  readonly rank: Int32Array
  /** The day of each working day in turn: `nth[rank[day]]` is the first working day after `day`. */
  readonly nth: Int32Array
}

/**
 * Compiles bank holidays and a procedure's counting conventions.
 *
 * After the last known year every Monday to Friday counts as a working day (closure days excepted), so a deadline
 * there is the earliest it can be; `runsOut` marks it provisional.
 *
 * @param holidays - the `england-and-wales` division of gov.uk's file; its first and last event tell the known years.
 * @param hash - sha256 of the file the holidays were read from.
 * @throws CalendarFault when a holiday, closure day or office hour cannot be used, or a year is missing.
 */
export function compileCalendar(holidays: BankHolidays, counting: Counting, hash: string): Calendar {
  const named = new Map<DayNumber, string>()
  for (const date of counting.closureDays) named.set(getDay(date, 'closure day'), 'closure day')
  const years = new Set<number>()
  for (const { title, date, notes } of holidays.events) {
    named.set(getDay(date, title), notes === 'Substitute day' ? `${title} (substitute day)` : title)
    years.add(Number(date.slice(0, 4)))
  }
  const [first, last] = knownYears(years, holidays.division)
  const [knownFrom, knownTo] = [`${first}-01-01`, `${last}-12-31`]
  return {
    hash,
    knownFrom,
    knownTo,
    counting,
    table: {
      knownFromDay: getDay(knownFrom, 'first day'),
      knownToDay: getDay(knownTo, 'last day'),
      ...officeHours(counting.office),
      ...compileWorkingDays(named),
    },
  }
}

function compileWorkingDays(named: ReadonlyMap<DayNumber, string>) {
  const working = new Uint8Array(dayCount)
  const rank = new Int32Array(dayCount)
  const nth = new Int32Array(dayCount)
  const skipped = new Array<string | undefined>(dayCount)
  let count = 0
  for (let day = 0; day < dayCount; day++) {
    const isWeekend = weekdayNumber(day) % 6 === 0
    skipped[day] = isWeekend ? weekdayOf(day) : named.get(day)
    if (skipped[day] === undefined) {
      working[day] = 1
      nth[count++] = day
    }
    rank[day] = count
  }
  return { working, skipped, rank, nth: nth.subarray(0, count) }
}

function getDay(date: LocalDate, what: string): DayNumber {
  const day = findDay(date)
  if (day !== undefined) return day
  throw new CalendarFault(
    `The ${what} “${date}” is not a day between ${dates[0]} and ${dates.at(-1)}. Write it as 2025-12-29.`,
  )
}

function knownYears(years: ReadonlySet<number>, division: string): [number, number] {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  if (years.size === 0) {
    throw new CalendarFault(`The list of bank holidays for ${division} is empty. Fetch it again from gov.uk.`)
  }
  for (let year = first; year < last; year++) {
    if (years.has(year)) continue
    throw new CalendarFault(
      `No bank holiday of ${division} is listed for ${year}. Fetch the list again from gov.uk.`,
    )
  }
  return [first, last]
}

/** Whether a date is a working day in this calendar: Monday to Friday, no bank holiday, no closure day (CONV-2). */
export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  return calendar.table.working[getDay(date, 'day')] === 1
}

/** Why a date is no working day: its weekday, the holiday's name, or “closure day”; undefined on a working day. */
export const dayOff = (date: LocalDate, calendar: Calendar): string | undefined =>
  calendar.table.skipped[getDay(date, 'day')]
