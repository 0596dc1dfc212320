import type { Allowance } from './allowance.ts'
import type { Calendar } from './calendar.ts'
import { type DayNumber, dates, type Instant, instantOf, type LocalDate } from './days.ts'
import { dayOfMs, midnightMs } from './london.ts'

/** When something must have happened. `at` undefined means that there is no time limit. */
export type Due = DueMoment | typeof noDue

export interface DueMoment {
  at: Instant
  /**
   * True: something that happens exactly at `at` is in time (hours, office close, at once). False: `at` is the first
   * instant too late (midnight after the last day; the opening of the office).
   */
  inclusive: boolean
  /** The London day on which it falls due; when `at` is the midnight that ends a day, that day. */
  day: LocalDate
  /** The date rests on a year whose bank holidays are not known yet: it can only move later. */
  provisional: boolean
  /** Same working day, but the office is closed: it goes to the out-of-hours team, still on this date (CONV-6). */
  route?: 'out-of-hours'
  /** When this falls due while the office is closed: the last moment before it, and since the event, at which the office is open (AMB-37). */
  lastOfficeMoment?: Instant
}

/** No time limit. */
export const noDue: {
  at: undefined
  inclusive: true
  day: undefined
  provisional: false
  route?: undefined
  lastOfficeMoment?: undefined
} = { at: undefined, inclusive: true, day: undefined, provisional: false }

/** Whether something that happened at `moment` was in time. With no time limit it always is. */
export function inTime(due: Due, moment: Instant): boolean {
  if (due.at === undefined) return true
  return due.inclusive ? moment <= due.at : moment < due.at
}

/** Everything there is to say about a deadline that has been counted. */
export function dueAt(atMs: number, allowance: Allowance, fromMs: number, calendar: Calendar): DueMoment {
  const inclusive = isInclusive(atMs, allowance, calendar)
  const lastMs = inclusive ? atMs : atMs - 1
  const day = dayOfMs(lastMs)
  const officeMs = findLastOfficeMs(lastMs, day, fromMs, calendar)
  const due: DueMoment = {
    at: instantOf(atMs),
    inclusive,
    day: dates[day]!,
    provisional: day > calendar.table.knownToDay && countsWorkingDays(allowance),
  }
  if (allowance === 'same-working-day' && !isOfficeDayLeft(day, fromMs, calendar)) due.route = 'out-of-hours'
  if (officeMs !== undefined) due.lastOfficeMoment = instantOf(officeMs)
  return due
}

function isInclusive(atMs: number, allowance: Allowance, { counting }: Calendar): boolean {
  if (allowance === 'at-once') return true
  if (typeof allowance === 'string' || 'calendar-months' in allowance) return false
  if ('hours' in allowance) return true
  return counting.edge === 'office-close' && atMs !== midnightMs[dayOfMs(atMs)]
}

/** Whether a bank holiday nobody knows of yet could move it: hours and months run through holidays, a day is a day. */
function countsWorkingDays(allowance: Allowance): boolean {
  if (typeof allowance === 'object') return 'working-days' in allowance
  return allowance === 'before-next-working-day'
}

function isOfficeDayLeft(day: DayNumber, fromMs: number, { table }: Calendar): boolean {
  return table.working[day] === 1 && fromMs <= midnightMs[day]! + table.closesMs
}

function findLastOfficeMs(
  lastMs: number,
  day: DayNumber,
  fromMs: number,
  { table }: Calendar,
): number | undefined {
  const sinceMidnightMs = lastMs - midnightMs[day]!
  const isWorking = table.working[day] === 1
  if (isWorking && sinceMidnightMs >= table.opensMs && sinceMidnightMs <= table.closesMs) return undefined
  const hasClosedToday = isWorking && sinceMidnightMs > table.closesMs
  const officeDay = hasClosedToday ? day : table.nth[table.rank[day]! - (isWorking ? 2 : 1)]!
  const closeMs = midnightMs[officeDay]! + table.closesMs
  return closeMs >= fromMs ? closeMs : undefined
}
