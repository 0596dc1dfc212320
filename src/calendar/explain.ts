import type { Allowance } from './allowance.ts'
import type { Calendar } from './calendar.ts'
import { type DayNumber, dates, dayMs, type Instant, type LocalDate, msOf } from './days.ts'
import type { Due, DueMoment } from './due.ts'
import { dayOfMs, findClockChange, midnightMs, offsetMs } from './london.ts'
import { receivedOn, runsOutFrom, runsOutMs } from './runs-out.ts'
import { sayDayNumber, sayMoment, sayTime, sayWallTime } from './say.ts'
import { plural } from '../english.ts'

/** How a deadline was counted, for a person to follow with a finger on the calendar. */
export interface Explanation {
  due: Due
  /** “By the end of Tuesday 6 May 2025: 15 working days after Thursday 10 April 2025” */
  sentence: string
  /** Every London day that was looked at, in order. Empty where no days are counted: hours, months, at once, none. */
  days: ExplainedDay[]
  /** What else changed or could change the answer: clock changes, unknown holidays, an office that is closed then. */
  notes: string[]
}

export interface ExplainedDay {
  date: LocalDate
  /** Which working day this was counted as, 0 for the day of the event; undefined when it was not counted. */
  counted: number | undefined
  /** Why it was not counted: “Saturday”, “Good Friday”, “closure day”, “received after 5:00pm”. */
  skipped?: string
}

/**
 * How `runsOut` comes to its answer, made from the same tables: `due` is its result, and the last day counted is the
 * day it falls due.
 *
 * @throws as `runsOut` does.
 */
export function explain(allowance: Allowance, from: Instant, calendar: Calendar): Explanation {
  const fromMs = msOf(from)
  const due = runsOutFrom(allowance, fromMs, calendar)
  if (due.at === undefined) {
    return { due, sentence: 'No time limit: ask the chair for a target', days: [], notes: [] }
  }
  const counted = { allowance, fromMs, atMs: runsOutMs(allowance, fromMs, calendar), due, calendar }
  return {
    due,
    sentence: `${sayEdge(counted)}: ${sayCount(counted)}`,
    days: daysLookedAt(counted),
    notes: notesOn(counted),
  }
}

interface Counted {
  allowance: Allowance
  fromMs: number
  atMs: number
  due: DueMoment
  calendar: Calendar
}

function sayEdge({ allowance, atMs, due }: Counted): string {
  if (allowance === 'at-once') return 'At once'
  if (due.inclusive) return `By ${sayTimeOn(atMs)}`
  const day = dayOfMs(atMs - 1)
  return atMs === midnightMs[day + 1] ? `By the end of ${sayDayNumber(day)}` : `Before ${sayTimeOn(atMs)}`
}

function sayTimeOn(ms: number): string {
  const day = dayOfMs(ms)
  return ms === midnightMs[day]
    ? `the start of ${sayDayNumber(day)}`
    : `${sayTime(ms)} on ${sayDayNumber(day)}`
}

function sayCount({ allowance, fromMs, due, calendar }: Counted): string {
  const day = dayOfMs(fromMs)
  switch (allowance) {
    case 'at-once':
      return sayTimeOn(fromMs)
    case 'same-day':
      return 'the same day'
    case 'same-working-day':
      return due.route ? sayOutOfHours(day, calendar) : 'the same working day'
    case 'before-next-working-day':
      return `when the office next opens after ${sayTimeOn(fromMs)}`
    case 'calendar-month':
      return `the same calendar month as ${sayDayNumber(day)}`
    case 'none':
      return 'no time limit'
  }
  if ('hours' in allowance) return `${plural(allowance.hours, 'hour')} after ${sayTimeOn(fromMs)}`
  if ('calendar-months' in allowance) {
    return `${plural(allowance['calendar-months'], 'calendar month')} after ${sayDayNumber(day)}`
  }
  return sayWorkingDays(allowance['working-days'], day, fromMs, calendar)
}

function sayOutOfHours(day: DayNumber, calendar: Calendar): string {
  return `the same day, through the out-of-hours team, because the office is closed (${sayClosed(day, calendar)})`
}

function sayClosed(day: DayNumber, { table, counting }: Calendar): string {
  return table.skipped[day] ?? `after ${sayWall(counting.office.closes)}`
}

function sayWorkingDays(amount: number, day: DayNumber, fromMs: number, calendar: Calendar): string {
  const { counting, table } = calendar
  const received = receivedOn(day, fromMs, calendar)
  const receipt =
    received === day
      ? ''
      : `, when what arrived at ${sayTimeOn(fromMs)} counts as received because the office was closed`
  const days = plural(amount, 'working day')
  if (counting.countFrom === 'next-working-day') return `${days} after ${sayDayNumber(received)}${receipt}`
  const first = table.working[received] === 1 ? received : table.nth[table.rank[received]!]!
  return `${days}, counting ${sayDayNumber(first)} as the first${receipt}`
}

function sayWall(time: string): string {
  return sayWallTime((Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000)
}

function daysLookedAt({ allowance, fromMs, atMs, due, calendar }: Counted): ExplainedDay[] {
  const day = dayOfMs(fromMs)
  if (allowance === 'same-day') return [{ date: dates[day]!, counted: 0 }]
  if (allowance === 'same-working-day') {
    return [due.route ? explained(day, undefined, sayClosed(day, calendar)) : explained(day, 0)]
  }
  if (allowance === 'before-next-working-day') return numbered(day, day, dayOfMs(atMs - 1), calendar, false)
  if (typeof allowance === 'string' || !('working-days' in allowance)) return []
  const received = receivedOn(day, fromMs, calendar)
  const last = dayOfMs(due.inclusive ? atMs : atMs - 1)
  return numbered(day, received, last, calendar, calendar.counting.countFrom === 'event-day')
}

/** Each day from the event to the last, numbered from the day of receipt, which is 0 or, where it counts, 1. */
function numbered(
  event: DayNumber,
  received: DayNumber,
  last: DayNumber,
  { table, counting }: Calendar,
  countsFirst: boolean,
): ExplainedDay[] {
  const days: ExplainedDay[] = []
  for (let day = event; day < received; day++) {
    days.push(
      explained(day, undefined, table.skipped[day] ?? `received after ${sayWall(counting.office.closes)}`),
    )
  }
  if (!countsFirst) days.push(explained(received, 0))
  let number = 0
  for (let day = countsFirst ? received : received + 1; day <= last; day++) {
    const skipped = table.skipped[day]
    days.push(skipped === undefined ? explained(day, ++number) : explained(day, undefined, skipped))
  }
  return days
}

function explained(day: DayNumber, counted: number | undefined, skipped?: string): ExplainedDay {
  return skipped === undefined ? { date: dates[day]!, counted } : { date: dates[day]!, counted, skipped }
}

function notesOn({ allowance, fromMs, atMs, due, calendar }: Counted): string[] {
  const notes: string[] = []
  if (typeof allowance === 'object' && 'hours' in allowance) notes.push(...clockChangeNotes(fromMs, atMs))
  if (due.provisional) {
    notes.push(
      `Bank holidays after ${sayDayNumber(calendar.table.knownToDay)} are not known yet, so this is provisional: it can only move later.`,
    )
  }
  if (due.lastOfficeMoment) {
    notes.push(
      `The office is closed at that moment: the last office moment before it is ${sayMoment(due.lastOfficeMoment)}.`,
    )
  }
  return notes
}

function clockChangeNotes(fromMs: number, atMs: number): string[] {
  const shiftMs = offsetMs(atMs) - offsetMs(fromMs)
  if (shiftMs === 0) return []
  const direction = shiftMs > 0 ? 'forward' : 'back'
  let day = dayOfMs(atMs)
  while (findClockChange(day) !== direction) day--
  const at = direction === 'forward' ? '1:00am' : '2:00am'
  const unchanged = sayWallTime((atMs + offsetMs(fromMs)) % dayMs)
  return [
    `The clocks go ${direction} at ${at} on ${sayDayNumber(day)}, so the wall clock shows ${sayTime(atMs)}, not ${unchanged}.`,
  ]
}
