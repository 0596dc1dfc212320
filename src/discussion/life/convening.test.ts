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
} from '../../../test/story.ts'

const booked = at('2026-01-13T10:10', {
  type: 'BookMeeting',
  starts: moment('2026-01-14T15:00'),
  minutes: 60,
  format: 'online',
  place: 'Video call',
})
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

test('chair and minute-taker are named beforehand; nobody who is kept out is', () => {
  const appoint = (as: 'chair' | 'minute-taker', person: string) =>
    at('2026-01-13T12:00', { type: 'Appoint', as, person, name: 'Asha Verma', grade: 'team-manager' })
  const story = given(askedFor(), appoint('chair', 'asha'), appoint('minute-taker', 'mina'))
  assert.deepEqual(story.discussion.appointed, {
    chair: { person: 'asha', name: 'Asha Verma', grade: 'team-manager' },
    minuteTaker: { person: 'mina', name: 'Asha Verma' },
  })
  const keptOut = at('2026-01-13T10:05', {
    type: 'Block',
    who: { person: 'asha' },
    reason: 'The concern is about her.',
  })
  given(askedFor(), keptOut).when(appoint('chair', 'asha')).refuses('blocked', { field: 'person' })
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

test('a meeting that is moved to the time it has is not moved', () => {
  const same = { type: 'MoveMeeting', to: moment('2026-01-14T15:00'), reason: 'Police in court.' } as const
  given(askedFor(), booked).when(at('2026-01-13T10:30', same)).refuses('same-time')
})
