import { dayMs, findYearMonthDay, type LocalDate } from './days.ts'
import { plural } from '../english.ts'

/**
 * Age in completed years. Someone born on 29 February completes a year on 1 March of a common year (AMB-41).
 *
 * @returns less than 0 before birth, so that “under five” holds for an unborn child too.
 * @throws RangeError when either is not a date.
 */
export function ageOn(born: LocalDate, on: LocalDate): number {
  return Math.floor(completedMonths(born, on) / 12)
}

/** Age as people say it: “6 days”, “3 weeks”, “4 months”, “9”; “not yet born” before the day of birth. */
export function sayAge(born: LocalDate, on: LocalDate): string {
  const ageMonths = completedMonths(born, on)
  if (ageMonths < 0) return 'not yet born'
  if (ageMonths >= 12) return String(Math.floor(ageMonths / 12))
  if (ageMonths > 0) return plural(ageMonths, 'month')
  const ageDays = (Date.parse(`${on}T00:00:00Z`) - Date.parse(`${born}T00:00:00Z`)) / dayMs
  return ageDays < 14 ? plural(ageDays, 'day') : plural(Math.floor(ageDays / 7), 'week')
}

/** A month is complete on the same day of the next, or on the first after it where that day does not exist. */
function completedMonths(born: LocalDate, on: LocalDate): number {
  const [birth, today] = [partsOf(born), partsOf(on)]
  const months = (today.year - birth.year) * 12 + today.month - birth.month
  return today.day < birth.day ? months - 1 : months
}

function partsOf(date: LocalDate) {
  const parts = findYearMonthDay(date)
  if (parts) return parts
  throw new RangeError(`“${date}” is not a date: expected the form 2016-05-01`)
}
