/** When a discussion could be held: every moment to choose from, the best first. */
import { type Instant, isWorkingDay, london, sayDuration } from '../../../calendar/index.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { slotsBefore } from '../../../discussion/required/clocks/slots.ts'
import { daysFrom } from '../../../calendar/index.ts'
import { momentOn } from '../../../calendar/index.ts'
import { isLate } from '../../../discussion/required/clocks/late.ts'

export type Offered = {
  at: Instant
  late: boolean
  /** “In time, with 1 day 3 hours to spare”, “Late by 2 hours”. */
  says: string
  outOfHours: boolean
}

const inAnHour_ms = 3_600_000
const grid_ms = 30 * 60_000
/** A moment to come is rounded up to the next five minutes, because nobody meets at 10:37. */
const round_ms = 5 * 60_000
/** A weekend, a bank holiday and a little more lie within this many days. */
const furthestLook_days = 10

/**
 * Moments to offer from now on: in an hour, then the office's half hours (or the procedure's own slots) as long as the clock runs,
 * and two that would be late. In time before late, then the earliest first.
 */
export function offeredMoments(deadline: Deadline | undefined, rules: Rules, now: Instant): Offered[] {
  const soon = roundUp(Date.parse(now) + inAnHour_ms, round_ms)
  const slots = slotsBefore(deadline, rules, now)
  const grid = slots && slots.length > 0 ? slots : officeGrid(rules, soon)
  const inTime = grid.filter(at => !(deadline && isLate(deadline, at)))
  const afterwards = deadline?.due && deadline.due > soon ? deadline.due : soon
  const late = (slots ? slotsFrom(rules, afterwards) : officeGrid(rules, afterwards))
    .filter(at => deadline && isLate(deadline, at))
    .slice(0, inTime.length > 0 ? 2 : 3)
  // A slot in time is taken; only where none is free is the meeting held outside them.
  const first = slots && slots.length > 0 ? [] : [soon]
  const all = [...first, ...inTime, ...late]
  return [...new Set(all)]
    .map(at => offered(at, deadline, rules))
    .sort((a, b) => Number(a.late) - Number(b.late) || (a.at < b.at ? -1 : 1))
}

/** One moment judged: in time or how late, and whether the office is open then. */
export function offered(at: Instant, deadline: Deadline | undefined, rules: Rules): Offered {
  const late = deadline !== undefined && isLate(deadline, at)
  const outside = rules.procedure.pack.convene.slots !== undefined && !isSlot(at, rules)
  const says = sayMargin(at, deadline, late)
  return {
    at,
    late,
    says: outside ? `${says}. Outside the slots` : says,
    outOfHours: !isOfficeTime(at, rules),
  }
}

function sayMargin(at: Instant, deadline: Deadline | undefined, late: boolean): string {
  if (deadline?.due === undefined) return 'No time limit is running'
  const margin = sayDuration(Math.abs(Date.parse(deadline.due) - Date.parse(at)))
  return late ? `Late by ${margin}` : `In time, with ${margin} to spare`
}

function isOfficeTime(at: Instant, { procedure, calendar }: Rules): boolean {
  const { date, time } = london(at)
  const { opens, closes } = procedure.pack.calendar.office
  return isWorkingDay(date, calendar) && time >= opens && time < closes
}

function isSlot(at: Instant, { procedure, calendar }: Rules): boolean {
  const { date, time } = london(at)
  return isWorkingDay(date, calendar) && (procedure.pack.convene.slots?.times.includes(time) ?? false)
}

/** The procedure’s slots on working days, from a moment on. */
function slotsFrom(rules: Rules, from: Instant): Instant[] {
  const found: Instant[] = []
  let day = london(from).date
  for (let looked = 0; looked < furthestLook_days; looked++, day = daysFrom(day, 1)) {
    if (!isWorkingDay(day, rules.calendar)) continue
    for (const time of rules.procedure.pack.convene.slots?.times ?? []) {
      const slot = momentOn(day, time)
      if (slot >= from) found.push(slot)
    }
  }
  return found
}

/** Every half hour in which the office is open, from a moment on. */
function officeGrid(rules: Rules, from: Instant): Instant[] {
  const { opens, closes } = rules.procedure.pack.calendar.office
  const found: Instant[] = []
  let day = london(from).date
  for (let looked = 0; looked < furthestLook_days; looked++, day = daysFrom(day, 1)) {
    if (!isWorkingDay(day, rules.calendar)) continue
    const end = Date.parse(momentOn(day, closes))
    for (let at = Date.parse(momentOn(day, opens)); at < end; at += grid_ms)
      if (new Date(at).toISOString() >= from) found.push(new Date(at).toISOString())
  }
  return found
}

const roundUp = (ms: number, to: number): Instant => new Date(Math.ceil(ms / to) * to).toISOString()
