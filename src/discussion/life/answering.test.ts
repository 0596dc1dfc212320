import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asha, askedFor, at, givenUnder, ian, moment } from '../../../test/story.ts'
import { openShelf } from '../../shelf.ts'
import type { By } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { requestRoutes, seatContacts } from '../required/facts/routes.ts'

const shelf = await openShelf()
const procedure = shelf.procedures.get('bradford/2023')
assert.ok(procedure, 'bradford/2023 cannot be used: run “quorate check”')
const bradford: Rules = { procedure, calendar: shelf.calendarOf(procedure) }

/** A service manager, who alone may allow a meeting outside the standard time. */
const helena: By = {
  person: 'helena',
  name: 'Helena Voss',
  agency: 'Children’s Social Care',
  grade: 'service-manager',
}
const said = (by: By, words = 'The child is abroad until Monday.') => ({ duty: 'late-reason', words, by })
const outsideTheStandard = (but: object = {}) => askedFor({ urgency: 'other', ...but })
const begin = () => givenUnder(bradford)

test('a request outside the standard time comes with the words of the service manager', () => {
  begin()
    .when(outsideTheStandard())
    .refuses('must-answer', { rule: 'BD-203', instead: /Service Manager/ })
  begin()
    .when(outsideTheStandard({ given: [said(asha)] }))
    .refuses('must-answer', { rule: 'BD-203' })
  begin()
    .when(outsideTheStandard({ given: [said(helena, ' ')] }))
    .refuses('must-answer', { rule: 'BD-203' })
  const story = begin()
    .when(outsideTheStandard({ given: [said(helena)] }))
    .makes('DiscussionAskedFor', 'DelayExplained')
  assert.equal(story.duty('late-reason', '2026-01-13T10:00').state, 'done')
  assert.equal(story.duty('late-reason', '2026-01-13T10:00').because, 'The child is abroad until Monday.')
})

test('the threshold can be decided as urgent, or as outside the standard time with the same words', () => {
  const story = begin().and(askedFor({ urgency: 'twenty-four-hours' }))
  const decide = (but: object) =>
    at('2026-01-13T10:00', { type: 'DecideThreshold', met: true, reason: '', urgency: 'other', ...but })
  story.when(decide({})).refuses('must-answer', { rule: 'BD-203' })
  story
    .when(decide({ given: [said(helena)] }))
    .makes('ThresholdDecided', 'DelayExplained', 'DeadlineStarted convene')
})

test('a change of urgency that asks for words takes them from its own reason, if that person may give them', () => {
  const story = begin().and(askedFor({ urgency: 'twenty-four-hours' }))
  const change = (by: By, but: object = {}) =>
    at('2026-01-13T10:00', { type: 'ChangeUrgency', to: 'other', reason: 'The ward is closed.', ...but }, by)
  story.when(change(asha)).refuses('must-answer', { rule: 'BD-203' })
  story.when(change(helena)).makes('UrgencyChanged', 'DelayExplained')
  story.when(change(asha, { given: [said(helena)] })).happens()
  story.when(change(asha, { to: 'two-hours' })).makes('UrgencyChanged')
})

test('words kept for one grade are refused from another, and kept when they come from the right one', () => {
  const story = begin().and(outsideTheStandard({ given: [said(helena)] }))
  const explain = (by: By) =>
    at('2026-01-13T10:00', { type: 'ExplainDelay', clock: 'convene', reason: 'No room.' }, by)
  story.when(explain(asha)).refuses('not-theirs-to-say', { rule: 'BD-203' })
  story.when(explain(helena)).makes('DelayExplained')
  story
    .when(at('2026-01-13T10:00', { type: 'AnswerDuty', duty: 'late-reason', words: 'No room.' }, ian))
    .refuses('not-theirs-to-say', { rule: 'BD-203' })
})

test('the mailbox follows the service area and the hospital follows the home of the child', () => {
  const now = moment('2026-01-13T10:00')
  const child = { id: 'A', facts: { area: 'shipley' } }
  const facts = { 'service-area': 'keighley-and-shipley' }
  const { discussion } = begin().and(askedFor({ urgency: 'two-hours', facts, children: [child] }))
  const [request] = requestRoutes(discussion, bradford, now).routes
  assert.equal(request?.to, 'keighley-shipley-meetings@bradford-trust.example')
  const [hospital] = seatContacts('paediatrician', child, discussion, bradford, now).routes
  assert.equal(hospital?.to, 'paediatric-secretaries@bradford-hospital.example')
  const elsewhere = { id: 'B', facts: {} }
  assert.deepEqual(seatContacts('paediatrician', elsewhere, discussion, bradford, now), {
    routes: [],
    asks: ['area'],
  })
  assert.deepEqual(seatContacts('housing', child, discussion, bradford, now), { routes: [], asks: [] })
})
