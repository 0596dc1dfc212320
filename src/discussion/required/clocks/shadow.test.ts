import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, ended, given, moment, type Story, started } from '../../../../test/story.ts'
import { shadowOf } from './shadow.ts'
import { judge } from './verdict.ts'

const since = (received: string, risk = '2026-01-13T09:00') =>
  askedFor({
    happened: [
      { instant: 'information-received', at: moment(received) },
      { instant: 'risk-identified', at: moment(risk) },
    ],
  })

const shadowAt = (key: string, { discussion, rules }: Pick<Story, 'discussion' | 'rules'>, now: string) =>
  shadowOf(judge(key, discussion, rules, now), discussion, rules, now)

test('information that lay over a weekend before anybody saw the risk: the shadow shows it, the verdict does not', () => {
  const story = given(since('2026-01-09T16:00'), started(), ended())
  const now = moment('2026-01-15T09:00')
  assert.equal(story.clock('convene', '2026-01-15T09:00').verdict, 'met')
  assert.deepEqual(shadowAt('convene', story, now), {
    received: moment('2026-01-09T16:00'),
    due: moment('2026-01-14T00:00'),
    day: '2026-01-13',
    inclusive: false,
    past: true,
  })
})

test('while nothing is held the shadow is past once its own time has run out', () => {
  const story = given(since('2026-01-12T16:00'))
  const past = (local: string) => shadowAt('convene', story, moment(local))?.past
  assert.deepEqual([past('2026-01-14T23:59'), past('2026-01-15T00:00')], [false, true])
})

test('no shadow: recognised at once, on the same day, not said when, or another clock', () => {
  const now = moment('2026-01-15T09:00')
  for (const asked of [
    since('2026-01-13T09:00'),
    since('2026-01-13T08:00'),
    askedFor({ happened: [{ instant: 'risk-identified', at: moment('2026-01-13T09:00') }] }),
  ]) {
    const { discussion, rules } = given(asked)
    assert.equal(shadowAt('convene', { discussion, rules }, now), undefined)
  }
  const held = given(since('2026-01-09T16:00'), started(), ended())
  assert.equal(shadowAt('minutes', held, now), undefined)
})
