import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { CalendarGap, instantOf, localText, london, msOf, type ParsedMoment, parseLocal } from './index.ts'

const seed = 19_960_331

function instant(text: string): string | undefined {
  const parsed = parseLocal(text)
  return 'instant' in parsed ? parsed.instant : undefined
}

function refusal(text: string): string {
  const parsed: ParsedMoment = parseLocal(text)
  assert.ok('refusal' in parsed, `${text} was understood`)
  return parsed.refusal
}

test('our table of clock changes is Europe/London as Temporal knows it, at every change from 1996 to 2100', () => {
  for (let year = 1996; year <= 2100; year++) {
    for (const month of [2, 9]) {
      const last = new Date(Date.UTC(year, month + 1, 0, 1))
      const change = last.getTime() - last.getUTCDay() * 86_400_000
      for (const ms of [
        change - 3_600_001,
        change - 3_600_000,
        change - 1,
        change,
        change + 3_599_999,
        change + 3_600_000,
      ]) {
        assertAsTemporal(ms)
      }
    }
  }
})

test('at any other moment too', () => {
  const anyMoment = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2101, 0, 1) - 1 })
  fc.assert(fc.property(anyMoment, assertAsTemporal), { seed, numRuns: 20_000 })
})

function assertAsTemporal(ms: number): void {
  const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London')
  const { date, time, isoOffset } = london(instantOf(ms))
  assert.equal(
    `${date}T${time}${isoOffset}`,
    expected.toString({ smallestUnit: 'minute', roundingMode: 'floor', timeZoneName: 'never' }),
  )
  assert.equal(instant(localText(instantOf(ms))), instantOf(ms))
}

test('London in July shows an hour more than UTC, and knows its weekday', () => {
  assert.deepEqual(london('2025-07-01T23:30:00.000Z'), {
    date: '2025-07-02',
    time: '00:30',
    weekday: 'Wednesday',
    isoOffset: '+01:00',
  })
})

test('the half past one that comes twice is told apart', () => {
  assert.equal(london('2025-10-26T00:30:00.000Z').occurrence, 1)
  assert.equal(london('2025-10-26T01:30:00.000Z').occurrence, 2)
  assert.equal(london('2025-10-26T02:00:00.000Z').occurrence, undefined)
  assert.equal(london('2025-10-25T23:59:59.999Z').occurrence, undefined)
  assert.equal(localText('2025-10-26T01:30:00.000Z'), '2025-10-26T01:30#2')
})

test('a wall time is read as London’s', () => {
  assert.equal(instant('2025-04-17T16:30'), '2025-04-17T15:30:00.000Z')
  assert.equal(instant('2025-01-17T16:30'), '2025-01-17T16:30:00.000Z')
  assert.equal(instant('2025-10-26T01:30#1'), '2025-10-26T00:30:00.000Z')
  assert.equal(instant('2025-10-26T01:30#2'), '2025-10-26T01:30:00.000Z')
  assert.equal(instant('2025-03-30T00:59:59.5'), '2025-03-30T00:59:59.500Z')
  assert.equal(instant('2025-03-30T02:00'), '2025-03-30T01:00:00.000Z')
})

test('a time with Z or an offset is taken as it is', () => {
  assert.equal(instant('2025-04-17T15:30Z'), '2025-04-17T15:30:00.000Z')
  assert.equal(instant('2025-10-26T01:30:00.000+01:00'), '2025-10-26T00:30:00.000Z')
  assert.equal(instant('2025-04-17T10:30-05:00'), '2025-04-17T15:30:00.000Z')
})

test('a date alone is the start of that day, and says that it was a date', () => {
  assert.deepEqual(parseLocal('2025-04-17'), { instant: '2025-04-16T23:00:00.000Z', dateOnly: true })
})

test('a time that did not happen is refused, and so is one that happened twice: nothing is guessed', () => {
  assert.match(refusal('2025-03-30T01:30'), /did not happen: the clocks went forward/)
  assert.match(refusal('2025-10-26T01:30'), /happened twice.*Write 2025-10-26T01:30#1 for the first/)
  assert.match(refusal('2025-10-26T02:30#2'), /happened only once/)
  assert.match(refusal('2025-07-01T09:00#1'), /happened only once/)
})

test('nonsense is refused with what to write instead', () => {
  for (const text of [
    '',
    'tomorrow',
    '17/04/2025',
    '2025-04-17 16:30',
    '2025-04-17T24:00',
    '2025-4-17',
    '2025-04-17T16:30#3',
  ]) {
    assert.match(refusal(text), /is not a date or time\. Write 2025-04-17/, text)
  }
  assert.match(refusal('2025-02-29'), /2025-02-29 is not a day/)
  assert.match(refusal('1995-07-01T10:00'), /between 1996 and 2100/)
})

test('London before 1996 is refused: the clocks changed on other days then', () => {
  assert.throws(() => london('1995-12-31T23:59:59.999Z'), CalendarGap)
})

test('an instant has one form only; any other text is a bug in the caller', () => {
  assert.equal(msOf('2025-02-28T23:59:59.999Z'), Date.UTC(2025, 1, 28, 23, 59, 59, 999))
  assert.equal(msOf('1987-06-05T00:00:00.000Z'), Date.UTC(1987, 5, 5))
  const wrong = [
    '2025-02-30T10:00:00.000Z',
    '2025-13-01T10:00:00.000Z',
    '2025-02-28T24:00:00.000Z',
    '2025-02-28T10:60:00.000Z',
    '2025-02-28T10:00:60.000Z',
    '2025-02-28 10:00:00.000Z',
    '2025-02-28T10:00:00.000+',
    '2025-02-28T10:00:00Z',
    '2025-02-28T10:00:00.000',
    '2025-02-2:T10:00:00.000Z',
    '',
  ]
  for (const text of wrong) assert.throws(() => msOf(text), RangeError, text)
})
