import calendarFile from '../calendars/england-and-wales.json' with { type: 'json' }
import {
  type Allowance,
  compileCalendar,
  compileDueTable,
  dueColumnsMs,
  standardCounting,
} from '../src/calendar/index.ts'
import { type Line, nanosecondsEach, withinFloor } from './line.ts'

/** About ten years of England's section 47 enquiries. */
const cases = 2_500_000

const clocks: readonly Allowance[] = [
  { hours: 2 },
  { hours: 24 },
  'same-working-day',
  { 'working-days': 1 },
  { 'working-days': 2 },
  { 'working-days': 5 },
  { 'working-days': 10 },
  { 'working-days': 15 },
  { 'working-days': 45 },
  'before-next-working-day',
  { hours: 48 },
  { 'working-days': 20 },
]

/** Recounting every deadline of a nation, beside merely copying the columns of the answer. */
export async function bench(): Promise<Line[]> {
  const calendar = compileCalendar(calendarFile['england-and-wales'], standardCounting, 'bench')
  const tables = clocks.map(allowance => compileDueTable(allowance, calendar))
  const span = Date.UTC(2027, 6, 1) - Date.UTC(2017, 0, 1)
  const fromMs = Float64Array.from(
    { length: cases },
    (_, index) => Date.UTC(2017, 0, 1) + Math.floor(((index * 0.618_033_988_75) % 1) * span),
  )
  const due = clocks.map(() => new Float64Array(cases))
  const copies = clocks.map(() => new Float64Array(cases))

  const recount = nanosecondsEach(
    () => {
      dueColumnsMs(tables, fromMs, due)
      return due[0]![cases - 1]!
    },
    1,
    5,
  )
  const copy = nanosecondsEach(
    () => {
      for (const [index, column] of due.entries()) copies[index]!.set(column)
      return copies[0]![cases - 1]!
    },
    1,
    5,
  )
  const milliseconds = 1e6
  return [
    withinFloor(
      {
        name: 'caseload.due',
        value: recount / milliseconds,
        unit: 'ms',
        peer: `copying the same ${clocks.length} columns of ${cases.toLocaleString('en-GB')}`,
        peerValue: copy / milliseconds,
      },
      2.5,
    ),
  ]
}
