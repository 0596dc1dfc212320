import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, at, decided, ended, given, moment, spokenTo, started } from '../../../../test/story.ts'
import { evolve } from '../../decide.ts'
import { deadlinesToStart } from './deadlines.ts'
import { bindingOf, isLate } from './late.ts'

test('a deadline is started by the command that made it due, once, and never again', () => {
  const story = given(
    askedFor(),
    started(),
    decided('section-47-single'),
    decided('lado', { at: '2026-01-14T15:50' }),
  )
  const seen = story.events.filter(
    event => event.type === 'DeadlineStarted' && event.deadline.key === 'child-seen/A',
  )
  assert.equal(seen.length, 1)
  assert.equal(seen[0]?.by.name, 'Asha Verma')
  assert.deepEqual(deadlinesToStart(story.discussion, story.rules, moment('2026-03-01T09:00')), [])
})

test('a second risk noted later moves no deadline: the first one counts', () => {
  given(askedFor())
    .when(at('2026-01-14T10:00', { type: 'NoteInstant', instant: 'risk-identified' }))
    .makes('InstantNoted')
})

test('a child seen before section 47 was decided does not count for it (AMB-12)', () => {
  const seen = (local: string) =>
    at(local, { type: 'NoteInstant', instant: 'child-seen', child: 'A', alone: true })
  const story = given(askedFor(), seen('2026-01-13T16:00'), started(), decided('section-47-single'))
  assert.equal(story.clock('child-seen/A', '2026-01-15T09:00').verdict, 'running')
  assert.equal(story.and(seen('2026-01-16T23:59')).clock('child-seen/A', '2026-01-20T09:00').verdict, 'met')
  assert.equal(
    story.and(seen('2026-01-17T00:00')).clock('child-seen/A', '2026-01-20T09:00').verdict,
    'departure',
  )
})

test('each child has a clock of their own, stopped by seeing that child', () => {
  const story = given(
    askedFor({ children: ['A', 'B'].map(id => ({ id, facts: {} })) }),
    started(),
    decided('section-47-single'),
    decided('section-47-single', { child: 'B' }),
    at('2026-01-15T10:00', { type: 'NoteInstant', instant: 'child-seen', child: 'B' }),
  )
  assert.equal(story.clock('child-seen/A', '2026-01-15T12:00').verdict, 'running')
  assert.equal(story.clock('child-seen/B', '2026-01-15T12:00').verdict, 'met')
})

test('separate conversations are held when the last agency of the minimum has been spoken to (AMB-73, AMB-15)', () => {
  const two = given(
    askedFor(),
    spokenTo('social-worker', '2026-01-15T10:00'),
    spokenTo('school', '2026-01-15T10:30'),
    spokenTo('police', '2026-01-15T22:00'),
  )
  assert.deepEqual(two.quorum('2026-01-15T22:30').missing, ['health'])
  assert.equal(two.clock('convene', '2026-01-15T23:00').verdict, 'running')
  assert.equal(two.clock('convene', '2026-01-16T00:00').verdict, 'departure')

  const inTime = two
    .when(spokenTo('health', '2026-01-15T23:50'))
    .makes('ConversationHeld', 'DeadlineStarted minutes', 'DeadlineStarted follow-up')
  const stands = inTime.clock('convene', '2026-01-20T09:00')
  assert.deepEqual([stands.verdict, stands.metAt], ['met', moment('2026-01-15T23:50')])
  assert.equal(inTime.quorum('2026-01-20T09:00').met, true)
  assert.equal(
    inTime.clock('minutes', '2026-01-20T09:00').binding?.day,
    '2026-01-22',
    'five working days from the last of them',
  )

  const tooLate = two.and(spokenTo('health', '2026-01-16T00:10'))
  assert.equal(tooLate.clock('convene', '2026-01-20T09:00').verdict, 'departure')
})

test('conversations beside a meeting that was booked online do not make it held', () => {
  const story = given(
    askedFor({ facts: { format: 'online' } }),
    spokenTo('social-worker', '2026-01-14T10:00'),
    spokenTo('police', '2026-01-14T10:20'),
    spokenTo('health', '2026-01-14T10:40'),
  )
  assert.equal(story.clock('convene', '2026-01-16T09:00').verdict, 'departure')
})

test('a discussion out of hours sends its record before the next working day opens (BR24-206)', () => {
  const story = given(
    askedFor({ urgency: 'same-working-day' }),
    started({ outOfHours: true }, '2026-01-17T02:00'),
  )
    .when(ended('2026-01-17T03:00'))
    .makes(
      'DiscussionEnded',
      'DeadlineStarted minutes',
      'DeadlineStarted follow-up',
      'DeadlineStarted out-of-hours-record',
    )
  const stands = story.clock('out-of-hours-record', '2026-01-17T09:00')
  assert.equal(stands.binding?.due, moment('2026-01-19T09:00'))
  assert.equal(
    story.clock('out-of-hours-record', '2026-01-19T09:01').verdict,
    'breach',
    'the source says must',
  )
  const sent = story.and(at('2026-01-19T08:59', { type: 'NoteInstant', instant: 'out-of-hours-record-sent' }))
  assert.equal(sent.clock('out-of-hours-record', '2026-01-19T12:00').verdict, 'met')
})

test('the procedure is silent on a conference clock, and so are we', () => {
  const story = given(askedFor(), started(), decided('section-47-single'))
  assert.equal(story.clock('conference/A', '2026-03-01T09:00').verdict, 'silent')
})

test('a follow-up has no day of its own: the meeting sets one', () => {
  const story = given(askedFor(), started(), ended())
  const stands = story.clock('follow-up', '2026-01-14T17:00')
  assert.equal(stands.binding?.rule, 'BR24-207a')
  assert.equal(stands.binding?.due, undefined)
  assert.equal(stands.verdict, 'silent')
  const duty = story.duty('follow-up', '2026-01-14T17:00')
  assert.deepEqual([duty.state, duty.day], ['open', undefined], 'it is still asked for, by no day')
})

test('what is asked at once is in time in the minute of its cause, and late from the next', () => {
  const from = { instant: 'ended' as const, at: '2026-01-14T15:55:13.400Z' }
  const [any] = given(askedFor()).discussion.deadlines
  const atOnce = { ...any!, from, due: from.at, inclusive: true }
  assert.deepEqual(
    ['2026-01-14T15:55:13.400Z', '2026-01-14T15:55:59.999Z', '2026-01-14T15:56:00.000Z'].map(at =>
      isLate(atOnce, at),
    ),
    [false, false, true],
  )
})

test('to the minute: hours include their last moment, the end of a day does not', () => {
  const deadline = given(askedFor()).discussion.deadlines[0]!
  assert.equal(isLate(deadline, '2026-01-15T23:59:59.999Z'), false)
  assert.equal(isLate(deadline, '2026-01-16T00:00:00.000Z'), true)
  assert.equal(isLate({ ...deadline, inclusive: true }, '2026-01-16T00:00:00.000Z'), false)
  assert.equal(isLate({ ...deadline, inclusive: true }, '2026-01-16T00:00:00.001Z'), true)
})

test('the day on a deadline is London’s, also in summer when midnight there is not midnight here', () => {
  const story = given(
    askedFor(
      { happened: [{ instant: 'risk-identified', at: moment('2026-07-14T00:30') }] },
      '2026-07-14T09:00',
    ),
  )
  assert.equal(story.clock('convene', '2026-07-14T10:00').binding?.day, '2026-07-16')
  assert.equal(story.clock('convene', '2026-07-14T10:00').binding?.due, '2026-07-16T23:00:00.000Z')
})

test('a clock counted again from a better moment replaces its own earlier count; of different rules the earliest binds', () => {
  const deadline = given(askedFor()).discussion.deadlines[0]!
  const again = { ...deadline, due: '2026-01-20T00:00:00.000Z' }
  const stricter = { ...deadline, rule: 'BR24-201', due: '2026-01-14T00:00:00.000Z' }
  assert.equal(bindingOf([deadline, again]), again)
  assert.equal(bindingOf([deadline, again, stricter]), stricter)
  assert.equal(bindingOf([]), undefined)
})

test('a deadline counted again under a corrected calendar takes the place of the old one, which stays in the record', () => {
  const story = given(askedFor())
  const was = story.discussion.deadlines[0]!
  const deadline = { ...was, day: '2026-01-16', due: '2026-01-17T00:00:00.000Z', calendar: 'c'.repeat(64) }
  const reset = evolve(story.discussion, {
    type: 'DeadlineReset',
    at: moment('2026-01-13T12:00'),
    by: story.events[0]!.by,
    deadline,
    was,
    reason: 'A bank holiday was proclaimed.',
  })
  assert.deepEqual(
    reset.deadlines.map(({ recounted: _recounted, ...one }) => one),
    [deadline],
  )
  assert.deepEqual(
    reset.deadlines[0]?.recounted?.map(one => one.due),
    [was.due],
  )
})
