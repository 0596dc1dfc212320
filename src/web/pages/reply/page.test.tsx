import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, evolve } from '../../../discussion/decide.ts'
import type { Discussion } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { aDiscussion, bristol2024 } from '../../../discussion/papers/testing/a-discussion.ts'
import { asha } from '../../../discussion/papers/testing/story.ts'
import { expectedQuorum } from '../../../discussion/required/quorum.ts'
import { answerChoices, type ReplyAnswer } from '../../pieces/answer-choices.ts'

const rules = bristol2024()
const at = '2026-01-13T12:00:00.000Z'

function replied(discussion: Discussion, seat: string, answer: ReplyAnswer): Discussion {
  const command = { type: 'Reply', id: 'r', at, by: asha, invitation: `inv-${seat}`, answer } as const
  const events = decide(command, discussion, rules)
  if (isRefusal(events)) throw new Error(events.sentence)
  return events.reduce(evolve, discussion)
}

test('Every answer the discussion knows can be given, and no other', () => {
  const all: readonly ReplyAnswer[] = ['accepted', 'deputy', 'information-only', 'declined', 'unavailable']
  assert.deepEqual(
    answerChoices.map(choice => choice.answer),
    all,
  )
})

test('Somebody who comes counts towards the quorum; somebody who only sends information does not', () => {
  const story = ['social-worker', 'police'].reduce(
    (d, seat) => replied(d, seat, 'accepted'),
    aDiscussion(rules),
  )
  assert.deepEqual(expectedQuorum(replied(story, 'health', 'information-only'), rules, at).missing, [
    'health',
  ])
  assert.deepEqual(expectedQuorum(replied(story, 'health', 'deputy'), rules, at).missing, [])
})

test('An answer can be changed: the latest one stands', () => {
  const first = replied(aDiscussion(rules), 'police', 'declined')
  const second = replied(first, 'police', 'accepted')
  assert.equal(second.invitations.find(one => one.seat === 'police')?.answer, 'accepted')
})
