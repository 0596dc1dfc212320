import { type Allowance, findAllowanceFault } from './allowance.ts'
import type { Calendar } from './calendar.ts'
import { type Due, dueAt, noDue } from './due.ts'
import {
  type DayNumber,
  dates,
  daysInMonth,
  findDay,
  findYearMonthDay,
  hourMs,
  type Instant,
  lastYear,
  msOf,
} from './days.ts'
import { CalendarGap } from './gap.ts'
import { checkYear, dayOfMs, midnightMs } from './london.ts'
import { sayDay } from './say.ts'

/**
 * When an allowance runs out. The allowance's own comment says how each is counted; `explain` shows the count.
 *
 * @param from - the instant the clock started; its London day is day 0.
 * @throws CalendarGap when `from` lies before the first year whose bank holidays are known, or the deadline after 2100.
 *   Between the last known year and 2100 the answer is marked provisional instead: protecting a child does not wait
 *   for next year's list.
 * @throws RangeError for an allowance that cannot be counted, such as half a working day (packs are checked earlier).
 */
export function runsOut(allowance: Allowance, from: Instant, calendar: Calendar): Due {
  return runsOutFrom(allowance, msOf(from), calendar)
}

/** `runsOut` from epoch milliseconds. */
export function runsOutFrom(allowance: Allowance, fromMs: number, calendar: Calendar): Due {
  const fault = findAllowanceFault(allowance)
  if (fault) throw new RangeError(fault)
  checkKnown(fromMs, calendar)
  if (allowance === 'none') return noDue
  const atMs = runsOutMs(allowance, fromMs, calendar)
  if (Number.isNaN(atMs)) {
    throw new CalendarGap(
      `This deadline lies after ${lastYear}, further than days are counted. Shorten the allowance.`,
    )
  }
  return dueAt(atMs, allowance, fromMs, calendar)
}

function checkKnown(fromMs: number, calendar: Calendar): void {
  checkYear(fromMs)
  const day = dayOfMs(fromMs)
  if (day >= calendar.table.knownFromDay) return
  throw new CalendarGap(
    `Bank holidays before ${sayDay(calendar.knownFrom)} are not in this calendar, so nothing can be counted from ${sayDay(dates[day]!)}. Use a calendar that covers ${dates[day]!.slice(0, 4)}.`,
  )
}

/**
 * The moment of `runsOut` in epoch milliseconds, without any of the rest.
 *
 * @returns NaN when there is no such moment: no time limit, or later than 2100.
 */
export function runsOutMs(allowance: Allowance, fromMs: number, calendar: Calendar): number {
  if (allowance === 'none') return Number.NaN
  if (allowance === 'at-once') return fromMs
  if (typeof allowance === 'object' && 'hours' in allowance) return elapsedMs(fromMs, allowance.hours)
  const day = dayOfMs(fromMs)
  if (allowance === 'same-day' || allowance === 'same-working-day') return endMs(day)
  if (allowance === 'before-next-working-day') return nextOpeningMs(day, fromMs, calendar)
  if (allowance === 'calendar-month') return endMs(monthsLater(day, 0, 'last'))
  if ('calendar-months' in allowance) return endMs(monthsLater(day, allowance['calendar-months'], 'same'))
  return workingDaysMs(day, allowance['working-days'], fromMs, calendar)
}

const afterLastDayMs = midnightMs.at(-1)!

function elapsedMs(fromMs: number, hours: number): number {
  const atMs = fromMs + Math.round(hours * hourMs)
  return atMs < afterLastDayMs ? atMs : Number.NaN
}

/** The midnight that ends a day; NaN for a day that is not in the tables. */
function endMs(day: DayNumber | undefined): number {
  return day === undefined ? Number.NaN : (midnightMs[day + 1] ?? Number.NaN)
}

function nextOpeningMs(day: DayNumber, fromMs: number, { table }: Calendar): number {
  const todayMs = midnightMs[day]! + table.opensMs
  if (table.working[day] === 1 && fromMs < todayMs) return todayMs
  const next = table.nth[table.rank[day]!]
  return next === undefined ? Number.NaN : midnightMs[next]! + table.opensMs
}

function workingDaysMs(day: DayNumber, days: number, fromMs: number, calendar: Calendar): number {
  const { counting, table } = calendar
  const last = lastDay(receivedOn(day, fromMs, calendar), days, calendar)
  if (last === undefined || counting.edge === 'end-of-day') return endMs(last)
  const closeMs = midnightMs[last]! + table.closesMs
  // An event after closing on a day that is itself the last one still has that day: nothing is late before it began.
  return fromMs > closeMs ? endMs(last) : closeMs
}

/** The London day on which something counts as received, as the convention on late receipt says. */
export function receivedOn(day: DayNumber, fromMs: number, { counting, table }: Calendar): DayNumber {
  if (counting.lateReceipt === 'same-day') return day
  const isOpen = table.working[day] === 1 && fromMs <= midnightMs[day]! + table.closesMs
  return isOpen ? day : (table.nth[table.rank[day]!] ?? day)
}

function lastDay(received: DayNumber, days: number, { counting, table }: Calendar): DayNumber | undefined {
  const isDayOne = counting.countFrom === 'event-day' ? table.working[received]! : 0
  return table.nth[table.rank[received]! - isDayOne + days - 1]
}

function monthsLater(day: DayNumber, by: number, which: 'same' | 'last'): DayNumber | undefined {
  const from = findYearMonthDay(dates[day]!)!
  const monthCount = from.year * 12 + from.month - 1 + by
  const [year, month] = [Math.floor(monthCount / 12), (monthCount % 12) + 1]
  const length = daysInMonth(year, month)
  const dayOfMonth = which === 'last' ? length : Math.min(from.day, length)
  return findDay(`${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`)
}

function twoDigits(amount: number): string {
  return String(amount).padStart(2, '0')
}
