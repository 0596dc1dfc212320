import {
  type DayNumber,
  dates,
  dayCount,
  dayMs,
  firstYear,
  hourMs,
  type Instant,
  instantOf,
  type LocalDate,
  lastYear,
  msOf,
  utcMidnightMs,
  type Weekday,
  weekdayNumber,
  weekdayOf,
} from './days.ts'
import { CalendarGap } from './gap.ts'

/**
 * When each London day begins, in epoch milliseconds, by day number; one entry more than there are days, so that
 * every day also has an end. Summer Time Act 1972 as amended by the Summer Time Order 2002: from 01:00 UTC on the
 * last Sunday of March to 01:00 UTC on the last Sunday of October, one hour ahead.
 */
export const midnightMs: Float64Array = compileMidnights()

function compileMidnights(): Float64Array {
  const midnights = new Float64Array(dayCount + 1)
  let summer = false
  for (let day = 0; day <= dayCount; day++) {
    midnights[day] = utcMidnightMs(day) - (summer ? hourMs : 0)
    const date = dates[day]
    const isLastSunday = weekdayNumber(day) === 0 && Number(date?.slice(8)) > 24
    if (isLastSunday && date?.slice(5, 7) === '03') summer = true
    if (isLastSunday && date?.slice(5, 7) === '10') summer = false
  }
  return midnights
}

const firstMs = midnightMs[0]!
const endMs = midnightMs[dayCount]!

/** The number of the London day an instant falls on; only meaningful from 1996 to 2100. */
export function dayOfMs(ms: number): DayNumber {
  // As if it were always summer: right, or in a winter's last hour of the day one too late, and then the table corrects it.
  // Multiplying is quicker than dividing, and the half millisecond outweighs its rounding error.
  const days = (ms - firstSummerMidnightMs + 0.5) * daysPerMs
  const guess = days | 0
  return days - guess < barelyMoreThanAnHour && ms < midnightMs[guess]! ? guess - 1 : guess
}

/** In days; how much more does not matter, the table is asked in any case. */
const barelyMoreThanAnHour = 1.001 / 24

const firstSummerMidnightMs = utcMidnightMs(0) - hourMs
const daysPerMs = 1 / dayMs

/** How far London is ahead of UTC at a moment, in milliseconds: 0 or one hour. */
export function offsetMs(ms: number): number {
  const day = dayOfMs(ms)
  const before = utcMidnightMs(day) - midnightMs[day]!
  const changes = midnightMs[day + 1]! - midnightMs[day]! !== dayMs
  return changes && ms >= utcMidnightMs(day) + hourMs ? hourMs - before : before
}

/** The day on which the clocks change, when this is one. */
export function findClockChange(day: DayNumber): 'forward' | 'back' | undefined {
  const lengthMs = midnightMs[day + 1]! - midnightMs[day]!
  if (lengthMs === dayMs) return undefined
  return lengthMs < dayMs ? 'forward' : 'back'
}

/** @throws CalendarGap when the moment lies outside 1996–2100 in London. */
export function checkYear(ms: number): void {
  if (ms >= firstMs && ms < endMs) return
  throw new CalendarGap(
    `London time is known here from ${firstYear} to ${lastYear}, and ${instantOf(ms)} lies outside. Check the year.`,
  )
}

/** What London's clocks and calendars show at a moment. */
export interface LondonTime {
  date: LocalDate
  /** `HH:MM`, 24 hours, seconds cut off. */
  time: string
  weekday: Weekday
  /** `+00:00` or `+01:00`. */
  isoOffset: '+00:00' | '+01:00'
  /** Set in the two hours of the autumn night that read the same: the first time round or the second. */
  occurrence?: 1 | 2
}

/**
 * What London's clocks and calendars show at an instant, whatever zone this machine is in.
 *
 * @throws CalendarGap outside 1996–2100.
 */
export function london(instant: Instant): LondonTime {
  const ms = msOf(instant)
  checkYear(ms)
  const day = dayOfMs(ms)
  const offset = offsetMs(ms)
  const repeatMs = utcMidnightMs(day) + hourMs - ms
  const occurrence =
    findClockChange(day) === 'back' && Math.abs(repeatMs) <= hourMs && repeatMs !== -hourMs
      ? repeatMs > 0
        ? 1
        : 2
      : undefined
  return {
    date: dates[day]!,
    time: instantOf(ms + offset).slice(11, 16),
    weekday: weekdayOf(day),
    isoOffset: offset === 0 ? '+00:00' : '+01:00',
    ...(occurrence && { occurrence }),
  }
}
