/** What moving would change is said before it is done, and comes true when it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  bristol,
  bristol2019,
  ended,
  givenUnder,
  moment,
  started,
} from '../../../test/story.ts'
import { beforeMoving, type MoveChanges } from './before-moving.ts'
import { isRefusal, type Rules } from '../happening.ts'

/** Asked for on Tuesday 13 January 2026 under the procedure of 2019, with nothing that would have to happen today. */
const ordinary = (facts: object = { 'forensic-window': false }) =>
  givenUnder(
    bristol2019,
    askedFor({
      urgency: 'ordinary',
      facts: { harm: ['emotional'], 'immediate-safeguarding-needed': false, ...facts },
    }),
  )
const to2024: Rules = { ...bristol, earlier: [bristol2019] }
const looked = (story: ReturnType<typeof ordinary>, local: string): MoveChanges => {
  const changes = beforeMoving(story.discussion, story.rules, to2024, { by: asha, now: moment(local) })
  assert.ok(!isRefusal(changes))
  return changes
}
const clockOf = ({ clocks }: MoveChanges, key: string) => clocks.find(one => one.key === key)

test('a clock that had no date gets one, and it is said when that would be late at once', () => {
  const intime = clockOf(looked(ordinary(), '2026-01-14T09:00'), 'convene')
  assert.deepEqual(
    [intime?.now?.due, intime?.counted?.day, intime?.binds?.day, intime?.from, intime?.lateAtOnce],
    [undefined, '2026-01-15', '2026-01-15', 'new', false],
  )
  assert.equal(clockOf(looked(ordinary(), '2026-01-16T09:00'), 'convene')?.lateAtOnce, true)
  const waits = clockOf(looked(ordinary({}), '2026-01-14T09:00'), 'convene')
  assert.deepEqual([waits?.binds, waits?.from], [undefined, 'waits'])
})

test('what is said beforehand is what is then so: the same dates bind, the same duties are open', () => {
  const held = ordinary().and(started(), ended())
  const changes = looked(held, '2026-01-14T17:00')
  const after = held.movedTo(bristol, '2026-01-14T17:00').happens()
  assert.equal(clockOf(changes, 'convene'), undefined, 'it has stopped, so nothing would change')
  for (const { key, binds } of changes.clocks)
    assert.deepEqual(after.clock(key, '2026-01-14T17:00').binding, binds, key)
  assert.ok(changes.gained.length > 3 && changes.lost.length > 3)
  for (const { key, state } of changes.gained) assert.equal(after.duty(key, '2026-01-14T17:00').state, state)
  for (const { key } of changes.lost)
    assert.equal(
      after.duties('2026-01-14T17:00').some(one => one.key === key && one.state !== 'not-applicable'),
      false,
      key,
    )
  assert.equal(changes.urgency, 'two-working-days')
})

test('looking where it cannot be moved says why', () => {
  const over = ordinary().and(at('2026-01-13T12:00', { type: 'Conclude', reason: 'Not needed.' }))
  const answer = beforeMoving(over.discussion, over.rules, to2024, {
    by: asha,
    now: moment('2026-01-14T09:00'),
  })
  assert.ok(isRefusal(answer))
  assert.equal(answer.why, 'concluded')
})
