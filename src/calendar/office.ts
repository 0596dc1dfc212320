import type { Calendar } from './calendar.ts'
import { type Instant, msOf } from './days.ts'
import { dayOfMs, midnightMs } from './london.ts'

/** Whether the office is open at a moment: a working day of this calendar, from opening time until it closes. */
export function isOfficeOpen(at: Instant, { table }: Calendar): boolean {
  const atMs = msOf(at)
  const day = dayOfMs(atMs)
  const sinceMidnightMs = atMs - midnightMs[day]!
  return table.working[day] === 1 && sinceMidnightMs >= table.opensMs && sinceMidnightMs < table.closesMs
}
