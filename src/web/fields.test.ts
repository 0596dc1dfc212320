import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fields, readTime } from './fields.ts'

test('times are read the way people write them', () => {
  for (const [written, time] of [
    ['14:30', '14:30'],
    ['2:30pm', '14:30'],
    ['2.30 pm', '14:30'],
    ['2pm', '14:00'],
    ['1430', '14:30'],
    [' 9 am ', '09:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['0:05', '00:05'],
    ['9', '09:00'],
  ] as const)
    assert.equal(readTime(written), time, written)
})

test('what is no time is not guessed', () => {
  for (const written of ['', 'noon', '25:00', '14:60', '13pm', '0am', '2:3', '-1', '14:30:00', '12345'])
    assert.equal(readTime(written), undefined, written)
})

const date = (day: string, month: string, year: string, time?: string) =>
  new Fields({
    'x-day': day,
    'x-month': month,
    'x-year': year,
    ...(time !== undefined && { 'x-time': time }),
  })

test('a date is three fields; all empty is no date, half empty is a mistake', () => {
  assert.equal(date('27', '3', '2026').date('x'), '2026-03-27')
  assert.equal(date('29', '02', '2024').date('x'), '2024-02-29')
  assert.equal(date('', ' ', '').date('x'), undefined)
  assert.deepEqual(date('', '', '').problems, [])
  for (const wrong of [
    date('29', '2', '2026'),
    date('31', '4', '2026'),
    date('27', '', '2026'),
    date('27', 'March', '2026'),
  ]) {
    assert.equal(wrong.date('x'), undefined)
    assert.deepEqual(wrong.problems, [{ field: 'x', says: 'Enter a real date, like 27 3 2026.' }])
  }
})

test('a moment is London’s: the same clock time is another instant in summer', () => {
  assert.equal(date('14', '1', '2026', '3pm').moment('x', 'When?'), '2026-01-14T15:00:00.000Z')
  assert.equal(date('14', '7', '2026', '3pm').moment('x', 'When?'), '2026-07-14T14:00:00.000Z')
})

test('the hour that does not exist when clocks go forward is said to be wrong', () => {
  const fields = date('29', '3', '2026', '1:30')
  assert.equal(fields.moment('x', 'When?'), undefined)
  assert.equal(fields.problems.length, 1)
})

test('a missing moment says what is asked for; half a moment says how to write one', () => {
  const empty = date('', '', '', '')
  assert.equal(empty.moment('x', 'Say when it happened.'), undefined)
  assert.equal(empty.problemWith('x'), 'Say when it happened.')
  const half = date('14', '1', '2026', 'later')
  assert.equal(half.moment('x', 'Say when.'), undefined)
  assert.match(half.problemWith('x')!, /Enter the date and the time/)
})

test('text is kept as it was typed but for its line ends; only spaces are nothing', () => {
  const fields = new Fields({ a: ' one\r\ntwo ', b: '  ', c: 'a\0b' })
  assert.equal(fields.text('a'), ' one\ntwo ')
  assert.equal(fields.text('b'), undefined)
  assert.equal(fields.text('absent'), undefined)
  assert.equal(fields.text('c'), undefined)
  assert.match(fields.problemWith('c')!, /NUL/)
})

test('what has to be there says so once, and the page still gets something to show', () => {
  const fields = new Fields({})
  assert.equal(fields.needed('reason', 'Say why.'), '')
  assert.equal(fields.needed('reason', 'Say why, please.'), '')
  assert.deepEqual(fields.problems, [{ field: 'reason', says: 'Say why.' }])
})

test('yes, no, or not answered; and fields that come once or several times', () => {
  const fields = new Fields({ q: 'yes', r: 'no', s: 'maybe', many: ['a', 'b'] })
  assert.deepEqual(
    [fields.yesNo('q'), fields.yesNo('r'), fields.yesNo('s'), fields.yesNo('t')],
    [true, false, undefined, undefined],
  )
  assert.deepEqual([fields.all('many'), fields.all('q'), fields.all('t')], [['a', 'b'], ['yes'], []])
  assert.equal(fields.raw('many'), 'a')
  assert.deepEqual(fields.names(), ['q', 'r', 's', 'many'])
})
