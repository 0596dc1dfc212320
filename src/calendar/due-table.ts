import type { Allowance } from './allowance.ts'
import type { Calendar } from './calendar.ts'
import { type DayNumber, dayCount, hourMs } from './days.ts'
import { dayOfMs, midnightMs } from './london.ts'
import { runsOutMs } from './runs-out.ts'

/**
 * One allowance under one calendar, counted in advance for every day: a deadline is a look-up. Agrees with `runsOut`
 * for every instant.
 */
export interface DueTable {
  readonly allowance: Allowance
  /** Instants from `firstMs` and before `endMs` can be looked up. */
  readonly firstMs: number
  readonly endMs: number
  /** For hours: how long; the tables are not used. Undefined for everything that is counted in days. */
  readonly elapsedMs: number | undefined
  /** Counted in whole days, whatever the hour: one look-up says it all. */
  readonly wholeDays: boolean
  /** By day number: the due moment of an event on that day, not later than `cutMs`. */
  readonly before: Float64Array
  /** By day number: the due moment of an event after `cutMs`. The same table as `before` when the hour of the day does not matter. */
  readonly after: Float64Array
  /** Milliseconds since London midnight, on a working day. */
  readonly cutMs: number
}

/** Compiles an allowance. Takes about as long as counting a deadline for every day to 2100: keep what you get. */
export function compileDueTable(allowance: Allowance, calendar: Calendar): DueTable {
  const { table, counting } = calendar
  const span = { allowance, firstMs: midnightMs[table.knownFromDay]!, endMs: midnightMs[dayCount]! }
  const elapsedMs = findElapsedMs(allowance)
  if (elapsedMs !== undefined)
    return { ...span, elapsedMs, wholeDays: false, cutMs: 0, before: noTable, after: noTable }

  const cutMs = allowance === 'before-next-working-day' ? table.opensMs - 1 : table.closesMs
  const before = new Float64Array(dayCount).fill(Number.NaN)
  for (let day = table.knownFromDay; day < dayCount; day++) {
    before[day] = runsOutMs(allowance, midnightMs[day]!, calendar)
  }
  const hourMatters =
    allowance === 'before-next-working-day' ||
    (typeof allowance === 'object' &&
      'working-days' in allowance &&
      (counting.lateReceipt === 'next-working-day' || counting.edge === 'office-close'))
  const after = hourMatters ? before.slice() : before
  if (hourMatters) {
    for (let day = table.knownFromDay; day < dayCount; day++) {
      after[day] = runsOutMs(allowance, midnightMs[day + 1]! - 1, calendar)
    }
  }
  return { ...span, elapsedMs, wholeDays: !hourMatters, cutMs, before, after }
}

const noTable = new Float64Array(0)

function findElapsedMs(allowance: Allowance): number | undefined {
  if (allowance === 'at-once') return 0
  if (allowance === 'none') return Number.NaN
  return typeof allowance === 'object' && 'hours' in allowance
    ? Math.round(allowance.hours * hourMs)
    : undefined
}

/**
 * When the table's allowance runs out, counted from an instant; both in epoch milliseconds.
 *
 * @returns NaN for `none`, for an instant outside the table, and for a deadline later than 2100.
 */
export function dueMs(table: DueTable, fromMs: number): number {
  // Short, so that it is compiled into whoever asks: most clocks count whole days.
  return table.wholeDays ? lookUp(table.before, dayOfMs(fromMs)) : dueByTheHourMs(table, fromMs)
}

function dueByTheHourMs(table: DueTable, fromMs: number): number {
  if (table.elapsedMs !== undefined) return elapsedDueMs(table, fromMs)
  const day = dayOfMs(fromMs)
  return lookUp(fromMs - midnightMs[day]! > table.cutMs ? table.after : table.before, day)
}

function elapsedDueMs({ firstMs, endMs, elapsedMs = Number.NaN }: DueTable, fromMs: number): number {
  const atMs = fromMs + elapsedMs
  return fromMs >= firstMs && atMs < endMs ? atMs : Number.NaN
}

/** NaN where the table has no such day. */
function lookUp(table: Float64Array, day: DayNumber): number {
  return table[day] ?? Number.NaN
}

/**
 * `dueMs` for whole columns: `columns[t][row]` becomes the due moment of `fromMs[row]` under `tables[t]`,
 * whichever calendars they were compiled for.
 */
export function dueColumnsMs(
  tables: readonly DueTable[],
  fromMs: Float64Array,
  columns: readonly Float64Array[],
): void {
  // A block of days stays in the processor's nearest cache while each table passes over it.
  const days = new Int32Array(blockRows)
  for (let start = 0; start < fromMs.length; start += blockRows) {
    const block = fromMs.subarray(start, start + blockRows)
    for (let row = 0; row < block.length; row++) days[row] = dayOfMs(block[row]!)
    tables.forEach((table, index) => {
      fillBlock(table, block, days, columns[index]!.subarray(start, start + blockRows))
    })
  }
}

const blockRows = 2048

function fillBlock(table: DueTable, fromMs: Float64Array, days: Int32Array, out: Float64Array): void {
  const { before, after, cutMs, elapsedMs } = table
  if (elapsedMs !== undefined) {
    for (let row = 0; row < fromMs.length; row++) out[row] = elapsedDueMs(table, fromMs[row]!)
  } else if (after === before) {
    for (let row = 0; row < fromMs.length; row++) out[row] = lookUp(before, days[row]!)
  } else {
    for (let row = 0; row < fromMs.length; row++) {
      const day = days[row]!
      out[row] = lookUp(fromMs[row]! - midnightMs[day]! > cutMs ? after : before, day)
    }
  }
}
