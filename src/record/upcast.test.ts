import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical, type Entry, schemaOf, Unrecordable, upcaster } from './index.ts'

const line: Entry = {
  number: 1,
  position: 1,
  type: 'LineRecorded',
  schema: 1,
  at: '2026-01-14T09:00:00.000Z',
  recordedAt: '2026-01-14T09:00:00.100Z',
  actor: null,
  onBehalfOf: null,
  command: '00000000-0000-7000-8000-000000000001',
  content: { words: 'Seen with a bruise' },
}

const steps = {
  LineRecorded: {
    1: ({ words }: Entry['content'] & object) => ({ text: words }),
    2: (content: Entry['content'] & object, agencies: readonly string[]) => ({
      ...content,
      agencies: [...agencies],
    }),
  },
}
const today = upcaster(steps)
const before = ['Police']

test('a line written two versions ago reads as one written today, and the record is not touched', () => {
  assert.deepEqual(today(line, before), {
    ...line,
    schema: 3,
    content: { text: 'Seen with a bruise', agencies: ['Police'] },
  })
  assert.deepEqual(line.content, { words: 'Seen with a bruise' })
})

test('a line of today and a kind without versions are left as they are', () => {
  const current = { ...line, schema: 3 }
  assert.equal(today(current, before), current)
  const other = { ...line, type: 'DiscussionStarted' }
  assert.equal(today(other, before), other)
})

test('what is written today is written in the schema after the last step', () => {
  assert.equal(schemaOf(steps, 'LineRecorded'), 3)
  assert.equal(schemaOf(steps, 'DiscussionStarted'), 1)
})

test('a redacted line stays empty in every version', () => {
  assert.deepEqual(today({ ...line, content: null }, before), { ...line, schema: 3, content: null })
})

test('the same content always has the same text, whatever order it was put together in', () => {
  assert.equal(
    canonical({ b: [1, 'é', null], a: { d: true, c: undefined } }),
    '{"a":{"d":true},"b":[1,"é",null]}',
  )
  assert.equal(canonical({ a: { d: true }, b: [1, 'é', null] }), '{"a":{"d":true},"b":[1,"é",null]}')
  // From RFC 8785, 3.2.3: members sort by UTF-16 code units, so the smiley (a surrogate pair) comes before U+FB33.
  assert.equal(
    canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 }),
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  )
  assert.equal(canonical([1e30, 4.5, 0.002, 1e-27, -0]), '[1e+30,4.5,0.002,1e-27,0]')
})

test('what JSON would quietly change is refused', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(0),
    new Map(),
    1n,
    undefined,
    'a\0',
    '\ud800',
  ]) {
    assert.throws(() => canonical({ value: [value as never] }), Unrecordable)
  }
})
