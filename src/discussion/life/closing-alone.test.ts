import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asha, askedFor, at, given, ian, started, ended } from '../../../test/story.ts'

const notMet = (by: typeof ian, alone?: string) =>
  at(
    '2026-01-13T11:00',
    { type: 'DecideThreshold', met: false, reason: 'An old bruise, explained.', ...(alone && { alone }) },
    by,
  )

test('whoever asked for it does not close it alone; another decides, or they say why nobody else does', () => {
  const story = given(askedFor())
  story.when(notMet(ian)).refuses('own-request', { field: 'alone', instead: /Ask a manager/ })
  story.when(notMet(asha)).makes('ThresholdDecided')
  const alone = story.when(notMet(ian, 'Nobody of the duty team answers.')).makes('ThresholdDecided')
  assert.equal(alone.discussion.threshold?.alone, 'Nobody of the duty team answers.')
})

test('nor is it concluded alone before it is held; afterwards it is anybody’s who runs it', () => {
  const conclude = (alone?: string) =>
    at('2026-01-16T11:00', { type: 'Conclude', reason: 'Not needed.', ...(alone && { alone }) }, ian)
  given(askedFor()).when(conclude()).refuses('own-request')
  given(askedFor()).when(conclude('Asked for twice by mistake.')).makes('Concluded')
  given(askedFor(), started(), ended()).when(conclude()).makes('Concluded')
})
