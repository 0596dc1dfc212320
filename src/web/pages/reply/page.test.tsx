import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, evolve } from '../../../discussion/decide.ts'
import type { Discussion, Invitation } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { aDiscussion, bristol2024 } from '../../../discussion/papers/testing/a-discussion.ts'
import { asha } from '../../../discussion/papers/testing/story.ts'
import { expectedQuorum } from '../../../discussion/required/seats/quorum.ts'
import type { Coming, Information } from '../../../discussion/people/participant.ts'
import { answerChoices, choiceOf, informationChoices, sayAnswered } from '../../words/answer-choices.ts'

const rules = bristol2024()
const at = '2026-01-13T12:00:00.000Z'

function replied(discussion: Discussion, seat: string, answer: Coming): Discussion {
  const command = { type: 'Reply', id: 'r', at, by: asha, invitation: `inv-${seat}`, answer } as const
  const events = decide(command, discussion, rules)
  if (isRefusal(events)) throw new Error(events.sentence)
  return events.reduce(evolve, discussion)
}

test('Whether somebody comes and what is known are two questions, and every answer to each can be given', () => {
  assert.deepEqual(
    [...new Set(answerChoices.map(choice => choice.answer))],
    ['accepted', 'deputy', 'declined', 'unavailable'],
  )
  const all: readonly Information[] = ['none-known', 'sent', 'will-send']
  assert.deepEqual(Object.keys(informationChoices), all)
})

test('What was answered is chosen again and said again, also what was answered before it was two questions', () => {
  const one = { invitation: 'i', seat: 'police', agency: 'Police' }
  const said = (answered: object) => [
    choiceOf({ ...one, ...answered })?.value,
    sayAnswered({ ...one, ...answered } as Invitation),
  ]
  assert.deepEqual(said({}), [undefined, 'no answer yet'])
  assert.deepEqual(said({ information: 'none-known' }), [undefined, 'nothing known'])
  assert.deepEqual(said({ answer: 'accepted' }), ['accepted', 'comes'])
  assert.deepEqual(said({ answer: 'accepted', capacity: 'informs', information: 'sent' }), [
    'informs',
    'comes, only to give information; information sent',
  ])
  assert.deepEqual(said({ answer: 'deputy', capacity: 'decides' }), ['deputy', 'sends a deputy'])
  assert.deepEqual(said({ answer: 'information-only' }), [undefined, 'gives information only'])
})

test('Somebody who comes counts towards the quorum; somebody who only sends information does not', () => {
  const story = ['social-worker', 'police'].reduce(
    (d, seat) => replied(d, seat, 'accepted'),
    aDiscussion(rules, { only: 'convened' }),
  )
  assert.deepEqual(expectedQuorum(replied(story, 'health', 'information-only'), rules, at).missing, [
    'health',
  ])
  assert.deepEqual(expectedQuorum(replied(story, 'health', 'deputy'), rules, at).missing, [])
})

test('An answer can be changed: the latest one stands', () => {
  const first = replied(aDiscussion(rules, { only: 'convened' }), 'police', 'declined')
  const second = replied(first, 'police', 'accepted')
  assert.equal(second.invitations.find(one => one.seat === 'police')?.answer, 'accepted')
})
