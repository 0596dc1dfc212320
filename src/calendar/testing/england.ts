import file from '../../../calendars/england-and-wales.json' with { type: 'json' }
import {
  type BankHolidays,
  type Calendar,
  type Counting,
  compileCalendar,
  standardCounting,
} from '../index.ts'

/** The bank holidays the project ships with: 2012 to 2028. */
export const englandAndWales: BankHolidays = file['england-and-wales']

/** That calendar under the standard conventions, or with some of them changed. */
export function calendarWith(changed: Partial<Counting> = {}): Calendar {
  return compileCalendar(englandAndWales, { ...standardCounting, ...changed }, 'sha256-of-the-calendar-file')
}

export const england: Calendar = calendarWith()
