import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, at, ended, given, moment, spokenTo, started, bristol } from '../../../../test/story.ts'
import { known } from '../facts/known.ts'

const isOut = (story: ReturnType<typeof given>, local: string) =>
  known(story.discussion, bristol, moment(local), undefined)('out-of-hours')
const record = 'out-of-hours-record'

test('held on a Saturday, the record for the day team is due, though nobody said that it was out of hours', () => {
  const story = given(askedFor(), started({}, '2026-01-17T20:00'), ended('2026-01-17T20:40'))
  assert.equal(isOut(story, '2026-01-17T21:00'), true)
  const stands = story.clock(record, '2026-01-17T21:00')
  assert.equal(stands.verdict, 'running')
  assert.equal(stands.binding?.due, moment('2026-01-19T09:00'))
  assert.equal(story.duty(record, '2026-01-19T09:00').state, 'late')
})

test('held in the daytime, nothing of the night is asked', () => {
  const story = given(askedFor(), started({}, '2026-01-14T15:00'), ended('2026-01-14T16:00'))
  assert.equal(isOut(story, '2026-01-14T16:00'), false)
  assert.equal(story.clock(record, '2026-01-14T16:00').verdict, 'not-applicable')
  for (const duty of story.duties('2026-01-14T16:00'))
    assert.ok(!duty.asks.includes('out-of-hours'), duty.key)
})

test('before anybody knows when it is held, nobody is asked; the booking says it', () => {
  const story = given(askedFor())
  assert.equal(isOut(story, '2026-01-13T10:00'), undefined)
  for (const duty of story.duties('2026-01-13T10:00'))
    assert.ok(!duty.asks.includes('out-of-hours'), duty.key)
  const book = (local: string) =>
    at('2026-01-13T10:00', { type: 'BookMeeting', starts: moment(local), minutes: 60, format: 'online' })
  assert.equal(isOut(story.and(book('2026-01-13T19:00')), '2026-01-13T10:05'), true)
  assert.equal(isOut(story.and(book('2026-01-14T10:00')), '2026-01-13T10:05'), false)
})

test('a series of conversations is held when the first of them is', () => {
  const story = given(askedFor(), spokenTo('police', '2026-01-13T18:00'))
  assert.equal(isOut(story, '2026-01-13T19:00'), true)
})

test('what somebody says of it comes before what the clock says', () => {
  const day = given(askedFor(), started({ outOfHours: true }, '2026-01-14T15:00'))
  assert.equal(isOut(day, '2026-01-14T16:00'), true)
  const night = given(askedFor(), started({ outOfHours: false }, '2026-01-17T20:00'))
  assert.equal(night.clock(record, '2026-01-17T21:00').verdict, 'not-applicable')
})
