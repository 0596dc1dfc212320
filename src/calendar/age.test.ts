import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { ageOn, sayAge } from './index.ts'

test('a child has a birthday on the day, not the day before', () => {
  assert.equal(ageOn('2016-05-01', '2025-04-30'), 8)
  assert.equal(ageOn('2016-05-01', '2025-05-01'), 9)
})

test('born on 29 February: a year older on 1 March in a common year, on the day itself in a leap year', () => {
  assert.equal(ageOn('2020-02-29', '2025-02-28'), 4)
  assert.equal(ageOn('2020-02-29', '2025-03-01'), 5)
  assert.equal(ageOn('2020-02-29', '2024-02-29'), 4)
})

test('an unborn child is under five', () => {
  assert.ok(ageOn('2026-06-01', '2026-02-03') < 0)
  assert.equal(sayAge('2026-06-01', '2026-02-03'), 'not yet born')
})

test('a baby’s age is said in days, weeks and months, a child’s in years', () => {
  assert.equal(sayAge('2026-01-01', '2026-01-01'), '0 days')
  assert.equal(sayAge('2026-01-01', '2026-01-02'), '1 day')
  assert.equal(sayAge('2026-01-01', '2026-01-29'), '4 weeks')
  assert.equal(sayAge('2025-09-14', '2026-02-03'), '4 months')
  assert.equal(sayAge('2025-01-31', '2025-02-28'), '4 weeks')
  assert.equal(sayAge('2025-01-31', '2025-03-01'), '1 month')
  assert.equal(sayAge('2016-05-01', '2026-02-03'), '9')
})

test('whole years agree with Temporal for everyone not born on 29 February', () => {
  const aDate = fc
    .integer({ min: 0, max: 36_500 })
    .map(days => Temporal.PlainDate.from('1990-01-01').add({ days }))
    .filter(({ month, day }) => month !== 2 || day !== 29)
  fc.assert(
    fc.property(aDate, aDate, (one, other) => {
      const [born, on] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one]
      const expected = born.until(on, { largestUnit: 'years' }).years
      assert.equal(ageOn(born.toString(), on.toString()), expected)
    }),
    { seed: 29_022_024, numRuns: 2_000 },
  )
})

test('what is not a date has no age', () => {
  assert.throws(() => ageOn('2025-02-29', '2026-01-01'), RangeError)
})
