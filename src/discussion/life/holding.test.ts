import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  ended,
  given,
  health,
  moment,
  police,
  socialWorker,
  spokenTo,
  started,
} from '../../../test/story.ts'

test('a discussion starts once, and stops the clock that asked for it', () => {
  const story = given(askedFor()).when(started()).makes('DiscussionStarted', 'DeadlineStarted minutes')
  assert.deepEqual(
    [story.clock('convene', '2026-01-20T09:00').verdict, story.clock('convene', '2026-01-20T09:00').metAt],
    ['met', moment('2026-01-14T15:00')],
  )
  story.when(started()).refuses('already-started')
})

test('people come and go, and the quorum is told for every moment of it', () => {
  const story = given(
    askedFor(),
    started({ present: [socialWorker, police] }),
    at('2026-01-14T15:10', { type: 'Join', ...health }),
    at('2026-01-14T15:30', { type: 'Leave', participant: 'petra' }),
  )
  assert.deepEqual(story.quorum('2026-01-14T15:05'), {
    met: false,
    missing: ['health'],
    filled: [
      { seat: 'social-worker', by: 'Ian Okafor' },
      { seat: 'police', by: 'Petra Lund' },
    ],
    excused: [],
  })
  assert.equal(story.quorum('2026-01-14T15:10').met, true)
  assert.equal(story.quorum('2026-01-14T15:29').met, true)
  assert.deepEqual(story.quorum('2026-01-14T15:30').missing, ['police'])
})

test('after the end the quorum is told as it stood at the end', () => {
  const story = given(askedFor(), started(), ended('2026-01-14T16:00'))
  assert.equal(story.quorum('2026-03-01T09:00').met, true)
})

test('a conversation is not added to a discussion that has ended', () => {
  given(askedFor(), started(), ended()).when(spokenTo('school', '2026-01-14T17:00')).refuses('ended')
})

test('a conversation with somebody who is kept out does not count', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T10:00', {
      type: 'Block',
      who: { role: 'police', agency: 'police' },
      reason: 'He is the father.',
    }),
  )
  story.when(spokenTo('police', '2026-01-13T11:00')).refuses('blocked')
})

test('the agenda moves to one of its own items', () => {
  const reach = (item: string) => at('2026-01-14T15:05', { type: 'ReachItem', item })
  const story = given(askedFor(), started())
  assert.equal(story.and(reach('information')).discussion.agendaItem, 'information')
  assert.equal(story.and(reach('mapping')).discussion.agendaItem, 'mapping')
  story.when(reach('tea')).refuses('no-item')
})

test('somebody of the wrong grade in the chair is an open duty, never a locked door', () => {
  const story = given(askedFor(), started({ chair: { grade: 'deputy-service-manager' } }))
  const duty = story.duty('chair-grade', '2026-01-14T15:30')
  assert.deepEqual([duty.state, duty.rule], ['open', 'BR24-310'])
  assert.match(duty.because ?? '', /deputy service manager is not among those who chair/)
})
