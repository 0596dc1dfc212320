import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Allowance,
  explain,
  parseAllowance,
  parseLocal,
  runsOut,
  sayAllowance,
  sayDay,
  sayDue,
  sayDuration,
  sayMoment,
} from './index.ts'
import { calendarWith, england } from './testing/england.ts'

function at(text: string): string {
  const parsed = parseLocal(text)
  assert.ok('instant' in parsed, 'refusal' in parsed ? parsed.refusal : '')
  return parsed.instant
}

const now = at('2025-12-22T10:00')

test('a moment is said as people say it', () => {
  assert.equal(sayMoment(at('2025-12-22T16:00'), now), 'today, 4:00pm')
  assert.equal(sayMoment(at('2025-12-23T09:00'), now), 'tomorrow, 9:00am')
  assert.equal(sayMoment(at('2025-12-21T12:05'), now), 'yesterday, 12:05pm')
  assert.equal(sayMoment(at('2025-12-24T12:00'), now), 'Wednesday 24 December, midday')
  assert.equal(sayMoment(at('2026-01-02T00:00'), now), 'Friday 2 January 2026, start of day')
  assert.equal(sayMoment(at('2025-12-23T16:00')), 'Tuesday 23 December 2025, 4:00pm')
})

test('tomorrow begins at midnight in London, not in UTC', () => {
  assert.equal(sayMoment(at('2025-07-02T00:30'), at('2025-07-01T23:30')), 'tomorrow, 12:30am')
})

test('of the two half past ones in autumn, the words say which', () => {
  assert.equal(
    sayMoment(at('2025-10-26T01:30#2')),
    'Sunday 26 October 2025, 1:30am (the second time, after the clocks go back)',
  )
  assert.match(sayMoment(at('2025-10-26T01:00#1')), /1:00am \(the first time, before the clocks go back\)$/)
  assert.match(sayMoment(at('2025-10-26T02:00')), /2:00am$/)
})

test('a deadline is said by its edge: end of day, before opening, or a time', () => {
  const say = (allowance: Allowance, from: string) => sayDue(runsOut(allowance, at(from), england), now)
  assert.equal(say({ 'working-days': 1 }, '2025-12-22T10:00'), 'tomorrow, end of day')
  assert.equal(say({ 'working-days': 2 }, '2025-12-22T10:00'), 'Wednesday 24 December, end of day')
  assert.equal(say('same-day', '2025-12-22T10:00'), 'today, end of day')
  assert.equal(say({ hours: 24 }, '2025-12-22T16:00'), 'tomorrow, 4:00pm')
  assert.equal(say('before-next-working-day', '2025-12-22T10:00'), 'before 9:00am tomorrow')
  assert.equal(say('before-next-working-day', '2025-12-24T10:00'), 'before 9:00am on Monday 29 December')
  assert.equal(say('none', '2025-12-24T10:00'), 'no time limit')
  assert.equal(
    say({ 'working-days': 15 }, '2028-12-28T10:00'),
    'Thursday 18 January 2029, end of day (provisional)',
  )
})

test('a day is said with its year, unless it is this one', () => {
  assert.equal(sayDay('2025-12-23'), 'Tuesday 23 December 2025')
  assert.equal(sayDay('2025-12-29', now), 'Monday 29 December')
  assert.equal(sayDay('1987-06-05'), 'Friday 5 June 1987')
  assert.throws(() => sayDay('2025-02-30'), RangeError)
})

test('a length of time is said in its two largest units', () => {
  const minute = 60_000
  assert.equal(sayDuration(30_000), 'less than a minute')
  assert.equal(sayDuration(45 * minute), '45 minutes')
  assert.equal(sayDuration(125 * minute), '2 hours 5 minutes')
  assert.equal(sayDuration(-60 * minute), '1 hour')
  assert.equal(sayDuration(112.5 * 60 * minute), '4 days 16 hours')
})

function sentence(allowance: Allowance, from: string, calendar = england): string {
  return explain(allowance, at(from), calendar).sentence
}

test('how was this worked out? first in a sentence', () => {
  assert.equal(
    sentence({ 'working-days': 15 }, '2025-04-10T11:00'),
    'By the end of Tuesday 6 May 2025: 15 working days after Thursday 10 April 2025',
  )
  assert.equal(
    sentence(
      { 'working-days': 15 },
      '2025-04-10T11:00',
      calendarWith({ countFrom: 'event-day', edge: 'office-close' }),
    ),
    'By 5:00pm on Friday 2 May 2025: 15 working days, counting Thursday 10 April 2025 as the first',
  )
  assert.equal(
    sentence({ 'working-days': 1 }, '2025-08-22T18:30', calendarWith({ lateReceipt: 'next-working-day' })),
    'By the end of Wednesday 27 August 2025: 1 working day after Tuesday 26 August 2025, when what arrived at 6:30pm on Friday 22 August 2025 counts as received because the office was closed',
  )
  assert.equal(
    sentence({ hours: 24 }, '2025-04-17T16:30'),
    'By 4:30pm on Friday 18 April 2025: 24 hours after 4:30pm on Thursday 17 April 2025',
  )
  assert.equal(sentence('same-day', '2025-04-17T16:30'), 'By the end of Thursday 17 April 2025: the same day')
  assert.equal(
    sentence('same-working-day', '2025-06-14T11:00'),
    'By the end of Saturday 14 June 2025: the same day, through the out-of-hours team, because the office is closed (Saturday)',
  )
  assert.equal(
    sentence('before-next-working-day', '2025-05-03T22:00'),
    'Before 9:00am on Tuesday 6 May 2025: when the office next opens after 10:00pm on Saturday 3 May 2025',
  )
  assert.equal(
    sentence('calendar-month', '2025-05-01T10:00'),
    'By the end of Saturday 31 May 2025: the same calendar month as Thursday 1 May 2025',
  )
  assert.equal(
    sentence({ 'calendar-months': 1 }, '2025-01-31T10:00'),
    'By the end of Friday 28 February 2025: 1 calendar month after Friday 31 January 2025',
  )
  assert.equal(sentence('at-once', '2025-05-01T10:00'), 'At once: 10:00am on Thursday 1 May 2025')
  assert.equal(sentence('none', '2025-05-01T10:00'), 'No time limit: ask the chair for a target')
})

test('then day by day: S30 steps over Easter and the May holiday, and names each day it leaves out', () => {
  const { days } = explain({ 'working-days': 15 }, at('2025-04-10T11:00'), england)
  assert.equal(days.length, 27)
  assert.deepEqual(days.slice(0, 3), [
    { date: '2025-04-10', counted: 0 },
    { date: '2025-04-11', counted: 1 },
    { date: '2025-04-12', counted: undefined, skipped: 'Saturday' },
  ])
  const holidays = days.filter(({ skipped }) => skipped && !skipped.startsWith('S'))
  assert.deepEqual(
    holidays.map(({ date, skipped }) => `${date} ${skipped}`),
    ['2025-04-18 Good Friday', '2025-04-21 Easter Monday', '2025-05-05 Early May bank holiday'],
  )
  assert.deepEqual(days.at(-1), { date: '2025-05-06', counted: 15 })
})

test('S32: Boxing Day on a Saturday is named on the Monday that stands in for it', () => {
  const { days } = explain({ 'working-days': 15 }, at('2026-12-15T11:00'), england)
  assert.equal(days.find(({ date }) => date === '2026-12-26')?.skipped, 'Saturday')
  assert.equal(days.find(({ date }) => date === '2026-12-28')?.skipped, 'Boxing Day (substitute day)')
})

test('a day on which something arrived too late is named for it', () => {
  const { days } = explain(
    { 'working-days': 1 },
    at('2025-06-10T18:30'),
    calendarWith({ lateReceipt: 'next-working-day' }),
  )
  assert.deepEqual(days, [
    { date: '2025-06-10', counted: undefined, skipped: 'received after 5:00pm' },
    { date: '2025-06-11', counted: 0 },
    { date: '2025-06-12', counted: 1 },
  ])
})

test('a clock change inside the hours is pointed out, with what the wall clock would have said', () => {
  const notes = (hours: number, from: string) => explain({ hours }, at(from), england).notes
  assert.deepEqual(notes(24, '2025-03-29T16:00'), [
    'The clocks go forward at 1:00am on Sunday 30 March 2025, so the wall clock shows 5:00pm, not 4:00pm.',
  ])
  assert.deepEqual(notes(24, '2025-10-25T14:00'), [
    'The clocks go back at 2:00am on Sunday 26 October 2025, so the wall clock shows 1:00pm, not 2:00pm.',
  ])
  assert.deepEqual(notes(24, '2025-06-10T10:20'), [])
})

test('what could still move a date, and when the office last is open before it, are said', () => {
  assert.deepEqual(explain({ hours: 24 }, at('2025-05-02T16:00'), england).notes, [
    'The office is closed at that moment: the last office moment before it is Friday 2 May 2025, 5:00pm.',
  ])
  assert.match(
    explain({ 'working-days': 15 }, at('2028-12-20T10:00'), england).notes[0]!,
    /^Bank holidays after Sunday 31 December 2028 are not known yet/,
  )
})

test('an allowance is typed short and said long', () => {
  const said = (text: string) => {
    const parsed = parseAllowance(text)
    return 'allowance' in parsed ? sayAllowance(parsed.allowance) : parsed.refusal
  }
  assert.equal(said('15wd'), '15 working days')
  assert.equal(said('1 working-day'), '1 working day')
  assert.equal(said('24h'), '24 hours')
  assert.equal(said('0.5h'), '0.5 hours')
  assert.equal(said('1mo'), '1 calendar month')
  assert.equal(said('same-working-day'), 'the same working day')
  assert.match(said('15'), /“15” is not an allowance\. Write 15wd \(working days\), 24h/)
  assert.match(said('1.5wd'), /1\.5 working days cannot be counted/)
  assert.match(said('0h'), /gives no time/)
})
