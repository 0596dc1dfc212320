import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  given,
  health,
  moment,
  spokenTo,
  started,
  type Story,
} from '../../../test/story.ts'
import { evolve } from '../decide.ts'
import { expectedQuorum } from '../required/seats/quorum.ts'
import { notResponded, unavailableSeats } from '../required/seats/filled-seats.ts'

const invite = (seat: string, but: object = {}) =>
  at('2026-01-13T10:15', {
    type: 'Invite',
    invitation: { invitation: `for ${seat}`, seat, agency: seat, ...but },
  })
const reply = (seat: string, answer: 'accepted' | 'declined' | 'deputy' | 'unavailable', but: object = {}) =>
  at('2026-01-13T11:00', { type: 'Reply', invitation: `for ${seat}`, answer, ...but })

test('an invitation is made once and answered while it is open', () => {
  const story = given(askedFor()).when(invite('police')).makes('Invited')
  story.when(invite('police')).refuses('already-invited')
  story.when(reply('health', 'accepted')).refuses('no-invitation')
  assert.equal(
    story.and(reply('police', 'declined', { words: 'In court.' })).discussion.invitations[0]?.answerWords,
    'In court.',
  )
})

test('nobody is asked twice for the same seat, however their name is typed the second time', () => {
  const story = given(askedFor(), invite('school', { agency: 'Elm School', name: 'Niamh O’Brien' }))
  const again = (but: object) =>
    story.when(invite('school', { invitation: 'again', agency: 'elm school', ...but }))
  again({ name: 'Niamh OBrien' }).refuses('already-invited', { says: /Niamh OBrien is already invited/ })
  again({ name: 'Una O’Brien' }).makes('Invited')
})

test('whether they come and what is known are two answers; nothing known makes nobody absent', () => {
  const story = given(
    askedFor(),
    invite('health', { name: 'Femi Adeyemi' }),
    reply('health', 'accepted'),
    at('2026-01-13T11:30', { type: 'Reply', invitation: 'for health', information: 'none-known' }),
  )
  const [invitation] = story.discussion.invitations
  assert.deepEqual([invitation?.answer, invitation?.information], ['accepted', 'none-known'])
  assert.ok(
    !expectedQuorum(story.discussion, story.rules, moment('2026-01-13T12:00')).missing.includes('health'),
  )
  story.when(at('2026-01-13T11:40', { type: 'Reply', invitation: 'for health' })).refuses('no-answer', {
    field: 'answer',
  })
})

test('whoever comes to give information only comes, and does not fill a seat that has to decide', () => {
  const informs = { capacity: 'informs' }
  const story = given(askedFor(), invite('health'), reply('health', 'accepted', informs))
  assert.equal(story.discussion.invitations[0]?.capacity, 'informs')
  assert.ok(
    expectedQuorum(story.discussion, story.rules, moment('2026-01-13T12:00')).missing.includes('police'),
  )
})

test('words that are emptied are gone; words that are not sent again stay', () => {
  const story = given(askedFor(), invite('police'), reply('police', 'accepted', { words: 'I have the log.' }))
  const wordsAfter = (but: object) =>
    story.and(reply('police', 'declined', but)).discussion.invitations[0]?.answerWords
  assert.equal(wordsAfter({}), 'I have the log.')
  assert.equal(wordsAfter({ words: '' }), undefined)
})

const sol = { name: 'Sol Marsh', role: 'detective-constable', email: 'sol@police.example' }

test('a deputy is a person of their own, with a name, a role and an invitation, and the one who sends them keeps theirs', () => {
  const story = given(
    askedFor(),
    invite('police', { name: 'Petra Lund', role: 'detective-sergeant' }),
    reply('police', 'deputy', { deputy: { participant: 'sol', ...sol } }),
  )
  const [petra, deputy] = story.discussion.invitations
  assert.deepEqual([petra?.name, petra?.role, petra?.sends], ['Petra Lund', 'detective-sergeant', 'sol'])
  assert.deepEqual(
    [deputy?.invitation, deputy?.name, deputy?.role, deputy?.email, deputy?.seat, deputy?.agency],
    ['sol', 'Sol Marsh', 'detective-constable', 'sol@police.example', 'police', 'police'],
  )
  assert.deepEqual(deputy?.deputyOf, { participant: 'for police', since: moment('2026-01-13T11:00') })
  const declines = story.and(at('2026-01-13T12:00', { type: 'Reply', invitation: 'sol', answer: 'declined' }))
  const missing = (so: typeof story) =>
    expectedQuorum(so.discussion, so.rules, moment('2026-01-13T12:30')).missing.includes('police')
  assert.deepEqual([missing(story), missing(declines)], [false, true])
})

test('another deputy takes the place of the first, and who comes after all needs none', () => {
  const first = given(
    askedFor(),
    invite('police', { name: 'Petra Lund' }),
    reply('police', 'deputy', { deputy: { participant: 'sol', ...sol } }),
  )
  const open = (story: typeof first) =>
    story.discussion.invitations.filter(one => !one.withdrawn).map(one => one.name)
  const second = first.and(reply('police', 'deputy', { deputy: { participant: 'kit', name: 'Kit Vane' } }))
  assert.deepEqual(open(second), ['Petra Lund', 'Kit Vane'])
  assert.deepEqual(open(first.and(reply('police', 'accepted'))), ['Petra Lund'])
  const back = second.and(reply('police', 'deputy', { deputy: { name: 'sol marsh' } }))
  assert.deepEqual(open(back), ['Petra Lund', 'Sol Marsh'])
  assert.equal(back.discussion.participants.length, 3, 'Sol is not there twice')
})

test('those who run the discussion write down who comes in somebody’s place, who is asked like everybody', () => {
  const named = (deputy: object, participant = 'for police') =>
    at('2026-01-13T12:00', { type: 'NameDeputy', participant, deputy: { name: 'Sol Marsh', ...deputy } })
  const story = given(askedFor(), invite('police', { name: 'Petra Lund' }))
  const sent = story.when(named({ participant: 'sol', person: 'p-sol' })).makes('DeputyNamed')
  assert.deepEqual(
    sent.discussion.invitations.map(one => [one.name, one.answer, one.person]),
    [
      ['Petra Lund', 'deputy', undefined],
      ['Sol Marsh', undefined, 'p-sol'],
    ],
  )
  story.when(named({}, 'for nobody')).refuses('nobody', { field: 'participant' })
  story.when(named({ name: ' ' })).refuses('name-needed', { field: 'deputy' })
  story.when(named({ name: 'LUND, Petra' })).refuses('same-person', { field: 'deputy' })
})

test('who sends a deputy has answered; whether the deputy answers is counted once', () => {
  const story = given(
    askedFor(),
    invite('police', { name: 'Petra Lund' }),
    reply('police', 'deputy', { deputy: { participant: 'sol', ...sol } }),
    started({ present: [{ participant: 'sol', seat: 'police', agency: 'police', name: 'Sol Marsh' }] }),
  )
  assert.equal(notResponded(story.discussion, moment('2026-01-14T14:00')), 1)
  assert.equal(notResponded(story.discussion, moment('2026-01-14T15:30')), 0)
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
  given(askedFor()).when(keepOut({})).refuses('nobody', { field: 'who' })
})

test('whoever is kept out cannot be invited, and the refusal does not say why (AMB-43)', () => {
  const story = given(askedFor(), keepOut({ role: 'education-lead', agency: 'Oakfield School' }))
  story
    .when(invite('school', { role: 'education-lead', agency: 'Oakfield School' }))
    .refuses('blocked', { says: /^They cannot be invited to this discussion\. Speak to the chair\.$/ })
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

const crake = {
  person: 'martin',
  name: 'Martin Crake',
  email: 'martin.crake@harrow-lane.example',
  agency: 'Harrow Lane Academy',
  role: 'education-lead',
}

test('who is kept out is kept out at every way in, however they are spelt: invited, sent, named, appointed, here, spoken to, owner', () => {
  const ways = [
    (who: object) => invite('school', who),
    (who: object) => reply('health', 'deputy', { deputy: { name: 'Nobody', ...who } }),
    (who: object) =>
      at('2026-01-13T12:00', {
        type: 'NameDeputy',
        participant: 'for health',
        deputy: { name: 'Nobody', ...who },
      }),
    (who: object) => started({ present: [{ seat: 'school', agency: 'A school', ...who }] }),
  ]
  const spellings = [
    { person: 'martin' },
    { name: 'martin crake' },
    { name: 'Crake, Mr Martin' },
    { name: 'Martin J. Crake', agency: 'Harrow Lane' },
    { name: 'M. Crake', agency: 'harrow lane academy' },
    { name: 'Somebody', email: 'Martin.Crake@Harrow-Lane.example' },
  ]
  const story = given(askedFor(), invite('health'), keepOut(crake))
  for (const way of ways) for (const who of spellings) story.when(way(who)).refuses('blocked')
  const [, , byName] = spellings
  story.when(invite('school', { name: 'Una Dale', agency: 'Harrow Lane Academy' })).makes('Invited')
  const begun = story.and(started({ present: [] }))
  begun
    .when(at('2026-01-14T15:10', { type: 'Join', seat: 'school', agency: 'A school', ...byName }))
    .refuses('blocked')
  begun
    .when(
      at('2026-01-14T15:10', {
        type: 'HoldConversation',
        seat: 'school',
        agency: 'A school',
        name: 'Martin CRAKE',
      }),
    )
    .refuses('blocked')
  begun
    .when(
      at('2026-01-14T15:10', {
        type: 'AgreeAction',
        action: 'a',
        what: 'Ring the family',
        owner: 'Martin Crake',
        agency: 'Harrow Lane Academy',
      }),
    )
    .refuses('blocked', { field: 'owner' })
  story
    .when(started({ minuteTaker: 'Mr M. Crake', present: [] }))
    .refuses('blocked', { field: 'minute-taker' })
})

test('whom the request’s own answer says must not attend is not let in either', () => {
  const story = given(
    askedFor({ form: { 'must-not-attend': 'Mr Seán O’Brien (the uncle), Harrow Lane; sean@uncle.example' } }),
  )
  story.when(invite('school', { name: 'Sean Obrien' })).refuses('blocked')
  story.when(invite('school', { email: 'SEAN@uncle.example' })).refuses('blocked')
  story.when(invite('school', { name: 'Sean Brien' })).makes('Invited')
  story.when(invite('school', { name: 'Harriet Lane' })).makes('Invited')
})

test('a phone book that knows two people of one name keeps them apart', () => {
  const story = given(askedFor(), keepOut({ person: 'martin', name: 'Martin Crake' }))
  story.when(invite('school', { person: 'another', name: 'Martin Crake' })).makes('Invited')
})

test('whoever holds separate conversations takes part in each of them', () => {
  const amira = { person: 'amira', name: 'Amira Rahman', agency: 'social-care', grade: 'social-worker' }
  const story = given(
    askedFor({ facts: { harm: ['physical'], format: 'separate-conversations' } }),
    { ...spokenTo('police', '2026-01-13T11:00'), by: amira },
    { ...spokenTo('health', '2026-01-13T11:30'), by: amira },
  )
  assert.deepEqual(story.quorum('2026-01-13T12:00'), {
    met: true,
    missing: [],
    filled: [
      { seat: 'social-worker', by: 'Amira Rahman' },
      { seat: 'police', by: 'police' },
      { seat: 'health', by: 'health' },
    ],
    excused: [],
  })
  assert.equal(story.discussion.participants.length, 3, 'she takes part once, in both')
  const byPolice = { ...spokenTo('health', '2026-01-13T11:30'), by: { ...asha, agency: 'Police' } }
  assert.deepEqual(given(askedFor(), byPolice).quorum('2026-01-13T12:00').missing, [
    'social-worker',
    'police',
  ])
})

const booked = at('2026-01-13T10:10', {
  type: 'BookMeeting',
  starts: moment('2026-01-14T15:00'),
  minutes: 60,
  format: 'online',
})

test('a reply belongs to the time it was given for: once the meeting moves, everybody is asked again', () => {
  const move = (to: string) =>
    at('2026-01-13T10:30', { type: 'MoveMeeting', to: moment(to), reason: 'Police in court.' })
  const story = given(
    ...[askedFor(), booked, invite('police'), invite('health')],
    ...[reply('police', 'accepted', { words: 'We know him.' }), reply('health', 'unavailable')],
  )
  const coming = (one: Story) =>
    !expectedQuorum(one.discussion, one.rules, moment('2026-01-13T11:00')).missing.includes('police')
  assert.equal(coming(story), true)
  const moved = story.and(move('2026-01-15T09:00'))
  assert.equal(coming(moved), false, 'nobody counts as coming for a time they were not asked about')
  assert.deepEqual(unavailableSeats(moved.discussion, moment('2026-01-13T11:00')), [])
  const [first] = moved.discussion.invitations
  assert.equal(first?.answer, undefined)
  assert.equal(first?.answerWords, 'We know him.', 'what they know stays')
  assert.deepEqual(first?.earlierAnswers, [{ answer: 'accepted', about: moment('2026-01-14T15:00') }])
  moved
    .when(reply('police', 'accepted', { about: 0 }))
    .refuses('moved-meanwhile', { says: /Thursday 15 January 2026, 9:00am/, field: 'answer' })
  assert.equal(coming(moved.and(reply('police', 'accepted', { about: 1 }))), true)
})

test('a move recorded before people were asked again lets their answers stand: the old record folds as it did', () => {
  const story = given(askedFor(), booked, invite('police'), reply('police', 'accepted'))
  const old = { type: 'MeetingMoved', at: moment('2026-01-13T10:30'), by: asha, reason: 'x' } as const
  const moved = evolve(story.discussion, {
    ...old,
    from: moment('2026-01-14T15:00'),
    to: moment('2026-01-15T09:00'),
  })
  assert.equal(moved.invitations[0]?.answer, 'accepted')
})

test('a block is lifted with a reason; whoever is no longer kept out may be invited and may join again', () => {
  const keepOut = at('2026-01-14T15:20', {
    type: 'Block',
    who: { person: 'femi' },
    reason: 'The concern is about her.',
  })
  const lift = (reason: string, person = 'femi') =>
    at('2026-01-14T15:30', { type: 'LiftBlock', who: { person }, reason })
  const kept = given(askedFor(), started({ present: [] }), keepOut)
  kept.when(lift('x', 'petra')).refuses('not-kept-out')
  kept.when(lift(' ')).refuses('reason-needed', { field: 'reason' })
  const join = at('2026-01-14T15:40', { type: 'Join', seat: 'health', agency: 'Health', person: 'femi' })
  kept.when(join).refuses('blocked')
  const lifted = kept.when(lift('It was somebody of the same name.')).makes('BlockLifted')
  lifted.when(join).makes('Joined')
})
