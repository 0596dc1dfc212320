import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  ended,
  given,
  health,
  moment,
  petra,
  police,
  signed,
  socialWorker,
  spokenTo,
  started,
} from '../../test/story.ts'
import { longestLine_characters } from './holding.ts'

const line = (text: string, but: object = {}) =>
  at(
    '2026-01-14T15:10',
    {
      type: 'RecordLine',
      line: 'line 1',
      agency: 'Police',
      speaker: 'Petra Lund',
      kind: 'fact',
      text,
      about: ['A'],
      sensitivity: 'everyone',
      ...but,
    },
    petra,
  )
const correct = (revision: number, text: string, local = '2026-01-14T15:20') =>
  at(local, { type: 'CorrectLine', line: 'line 1', revision, text, reason: 'Misheard.' }, petra)

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
    at('2026-01-14T15:30', { type: 'Leave', seat: 'police', agency: 'Police', person: 'petra' }),
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

test('nobody joins before the start or after the end', () => {
  const join = at('2026-01-14T14:50', { type: 'Join', ...health })
  given(askedFor()).when(join).refuses('not-started')
  given(askedFor(), started(), ended()).when(join).refuses('ended')
})

test('nobody leaves who is not here', () => {
  given(askedFor(), started({ present: [socialWorker] }))
    .when(at('2026-01-14T15:10', { type: 'Leave', seat: 'police', agency: 'Police' }))
    .refuses('not-here')
})

test('whoever is kept out cannot join (AMB-43)', () => {
  given(
    askedFor(),
    started({ present: [socialWorker] }),
    at('2026-01-14T15:05', {
      type: 'Block',
      who: { role: 'health', agency: 'Health' },
      reason: 'Her own nephew.',
    }),
  )
    .when(at('2026-01-14T15:10', { type: 'Join', ...health }))
    .refuses('blocked')
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

test('a line keeps who said it, its kind and its number, as it was typed', () => {
  const story = given(askedFor(), started())
    .when(line('Two call-outs in June.\n“Leave it,” he said.'))
    .makes('LineRecorded')
  const [kept] = story.discussion.lines
  assert.equal(kept?.text, 'Two call-outs in June.\n“Leave it,” he said.')
  assert.deepEqual(
    [kept?.number, kept?.speaker, kept?.by.name, kept?.at],
    [1, 'Petra Lund', 'Petra Lund', moment('2026-01-14T15:10')],
  )
})

test('lines wait for the start, or for the first of separate conversations', () => {
  given(askedFor())
    .when(line('Too early.'))
    .refuses('not-started', { says: /kept as your draft/ })
  given(askedFor(), spokenTo('police', '2026-01-13T11:00'))
    .when(line('On the telephone.'))
    .makes('LineRecorded')
})

test('a line with nothing in it, too much in it, or what a database cannot keep, is refused with what to do', () => {
  const story = given(askedFor(), started())
  story.when(line('   ')).refuses('empty', { field: 'text' })
  story.when(line('x'.repeat(longestLine_characters))).makes('LineRecorded')
  story
    .when(line('x'.repeat(longestLine_characters + 1)))
    .refuses('too-long', { says: /20001 characters\. Keep one entry under 20000/, field: 'text' })
  story.when(line(`a${String.fromCharCode(0)}b`)).refuses('nul', { field: 'text' })
})

test('the same line is saved once', () => {
  given(askedFor(), started(), line('Two call-outs.')).when(line('Two call-outs.')).refuses('line-there')
})

test('a corrected line keeps what it said before', () => {
  const story = given(askedFor(), started(), line('Two call-outs in June.')).and(
    correct(0, 'Two call-outs in July.'),
  )
  const [kept] = story.discussion.lines
  assert.equal(kept?.text, 'Two call-outs in July.')
  assert.deepEqual(
    kept?.corrected.map(one => [one.text, one.reason]),
    [['Two call-outs in June.', 'Misheard.']],
  )
})

test('whoever corrects a line that somebody corrected meanwhile is shown what it says now', () => {
  const story = given(askedFor(), started(), line('June.'), correct(0, 'July.'))
  story
    .when(correct(0, 'August.'))
    .refuses('changed-meanwhile', { says: /It now reads: “July\.”/, field: 'text' })
  story.when(correct(1, ' ')).refuses('empty', { field: 'text' })
  story
    .when(at('2026-01-14T15:20', { type: 'CorrectLine', line: 'no such', revision: 0, text: 'x' }))
    .refuses('no-line')
})

test('once the minutes are signed, nothing is added and nothing changed behind them', () => {
  const story = given(askedFor(), started(), line('June.'), ended(), signed())
  story.when(line('One more.', { line: 'line 2' })).refuses('signed', { instead: /Ask for a correction/ })
  story.when(correct(0, 'July.')).refuses('signed')
  story
    .when(at('2026-01-15T11:00', { type: 'AnswerDuty', duty: 'legal-advice', words: 'Not needed.' }))
    .refuses('signed')
})

test('the agenda moves to one of its own items', () => {
  const reach = (item: string) => at('2026-01-14T15:05', { type: 'ReachItem', item })
  const story = given(askedFor(), started())
  assert.equal(story.and(reach('information')).discussion.agendaItem, 'information')
  assert.equal(story.and(reach('mapping')).discussion.agendaItem, 'mapping')
  story.when(reach('tea')).refuses('no-item')
})

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

test('somebody of the wrong grade in the chair is an open duty, never a locked door', () => {
  const story = given(askedFor(), started({ chair: { grade: 'deputy-service-manager' } }))
  const duty = story.duty('chair-grade', '2026-01-14T15:30')
  assert.deepEqual([duty.state, duty.rule], ['open', 'BR24-310'])
  assert.match(duty.because ?? '', /deputy service manager is not among those who chair/)
})
