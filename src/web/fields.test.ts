import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fields } from './fields.ts'

const date = (day: string, month: string, year: string) =>
  new Fields({ 'x-day': day, 'x-month': month, 'x-year': year })

test('a date is three fields; all empty is no date, half empty is a mistake', () => {
  assert.equal(date('27', '3', '2026').date('x'), '2026-03-27')
  assert.equal(date('29', '02', '2024').date('x'), '2024-02-29')
  assert.equal(date('27', 'March', '2026').date('x'), '2026-03-27')
  assert.equal(date('', ' ', '').date('x'), undefined)
  assert.deepEqual(date('', '', '').problems, [])
  for (const wrong of [
    date('29', '2', '2026'),
    date('31', '4', '2026'),
    date('27', '', '2026'),
    date('27', 'Octember', '2026'),
  ]) {
    assert.equal(wrong.date('x'), undefined)
    assert.deepEqual(wrong.problems, [{ field: 'x', says: 'Enter a real date, like 27 3 2026.' }])
  }
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
