import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CalendarGap,
  compileCalendar,
  inTime,
  isWorkingDay,
  parseLocal,
  runsOut,
  standardCounting,
} from './index.ts'
import { calendarWith, england, englandAndWales } from './testing/england.ts'

/** `wd` tokens of the worked scenarios: scenario, day of the event, working days, the day it falls due. */
const scenarios: [string, string, number, string][] = [
  ['S01', '2025-04-17', 2, '2025-04-23'],
  ['S03', '2025-06-10', 2, '2025-06-12'],
  ['S04', '2025-06-13', 2, '2025-06-17'],
  ['S16', '2024-03-28', 2, '2024-04-03'],
  ['S20', '2025-12-19', 5, '2025-12-30'],
  ['S20', '2025-12-19', 1, '2025-12-22'],
  ['S20', '2025-12-19', 2, '2025-12-23'],
  ['S22', '2025-09-01', 2, '2025-09-03'],
  ['S30', '2025-04-10', 15, '2025-05-06'],
  ['S30', '2025-04-10', 14, '2025-05-02'],
  ['S32', '2026-12-15', 15, '2027-01-08'],
  ['S34', '2025-03-06', 15, '2025-03-27'],
  ['S34', '2025-03-03', 15, '2025-03-24'],
  ['S34', '2025-03-12', 15, '2025-04-02'],
  ['S36', '2024-03-14', 15, '2024-04-08'],
  ['S36', '2026-03-20', 15, '2026-04-14'],
  ['S38', '2025-05-02', 2, '2025-05-07'],
  ['S42', '2024-12-19', 10, '2025-01-07'],
  ['S42', '2024-12-19', 5, '2024-12-30'],
  ['S42', '2024-12-19', 1, '2024-12-20'],
  ['S43', '2025-05-02', 10, '2025-05-19'],
  ['S43', '2025-05-02', 5, '2025-05-12'],
  ['S43', '2025-05-02', 1, '2025-05-06'],
  ['S51', '2025-05-03', 1, '2025-05-06'],
  ['S76', '2025-06-12', 1, '2025-06-13'],
  ['S76', '2025-06-12', 2, '2025-06-16'],
  ['S88', '2025-12-31', 2, '2026-01-05'],
  ['S88', '2025-12-31', 1, '2026-01-02'],
  ['S97', '2025-08-22', 1, '2025-08-26'],
  ['S97', '2025-08-26', 1, '2025-08-27'],
]

/** Golden dates over the end of 2026, Easter 2027 and the last years known. */
const golden: [string, number, string][] = [
  ['2026-09-02', 15, '2026-09-23'],
  ['2026-09-05', 15, '2026-09-25'],
  ['2026-11-23', 15, '2026-12-14'],
  ['2026-12-18', 15, '2027-01-13'],
  ['2026-12-24', 15, '2027-01-19'],
  ['2026-12-25', 15, '2027-01-19'],
  ['2027-03-25', 15, '2027-04-19'],
  ['2027-12-23', 15, '2028-01-18'],
  ['2028-04-13', 15, '2028-05-09'],
  ['2026-12-18', 45, '2027-02-24'],
  ['2027-03-01', 45, '2027-05-06'],
  ['2026-12-24', 1, '2026-12-29'],
]

function at(text: string): string {
  const parsed = parseLocal(text)
  assert.ok('instant' in parsed, 'refusal' in parsed ? parsed.refusal : '')
  return parsed.instant
}

function lastDay(days: number, from: string, calendar = england): string | undefined {
  return runsOut({ 'working-days': days }, at(from), calendar).day
}

for (const [scenario, from, days, due] of scenarios) {
  test(`${scenario}: ${days} working days after ${from} end on ${due}`, () => {
    assert.equal(lastDay(days, `${from}T00:00`), due)
    assert.equal(lastDay(days, `${from}T14:00`), due)
    assert.equal(lastDay(days, `${from}T23:59:59.999`), due)
  })
}

test('the golden dates over Christmas, New Year and Easter come out as published', () => {
  for (const [from, days, due] of golden)
    assert.equal(lastDay(days, `${from}T10:00`), due, `${from} + ${days}`)
})

test('a conference is in time until the last moment of the fifteenth working day, and late at midnight', () => {
  const due = runsOut({ 'working-days': 15 }, at('2025-04-10T11:00'), england)
  assert.equal(due.at, '2025-05-06T23:00:00.000Z')
  assert.equal(due.inclusive, false)
  assert.ok(inTime(due, at('2025-05-06T23:59:59.999')))
  assert.ok(!inTime(due, at('2025-05-07T00:00')))
})

test('an event just after midnight in summer belongs to the London day, although in UTC it is still the day before', () => {
  assert.equal(lastDay(1, '2025-06-10T00:30'), '2025-06-11')
})

test('counting the day of the event as day 1 ends a working day earlier, but not from a Saturday', () => {
  const fromEventDay = calendarWith({ countFrom: 'event-day' })
  assert.equal(lastDay(15, '2025-04-10T11:00', fromEventDay), '2025-05-02')
  assert.equal(lastDay(1, '2025-04-10T11:00', fromEventDay), '2025-04-10')
  assert.equal(lastDay(2, '2025-06-14T11:00', fromEventDay), '2025-06-17')
  assert.equal(lastDay(2, '2025-06-14T11:00'), '2025-06-17')
})

test('where a deadline ends with the office, five o’clock is in time and a moment later is not', () => {
  const due = runsOut({ 'working-days': 2 }, at('2025-06-10T10:20'), calendarWith({ edge: 'office-close' }))
  assert.equal(due.at, at('2025-06-12T17:00'))
  assert.ok(inTime(due, at('2025-06-12T17:00')))
  assert.ok(!inTime(due, at('2025-06-12T17:00:00.001')))
  assert.equal(due.lastOfficeMoment, undefined)
})

test('nothing is late before it began: when the only day ends with an office already closed, it ends at midnight', () => {
  const calendar = calendarWith({ edge: 'office-close', countFrom: 'event-day' })
  const due = runsOut({ 'working-days': 1 }, at('2025-06-10T18:00'), calendar)
  assert.deepEqual([due.at, due.inclusive, due.day], [at('2025-06-11T00:00'), false, '2025-06-10'])
})

test('S97: minutes of a meeting that ended at half past six on the Friday before the bank holiday', () => {
  const lenient = calendarWith({ lateReceipt: 'next-working-day' })
  assert.equal(lastDay(1, '2025-08-22T18:30'), '2025-08-26')
  assert.equal(lastDay(1, '2025-08-22T18:30', lenient), '2025-08-27')
  assert.equal(lastDay(1, '2025-08-22T17:00', lenient), '2025-08-26', 'at five the office is still open')
  assert.equal(
    lastDay(1, '2025-08-23T11:00', lenient),
    '2025-08-27',
    'Saturday is received on Tuesday as well',
  )
})

test('a town hall that closes between Christmas and New Year moves its own deadlines only', () => {
  const closed = calendarWith({ closureDays: ['2025-12-29', '2025-12-30', '2025-12-31'] })
  assert.equal(lastDay(2, '2025-12-24T10:00'), '2025-12-30')
  assert.equal(lastDay(2, '2025-12-24T10:00', closed), '2026-01-05')
  assert.ok(!isWorkingDay('2025-12-30', closed))
  assert.ok(isWorkingDay('2025-12-30', england))
})

test('the last office moment before a working day ends is when its office closes', () => {
  const due = runsOut({ 'working-days': 1 }, at('2025-05-02T15:00'), england)
  assert.equal(due.lastOfficeMoment, at('2025-05-06T17:00'))
})

test('a deadline in a year whose bank holidays nobody knows yet is provisional, and the earliest it can be', () => {
  const within = runsOut({ 'working-days': 5 }, at('2028-12-20T10:00'), england)
  const beyond = runsOut({ 'working-days': 15 }, at('2028-12-20T10:00'), england)
  assert.deepEqual([within.day, within.provisional], ['2028-12-29', false])
  assert.deepEqual([beyond.day, beyond.provisional], ['2029-01-12', true])
})

test('a deadline that begins before the first year known is refused with a sentence', () => {
  assert.throws(
    () => lastDay(15, '2011-12-31T23:00'),
    (error: unknown) => {
      assert.ok(error instanceof CalendarGap)
      assert.match(
        error.message,
        /before Sunday 1 January 2012 .* from Saturday 31 December 2011.* covers 2011\.$/,
      )
      return true
    },
  )
  assert.equal(lastDay(1, '2012-01-01T00:00'), '2012-01-03')
})

test('a deadline beyond the year 2100 is refused rather than guessed', () => {
  assert.throws(() => lastDay(15, '2100-12-30T10:00'), CalendarGap)
  assert.throws(() => runsOut({ hours: 24 }, at('2100-12-31T10:00'), england), CalendarGap)
})

test('half a working day and no working days are bugs, not answers', () => {
  for (const days of [0, -1, 1.5, Number.NaN])
    assert.throws(() => lastDay(days, '2025-06-10T10:00'), RangeError)
})

test('a calendar that cannot be right is refused with what, where and what to do', () => {
  const events = englandAndWales.events.filter(({ date }) => !date.startsWith('2020'))
  const compile = (changed: object, holidays = englandAndWales) =>
    compileCalendar(holidays, { ...standardCounting, ...changed }, 'hash')
  assert.throws(() => compile({}, { division: 'england-and-wales', events }), /listed for 2020/)
  assert.throws(() => compile({}, { division: 'england-and-wales', events: [] }), /is empty/)
  assert.throws(() => compile({ closureDays: ['2025-02-29'] }), /closure day “2025-02-29” is not a day/)
  assert.throws(() => compile({ office: { opens: '17:00', closes: '09:00' } }), /cannot be used/)
  assert.throws(() => compile({ office: { opens: '9am', closes: '17:00' } }), /cannot be used/)
})
