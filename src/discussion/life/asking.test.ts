import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  bristol,
  bristolBut,
  ended,
  given,
  givenUnder,
  ian,
  moment,
  type Story,
  signed,
  started,
} from '../../../test/story.ts'
import { isInstantName } from './asking.ts'

test('asking for a discussion pins the procedure and the calendar, and starts the clock from when the risk was seen', () => {
  const story = given().when(askedFor()).makes('DiscussionAskedFor', 'DeadlineStarted convene')
  const { discussion } = story
  assert.deepEqual(discussion.procedure, { id: 'bristol/2024', hash: bristol.procedure.hash })
  assert.equal(discussion.calendar, bristol.calendar.hash)
  assert.equal(discussion.requestedBy?.name, 'Ian Okafor')
  assert.equal(discussion.number, 2)
  const [convene] = discussion.deadlines
  assert.equal(convene?.rule, 'BR24-202')
  assert.equal(convene?.day, '2026-01-15')
  assert.equal(convene?.due, moment('2026-01-16T00:00'))
  assert.equal(convene?.inclusive, false)
  assert.deepEqual(convene?.from, { instant: 'risk-identified', at: moment('2026-01-13T09:00') })
  assert.equal(convene?.procedure, bristol.procedure.hash)
  assert.equal(convene?.calendar, bristol.calendar.hash)
})

test('nobody asks for the same discussion twice', () => {
  given(askedFor()).when(askedFor()).refuses('already-asked')
})

test('a discussion is about somebody', () => {
  given()
    .when(askedFor({ children: [] }))
    .refuses('no-child', { field: 'children' })
})

test('an urgency of another procedure is refused, and the refusal names the ones there are', () => {
  given()
    .when(askedFor({ urgency: 'two-hours' }))
    .refuses('unknown-urgency', { says: /Same working day or Within two working days/, field: 'urgency' })
  given(askedFor())
    .when(at('2026-01-13T10:00', { type: 'ChangeUrgency', to: 'whenever', reason: 'No hurry.' }))
    .refuses('unknown-urgency')
  given(askedFor())
    .when(at('2026-01-13T10:00', { type: 'DecideThreshold', met: true, reason: '', urgency: 'whenever' }))
    .refuses('unknown-urgency')
})

test('without an urgency no clock runs yet; the manager’s decision gives one and starts it from when the risk was seen', () => {
  const unsorted = askedFor()
  delete (unsorted as { urgency?: string }).urgency
  const story = given()
    .when(unsorted)
    .makes('DiscussionAskedFor')
    .when(
      at('2026-01-13T11:00', {
        type: 'DecideThreshold',
        met: true,
        reason: 'Bruise.',
        urgency: 'same-working-day',
      }),
    )
    .makes('ThresholdDecided', 'DeadlineStarted convene')
  assert.equal(story.clock('convene', '2026-01-13T12:00').binding?.day, '2026-01-13')
  assert.deepEqual(
    story.discussion.urgency.map(one => one.class),
    ['same-working-day'],
  )
})

test('a decision that the threshold is not met needs its reason on record', () => {
  given(askedFor())
    .when(at('2026-01-13T11:00', { type: 'DecideThreshold', met: false, reason: '  ' }))
    .refuses('reason-needed', { field: 'reason' })
  const story = given(askedFor())
    .when(
      at('2026-01-13T11:00', { type: 'DecideThreshold', met: false, reason: 'An old bruise, explained.' }),
    )
    .makes('ThresholdDecided')
  assert.equal(story.discussion.threshold?.met, false)
  assert.equal(
    story.discussion.happened.some(one => one.instant === 'threshold-decided'),
    false,
  )
})

test('once it is decided that the threshold is met, it is not decided again', () => {
  const met = at('2026-01-13T11:00', { type: 'DecideThreshold', met: true, reason: 'A direct disclosure.' })
  given(askedFor(), met).when(met).refuses('already-decided')
})

test('a threshold that was not met may be met when more becomes known', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T11:00', { type: 'DecideThreshold', met: false, reason: 'An old bruise, explained.' }),
    at('2026-01-14T11:00', { type: 'DecideThreshold', met: true, reason: 'A second bruise.' }),
  )
  assert.equal(story.discussion.threshold?.met, true)
})

test('a moment is noted for a child of this discussion, not for a stranger', () => {
  given(askedFor())
    .when(at('2026-01-14T11:00', { type: 'NoteInstant', instant: 'minutes-sent' }))
    .refuses('not-by-note')
  given(askedFor())
    .when(at('2026-01-14T11:00', { type: 'NoteInstant', instant: 'child-seen', child: 'Z' }))
    .refuses('unknown-child', { field: 'child' })
  const story = given(askedFor())
    .when(at('2026-01-14T11:00', { type: 'NoteInstant', instant: 'child-seen', child: 'A', alone: true }))
    .makes('InstantNoted')
  assert.equal(story.discussion.happened.at(-1)?.alone, true)
})

test('the risk may be put on record after the request, and the clock starts then, from that moment', () => {
  const story = given()
    .when(askedFor({ happened: [] }))
    .makes('DiscussionAskedFor')
    .when(at('2026-01-12T16:00', { type: 'NoteInstant', instant: 'risk-identified' }))
    .makes('InstantNoted', 'DeadlineStarted convene')
  assert.equal(story.clock('convene', '2026-01-13T10:00').binding?.day, '2026-01-14')
})

test('a receipt is noted on the copy it is for', () => {
  const story = given(
    askedFor(),
    started(),
    ended(),
    signed(),
    at('2026-01-15T11:00', {
      type: 'CirculateMinutes',
      copies: [
        { recipient: 'invitees', to: 'Petra Lund', gives: 'full' },
        { recipient: 'named-nurse', to: 'Femi Adeyemi', gives: 'full' },
      ],
    }),
    at('2026-01-15T12:00', { type: 'NoteInstant', instant: 'received', recipient: 'named-nurse' }),
  )
  assert.deepEqual(
    story.discussion.copies.map(copy => copy.received),
    [undefined, moment('2026-01-15T12:00')],
  )
})

test('made more urgent, the earlier of the two deadlines binds and both stay on record (AMB-60)', () => {
  const story = given(askedFor())
    .when(
      at('2026-01-13T12:00', {
        type: 'ChangeUrgency',
        to: 'same-working-day',
        reason: 'Forensic evidence could be lost.',
      }),
    )
    .makes('UrgencyChanged', 'DeadlineStarted convene')
  const stands = story.clock('convene', '2026-01-13T13:00')
  assert.deepEqual(
    stands.all.map(one => [one.rule, one.day]),
    [
      ['BR24-202', '2026-01-15'],
      ['BR24-201', '2026-01-13'],
    ],
  )
  assert.equal(stands.binding?.rule, 'BR24-201')
  assert.equal(stands.verdict, 'running')
  assert.equal(story.clock('convene', '2026-01-14T00:00').verdict, 'departure')
})

test('made less urgent, no time is gained: the earlier deadline still binds (AMB-60)', () => {
  const story = given(askedFor({ urgency: 'same-working-day' }))
    .when(
      at('2026-01-13T12:00', { type: 'ChangeUrgency', to: 'two-working-days', reason: 'The child is safe.' }),
    )
    .makes('UrgencyChanged', 'DeadlineStarted convene')
  assert.equal(story.clock('convene', '2026-01-13T13:00').binding?.day, '2026-01-13')
  assert.deepEqual(
    story.discussion.urgency.map(one => one.reason),
    [undefined, 'The child is safe.'],
  )
})

test('going back and forth between urgencies starts no clock twice', () => {
  const change = (to: string) =>
    at('2026-01-13T12:00', { type: 'ChangeUrgency', to, reason: 'Looked at again.' })
  given(askedFor(), change('same-working-day'), change('two-working-days'))
    .when(change('same-working-day'))
    .makes('UrgencyChanged')
})

test('facts are stated for the discussion or for one of its children, and the last statement counts', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T10:00', { type: 'StateFacts', facts: { 'serious-harm': true } }),
    at('2026-01-13T10:05', { type: 'StateFacts', child: 'A', facts: { 'education-setting': 'primary' } }),
    at('2026-01-13T10:06', { type: 'StateFacts', child: 'A', facts: { 'education-setting': 'nursery' } }),
  )
  assert.deepEqual(story.discussion.facts, { harm: ['physical'], 'serious-harm': true })
  assert.deepEqual(story.discussion.children[0]?.facts, {
    'in-education': true,
    'education-setting': 'nursery',
  })
  story
    .when(at('2026-01-13T10:00', { type: 'StateFacts', child: 'Z', facts: { injuries: true } }))
    .refuses('unknown-child')
})

test('a brother becomes part of the discussion once, and gets clocks of his own', () => {
  const bram = { id: 'B', name: 'Bram Quillfeather', born: '2022-11-20', facts: {} }
  const story = given(askedFor(), started())
    .when(at('2026-01-14T15:20', { type: 'AddChild', child: bram, reason: 'Lives in the same house.' }))
    .makes('ChildAdded')
  story.when(at('2026-01-14T15:21', { type: 'AddChild', child: bram })).refuses('child-there')
  assert.equal(story.clock('child-seen/B', '2026-01-14T16:00').verdict, 'not-started')
  assert.equal(story.duty('decide/B', '2026-01-14T16:00').state, 'open')
})

test('a complex discussion is one with three children and somebody suspected, whatever it was called when it was asked for', () => {
  const child = (id: string) => ({ id, facts: {} })
  const two = given(askedFor({ children: [child('A'), child('B')], facts: { abusers: 1 } }))
  assert.throws(() => two.duty('no-such-duty', '2026-01-14T15:00'), /there is no duty/)
  assert.equal(two.duty('identified-professionals', '2026-01-14T15:00').state, 'not-applicable')
  const three = two.and(at('2026-01-13T12:00', { type: 'AddChild', child: child('C') }))
  assert.equal(three.duty('identified-professionals', '2026-01-14T15:00').state, 'open')
})

test('a follow-up discussion knows how many came before it', () => {
  const story = given(askedFor({ kind: 'follow-up', series: { earlier: 'SD-0400', count: 2 } }))
  assert.deepEqual(story.discussion.series, { earlier: 'SD-0400', count: 2 })
})

test('who said what is kept as they were known on the day', () => {
  const story = givenUnder(bristol, askedFor())
  assert.deepEqual(story.events[0]?.by, ian)
  assert.notDeepEqual(story.events[0]?.by, asha)
})

test('an instant is one of a closed list', () => {
  assert.equal(isInstantName('risk-identified'), true)
  assert.equal(isInstantName('lunch'), false)
})

test('where the threshold is not met nothing more is asked of anybody, until somebody decides otherwise or it is held all the same', () => {
  const turnedDown = given(
    askedFor(),
    at('2026-01-13T10:05', { type: 'DecideThreshold', met: false, reason: 'No injury, no disclosure.' }),
  )
  const open = (story: Story) =>
    story.duties('2026-01-20T09:00').filter(({ state }) => state === 'open' || state === 'late')
  assert.deepEqual(open(turnedDown), [])
  assert.equal(turnedDown.clock('convene', '2026-01-20T09:00').verdict, 'not-applicable')
  const met = at('2026-01-13T16:00', {
    type: 'DecideThreshold',
    met: true,
    reason: 'A bruise was seen since.',
  })
  assert.equal(turnedDown.and(met).clock('convene', '2026-01-20T09:00').verdict, 'departure')
  assert.ok(open(turnedDown.and(met)).length > 0)
  assert.equal(turnedDown.and(started()).clock('convene', '2026-01-20T09:00').verdict, 'met')
})

test('the threshold is asked of the grade the procedure names; another grade departs from the rule and says why', async () => {
  const named = await bristolBut(pack => pack.replace('decided-by: silent', 'decided-by: [team-manager]'))
  const story = givenUnder(named, askedFor())
  const met = (by: typeof ian, alone?: string) =>
    at(
      '2026-01-13T11:00',
      { type: 'DecideThreshold', met: true, reason: 'A bruise.', ...(alone && { alone }) },
      by,
    )
  const { rule, id } = {
    rule: named.procedure.pack.convene.request!,
    id: named.procedure.pack.convene.request!.id,
  }
  story.when(met(asha)).makes('ThresholdDecided')
  story.when(met(ian)).refuses('not-theirs-to-decide', { rule: id, field: 'alone', says: /Team Manager/i })
  const departed = story.when(met(ian, 'It is two in the morning.')).happens()
  assert.deepEqual(departed.discussion.departures[0], {
    ...{ rule: rule.id, reason: 'It is two in the morning.', permitted: false },
    ...{ at: '2026-01-13T11:00:00.000Z', by: ian },
  })
})
