import { hourMs, type LocalDate, minuteMs } from './days.ts'
import { CalendarFault } from './gap.ts'

/** What a procedure may say about counting; where it is silent, the standard conventions hold. */
export interface Counting {
  /** Whether “within n working days” starts with the next working day as day 1, or with the day of the event itself. */
  countFrom: 'next-working-day' | 'event-day'
  /** Whether a working-day deadline ends with its day (midnight) or when the office closes. */
  edge: 'end-of-day' | 'office-close'
  /** Whether something that arrives when the office has closed counts as received that day, or on the next working day. */
  lateReceipt: 'same-day' | 'next-working-day'
  /** London wall times, `HH:MM`. */
  office: { opens: string; closes: string }
  /** Days on which this authority is closed although they are not bank holidays. */
  closureDays: readonly LocalDate[]
}

/** CONV-2, CONV-3 and CONV-7: what holds unless the procedure says otherwise. */
export const standardCounting: Counting = {
  countFrom: 'next-working-day',
  edge: 'end-of-day',
  lateReceipt: 'same-day',
  office: { opens: '09:00', closes: '17:00' },
  closureDays: [],
}

/**
 * Office hours as milliseconds since local midnight. The clocks change on Sundays, which are never working days, so
 * on a working day that is also the elapsed time since midnight.
 *
 * @throws CalendarFault when they are not two wall times in order.
 */
export function officeHours(office: Counting['office']): { opensMs: number; closesMs: number } {
  const [opensMs, closesMs] = [wallTimeMs(office.opens), wallTimeMs(office.closes)]
  if (opensMs < closesMs) return { opensMs, closesMs }
  throw new CalendarFault(
    `Office hours from ${office.opens} to ${office.closes} cannot be used. Write two times of one day, like 09:00 and 17:00.`,
  )
}

function wallTimeMs(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  return parts ? Number(parts[1]) * hourMs + Number(parts[2]) * minuteMs : Number.NaN
}
