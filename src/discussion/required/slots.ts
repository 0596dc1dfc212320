/** Bookable moments: the procedure's hourly grid, on working days, before the deadline. The grid never moves the clock. */
import { type Instant, isWorkingDay, london, parseLocal } from '../../calendar/index.ts'
import type { Deadline } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { isLate } from './verdict.ts'

/** Enough for any grid: a deadline further off than this many days is met by the first slots anyway. */
const furthestLook_days = 14

/** Slots from now until the deadline, earliest first; undefined when the procedure has no grid. */
export function slotsBefore(
  deadline: Deadline | undefined,
  { procedure, calendar }: Rules,
  now: Instant,
): Instant[] | undefined {
  const grid = procedure.pack.convene.slots
  if (!grid) return undefined
  const found: Instant[] = []
  let day = london(now).date
  for (let looked = 0; looked < furthestLook_days; looked++, day = nextDay(day)) {
    if (!isWorkingDay(day, calendar)) continue
    for (const time of grid.times) {
      const slot = momentOn(day, time)
      if (slot < now) continue
      if (deadline && isLate(deadline, slot)) return found
      found.push(slot)
    }
    if (!deadline && found.length > 0) return found
  }
  return found
}

export function momentOn(day: string, time: string): Instant {
  const parsed = parseLocal(`${day}T${time}`)
  if (!('instant' in parsed)) throw new Error(parsed.refusal)
  return parsed.instant
}

const dayLength_ms = 86_400_000
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayLength_ms).toISOString().slice(0, 10)
