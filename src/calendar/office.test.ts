import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfficeOpen } from './office.ts'
import { england } from './testing/england.ts'
import { parseLocal } from './local-time.ts'

const isOpen = (local: string): boolean => {
  const parsed = parseLocal(local)
  assert.ok('instant' in parsed)
  return isOfficeOpen(parsed.instant, england)
}

test('the office is open from the minute it opens until the minute it closes', () => {
  assert.deepEqual(
    ['2025-06-11T08:59', '2025-06-11T09:00', '2025-06-11T16:59', '2025-06-11T17:00'].map(isOpen),
    [false, true, true, false],
  )
})

test('at a weekend, on a bank holiday and at night it is closed', () => {
  for (const local of ['2025-06-14T11:00', '2025-04-18T11:00', '2025-12-26T11:00', '2025-06-11T02:00'])
    assert.equal(isOpen(local), false, local)
})

test('office hours are London’s own, in winter and in summer', () => {
  assert.equal(isOfficeOpen('2025-01-15T09:00:00.000Z', england), true)
  assert.equal(isOfficeOpen('2025-07-15T08:00:00.000Z', england), true)
  assert.equal(isOfficeOpen('2025-07-15T16:00:00.000Z', england), false)
})
