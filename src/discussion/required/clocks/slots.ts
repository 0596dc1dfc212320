/** Bookable moments: the procedure's hourly grid, on working days, before the deadline. The grid never moves the clock. */
import { daysFrom, type Instant, isWorkingDay, london, momentOn } from '../../../calendar/index.ts'
import type { Deadline } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { isLate } from './late.ts'

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
  for (let looked = 0; looked < furthestLook_days; looked++, day = daysFrom(day, 1)) {
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
