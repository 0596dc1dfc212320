/** What may happen when, told at every stage: in time, after the fact and marked so, or refused with what to do instead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asha, askedFor, at, decided, ended, given, ian, moment, petra, signed } from '../../../test/story.ts'
import { spokenTo, started, type Story } from '../../../test/story.ts'
import type { DiscussionCommand } from '../commands.ts'
import { type Stage, stageOf, stages } from './stage.ts'

const invited = at('2026-01-13T10:00', {
  type: 'Invite',
  invitation: { invitation: 'for police', seat: 'police', agency: 'Police' },
})
const booked = at('2026-01-13T10:10', {
  type: 'BookMeeting',
  starts: moment('2026-01-14T15:00'),
  minutes: 60,
  format: 'online',
})
const threshold = (met: boolean, local = '2026-01-13T10:05') =>
  at(local, { type: 'DecideThreshold', met, reason: met ? 'A bruise.' : 'An old bruise, explained.' })
const concluded = at('2026-02-01T09:00', { type: 'Conclude', reason: 'All done.' })

/** One discussion at each stage, with an invitation made while that could be done. */
const at_: Readonly<Record<Stage, Story>> = {
  asked: given(askedFor(), invited),
  'turned-down': given(askedFor(), invited, threshold(false)),
  threshold: given(askedFor(), invited, threshold(true)),
  booked: given(askedFor(), invited, threshold(true), booked),
  talking: given(askedFor(), invited, threshold(true), booked, spokenTo('health', '2026-01-13T11:00')),
  begun: given(askedFor(), invited, threshold(true), booked, started()),
  ended: given(askedFor(), invited, threshold(true), booked, started(), decided('lado'), ended()),
  signed: given(askedFor(), invited, threshold(true), booked, started(), decided('lado'), ended(), signed()),
  concluded: given(
    ...[
      askedFor(),
      invited,
      threshold(true),
      booked,
      started(),
      decided('lado'),
      ended(),
      signed(),
      concluded,
    ],
  ),
}

const late = '2026-02-02T10:00'
const afterwardsIn = (story: Story): Stage | undefined =>
  story.events.findLast(one => one.type !== 'DeadlineStarted')?.afterwards

test('a discussion goes from asked for to concluded, and one function says how far', () => {
  for (const stage of stages) assert.equal(stageOf(at_[stage].discussion), stage)
  assert.equal(
    stageOf(given(askedFor(), started()).discussion),
    'begun',
    'at night nobody books or decides first',
  )
})

/** What comes of one command at every stage: nothing special, `afterwards`, or the reason it is refused. */
function comes(command: DiscussionCommand): Record<Stage, string> {
  const found = stages.map(stage => {
    const then = at_[stage].when(command)
    const { refusal } = then
    if (refusal) return [stage, refusal.why] as const
    return [stage, afterwardsIn(then.happens()) === undefined ? 'in time' : 'afterwards'] as const
  })
  return Object.fromEntries(found) as Record<Stage, string>
}

test('whether somebody comes is answered until the discussion begins; afterwards it is a note', () => {
  const reply = at(late, { type: 'Reply', invitation: 'for police', answer: 'accepted' }, petra)
  assert.deepEqual(comes(reply), {
    asked: 'in time',
    'turned-down': 'turned-down',
    threshold: 'in time',
    booked: 'in time',
    talking: 'in time',
    begun: 'afterwards',
    ended: 'afterwards',
    signed: 'afterwards',
    concluded: 'afterwards',
  })
})

test('a late reply changes neither who is counted nor what the minutes say, and stays as a note of its own', () => {
  const declined = at(
    '2026-01-13T12:00',
    { type: 'Reply', invitation: 'for police', answer: 'declined' },
    petra,
  )
  const before = given(askedFor(), invited, booked, declined, started({ present: [] }))
  const after = before.and(
    at(
      '2026-01-14T15:20',
      { type: 'Reply', invitation: 'for police', answer: 'accepted', words: 'I am on my way.' },
      petra,
    ),
  )
  const [was, now] = [before.discussion.invitations[0], after.discussion.invitations[0]]
  assert.deepEqual([now?.answer, now?.answerWords], [was?.answer, undefined])
  assert.deepEqual(now?.saidAfterwards, [
    { answer: 'accepted', words: 'I am on my way.', at: moment('2026-01-14T15:20'), by: 'Petra Lund' },
  ])
  assert.deepEqual(after.quorum('2026-01-14T15:30'), before.quorum('2026-01-14T15:30'))
  assert.equal(afterwardsIn(after), 'begun')
})

test('a meeting moves until it begins: afterwards nobody is told a new time', () => {
  const move = at(late, { type: 'MoveMeeting', to: moment('2026-02-03T09:00'), reason: 'Police in court.' })
  assert.deepEqual(comes(move), {
    asked: 'not-booked',
    'turned-down': 'turned-down',
    threshold: 'not-booked',
    booked: 'in time',
    talking: 'in time',
    begun: 'already-started',
    ended: 'ended',
    signed: 'ended',
    concluded: 'ended',
  })
})

test('that the threshold is not met is decided before agencies come together, and not over their heads', () => {
  const no = comes(threshold(false, late))
  assert.deepEqual(
    stages.map(stage => no[stage]),
    [...Array(4).fill('in time'), ...Array(5).fill('already-started')],
  )
  const refused = at_.begun.when(threshold(false, late)).refusal
  assert.match(refused?.instead ?? '', /no further action/)
})

test('that it was met can still be put on record, as decided afterwards: at night nobody writes it first', () => {
  const night = given(askedFor(), started()).when(threshold(true, '2026-01-14T15:10')).happens()
  assert.equal(afterwardsIn(night), 'begun')
  assert.equal(night.discussion.threshold?.met, true)
})

test('nobody is invited to what is over', () => {
  const invite = at(late, {
    type: 'Invite',
    invitation: { invitation: 'more', seat: 'school', agency: 'Oakfield' },
  })
  const found = comes(invite)
  assert.deepEqual(
    [found.begun, found.ended, found.signed, found.concluded],
    ['in time', 'ended', 'ended', 'ended'],
  )
  assert.equal(found['turned-down'], 'turned-down')
  const withdraw = at(late, {
    type: 'WithdrawInvitation',
    invitation: 'for police',
    reason: 'Another officer.',
  })
  assert.equal(comes(withdraw).begun, 'in time')
  assert.equal(comes(withdraw).signed, 'ended')
})

test('it begins once, is joined while it goes on, and ends once', () => {
  const begin = comes(at(late, { type: 'StartDiscussion', present: [] }))
  assert.deepEqual(
    [begin['turned-down'], begin.talking, begin.begun],
    ['in time', 'in time', 'already-started'],
  )
  const join = comes(at(late, { type: 'Join', seat: 'probation', agency: 'Probation', person: 'somebody' }))
  assert.deepEqual(
    [join.booked, join.talking, join.begun, join.ended],
    ['not-started', 'not-started', 'in time', 'ended'],
  )
  const talk = comes(spokenTo('school', late))
  assert.deepEqual([talk.asked, talk.begun, talk.ended], ['in time', 'in time', 'ended'])
  const end = comes(ended(late))
  assert.deepEqual(
    [end.booked, end.talking, end.begun, end.ended],
    ['not-started', 'in time', 'in time', 'already-ended'],
  )
  assert.equal(comes(at(late, { type: 'ReachItem', item: 'risk' })).booked, 'not-started')
  const { participant } = at_.begun.discussion.presence.find(one => one.seat === 'police')!
  const leave = at(late, { type: 'Leave', participant })
  assert.deepEqual(
    [comes(leave).booked, comes(leave).begun, comes(leave).ended],
    ['not-started', 'in time', 'afterwards'],
  )
})

test('what was not said in the discussion, and what is written after it, says so', () => {
  const line = comes(
    at(late, {
      ...{ type: 'RecordLine', line: 'late', agency: 'Police', speaker: 'DS Lund', kind: 'fact' },
      ...{ text: 'A call in March.', about: ['A'], audience: 'everyone' },
    }),
  )
  assert.deepEqual(
    [line.booked, line.talking, line.ended, line.signed, line.concluded],
    ['not-started', 'in time', 'afterwards', 'signed', 'signed'],
  )
  const outcome = comes(decided('section-17-assessment', { at: late, decision: 'late' }))
  assert.deepEqual(
    [outcome.booked, outcome.begun, outcome.ended, outcome.signed],
    ['not-started', 'in time', 'afterwards', 'signed'],
  )
})

test('what protects a child, dissent and departures are taken at every stage, and after the signature as after the fact', () => {
  const always: DiscussionCommand[] = [
    at(late, { type: 'NoteInstant', instant: 'protective-action-taken' }),
    at(late, { type: 'AgreeSafetyPlan', words: 'She stays with her grandmother.' }),
    at(late, { type: 'AgreeAction', action: 'late', what: 'See her', owner: 'Ian', agency: 'Council' }),
    at(late, { type: 'RecordDeparture', rule: 'BR24-302', reason: 'Called away.' }),
    at(late, { type: 'StateFacts', facts: { 'risk-to-life': true } }),
    at(late, { type: 'DecideMedical', child: 'A', needed: true }),
    at(late, { type: 'Block', who: { person: 'martin' }, reason: 'The concern is about him.' }),
    at(late, { type: 'Escalate', to: 'service-manager', reason: 'Nobody came.' }),
  ]
  for (const command of always)
    for (const [stage, what] of Object.entries(comes(command)))
      assert.match(what, /^(in time|afterwards)$/, `${command.type} at ${stage}`)
  assert.equal(comes(always[1]!).signed, 'afterwards', 'the signed minutes do not say it')
  const dissent = at(
    late,
    {
      type: 'TakePosition',
      decision: 'lado for A',
      agency: 'Police',
      view: 'disagrees',
      words: 'It is ours.',
    },
    petra,
  )
  const { begun: _begun, ...after } = comes(dissent)
  assert.deepEqual([after.ended, after.signed, after.concluded], Array(3).fill('afterwards'))
})

test('after the signature answers wait for a correction, but for what is only settled then', () => {
  const answer = (duty: string) => comes(at(late, { type: 'AnswerDuty', duty, words: 'Because.' }))
  assert.equal(answer('format-rationale').signed, 'signed')
  assert.equal(answer('substitute/education-lead').signed, 'in time')
})

test('a child who is added once all is signed needs a discussion of their own', () => {
  const add = comes(at(late, { type: 'AddChild', child: { id: 'B', facts: {} } }))
  assert.deepEqual([add.begun, add.ended, add.signed], ['in time', 'afterwards', 'signed'])
})

test('corrections are asked of what is signed, minutes are sent once they are signed', () => {
  const ask = comes(
    at(late, { type: 'AskCorrection', correction: 'c', recipient: 'invitees', text: 'It was July.' }),
  )
  assert.deepEqual(
    [ask.begun, ask.ended, ask.signed, ask.concluded],
    ['not-signed', 'not-signed', 'in time', 'in time'],
  )
  const send = at(late, { type: 'CirculateMinutes', copies: [] })
  assert.equal(comes(send).ended, 'not-signed')
  assert.equal(comes(signed(late)).begun, 'not-ended')
})

test('what goes on is ended before it is concluded', () => {
  const end = at(late, { type: 'Conclude', reason: 'Not needed.' })
  assert.deepEqual(
    stages.map(stage => comes(end)[stage]),
    [...Array(4).fill('in time'), 'not-ended', 'not-ended', 'in time', 'in time', 'already-concluded'],
  )
})

test('what was concluded without being held speaks of no end and no signature', () => {
  const never = given(askedFor(), concluded)
  for (const command of [
    signed(late),
    threshold(true, late),
    started({}, late),
    ended(late),
    at(late, {
      type: 'RecordLine',
      line: 'x',
      agency: 'Police',
      speaker: 'P',
      kind: 'fact',
      text: 'x',
      about: [],
      audience: 'everyone',
    }),
    at(late, { type: 'AnswerDuty', duty: 'format-rationale', words: 'Because.' }),
  ])
    never.when(command).refuses('concluded', { instead: /follow-up/ })
  never.when(at(late, { type: 'AgreeSafetyPlan', words: 'With her aunt.' })).makes('SafetyPlanAgreed')
})

test('whoever takes over once it has been held says why, and the record says after what', () => {
  const appoint = (reason?: string) =>
    at(late, { type: 'Appoint', as: 'chair', person: 'ian', name: 'Ian Okafor', ...(reason && { reason }) })
  at_.ended.when(appoint()).refuses('reason-needed', { field: 'reason', says: /take over/ })
  const taken = at_.ended.when(appoint('Asha is ill.')).happens()
  assert.equal(afterwardsIn(taken), 'ended')
  assert.equal(taken.discussion.appointed.chair?.takesOver, true)
})

test('only the chair of the meeting signs, or who takes over on the record', () => {
  const signs = (by: typeof asha) =>
    at(late, { type: 'SignMinutes', name: by.name, statements: [], digest: '' }, by)
  at_.ended.when(signs(ian)).refuses('not-the-chair', { rule: 'BR24-803', instead: /takes over/ })
  const taken = at_.ended.and(
    at(late, { type: 'Appoint', as: 'chair', person: 'ian', name: 'Ian Okafor', reason: 'Asha is ill.' }),
  )
  taken.when(signs(asha)).refuses('not-the-chair', { rule: 'BR24-803' })
  const signedBy = taken.when(signs(ian)).happens()
  assert.equal(signedBy.duty('sign-minutes', '2026-02-02T11:00').state, 'done')
})

test('a discussion that was asked for is not asked for again', () => {
  for (const stage of stages) at_[stage].when(askedFor()).refuses('already-asked')
  given(askedFor())
    .when(at(late, { type: 'MoveToProcedure', procedure: { id: 'x', hash: 'x' }, reason: 'x' }))
    .refuses('not-followed')
  at_.concluded
    .when(at(late, { type: 'MoveToProcedure', procedure: { id: 'x', hash: 'x' }, reason: 'x' }))
    .refuses('concluded')
})
