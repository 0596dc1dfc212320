import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, at, given, moment } from '../../../test/story.ts'
import { busyThen, expectedAt, type Meeting, meetingOf } from './busy.ts'

const invite = (invitation: string, name: string, but: object = {}) =>
  at('2026-01-13T10:15', {
    type: 'Invite',
    invitation: { invitation, seat: 'police', agency: 'Westvale Police', name, ...but },
  })
const story = given(
  askedFor(),
  at('2026-01-13T10:05', { type: 'Appoint', as: 'chair', person: 'dilys', name: 'Dilys Okonjo' }),
  at('2026-01-13T10:10', {
    type: 'BookMeeting',
    starts: moment('2026-01-14T15:00'),
    minutes: 60,
    format: 'online',
  }),
  invite('t', 'Tomasz Reeve', { person: 'tomasz' }),
  invite('k', 'Kay O’North', { seat: 'health', agency: 'Riverside' }),
  invite('l', 'Lena Marsh', { person: 'lena' }),
  at('2026-01-13T11:00', { type: 'Reply', invitation: 'l', answer: 'declined' }),
)
const other = (local: string, minutes: number, ...expected: Meeting['expected']): Meeting => ({
  starts: moment(local),
  minutes,
  expected,
})
const busy = (...others: Meeting[]) => busyThen(meetingOf(story.discussion)!, others).map(one => one.name)

test('whoever chairs or is invited is expected, but not who has said no', () => {
  assert.deepEqual(
    expectedAt(story.discussion).map(one => one.name),
    ['Dilys Okonjo', 'Tomasz Reeve', 'Kay O’North'],
  )
  assert.equal(meetingOf(given(askedFor()).discussion), undefined)
})

test('the same people at two meetings that overlap are busy, however their names are typed', () => {
  const dilys = { person: 'dilys', name: 'D. Okonjo' }
  const kay = { name: 'kay ONorth', agency: 'riverside' }
  assert.deepEqual(busy(other('2026-01-14T15:30', 60, dilys, kay)), ['Dilys Okonjo', 'Kay O’North'])
  assert.deepEqual(busy(other('2026-01-14T14:00', 61, dilys)), ['Dilys Okonjo'])
})

test('one that is over when the other begins, and other people, are no clash', () => {
  const dilys = { person: 'dilys', name: 'Dilys Okonjo' }
  assert.deepEqual(busy(other('2026-01-14T14:00', 60, dilys), other('2026-01-14T16:00', 60, dilys)), [])
  assert.deepEqual(busy(other('2026-01-14T15:00', 60, { person: 'x', name: 'Dilys Okonjo' })), [])
  assert.deepEqual(busy(other('2026-01-14T15:00', 60, { name: 'Kay North', agency: 'Elsewhere' })), [])
})
