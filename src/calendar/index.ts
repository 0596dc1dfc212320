/** What is a working day; when does an allowance run out; say so in words. Pure, and the same in every time zone. */
export { ageOn, sayAge } from './age.ts'
export {
  type Allowance,
  type AllowanceWord,
  allowanceWords,
  findAllowanceFault,
  parseAllowance,
  sayAllowance,
} from './allowance.ts'
export { type BankHolidays, type Calendar, compileCalendar, dayOff, isWorkingDay } from './calendar.ts'
export { type Counting, standardCounting } from './counting.ts'
export {
  dayMs,
  daysFrom,
  findYearMonthDay,
  type Instant,
  instantOf,
  type LocalDate,
  months,
  msOf,
  type Weekday,
} from './days.ts'
export { type Due, type DueMoment, inTime, noDue } from './due.ts'
export { compileDueTable, type DueTable, dueColumnsMs, dueMs } from './due-table.ts'
export { type ExplainedDay, type Explanation, explain } from './explain.ts'
export { CalendarFault, CalendarGap } from './gap.ts'
export { localText, momentOn, type ParsedMoment, parseLocal } from './local-time.ts'
export { type LondonTime, london } from './london.ts'
export { isOfficeOpen } from './office.ts'
export { runsOut, runsOutMs } from './runs-out.ts'
export { sayDay, sayDue, sayDuration, sayMoment } from './say.ts'
export { readWrittenTime, type WrittenTime } from './written-time.ts'
