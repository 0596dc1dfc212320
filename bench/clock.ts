import { addDays, addHours, format, isWeekend, startOfDay } from 'date-fns'
import calendarFile from '../calendars/england-and-wales.json' with { type: 'json' }
import {
  type Allowance,
  compileCalendar,
  compileDueTable,
  type DueTable,
  dueMs,
  explain,
  instantOf,
  standardCounting,
} from '../src/calendar/index.ts'
import { fasterThan, type Line, nanosecondsEach, nanosecondsInTheMiddle } from './line.ts'

const holidays = calendarFile['england-and-wales']
const calendar = compileCalendar(holidays, standardCounting, 'bench')

/** Moments from 2013 to 2027, in an order that no cache can guess. */
const moments = Float64Array.from({ length: 4096 }, (_, index) => {
  const span = Date.UTC(2027, 6, 1) - Date.UTC(2013, 0, 1)
  return Date.UTC(2013, 0, 1) + Math.floor(((index * 0.618_033_988_75) % 1) * span)
})
const dates = Array.from(moments, ms => new Date(ms))
const instants = Array.from(moments, instantOf)

/** The clocks of one discussion, as a pack with everything in it has them. */
const clocksOfACase: readonly Allowance[] = [
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

// The peer as most programs write it: date-fns knows weekends, the holidays are a set of dates beside it. With
// formatISO or lightFormat in place of format it is two to three times quicker, and the ratios that much smaller.
const holidayDates = new Set(holidays.events.map(({ date }) => date))

function isDateFnsWorkingDay(date: Date): boolean {
  return !isWeekend(date) && !holidayDates.has(format(date, 'yyyy-MM-dd'))
}

function dateFnsWorkingDays(from: Date, days: number): Date {
  let day = startOfDay(from)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isDateFnsWorkingDay(day)) left--
  }
  return addDays(day, 1)
}

// The same, written by somebody who knows that it is slow: no text, midnights compared as numbers.
const holidayMidnights = new Set(holidays.events.map(({ date }) => new Date(`${date}T00:00:00`).getTime()))

function tunedDateFnsWorkingDays(from: Date, days: number): Date {
  let day = startOfDay(from)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (!isWeekend(day) && !holidayMidnights.has(day.getTime())) left--
  }
  return addDays(day, 1)
}

function dateFnsDue(allowance: Allowance, from: Date): Date {
  if (typeof allowance === 'object' && 'hours' in allowance) return addHours(from, allowance.hours)
  if (typeof allowance === 'object' && 'working-days' in allowance) {
    return dateFnsWorkingDays(from, allowance['working-days'])
  }
  if (allowance === 'same-working-day') return addDays(startOfDay(from), 1)
  let opening = addHours(startOfDay(from), 9)
  while (opening <= from || !isDateFnsWorkingDay(opening)) opening = addDays(opening, 1)
  return opening
}

/** A byte for each day since 1970, walked one day at a time: what is left when nothing but the counting remains. */
const bitmap = Uint8Array.from({ length: 30_000 }, (_, day) => {
  const date = new Date(day * 86_400_000)
  return date.getUTCDay() % 6 === 0 || holidayDates.has(date.toISOString().slice(0, 10)) ? 0 : 1
})

function bitmapWorkingDays(fromMs: number, days: number): number {
  let day = Math.floor(fromMs / 86_400_000)
  for (let left = days; left > 0; ) left -= bitmap[++day]!
  return (day + 1) * 86_400_000
}

function sumOver<Item>(items: ArrayLike<Item>, repeats: number, due: (item: Item) => number): () => number {
  return () => {
    let sum = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (let index = 0; index < items.length; index++) sum += due(items[index]!)
    }
    return sum
  }
}

/** Ours and the bare walk in turns, so that whatever else the machine does meets both alike. */
function addingFifteenWorkingDays(): [ours: number, walk: number] {
  const table = compileDueTable({ 'working-days': 15 }, calendar)
  const repeats = 100
  return nanosecondsInTheMiddle(
    () => {
      let sum = 0
      for (let repeat = 0; repeat < repeats; repeat++) {
        for (let index = 0; index < moments.length; index++) sum += dueMs(table, moments[index]!)
      }
      return sum
    },
    sumOver(moments, repeats, fromMs => bitmapWorkingDays(fromMs, 15)),
    repeats * moments.length,
    60,
  )
}

function twelveClocks(tables: readonly DueTable[]): number {
  const repeats = 40
  return nanosecondsEach(() => {
    let sum = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (let index = 0; index < moments.length; index++) {
        const fromMs = moments[index]!
        for (let clock = 0; clock < tables.length; clock++) sum += dueMs(tables[clock]!, fromMs)
      }
    }
    return sum
  }, repeats * moments.length)
}

/** Adding working days, the clocks of a case, and explaining a date, beside date-fns and a bare walk over days. */
export async function bench(): Promise<Line[]> {
  const unit = 'ns'
  const [add, walk] = addingFifteenWorkingDays()
  const dateFnsAdd = nanosecondsEach(
    sumOver(dates, 1, from => dateFnsWorkingDays(from, 15).getTime()),
    dates.length,
  )
  const tunedDateFnsAdd = nanosecondsEach(
    sumOver(dates, 1, from => tunedDateFnsWorkingDays(from, 15).getTime()),
    dates.length,
  )
  const twelve = twelveClocks(clocksOfACase.map(allowance => compileDueTable(allowance, calendar)))
  const dateFnsTwelve = nanosecondsEach(
    sumOver(dates.slice(0, 512), 1, from =>
      clocksOfACase.reduce((sum, allowance) => sum + dateFnsDue(allowance, from).getTime(), 0),
    ),
    512,
  )
  const explained = nanosecondsEach(
    sumOver(instants, 4, from => explain({ 'working-days': 15 }, from, calendar).days.length),
    4 * instants.length,
  )
  const dateFns = 'date-fns, days formatted to look them up in a set of holidays'
  return [
    fasterThan({ name: 'clock.add', value: add, unit, peer: dateFns, peerValue: dateFnsAdd }, 3000),
    fasterThan(
      { name: 'clock.add', value: add, unit, peer: 'a walk over a bitmap of days', peerValue: walk },
      3,
    ),
    fasterThan(
      {
        name: 'clock.add',
        value: add,
        unit,
        peer: 'date-fns, tuned: midnights looked up as numbers',
        peerValue: tunedDateFnsAdd,
      },
      300,
    ),
    fasterThan({ name: 'clock.case', value: twelve, unit, peer: dateFns, peerValue: dateFnsTwelve }, 700),
    fasterThan(
      {
        name: 'clock.explain',
        value: explained,
        unit,
        peer: `${dateFns}, and nothing explained`,
        peerValue: dateFnsAdd,
      },
      5,
    ),
  ]
}
