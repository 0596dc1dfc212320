import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  ended,
  given,
  health,
  moment,
  police,
  signed,
  socialWorker,
  started,
} from '../../../test/story.ts'

const kay = { participant: 'kay', seat: 'health', agency: 'Riverside', name: 'Kay North' }
const lou = { participant: 'lou', seat: 'health', agency: 'Riverside', name: 'Lou South' }
const leave = (participant: string, local: string) => at(local, { type: 'Leave', participant })
const join = (who: object, local: string) => at(local, { type: 'Join', ...(who as typeof kay) })

test('two colleagues of one agency are two: one leaves, the other stays, and their times are apart', () => {
  const story = given(
    askedFor(),
    started({ present: [kay, lou] }),
    leave('kay', '2026-01-14T15:20'),
    join(kay, '2026-01-14T15:40'),
  )
  assert.deepEqual(
    story.discussion.presence.map(one => [one.name, one.from, one.to]),
    [
      ['Kay North', moment('2026-01-14T15:00'), moment('2026-01-14T15:20')],
      ['Lou South', moment('2026-01-14T15:00'), undefined],
      ['Kay North', moment('2026-01-14T15:40'), undefined],
    ],
  )
  story
    .when(leave('kay', '2026-01-14T15:50'))
    .happens()
    .when(leave('kay', '2026-01-14T15:55'))
    .refuses('not-here')
})

test('who was written in by hand and comes back is the same person, however their name is typed', () => {
  const story = given(
    askedFor(),
    started({ present: [kay] }),
    leave('kay', '2026-01-14T15:20'),
    at('2026-01-14T15:30', { type: 'Join', seat: 'health', agency: 'riverside', name: 'NORTH, Kay' }),
  )
  assert.deepEqual(
    story.discussion.participants.map(one => [one.participant, one.stays.length]),
    [['kay', 2]],
  )
  story.when(join(kay, '2026-01-14T15:35')).refuses('already-here', { says: /Kay North is already/ })
})

test('somebody who walks in in another’s place is said to', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T10:15', {
      type: 'Invite',
      invitation: { invitation: 'i', seat: 'health', agency: 'Health', name: 'Femi Adeyemi' },
    }),
    started({ present: [] }),
    at('2026-01-14T15:10', { type: 'Join', ...lou, deputyOf: 'i' }),
  )
  const [, walked] = story.discussion.participants
  assert.deepEqual(
    [walked?.origin, walked?.deputyOf],
    ['deputy', { participant: 'i', since: moment('2026-01-14T15:10') }],
  )
})

const correct = (told: object, local = '2026-01-14T15:50') =>
  at(local, { type: 'CorrectPresence', participant: 'femi', reason: 'The wrong button.', ...told })
const timesOf = (story: ReturnType<typeof given>) =>
  story.discussion.presence.filter(one => one.participant === 'femi').map(one => [one.from, one.to])

test('a wrong arrival or departure is put right, with the reason, and what was ticked at first stays on record', () => {
  const story = given(askedFor(), started(), leave('femi', '2026-01-14T15:10'))
  const from = moment('2026-01-14T15:05')
  const right = story.when(correct({ stay: 3, from })).makes('PresenceCorrected')
  assert.deepEqual(timesOf(right), [[from, moment('2026-01-14T15:10')]])
  const stay = right.discussion.participants.find(one => one.participant === 'femi')?.stays[0]
  assert.deepEqual(stay?.corrected, [
    {
      was: { from: moment('2026-01-14T15:00'), to: moment('2026-01-14T15:10') },
      reason: 'The wrong button.',
      at: moment('2026-01-14T15:50'),
      by: 'Asha Verma',
    },
  ])
  assert.deepEqual(timesOf(story.and(correct({ stay: 3, still: true }))), [
    [moment('2026-01-14T15:00'), undefined],
  ])
})

test('somebody ticked by mistake was not there: no minute of it stands, and the quorum is told without them', () => {
  const story = given(askedFor(), started())
  assert.equal(story.quorum('2026-01-14T15:30').met, true)
  const right = story.and(correct({ stay: 3, never: true }))
  assert.deepEqual(timesOf(right), [])
  assert.deepEqual(right.quorum('2026-01-14T15:30').missing, ['health'])
})

test('a stay that nobody ticked is added, also after the end', () => {
  const invited = at('2026-01-13T10:15', {
    type: 'Invite',
    invitation: { ...health, invitation: 'femi' },
  })
  const story = given(askedFor(), invited, started({ present: [socialWorker, police] }), ended())
  const from = moment('2026-01-14T15:20')
  assert.deepEqual(story.quorum('2026-01-14T16:00').missing, ['health'])
  const right = story.and(correct({ from }, '2026-01-14T16:30'))
  assert.deepEqual(timesOf(right), [[from, undefined]])
  assert.equal(right.quorum('2026-01-14T16:00').met, true)
})

test('what cannot have been is not taken as a correction', () => {
  const story = given(askedFor(), started(), leave('femi', '2026-01-14T15:10'))
  const time = (local: string) => moment(`2026-01-14T${local}`)
  story.when(correct({ participant: 'nobody' })).refuses('nobody', { field: 'participant' })
  given(askedFor())
    .when(correct({ participant: 'femi' }))
    .refuses('not-started')
  story.when(correct({ stay: 3, reason: ' ' })).refuses('reason-needed', { field: 'reason' })
  story.when(correct({ stay: 9, from: time('15:01') })).refuses('no-stay')
  story.when(correct({})).refuses('when', { field: 'from' })
  story.when(correct({ stay: 3, from: time('14:59') })).refuses('before-start', { field: 'from' })
  story.when(correct({ stay: 3, from: time('15:05'), to: time('15:04') })).refuses('before-arrival')
  story.when(correct({ stay: 3, to: time('15:51') })).refuses('after-end', { field: 'to' })
  story.when(correct({ from: time('15:05'), to: time('15:20') })).refuses('overlaps', { field: 'from' })
  story
    .and(ended(), signed())
    .when(correct({ stay: 3, never: true }, '2026-01-16T10:00'))
    .refuses('signed')
  given(askedFor(), at('2026-01-13T10:15', { type: 'Invite', invitation: { ...health, invitation: 'femi' } }))
    .when(correct({ from: time('15:05') }))
    .refuses('not-started')
})

test('somebody who was kept out meanwhile is not put back into the room', () => {
  const story = given(
    askedFor(),
    started(),
    at('2026-01-14T15:10', { type: 'Block', who: { person: 'femi' }, reason: 'Her own nephew.' }),
  )
  story.when(correct({ stay: 3, still: true })).refuses('blocked')
  story.when(correct({ stay: 3, to: moment('2026-01-14T15:08') })).makes('PresenceCorrected')
})

test('nobody joins before the start or after the end', () => {
  const join = at('2026-01-14T14:50', { type: 'Join', ...health })
  given(askedFor()).when(join).refuses('not-started')
  given(askedFor(), started(), ended()).when(join).refuses('ended')
})

test('nobody leaves who is not here', () => {
  given(askedFor(), started({ present: [socialWorker] }))
    .when(at('2026-01-14T15:10', { type: 'Leave', participant: 'petra' }))
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
