import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  ended,
  given,
  health,
  petra,
  signed,
  socialWorker,
  started,
} from '../../../test/story.ts'

test('what the procedure asks for in words is answered in words, for the discussion or for each child', () => {
  const children = ['A', 'B'].map(id => ({ id, facts: {} }))
  const answer = (words: string, child?: string) =>
    at('2026-01-14T15:20', {
      type: 'AnswerDuty',
      duty: 'section-47-rationale',
      words,
      ...(child && { child }),
    })
  const story = given(askedFor({ children }), started())
  story.when(answer('')).refuses('empty', { field: 'words' })
  const told = story.and(answer('The bruise and what she said.', 'A'))
  assert.equal(told.duty('section-47-rationale/A', '2026-01-14T15:30').state, 'done')
  assert.equal(
    told.duty('section-47-rationale/A', '2026-01-14T15:30').because,
    'The bruise and what she said.',
  )
  assert.equal(told.duty('section-47-rationale/B', '2026-01-14T15:30').state, 'open')
})

test('medical, consent and contact with the parents are facts of a child, each with its words', () => {
  const story = given(
    askedFor(),
    started(),
    at('2026-01-14T15:20', {
      type: 'DecideMedical',
      child: 'A',
      needed: false,
      reason: 'No injury.',
      adviceGiven: 'Seen by GP.',
    }),
    at('2026-01-14T15:21', {
      type: 'DecideConsent',
      child: 'A',
      sought: false,
      reason: 'It would raise the risk.',
    }),
    at('2026-01-14T15:22', {
      type: 'NoteParents',
      child: 'A',
      contacted: false,
      reason: 'He was in the house.',
    }),
  )
  assert.deepEqual(story.discussion.children[0]?.facts, {
    'in-education': true,
    'medical-needed': false,
    'consent-sought': false,
    'parents-contacted': false,
  })
  assert.deepEqual(
    Object.entries(story.discussion.answers).map(([duty, answer]) => [duty, answer.words]),
    [
      ['no-medical-reason/A', 'No injury.'],
      ['medical-advice-given/A', 'Seen by GP.'],
      ['consent-rationale/A', 'It would raise the risk.'],
      ['parents-not-contacted-reason/A', 'He was in the house.'],
    ],
  )
})

test('a rule knowingly not followed is a departure with its reason: not open, not done', () => {
  const depart = (reason: string) =>
    at('2026-01-14T15:20', { type: 'RecordDeparture', rule: 'BR24-303', duty: 'attend/police', reason })
  const story = given(askedFor(), started({ present: [socialWorker, health] }))
  assert.equal(story.duty('attend/police', '2026-01-14T15:30').state, 'late')
  story.when(depart('')).refuses('empty', { field: 'reason' })
  const departed = story.and(depart('They were at the scene and sent their note.'))
  const duty = departed.duty('attend/police', '2026-01-14T15:30')
  assert.deepEqual([duty.state, duty.because], ['departed', 'They were at the scene and sent their note.'])
  assert.equal(departed.quorum('2026-01-14T15:30').met, false, 'a reason fills no seat')
})

test('whether the procedure lets somebody excuse a rule is on record beside their reason', () => {
  const depart = {
    type: 'RecordDeparture',
    rule: 'BR24-202',
    reason: 'Waited for the paediatrician.',
  } as const
  const story = given(askedFor())
    .and(at('2026-01-19T09:00', depart, asha))
    .and(at('2026-01-19T09:05', depart, petra))
  assert.deepEqual(
    story.discussion.departures.map(one => [one.by.name, one.permitted]),
    [
      ['Asha Verma', true],
      ['Petra Lund', false],
    ],
  )
})

test('nobody may excuse a rule for which the procedure has no excuse (AMB-10)', () => {
  const story = given(askedFor({ urgency: 'same-working-day' })).and(
    at('2026-01-19T09:00', { type: 'RecordDeparture', rule: 'BR24-201', reason: 'Busy.' }),
  )
  assert.equal(story.discussion.departures[0]?.permitted, false)
})

test('held late with the chair’s case note, two working days are met late and justified; without it a departure', () => {
  const late = given(askedFor(), started({}, '2026-01-19T10:00'))
  const note = {
    type: 'ExplainDelay',
    clock: 'convene',
    reason: 'The right people matter more here.',
  } as const
  assert.equal(late.clock('convene', '2026-01-19T11:00').verdict, 'departure')
  assert.equal(late.duty('late-reason', '2026-01-19T11:00').state, 'open')
  late.when(at('2026-01-19T10:30', { ...note, reason: '' })).refuses('empty', { field: 'reason' })
  const justified = late.and(at('2026-01-19T10:30', note, asha))
  assert.equal(justified.clock('convene', '2026-01-19T11:00').verdict, 'met-late-justified')
  assert.equal(justified.duty('late-reason', '2026-01-19T11:00').state, 'done')
  const byPolice = late.and(at('2026-01-19T10:30', note, petra))
  assert.equal(byPolice.clock('convene', '2026-01-19T11:00').verdict, 'departure', 'not theirs to excuse')
})

test('the same working day has no excuse: the reason explains a departure and does not cure it (AMB-10)', () => {
  const story = given(
    askedFor({ urgency: 'same-working-day' }),
    started({}, '2026-01-14T10:00'),
    at('2026-01-14T10:30', { type: 'ExplainDelay', clock: 'convene', reason: 'Nobody could come.' }, asha),
  )
  assert.equal(story.clock('convene', '2026-01-14T11:00').verdict, 'departure')
  assert.equal(story.duty('late-reason', '2026-01-14T11:00').state, 'done')
})

test('once the minutes are signed, an answer that they hold is not changed behind them', () => {
  given(askedFor(), started(), ended(), signed())
    .when(at('2026-01-15T11:00', { type: 'AnswerDuty', duty: 'legal-advice', words: 'Not needed.' }))
    .refuses('signed')
})
