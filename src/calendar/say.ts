import {
  type DayNumber,
  dates,
  dayCount,
  dayMs,
  findDay,
  findYearMonthDay,
  hourMs,
  type Instant,
  type LocalDate,
  minuteMs,
  months,
  msOf,
  utcMidnightMs,
  weekdayOf,
  weekdays,
} from './days.ts'
import type { Due } from './due.ts'
import { checkYear, dayOfMs, findClockChange, midnightMs, offsetMs } from './london.ts'
import { plural } from '../english.ts'

/**
 * A date as people say it: “Tuesday 23 December 2025”.
 *
 * @param now - leaves out the year when it is this one, and says “today”, “tomorrow” and “yesterday”.
 * @throws RangeError when it is not a date.
 */
export function sayDay(date: LocalDate, now?: Instant): string {
  const day = findDay(date)
  if (day !== undefined) return sayDayNumber(day, now)
  const parts = findYearMonthDay(date)
  if (!parts) throw new RangeError(`“${date}” is not a date: expected the form 2025-12-23`)
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]!
  return `${weekday} ${parts.day} ${months[parts.month - 1]} ${parts.year}`
}

export function sayDayNumber(day: DayNumber, now?: Instant): string {
  saidDays[day] ??= sayWithoutYear(day)
  const said = saidDays[day]
  const year = dates[day]!.slice(0, 4)
  if (now === undefined) return `${said} ${year}`
  const today = dayOfMs(msOf(now))
  return relativeDays.get(day - today) ?? (dates[today]?.startsWith(year) ? said : `${said} ${year}`)
}

/** Each day's words once they have been said: explanations repeat the same few weeks all year. */
const saidDays = new Array<string | undefined>(dayCount)

function sayWithoutYear(day: DayNumber): string {
  const date = dates[day]!
  return `${weekdayOf(day)} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`
}

const relativeDays: ReadonlyMap<number, string> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
])

/**
 * A moment as people in London say it: “today, 4:00pm”, “tomorrow, 9:00am”, “Tuesday 23 December 2025, 4:00pm”.
 *
 * Noon is “midday” and 00:00 is “start of day”, because nobody agrees on 12:00am. In the autumn hour that comes
 * twice, the words say which. Seconds are cut off.
 *
 * @param now - leaves out the year when it is this one, and says “today”, “tomorrow” and “yesterday”.
 * @throws CalendarGap outside 1996–2100.
 */
export function sayMoment(instant: Instant, now?: Instant): string {
  const ms = msOf(instant)
  checkYear(ms)
  return `${sayDayNumber(dayOfMs(ms), now)}, ${sayTime(ms)}`
}

/** The time of day in London: “4:00pm”. */
export function sayTime(ms: number): string {
  const day = dayOfMs(ms)
  const wallMs = ms + offsetMs(ms) - utcMidnightMs(day)
  return `${sayWallTime(wallMs)}${sayOccurrence(ms, day)}`
}

/** A wall clock's reading, given as milliseconds since it showed 00:00. */
export function sayWallTime(wallMs: number): string {
  const hour = Math.floor(wallMs / hourMs) % 24
  const minute = Math.floor((wallMs % hourMs) / minuteMs)
  if (minute === 0 && hour === 0) return 'start of day'
  if (minute === 0 && hour === 12) return 'midday'
  return `${hour % 12 || 12}:${minute < 10 ? '0' : ''}${minute}${hour < 12 ? 'am' : 'pm'}`
}

function sayOccurrence(ms: number, day: DayNumber): string {
  if (findClockChange(day) !== 'back') return ''
  const sinceMs = ms - midnightMs[day]! - 2 * hourMs
  if (sinceMs < -hourMs || sinceMs >= hourMs) return ''
  return sinceMs < 0
    ? ' (the first time, before the clocks go back)'
    : ' (the second time, after the clocks go back)'
}

/**
 * A deadline as people say it: “Tuesday 23 December, end of day”, “before 9:00am on Tuesday 6 May 2025”,
 * “tomorrow, 4:00pm”; “no time limit”. A provisional one says so.
 */
export function sayDue(due: Due, now?: Instant): string {
  if (due.at === undefined) return 'no time limit'
  return `${sayDueMoment(due.at, due.inclusive, now)}${due.provisional ? ' (provisional)' : ''}`
}

function sayDueMoment(at: Instant, inclusive: boolean, now?: Instant): string {
  if (inclusive) return sayMoment(at, now)
  const ms = msOf(at)
  const day = dayOfMs(ms - 1)
  if (ms === midnightMs[day + 1]) return `${sayDayNumber(day, now)}, end of day`
  const said = sayDayNumber(day, now)
  return `before ${sayTime(ms)} ${said.includes(' ') ? 'on ' : ''}${said}`
}

/**
 * A length of time in its two largest units, rounded down: “2 hours 5 minutes”, “4 days 16 hours”. A day here is 24
 * elapsed hours. The sign is left to the sentence around it.
 */
export function sayDuration(ms: number): string {
  const length = Math.abs(ms)
  if (length < minuteMs) return 'less than a minute'
  const [days, hours, minutes] = [
    Math.floor(length / dayMs),
    Math.floor((length % dayMs) / hourMs),
    Math.floor((length % hourMs) / minuteMs),
  ]
  const units = [
    days > 0 && plural(days, 'day'),
    hours > 0 && plural(hours, 'hour'),
    days === 0 && minutes > 0 && plural(minutes, 'minute'),
  ]
  return units.filter(Boolean).join(' ')
}
