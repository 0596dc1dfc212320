import { Temporal } from 'temporal-polyfill'
import type { Allowance, BankHolidays, Counting, Instant } from '../index.ts'

/**
 * The same question answered the slow way, written from the conventions and not from the engine: Temporal's own time
 * zone rules, and one day after another.
 */
export interface Oracle {
  runsOut(allowance: Allowance, from: Instant): OracleAnswer & { lastOfficeMoment: Instant | undefined }
}

export interface OracleAnswer {
  at: Instant | undefined
  inclusive: boolean
  day: string | undefined
  outOfHours: boolean
}

/** Deliberate mistakes, each of which people and programs really make. A comparison worth having finds every one. */
export const mistakes = [
  'forgets substitute days',
  'counts the start day as day 1',
  'takes 24 hours for a calendar day',
  'knows no bank holidays',
  'takes the date from UTC',
  'rolls the same working day to Monday',
  'opens today for something that came after opening',
  'clamps a month to thirty days',
  'closes the office a millisecond early',
  'counts an arrival on Saturday from Saturday although it is received on Monday',
] as const
export type Mistake = (typeof mistakes)[number]

interface OracleDay {
  date: Temporal.PlainDate
  text: string
  isWeekend: boolean
  tomorrow?: OracleDay
  /** Instants of this day's wall times, in epoch milliseconds. */
  moments: Map<string, number>
}

// What Temporal says of a day never changes, so all oracles share what they have asked.
const days = new Map<string, OracleDay>()

function dayOf(date: Temporal.PlainDate): OracleDay {
  const text = date.toString()
  let day = days.get(text)
  if (!day) {
    day = { date, text, isWeekend: date.dayOfWeek > 5, moments: new Map() }
    days.set(text, day)
  }
  return day
}

function after(day: OracleDay): OracleDay {
  day.tomorrow ??= dayOf(day.date.add({ days: 1 }))
  return day.tomorrow
}

function wall(day: OracleDay, plainTime: string): number {
  let ms = day.moments.get(plainTime)
  if (ms === undefined) {
    ms = day.date.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).epochMilliseconds
    day.moments.set(plainTime, ms)
  }
  return ms
}

function endOf(day: OracleDay): OracleAnswer {
  return answer(wall(after(day), '00:00'), false, day.text)
}

export function oracleFor(holidays: BankHolidays, counting: Counting, mistake?: Mistake): Oracle {
  const listed = holidays.events.filter(
    ({ notes }) => mistake !== 'forgets substitute days' || notes !== 'Substitute day',
  )
  const closed = new Set([
    ...(mistake === 'knows no bank holidays' ? [] : listed.map(({ date }) => date)),
    ...counting.closureDays,
  ])
  function isWorking(day: OracleDay): boolean {
    return !day.isWeekend && !closed.has(day.text)
  }
  function nextWorking(day: OracleDay): OracleDay {
    let next = after(day)
    while (!isWorking(next)) next = after(next)
    return next
  }

  function workingDays(amount: number, event: OracleDay, fromMs: number): OracleAnswer {
    const { closes } = counting.office
    const closing = mistake === 'closes the office a millisecond early' ? -1 : 0
    let day = event
    if (counting.lateReceipt === 'next-working-day') {
      const weekendStays =
        mistake === 'counts an arrival on Saturday from Saturday although it is received on Monday'
      const arrivedLate = isWorking(event) ? fromMs > wall(event, closes) + closing : !weekendStays
      if (arrivedLate) day = nextWorking(event)
    }
    const startsAtOnce = counting.countFrom === 'event-day' || mistake === 'counts the start day as day 1'
    let left = amount
    if (startsAtOnce && isWorking(day)) left--
    while (left > 0) {
      day = after(day)
      if (isWorking(day)) left--
    }
    if (counting.edge === 'end-of-day') return endOf(day)
    const closesAt = wall(day, closes)
    return fromMs > closesAt ? endOf(day) : answer(closesAt, true, day.text)
  }

  function nextOpening(event: OracleDay, fromMs: number): OracleAnswer {
    const lateToday = mistake === 'opens today for something that came after opening' ? 60_000 : 0
    let day = event
    while (!isWorking(day) || wall(day, counting.office.opens) + lateToday <= fromMs) day = after(day)
    return answer(wall(day, counting.office.opens), false, day.text)
  }

  function answerTo(allowance: Allowance, zoned: Temporal.ZonedDateTime, event: OracleDay): OracleAnswer {
    const fromMs = zoned.epochMilliseconds
    if (allowance === 'none') return { at: undefined, inclusive: true, day: undefined, outOfHours: false }
    if (allowance === 'at-once') return answer(fromMs, true, event.text)
    if (allowance === 'same-day') return endOf(event)
    if (allowance === 'same-working-day') {
      if (mistake === 'rolls the same working day to Monday' && !isWorking(event))
        return endOf(nextWorking(event))
      const outOfHours = !isWorking(event) || fromMs > wall(event, counting.office.closes)
      return { ...endOf(event), outOfHours }
    }
    if (allowance === 'before-next-working-day') return nextOpening(event, fromMs)
    if (allowance === 'calendar-month') return endOf(dayOf(event.date.with({ day: event.date.daysInMonth })))
    if ('working-days' in allowance) return workingDays(allowance['working-days'], event, fromMs)
    if ('calendar-months' in allowance) {
      const by = allowance['calendar-months']
      const month = mistake === 'clamps a month to thirty days' ? { days: 30 * by } : { months: by }
      return endOf(dayOf(event.date.add(month)))
    }
    const at =
      mistake === 'takes 24 hours for a calendar day'
        ? zoned.toPlainDateTime().add({ hours: allowance.hours }).toZonedDateTime('Europe/London')
        : zoned.add({ hours: allowance.hours })
    return answer(at.epochMilliseconds, true, at.withTimeZone('Europe/London').toPlainDate().toString())
  }

  /** The last time the office closes between an event and its deadline, unless it is open at the deadline. */
  function lastOfficeMoment(
    event: OracleDay,
    fromMs: number,
    { at, inclusive }: OracleAnswer,
  ): Instant | undefined {
    if (at === undefined) return undefined
    const lastMs = Date.parse(at) - (inclusive ? 0 : 1)
    const { opens, closes } = counting.office
    let found: number | undefined
    for (let day = event; wall(day, '00:00') <= lastMs; day = after(day)) {
      if (!isWorking(day)) continue
      const closesAt = wall(day, closes)
      if (wall(day, opens) <= lastMs && lastMs <= closesAt) return undefined
      if (fromMs <= closesAt && closesAt <= lastMs) found = closesAt
    }
    return found === undefined ? undefined : new Date(found).toISOString()
  }

  return {
    runsOut(allowance, from) {
      const zone = mistake === 'takes the date from UTC' ? 'UTC' : 'Europe/London'
      const zoned = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
      const event = dayOf(zoned.toPlainDate())
      const found = answerTo(allowance, zoned, event)
      return { ...found, lastOfficeMoment: lastOfficeMoment(event, zoned.epochMilliseconds, found) }
    },
  }
}

function answer(ms: number, inclusive: boolean, day: string): OracleAnswer {
  return { at: new Date(ms).toISOString(), inclusive, day, outOfHours: false }
}
