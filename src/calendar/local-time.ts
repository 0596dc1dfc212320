import {
  findDay,
  firstYear,
  hourMs,
  type Instant,
  instantOf,
  lastYear,
  type LocalDate,
  minuteMs,
  msOf,
  utcMidnightMs,
} from './days.ts'
import { checkYear, findClockChange, london, midnightMs } from './london.ts'

/** A moment as somebody wrote it: understood, or refused with a sentence that says what to write instead. */
export type ParsedMoment = { instant: Instant; dateOnly: boolean } | { refusal: string }

const shape =
  /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(?:#([12])|(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?)?$/

/**
 * A moment as people write it: `2025-04-17T16:30` is London's wall clock; `…Z` or an offset is taken as it is; a date
 * alone is the start of that London day (`dateOnly` says so, for callers that mean its end).
 *
 * A wall time that did not exist (the spring night) or that came twice (the autumn night, without `#1` or `#2`) is
 * refused: nobody's clock is guessed.
 */
export function parseLocal(text: string): ParsedMoment {
  const parts = shape.exec(text)
  if (!parts) {
    return refuse(`“${text}” is not a date or time. Write 2025-04-17, 2025-04-17T16:30 or 2025-04-17T15:30Z.`)
  }
  const [, date, hour, minute, second = '0', fraction = '0', occurrence, zone] = parts
  const day = findDay(date!)
  if (day === undefined) {
    return refuse(`${date} is not a day between ${firstYear} and ${lastYear}. Check the day, month and year.`)
  }
  if (hour === undefined) return { instant: instantOf(midnightMs[day]!), dateOnly: true }
  const sinceMidnightMs =
    Number(hour) * hourMs +
    Number(minute) * minuteMs +
    Number(second) * 1000 +
    Number(fraction.padEnd(3, '0'))
  const asUtcMs = utcMidnightMs(day) + sinceMidnightMs
  if (zone !== undefined) return atOffset(asUtcMs, zone)

  const change = findClockChange(day)
  const isAmong = hour === '01'
  const moment = `${date}T${hour}:${minute}`
  if (change === 'back' && isAmong) {
    if (occurrence === undefined) {
      return refuse(
        `${moment} happened twice: the clocks went back that night. Write ${moment}#1 for the first time or ${moment}#2 for the second.`,
      )
    }
    return { instant: instantOf(asUtcMs - (occurrence === '1' ? hourMs : 0)), dateOnly: false }
  }
  if (occurrence !== undefined) {
    return refuse(`${moment} happened only once: the clocks did not go back then. Leave out #${occurrence}.`)
  }
  if (change === 'forward' && isAmong) {
    return refuse(
      `${moment} did not happen: the clocks went forward from 01:00 to 02:00 that night. Write the time the clock showed.`,
    )
  }
  const isSummer = change === undefined ? midnightMs[day] !== utcMidnightMs(day) : isSummerOn(change, hour)
  return { instant: instantOf(asUtcMs - (isSummer ? hourMs : 0)), dateOnly: false }
}

/** On the day of a change, the hour before 01:00 belongs to the old time and the hours from 02:00 to the new. */
function isSummerOn(change: 'forward' | 'back', hour: string): boolean {
  return (change === 'forward') === hour >= '02'
}

function atOffset(asUtcMs: number, zone: string): ParsedMoment {
  const sign = zone.startsWith('-') ? -1 : 1
  const aheadMs =
    zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * hourMs + Number(zone.slice(4)) * minuteMs)
  return { instant: instantOf(asUtcMs - aheadMs), dateOnly: false }
}

function refuse(refusal: string): ParsedMoment {
  return { refusal }
}

/**
 * An instant as London's wall clock shows it, in the form `parseLocal` reads: `2025-10-26T01:30#2`. Whole minutes only;
 * seconds are kept when there are any.
 */
export function localText(instant: Instant): string {
  checkYear(msOf(instant))
  const { date, time, occurrence } = london(instant)
  const seconds = instant.slice(16, 23) === ':00.000' ? '' : instant.slice(16, 23)
  return `${date}T${time}${seconds}${occurrence ? `#${occurrence}` : ''}`
}

/** A London time on a day, as an instant. @throws when there is no such time on that day. */
export function momentOn(day: LocalDate, time: string): Instant {
  const parsed = parseLocal(`${day}T${time}`)
  if (!('instant' in parsed)) throw new Error(parsed.refusal)
  return parsed.instant
}
