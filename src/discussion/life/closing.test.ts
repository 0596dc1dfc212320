import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { By } from '../discussion.ts'
import {
  askedFor,
  at,
  bristolBut,
  decided,
  ended,
  given,
  givenUnder,
  ian,
  moment,
  signed,
  spokenTo,
  started,
} from '../../../test/story.ts'

const copy = (recipient: string, but: object = {}) => ({
  recipient,
  to: `the ${recipient}`,
  gives: 'full',
  ...but,
})
const send = (copies: ReturnType<typeof copy>[], local = '2026-01-15T11:00') =>
  at(local, { type: 'CirculateMinutes', copies })
const ask = (local: string, but: object = {}) =>
  at(local, {
    type: 'AskCorrection',
    correction: 'c1',
    recipient: 'child-gp',
    text: 'She was seen on Monday.',
    ...but,
  })

test('a discussion ends once, after it started; the minutes clock counts from the end', () => {
  given(askedFor()).when(ended()).refuses('not-started')
  given(askedFor(), started()).when(ended('2026-01-14T14:00')).refuses('before-start', { field: 'at' })
  const story = given(askedFor(), started({}, '2026-01-14T23:30'))
  assert.deepEqual(
    story.clock('minutes', '2026-01-15T09:00').binding?.from.instant,
    'started',
    'until an end is recorded, from the start',
  )
  const over = story
    .when(ended('2026-01-15T00:30'))
    .makes(
      'DiscussionEnded',
      'DeadlineStarted minutes',
      'DeadlineStarted follow-up',
      'DeadlineStarted out-of-hours-record',
    )
  const stands = over.clock('minutes', '2026-01-15T09:00')
  assert.deepEqual([stands.binding?.from.instant, stands.binding?.day], ['ended', '2026-01-22'])
  assert.deepEqual(
    stands.all.map(one => one.day),
    ['2026-01-21', '2026-01-22'],
    'both counts stay on record',
  )
  over.when(ended()).refuses('already-ended')
})

test('minutes are signed after the end, by name, and each signing is a version', () => {
  const story = given(askedFor(), started())
  story.when(signed()).refuses('not-ended')
  story.and(ended()).when(signed('2026-01-15T10:00', ' ')).refuses('name-needed', { field: 'name' })
  const twice = story.and(ended(), signed(), signed('2026-01-16T10:00'))
  assert.deepEqual(
    twice.discussion.versions.map(one => one.version),
    [1, 2],
  )
  assert.equal(twice.duty('sign-minutes', '2026-01-16T11:00').state, 'done')
})

test('after separate conversations nothing is signed before the two questions of 3.1 are answered (BR24-403)', () => {
  const words = (duty: string) =>
    at('2026-01-14T12:00', { type: 'AnswerDuty', duty, words: 'Late on a Friday; we meet again on Monday.' })
  const story = given(
    askedFor(),
    spokenTo('social-worker', '2026-01-14T10:00'),
    spokenTo('police', '2026-01-14T10:20'),
    spokenTo('health', '2026-01-14T10:40'),
    ended('2026-01-14T11:00'),
  )
  story.when(signed()).refuses('must-answer', {
    rule: 'BR24-403',
    says: /Say why separate conversations were used.*; After separate conversations, decide whether/,
    instead: /Answer it, or record a departure/,
  })
  story.and(words('format-rationale')).when(signed()).refuses('must-answer', { rule: 'BR24-403a' })
  story.and(words('format-rationale'), words('follow-up-decision')).when(signed()).makes('MinutesSigned')
  const departed = at('2026-01-14T12:05', {
    type: 'RecordDeparture',
    rule: 'BR24-403a',
    duty: 'follow-up-decision',
    reason: 'The family moved abroad.',
  })
  story.and(words('format-rationale'), departed).when(signed()).makes('MinutesSigned')
})

test('nothing is sent before the chair has signed (AMB-79)', () => {
  given(askedFor(), started(), ended())
    .when(send([copy('child-gp')]))
    .refuses('not-signed', { rule: 'BR24-803', instead: /Sign them first/ })
})

test('copies carry the version they are of, and sending stops the minutes clock', () => {
  const story = given(askedFor(), started(), ended(), signed(), signed('2026-01-15T10:30'))
    .when(send([copy('child-gp', { child: 'A' }), copy('named-nurse')]))
    .makes('MinutesCirculated')
  assert.deepEqual(
    story.discussion.copies.map(one => [one.recipient, one.version, one.at]),
    [
      ['child-gp', 2, moment('2026-01-15T11:00')],
      ['named-nurse', 2, moment('2026-01-15T11:00')],
    ],
  )
  assert.equal(story.clock('minutes', '2026-02-01T09:00').verdict, 'met')
})

const keepOut = (who: object) =>
  at('2026-01-14T12:00', { type: 'Block', who, reason: 'The concern is about him.' })

test('a role that is kept out gets no copy, and nobody else gets theirs in the same sending (AMB-43)', () => {
  const story = given(
    askedFor(),
    keepOut({ role: 'education-lead', agency: 'Oakfield School' }),
    started(),
    ended(),
    signed(),
  )
  story
    .when(send([copy('child-gp'), copy('education-lead')]))
    .refuses('blocked', { says: /gets no copy/, field: 'copies' })
  story.when(send([copy('child-gp')])).makes('MinutesCirculated')
})

test('a person who is kept out gets no copy under any role', () => {
  given(askedFor(), keepOut({ person: 'jonah' }), started(), ended(), signed())
    .when(send([copy('invitees', { person: 'jonah' })]))
    .refuses('blocked')
})

test('a copy is opened by the person it was sent to, once, and by nobody else', () => {
  const gp: By = { person: 'ines', name: 'Ines Marlow', agency: 'Old Mill Surgery' }
  const open = (by: By) =>
    at('2026-01-15T14:00', { type: 'ReceiveCopy', recipient: 'child-gp', child: 'A' }, by)
  const story = given(askedFor(), started(), ended(), signed())
  story.when(open(gp)).refuses('no-copy')
  const sent = story.and(send([copy('child-gp', { child: 'A', person: 'ines' })]))
  sent.when(open({ ...gp, person: 'petra' })).refuses('no-copy')
  const opened = sent.when(open(gp)).makes('CopyReceived')
  assert.equal(opened.discussion.copies[0]?.received, moment('2026-01-15T14:00'))
  opened.when(open(gp)).refuses('no-copy')
})

test('Bristol names no window for corrections, so none is late', () => {
  const story = given(askedFor(), started(), ended(), signed(), send([copy('child-gp')]))
  story.when(ask('2026-06-01T09:00', { text: ' ' })).refuses('empty', { field: 'text' })
  assert.equal(story.and(ask('2026-06-01T09:00')).discussion.corrections[0]?.late, false)
})

test('where there is a window, a correction after it is taken all the same and marked late (AMB-38)', async () => {
  const withWindow = await bristolBut(pack =>
    pack.replace(
      '    - clock: minutes\n',
      `    - { clock: corrections, id: BR24-299, label: Say what is wrong within five working days, force: should, per: recipient,
        from: received, to: minutes-sent, allow: { working-days: 5 }, source: { document: strategy-guidance, section: invented } }
$&`,
    ),
  )
  const story = givenUnder(
    withWindow,
    askedFor(),
    started(),
    ended(),
    signed(),
    send([copy('child-gp'), copy('named-nurse')]),
  )
    .when(at('2026-01-16T09:00', { type: 'NoteInstant', instant: 'received', recipient: 'child-gp' }))
    .makes('InstantNoted', 'DeadlineStarted corrections/child-gp')
  assert.equal(story.clock('corrections/child-gp', '2026-01-20T09:00').binding?.day, '2026-01-23')
  const late = (local: string) => story.and(ask(local)).discussion.corrections[0]?.late
  assert.equal(late('2026-01-23T23:59'), false)
  assert.equal(late('2026-01-24T00:00'), true)
  assert.equal(
    story.and(ask('2026-03-01T09:00', { recipient: 'named-nurse' })).discussion.corrections[0]?.late,
    false,
    'whose copy never arrived has no window running',
  )
})

test('a correction is answered once, with words, and the answer stays beside it', () => {
  const answer = at('2026-01-16T12:00', {
    type: 'AnswerCorrection',
    correction: 'c1',
    accepted: true,
    words: 'Put right in version 2.',
    change: { of: 'note', text: 'It was on the Tuesday.' },
  })
  const story = given(askedFor(), started(), ended(), signed(), send([copy('child-gp')]))
  story.when(answer).refuses('no-correction')
  const answered = story.and(ask('2026-01-16T09:00')).when(answer).makes('CorrectionAnswered')
  assert.deepEqual(answered.discussion.corrections[0]?.answer, {
    accepted: true,
    words: 'Put right in version 2.',
    at: moment('2026-01-16T12:00'),
    by: answered.discussion.corrections[0]?.answer?.by,
    change: { of: 'note', text: 'It was on the Tuesday.' },
  })
  answered.when(answer).refuses('no-correction')
})

test('a dispute is escalated to somebody, and the discussion is concluded once', () => {
  const escalate = (to: string) =>
    at('2026-01-15T09:00', { type: 'Escalate', to, reason: 'Police and health differ.' })
  const conclude = at('2026-02-15T09:00', { type: 'Conclude', reason: 'Every action is done.' })
  const story = given(askedFor(), started(), decided('lado'), ended())
  story.when(escalate(' ')).refuses('nobody', { field: 'to' })
  const over = story.and(escalate('Both service managers')).when(conclude).makes('Concluded')
  assert.equal(over.discussion.escalations[0]?.to, 'Both service managers')
  over.when(conclude).refuses('already-concluded')
})

test('what the chair writes for one copy is kept for that copy, and the last words count', () => {
  const written = (says: string) =>
    at('2026-01-15T11:00', { type: 'WordCopy', key: 'child-gp/A/', says, planSays: 'With her aunt.' })
  const { discussion } = given(
    askedFor(),
    started(),
    ended(),
    signed(),
    written('Ask us.'),
    written('Ring us.'),
  )
  assert.deepEqual(
    discussion.copyWords.map(one => [one.key, one.says, one.planSays, one.by.name]),
    [['child-gp/A/', 'Ring us.', 'With her aunt.', 'Asha Verma']],
  )
})

test('somebody who neither chaired nor took over does not sign; a conclusion says why', () => {
  const over = given(askedFor(), started(), ended())
  const byIan = at('2026-01-15T10:00', { type: 'SignMinutes', name: 'Ian', statements: [], digest: '' }, ian)
  over.when(byIan).refuses('not-the-chair', { rule: 'BR24-803' })
  over
    .when(at('2026-01-16T10:00', { type: 'Conclude', reason: ' ' }))
    .refuses('reason-needed', { field: 'reason' })
})

test('words that were corrected since they were signed do not go out: the new version is signed first', () => {
  const asked = {
    type: 'AskCorrection',
    correction: 'c',
    recipient: 'child-gp',
    text: 'It was July.',
  } as const
  const change = { of: 'line', line: 'one', text: 'A call in July.' } as const
  const said = {
    line: 'one',
    agency: 'Police',
    speaker: 'DS Lund',
    kind: 'fact',
    text: 'A call in June.',
  } as const
  const corrected = given(
    ...[askedFor(), started()],
    at('2026-01-14T15:20', { type: 'RecordLine', ...said, about: ['A'], audience: 'everyone' }),
    ...[ended(), signed(), at('2026-01-16T10:00', asked)],
    at('2026-01-16T11:00', {
      type: 'AnswerCorrection',
      correction: 'c',
      accepted: true,
      words: 'Yes.',
      change,
    }),
  )
  const send = at('2026-01-16T12:00', { type: 'CirculateMinutes', copies: [copy('child-gp')] })
  corrected.when(send).refuses('corrected-since', { instead: /Sign version 2 first/ })
  corrected.and(signed('2026-01-16T11:30')).when(send).makes('MinutesCirculated')
})
