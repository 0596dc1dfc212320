import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Allowance, type Due, inTime, parseLocal, runsOut } from './index.ts'
import { calendarWith, england } from './testing/england.ts'

/** `el` tokens of the worked scenarios: scenario, wall time of the event, hours, wall time it falls due. */
const scenarios: [string, string, number, string][] = [
  ['S01', '2025-04-17T16:30', 24, '2025-04-18T16:30'],
  ['S02', '2025-04-17T17:10', 2, '2025-04-17T19:10'],
  ['S02', '2025-04-17T16:30', 2, '2025-04-17T18:30'],
  ['S03', '2025-06-10T10:20', 24, '2025-06-11T10:20'],
  ['S04', '2025-06-13T15:20', 24, '2025-06-14T15:20'],
  ['S06', '2025-06-11T10:30', 2, '2025-06-11T12:30'],
  ['S08', '2025-06-11T15:40', 2, '2025-06-11T17:40'],
  ['S10', '2025-06-11T06:50', 2, '2025-06-11T08:50'],
  ['S12', '2025-03-30T00:30', 2, '2025-03-30T03:30'],
  ['S14', '2025-03-29T16:00', 24, '2025-03-30T17:00'],
  ['S16', '2024-03-28T12:00', 24, '2024-03-29T12:00'],
  ['S16', '2024-03-30T20:00', 24, '2024-03-31T21:00'],
  ['S24', '2025-07-01T11:00', 24, '2025-07-02T11:00'],
  ['S24', '2025-07-01T15:30', 2, '2025-07-01T17:30'],
  ['S38', '2025-05-02T11:00', 24, '2025-05-03T11:00'],
  ['S40', '2025-10-25T14:00', 24, '2025-10-26T13:00'],
  ['S42', '2024-12-19T15:00', 24, '2024-12-20T15:00'],
  ['S43', '2025-05-02T16:00', 24, '2025-05-03T16:00'],
  ['S88', '2025-12-31T11:00', 24, '2026-01-01T11:00'],
  ['S90', '2026-03-28T13:00', 24, '2026-03-29T14:00'],
  ['S90', '2026-10-24T18:00', 24, '2026-10-25T17:00'],
]

function at(text: string): string {
  const parsed = parseLocal(text)
  assert.ok('instant' in parsed, 'refusal' in parsed ? parsed.refusal : '')
  return parsed.instant
}

function due(allowance: Allowance, from: string, calendar = england): Due {
  return runsOut(allowance, at(from), calendar)
}

for (const [scenario, from, hours, until] of scenarios) {
  test(`${scenario}: ${hours} hours after ${from} end at ${until}`, () => {
    assert.equal(due({ hours }, from).at, at(until))
  })
}

test('exactly twenty-four hours is in time; a millisecond more is not', () => {
  const standard = due({ hours: 24 }, '2025-06-10T10:20')
  assert.ok(inTime(standard, at('2025-06-11T10:20')))
  assert.ok(!inTime(standard, at('2025-06-11T10:20:00.001')))
})

test('two hours from the first half past one of the autumn night end at half past two', () => {
  assert.equal(due({ hours: 2 }, '2025-10-26T01:30#1').at, at('2025-10-26T02:30'))
  assert.equal(due({ hours: 1 }, '2025-10-26T01:30#1').at, at('2025-10-26T01:30#2'))
  assert.equal(due({ hours: 2 }, '2025-10-26T01:30#2').at, at('2025-10-26T03:30'))
})

test('S43: minutes due on Saturday have a last office moment on Friday', () => {
  const minutes = due({ hours: 24 }, '2025-05-02T16:00')
  assert.equal(minutes.day, '2025-05-03')
  assert.equal(minutes.lastOfficeMoment, at('2025-05-02T17:00'))
})

test('there is no last office moment when the office is open at the deadline, or never opens before it', () => {
  assert.equal(due({ hours: 24 }, '2025-06-10T10:20').lastOfficeMoment, undefined)
  assert.equal(due({ hours: 24 }, '2025-06-14T10:20').lastOfficeMoment, undefined)
})

test('hours run through an unknown year without becoming provisional: a bank holiday cannot move them', () => {
  assert.equal(due({ hours: 24 }, '2029-01-01T10:00').provisional, false)
  assert.equal(due('same-working-day', '2029-01-01T10:00').provisional, false)
  assert.equal(due('before-next-working-day', '2029-01-01T10:00').provisional, true)
})

test('the same day means before midnight in London, even when little is left of it', () => {
  const same = due('same-day', '2025-06-10T23:50')
  assert.deepEqual([same.at, same.inclusive, same.day], [at('2025-06-11T00:00'), false, '2025-06-10'])
})

test('S18: the same working day for a Saturday referral is Saturday, by the out-of-hours team', () => {
  const same = due('same-working-day', '2025-06-14T11:00')
  assert.deepEqual([same.day, same.route], ['2025-06-14', 'out-of-hours'])
})

test('S02: at ten past five on a working day the out-of-hours team has the same working day too', () => {
  assert.equal(due('same-working-day', '2025-04-17T17:10').route, 'out-of-hours')
  assert.equal(due('same-working-day', '2025-04-17T16:30').route, undefined)
  assert.equal(due('same-working-day', '2025-04-17T06:30').route, undefined)
})

test('S51: a record made on Saturday night is due before the office opens after the bank holiday', () => {
  const record = due('before-next-working-day', '2025-05-03T22:00')
  assert.deepEqual([record.at, record.inclusive, record.day], [at('2025-05-06T09:00'), false, '2025-05-06'])
  assert.ok(!inTime(record, at('2025-05-06T09:00')))
})

test('a discussion at half past five on a working day is recorded before today’s opening; at nine it is tomorrow’s', () => {
  assert.equal(due('before-next-working-day', '2025-06-11T05:30').at, at('2025-06-11T09:00'))
  assert.equal(due('before-next-working-day', '2025-06-11T09:00').at, at('2025-06-12T09:00'))
})

test('a pack’s own office hours decide when a working day starts', () => {
  const early = calendarWith({ office: { opens: '08:30', closes: '16:45' } })
  assert.equal(due('before-next-working-day', '2025-05-03T22:00', early).at, at('2025-05-06T08:30'))
})

test('S95: observed in the same calendar month means by the end of that month', () => {
  assert.equal(due('calendar-month', '2025-05-01T10:00').day, '2025-05-31')
  assert.equal(due('calendar-month', '2025-06-30T10:00').day, '2025-06-30')
  assert.equal(due('calendar-month', '2024-02-10T10:00').day, '2024-02-29')
})

test('a calendar month after 31 January is the last day of February', () => {
  assert.equal(due({ 'calendar-months': 1 }, '2025-01-31T10:00').day, '2025-02-28')
  assert.equal(due({ 'calendar-months': 3 }, '2025-11-30T10:00').day, '2026-02-28')
  assert.equal(due({ 'calendar-months': 6 }, '2025-08-15T10:00').day, '2026-02-15')
})

test('at once is no later than the event itself; without a time limit everything is in time', () => {
  const atOnce = due('at-once', '2025-06-10T10:20')
  assert.ok(inTime(atOnce, at('2025-06-10T10:20')))
  assert.ok(!inTime(atOnce, at('2025-06-10T10:21')))
  const none = due('none', '2025-06-10T10:20')
  assert.equal(none.at, undefined)
  assert.ok(inTime(none, at('2099-06-10T10:20')))
})

test('text that is not an instant is a bug in the caller, never read in this machine’s time zone', () => {
  assert.throws(() => runsOut({ hours: 1 }, '2025-06-10T10:20', england), /is not an instant/)
})
