import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristol,
  bristol2019,
  bristolBut,
  given,
  givenUnder,
  moment,
  started,
} from '../../../test/story.ts'
import { actionDates } from '../required/clocks/action-dates.ts'

const agree = (but: object = {}) =>
  at('2026-01-14T15:50', {
    type: 'AgreeAction',
    action: 'visit',
    what: 'See Ada at school, alone',
    owner: 'Ian Okafor',
    agency: 'Children’s Social Care',
    due: '2026-01-16',
    ...but,
  })
const confirm = (status: 'done' | 'by-date' | 'no-longer-needed' | 'further-discussion', but: object = {}) =>
  at('2026-01-16T11:00', { type: 'ConfirmAction', action: 'visit', status, inWriting: true, ...but })

test('an action says what, who and for which agency; without an owner it is nobody’s', () => {
  const story = given(askedFor(), started())
  story.when(agree({ what: ' ' })).refuses('empty', { field: 'what' })
  story.when(agree({ owner: '' })).refuses('no-owner', { says: /nobody’s/, field: 'owner' })
  story.when(agree({ agency: '' })).refuses('no-agency', { field: 'agency' })
  story.when(agree()).makes('ActionAgreed').when(agree()).refuses('action-there')
})

test('an action is open until its day is over in London, and late from then on', () => {
  const story = given(askedFor(), started(), agree())
  assert.equal(story.duty('action/visit', '2026-01-16T23:59').state, 'open')
  assert.equal(story.duty('action/visit', '2026-01-17T00:00').state, 'late')
  assert.deepEqual(story.duty('action/visit', '2026-01-17T00:00').askedOf, [
    { of: 'person', name: 'Ian Okafor', agency: 'Children’s Social Care' },
  ])
})

test('an action without a day is never late, only open', () => {
  const { due: _due, ...noDay } = agree() as ReturnType<typeof agree> & { due: string }
  const story = given(askedFor(), started(), noDay as ReturnType<typeof agree>)
  assert.equal(story.duty('action/visit', '2027-01-17T00:00').state, 'open')
})

const promise = { date: '2026-01-20', reason: 'The doctor is away until then.' }

test('it is confirmed as done, and every confirmation stays', () => {
  const story = given(askedFor(), started(), agree())
    .when(confirm('by-date', promise))
    .makes('ActionConfirmed')
  const done = story.and(confirm('done'))
  assert.equal(done.duty('action/visit', '2026-01-21T09:00').state, 'done')
  assert.deepEqual(
    done.discussion.actions[0]?.confirmations.map(one => one.status),
    ['by-date', 'done'],
  )
  assert.deepEqual(
    done.discussion.happened
      .filter(one => one.instant === 'action-confirmed')
      .map(one => [one.action, one.at]),
    [['visit', moment('2026-01-16T11:00')]],
  )
})

test('a new day needs the day, and what is no longer needed needs the reason', () => {
  const story = given(askedFor(), started(), agree())
  // Bristol 2024 names no answers (BR24-703), so the day and the reason are the program's question and not its rule.
  story.when(confirm('by-date')).refuses('date-needed', { field: 'date' })
  story.when(confirm('by-date', { date: '2026-01-20' })).refuses('reason-needed', { field: 'reason' })
  story.when(confirm('by-date', { ...promise, date: '2026-01-15' })).refuses('date-past', { field: 'date' })
  story.when(confirm('no-longer-needed')).refuses('reason-needed', { field: 'reason' })
  story.when(confirm('no-longer-needed', { reason: 'Seen by police already.' })).makes('ActionConfirmed')
  story.when(confirm('further-discussion')).makes('ActionConfirmed')
  story.when(confirm('done', { action: 'no such' })).refuses('no-action')
})

test('a procedure may ask more of an answer than we do', async () => {
  const stricter = await bristolBut(pack =>
    pack.replace(
      "source: { document: strategy-guidance, section: '4 Invites/attendees, 4.4 and 4.8' }",
      '$&\n    statuses: [{ status: further-discussion, needs: [reason, date] }]',
    ),
  )
  const story = givenUnder(stricter, askedFor(), started(), agree())
  story.when(confirm('further-discussion')).refuses('date-needed', { rule: 'BR24-703' })
  story
    .when(confirm('further-discussion', { date: '2026-01-20' }))
    .refuses('reason-needed', { rule: 'BR24-703' })
})

test('the date that was agreed stays and stays late: what its owner promises stands beside it', () => {
  const story = given(askedFor(), started(), agree(), confirm('by-date', promise))
  assert.equal(story.duty('action/visit', '2026-01-16T23:59').state, 'open')
  const late = story.duty('action/visit', '2026-01-17T00:00')
  assert.deepEqual([late.state, late.day], ['late', '2026-01-16'])
  assert.deepEqual(actionDates(story.discussion.actions[0]!, bristol).promise?.date, '2026-01-20')
})

test('where the procedure takes “done by a date” for an answer, it counts when it was named in time, and not once it was late', () => {
  const inTime = givenUnder(
    bristol2019,
    askedFor({ urgency: 'ordinary' }),
    started(),
    agree(),
    confirm('by-date', promise),
  )
  assert.equal(inTime.duty('action/visit', '2026-01-20T23:59').state, 'open')
  assert.equal(inTime.duty('action/visit', '2026-01-21T00:00').state, 'late')
  const tooLate = givenUnder(bristol2019, ...[askedFor({ urgency: 'ordinary' }), started(), agree()], {
    ...confirm('by-date', { ...promise, date: '2027-01-20' }),
    at: moment('2026-01-17T09:00'),
  })
  assert.equal(tooLate.duty('action/visit', '2026-01-18T09:00').state, 'late')
})

const move = (but: object = {}) =>
  at('2026-01-19T09:00', {
    ...{ type: 'MoveActionDate', action: 'visit', to: '2026-01-23', reason: 'Agreed by telephone with all.' },
    ...but,
  })

test('those who agreed it move its date, with a reason; what was promised about the old date says nothing of the new', () => {
  const story = given(askedFor(), started(), agree(), confirm('by-date', promise))
  story.when(move({ reason: '' })).refuses('reason-needed', { field: 'reason' })
  story.when(move({ to: '2026-01-18' })).refuses('date-past', { field: 'to' })
  story.when(move({ to: '2026-01-16' })).refuses('date-past')
  story.when(move({ action: 'no such' })).refuses('no-action')
  const moved = story.when(move()).makes('ActionDateMoved')
  moved.when(move()).refuses('same-date')
  assert.equal(moved.duty('action/visit', '2026-01-22T09:00').state, 'open')
  const [action] = moved.discussion.actions
  assert.deepEqual(actionDates(action!, bristol), { agreed: '2026-01-23', binding: '2026-01-23' })
  assert.deepEqual([action?.moved?.[0]?.from, action?.moved?.[0]?.to], ['2026-01-16', '2026-01-23'])
  const form = { ...confirm('done', { about: '2026-01-16' }), at: moment('2026-01-19T10:00') }
  moved.when(form).refuses('date-moved-meanwhile', { says: /23 January/, field: 'date' })
  moved
    .and(confirm('done'))
    .when(move({ to: '2026-01-30' }))
    .refuses('action-settled')
})

test('no action is given to somebody who is kept out, however they are spelt', () => {
  const out = at('2026-01-13T10:05', {
    type: 'Block',
    who: { person: 'martin', name: 'Martin Crake' },
    reason: 'The concern is about him.',
  })
  given(askedFor(), out, started())
    .when(
      at('2026-01-14T15:10', {
        type: 'AgreeAction',
        action: 'a',
        what: 'Ring the family',
        owner: 'CRAKE, Martin',
        agency: 'Harrow Lane Academy',
      }),
    )
    .refuses('blocked', { field: 'owner' })
})
