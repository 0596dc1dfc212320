import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  bristolBut,
  ended,
  given,
  givenUnder,
  moment,
  petra,
  police,
  socialWorker,
  health,
  started,
  type Story,
} from '../../../test/story.ts'
import { evolve } from '../decide.ts'
import { expectedQuorum, unavailableSeats } from '../required/quorum.ts'
import { isBlocked } from './convening.ts'

const booked = at('2026-01-13T10:10', {
  type: 'BookMeeting',
  starts: moment('2026-01-14T15:00'),
  minutes: 60,
  format: 'online',
  place: 'Video call',
})
const invite = (seat: string, but: object = {}) =>
  at('2026-01-13T10:15', {
    type: 'Invite',
    invitation: { invitation: `for ${seat}`, seat, agency: seat, ...but },
  })
const reply = (seat: string, answer: 'accepted' | 'declined' | 'deputy' | 'unavailable', but: object = {}) =>
  at('2026-01-13T11:00', { type: 'Reply', invitation: `for ${seat}`, answer, ...but })

test('a meeting is booked once, in a format the procedure knows', () => {
  const story = given(askedFor()).when(booked).makes('MeetingBooked')
  assert.equal(story.discussion.facts.format, 'online')
  story.when(booked).refuses('already-booked')
  given(askedFor())
    .when(
      at('2026-01-13T10:10', {
        type: 'BookMeeting',
        starts: moment('2026-01-14T15:00'),
        minutes: 60,
        format: 'telegraph',
      }),
    )
    .refuses('unknown-format', { says: /Online; In person; Separate conversations/, field: 'format' })
})

test('a meeting booked too late says why as it is booked, and the delay is on record before it happens', () => {
  const story = given(askedFor()).and(
    at('2026-01-13T10:10', {
      type: 'BookMeeting',
      starts: moment('2026-01-19T10:00'),
      minutes: 60,
      format: 'online',
      lateReason: 'The paediatrician can only come on Monday.',
    }),
    started({}, '2026-01-19T10:00'),
  )
  assert.equal(story.clock('convene', '2026-01-19T11:00').verdict, 'met-late-justified')
})

test('a moved meeting keeps every earlier time, and its calendar item gets the next number', () => {
  given(askedFor())
    .when(
      at('2026-01-13T10:30', {
        type: 'MoveMeeting',
        to: moment('2026-01-15T09:00'),
        reason: 'Police in court.',
      }),
    )
    .refuses('not-booked')
  const story = given(askedFor(), booked)
    .when(
      at('2026-01-13T10:30', {
        type: 'MoveMeeting',
        to: moment('2026-01-15T09:00'),
        reason: 'Police in court.',
      }),
    )
    .makes('MeetingMoved')
  assert.equal(story.discussion.booking?.starts, moment('2026-01-15T09:00'))
  assert.equal(story.discussion.booking?.sequence, 1)
  assert.deepEqual(story.discussion.booking?.moves, [
    {
      from: moment('2026-01-14T15:00'),
      to: moment('2026-01-15T09:00'),
      reason: 'Police in court.',
      at: moment('2026-01-13T10:30'),
    },
  ])
  assert.equal(
    story.clock('convene', '2026-01-13T11:00').binding?.day,
    '2026-01-15',
    'moving it moves no deadline',
  )
})

test('where a procedure says who has to agree to a move, nobody else moves the meeting', async () => {
  const stricter = await bristolBut(pack =>
    pack.replace(
      '\n  duties:\n    - duty: late-reason',
      `\n  moves: { id: BR24-299, label: A Service Manager agrees to every move, force: must, agreed-by: [service-manager],
    source: { document: strategy-guidance, section: invented } }\n  duties:\n    - duty: late-reason`,
    ),
  )
  const move = (agreedBy?: string) =>
    at('2026-01-13T10:30', {
      type: 'MoveMeeting',
      to: moment('2026-01-15T09:00'),
      reason: 'Police in court.',
      ...(agreedBy && { agreedBy }),
    })
  const story = givenUnder(stricter, askedFor(), booked)
  story
    .when(move())
    .refuses('move-not-agreed', { rule: 'BR24-299', instead: /Service Manager/, field: 'agreed-by' })
  story.when(move('service-manager')).makes('MeetingMoved')
})

test('an invitation is made once and answered while it is open', () => {
  const story = given(askedFor()).when(invite('police')).makes('Invited')
  story.when(invite('police')).refuses('already-invited')
  story.when(reply('health', 'accepted')).refuses('no-invitation')
  assert.equal(
    story.and(reply('police', 'declined', { words: 'In court.' })).discussion.invitations[0]?.answerWords,
    'In court.',
  )
})

test('a deputy takes over the invitation by name', () => {
  const story = given(
    askedFor(),
    invite('police', { name: 'Petra Lund' }),
    reply('police', 'deputy', { deputy: { name: 'Sol Marsh', role: 'detective constable' } }),
  )
  const [invitation] = story.discussion.invitations
  assert.deepEqual(
    [invitation?.name, invitation?.role, invitation?.answer],
    ['Sol Marsh', 'detective constable', 'deputy'],
  )
})

test('an invitation is withdrawn with a reason, and then can no longer be answered', () => {
  const withdraw = (reason: string) =>
    at('2026-01-13T12:00', { type: 'WithdrawInvitation', invitation: 'for school', reason })
  const story = given(askedFor(), invite('school'))
  story.when(withdraw(' ')).refuses('reason-needed', { field: 'reason' })
  const gone = story.when(withdraw('Another school now.')).makes('InvitationWithdrawn')
  gone.when(reply('school', 'accepted')).refuses('no-invitation')
  gone.when(withdraw('Again.')).refuses('no-invitation')
})

const keepOut = (who: object, local = '2026-01-13T10:05') =>
  at(local, { type: 'Block', who, reason: 'The concern is about him.' })

test('keeping somebody out says whom: a person, a role or an agency', () => {
  given(askedFor())
    .when(keepOut({ name: 'Somebody' }))
    .refuses('nobody', { field: 'who' })
})

test('whoever is kept out cannot be invited, and the refusal does not say why (AMB-43)', () => {
  const story = given(askedFor(), keepOut({ role: 'education-lead', agency: 'Oakfield School' }))
  story
    .when(invite('school', { role: 'education-lead', agency: 'Oakfield School' }))
    .refuses('blocked', { says: /^This person cannot be invited to this discussion\. Speak to the chair\.$/ })
  story.when(invite('school', { role: 'education-lead', agency: 'Elm School' })).makes('Invited')
  story.when(invite('school', { role: 'deputy-head', agency: 'Oakfield School' })).makes('Invited')
})

test('somebody already invited and already here is out at once when the concern turns out to be about them', () => {
  const story = given(
    askedFor(),
    invite('health', { person: 'femi' }),
    started(),
    keepOut({ person: 'femi' }, '2026-01-14T15:20'),
  )
  assert.equal(story.discussion.invitations[0]?.withdrawn, 'kept out of this discussion')
  assert.deepEqual(
    story.quorum('2026-01-14T15:19').missing,
    ['health'],
    'nor did their presence before count',
  )
  assert.deepEqual(story.quorum('2026-01-14T15:21').missing, ['health'])
  story.when(at('2026-01-14T15:30', { type: 'Join', ...health })).refuses('blocked')
})

test('a discussion does not start with somebody in the room who is kept out', () => {
  given(askedFor(), keepOut({ person: 'petra' }))
    .when(started())
    .refuses('blocked', { field: 'present' })
})

test('a discussion does not start under a chair who is kept out', () => {
  given(askedFor(), keepOut({ person: 'asha' }))
    .when(started())
    .refuses('blocked')
})

test('somebody kept out by name alone does not close the discussion to everybody', () => {
  given(askedFor({ implicated: [{ name: 'Tobias Grimshaw' }] }))
    .when(invite('police'))
    .makes('Invited')
})

test('chair and minute-taker are named beforehand; nobody who is kept out is', () => {
  const appoint = (as: 'chair' | 'minute-taker', person: string) =>
    at('2026-01-13T12:00', { type: 'Appoint', as, person, name: 'Asha Verma', grade: 'team-manager' })
  const story = given(askedFor(), appoint('chair', 'asha'), appoint('minute-taker', 'mina'))
  assert.deepEqual(story.discussion.appointed, {
    chair: { person: 'asha', name: 'Asha Verma', grade: 'team-manager' },
    minuteTaker: { person: 'mina', name: 'Asha Verma' },
  })
  given(askedFor(), keepOut({ person: 'asha' }))
    .when(appoint('chair', 'asha'))
    .refuses('blocked', { field: 'person' })
})

test('a complex discussion: a team manager may chair it once their experience is on record (AMB-46)', () => {
  const complex = askedFor({ kind: 'complex', facts: { complex: true } })
  const story = given(complex, started({ present: [socialWorker, police, health] }))
  assert.equal(story.duty('chair-grade', '2026-01-14T15:30').state, 'open')
  assert.equal(story.duty('chair-grade', '2026-01-14T15:30').rule, 'BR24-311')
  const attested = story
    .when(
      at('2026-01-14T15:10', {
        type: 'Attest',
        grade: 'team-manager',
        experience: 'complex-experience',
        words: 'Chaired four of these since 2021.',
      }),
    )
    .makes('Attested')
  assert.equal(attested.duty('chair-grade', '2026-01-14T15:30').state, 'done')
})

test('somebody is kept out by who they are, or else by the role they hold at the agency', () => {
  assert.equal(isBlocked([{ person: 'p1', role: 'teacher' }], { person: 'p2', role: 'teacher' }), false)
  assert.equal(isBlocked([{ role: 'teacher' }], { person: 'p2', role: 'teacher' }), true)
  assert.equal(isBlocked([{ role: 'school' }], { seat: 'school', agency: 'Oakfield' }), true)
  assert.equal(isBlocked([{ agency: 'Oakfield' }], { seat: 'school', agency: 'Oakfield' }), true)
  assert.equal(
    isBlocked([{ role: 'teacher', agency: 'Elm' }], { role: 'teacher', agency: 'Oakfield' }),
    false,
  )
  assert.equal(isBlocked([], { person: 'p1' }), false)
})

const followUpDate = (due: string, by = asha, when = '2026-01-14T16:10') =>
  at(when, { type: 'SetTarget', clock: 'follow-up', due: moment(due), words: 'We meet again then.' }, by)

test('where the procedure gives no time, a manager sets the date, and it is the deadline from then on', () => {
  const story = given(askedFor(), started(), ended())
  assert.equal(story.clock('follow-up', '2026-01-14T16:05').binding?.due, undefined)
  assert.equal(story.duty('target/follow-up', '2026-01-14T16:05').state, 'open')
  const set = story.when(followUpDate('2026-01-20T10:00')).makes('TargetSet')
  assert.equal(set.clock('follow-up', '2026-01-14T16:15').binding?.due, moment('2026-01-20T10:00'))
  assert.equal(set.duty('target/follow-up', '2026-01-14T16:15').state, 'done')
  assert.equal(set.clock('follow-up', '2026-01-20T10:01').verdict, 'departure')
})

test('a date can be set for a whole day, which lasts to its end', () => {
  const wholeDay = at('2026-01-14T16:10', {
    type: 'SetTarget',
    clock: 'follow-up',
    due: moment('2026-01-21T00:00'),
    wholeDay: true,
    words: 'Some time on Tuesday.',
  })
  const story = given(askedFor(), started(), ended(), wholeDay)
  assert.equal(story.clock('follow-up', '2026-01-20T23:59').binding?.day, '2026-01-20')
  assert.equal(story.clock('follow-up', '2026-01-20T23:59').verdict, 'running')
  assert.equal(story.clock('follow-up', '2026-01-21T00:00').verdict, 'departure')
})

test('a date is set by those who may, on a clock that waits for one, ahead of now, and not once it has passed', () => {
  const story = given(askedFor(), started(), ended())
  story
    .when(followUpDate('2026-01-20T10:00', petra))
    .refuses('target-not-theirs', { rule: 'BR24-207a', instead: /Team Manager/ })
  story.when(followUpDate('2026-01-14T09:00')).refuses('target-past', { rule: 'BR24-207a', field: 'due' })
  given(askedFor()).when(followUpDate('2026-01-20T10:00')).refuses('no-target', { field: 'clock' })
  story
    .and(followUpDate('2026-01-20T10:00'))
    .when(followUpDate('2026-01-27T10:00', asha, '2026-01-20T11:00'))
    .refuses('target-passed', { rule: 'BR24-207a' })
})

test('a block is lifted with a reason; whoever is no longer kept out may be invited and may join again', () => {
  const lift = (reason: string, person = 'femi') =>
    at('2026-01-14T15:30', { type: 'LiftBlock', who: { person }, reason })
  const kept = given(askedFor(), started({ present: [] }), keepOut({ person: 'femi' }, '2026-01-14T15:20'))
  kept.when(lift('x', 'petra')).refuses('not-kept-out')
  kept.when(lift(' ')).refuses('reason-needed', { field: 'reason' })
  const join = at('2026-01-14T15:40', { type: 'Join', seat: 'health', agency: 'Health', person: 'femi' })
  kept.when(join).refuses('blocked')
  const lifted = kept.when(lift('It was somebody of the same name.')).makes('BlockLifted')
  lifted.when(join).makes('Joined')
})

test('a reply belongs to the time it was given for: once the meeting moves, everybody is asked again', () => {
  const move = (to: string) =>
    at('2026-01-13T10:30', { type: 'MoveMeeting', to: moment(to), reason: 'Police in court.' })
  const story = given(
    ...[askedFor(), booked, invite('police'), invite('health')],
    ...[reply('police', 'accepted', { words: 'We know him.' }), reply('health', 'unavailable')],
  )
  const coming = (one: Story) =>
    expectedQuorum(one.discussion, one.rules, moment('2026-01-13T11:00')).missing.includes('police')
  assert.equal(coming(story), false)
  story.when(move('2026-01-14T15:00')).refuses('same-time')
  const moved = story.and(move('2026-01-15T09:00'))
  assert.equal(coming(moved), true, 'nobody counts as coming for a time they were not asked about')
  assert.deepEqual(unavailableSeats(moved.discussion, moment('2026-01-13T11:00')), [])
  const [first] = moved.discussion.invitations
  assert.equal(first?.answer, undefined)
  assert.equal(first?.answerWords, 'We know him.', 'what they know stays')
  assert.deepEqual(first?.earlierAnswers, [{ answer: 'accepted', about: moment('2026-01-14T15:00') }])
  moved
    .when(reply('police', 'accepted', { about: 0 }))
    .refuses('moved-meanwhile', { says: /Thursday 15 January 2026, 9:00am/, field: 'answer' })
  assert.equal(coming(moved.and(reply('police', 'accepted', { about: 1 }))), false)
})

test('a move recorded before people were asked again lets their answers stand: the old record folds as it did', () => {
  const story = given(askedFor(), booked, invite('police'), reply('police', 'accepted'))
  const old = {
    type: 'MeetingMoved',
    at: moment('2026-01-13T10:30'),
    by: asha,
    reason: 'Police in court.',
  } as const
  const moved = evolve(story.discussion, {
    ...old,
    from: moment('2026-01-14T15:00'),
    to: moment('2026-01-15T09:00'),
  })
  assert.equal(moved.invitations[0]?.answer, 'accepted')
})
