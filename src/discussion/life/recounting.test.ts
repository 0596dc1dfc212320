/** A bank holiday proclaimed while clocks run: counted again on the record, and what a date was is never lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristol,
  decided,
  ended,
  given,
  moment,
  signed,
  started,
  withHoliday,
} from '../../../test/story.ts'

/** Held on Wednesday 14 January 2026; its minutes are due within five working days, on Wednesday 21 January. */
const decidedUpon = () =>
  given(askedFor()).and(started(), decided('section-47-single', { reason: 'The bruise.' }), ended())
const mourning = withHoliday('2026-01-19')
const dueOf = (key: string, story: ReturnType<typeof decidedUpon>) =>
  story.discussion.deadlines.filter(one => one.key === key).map(one => one.day)

test('a holiday proclaimed while the minutes are awaited moves it by a day, and the first count stays beside it', () => {
  const before = decidedUpon()
  const [first] = dueOf('minutes', before)
  const story = before.countedAgain(mourning, '2026-01-16T10:00').happens()
  const [deadline] = story.discussion.deadlines.filter(one => one.key === 'minutes')
  assert.equal(first, '2026-01-21')
  assert.ok(deadline)
  assert.equal(deadline.day, '2026-01-22')
  assert.equal(deadline.calendar, mourning.hash)
  assert.equal(story.discussion.calendar, mourning.hash)
  assert.deepEqual(
    deadline.recounted?.map(({ day, reason }) => ({ day, reason })),
    [{ day: first, reason: 'A bank holiday was proclaimed.' }],
  )
})

test('what was counted again is exactly what was running: a clock that has stopped keeps the day it was counted to', () => {
  const before = decidedUpon()
  const convene = before.discussion.deadlines.filter(one => one.key === 'convene')
  // The holiday is the last of the two working days that the discussion was held within.
  const story = before.countedAgain(withHoliday('2026-01-15'), '2026-01-15T09:00').happens()
  assert.deepEqual(
    story.discussion.deadlines.filter(one => one.key === 'convene'),
    convene,
  )
  const resets = story.events.filter(one => one.type === 'DeadlineReset')
  assert.ok(resets.length > 0)
  for (const { deadline, was } of resets) {
    assert.notEqual(deadline.due, was.due)
    assert.equal(was.calendar, bristol.calendar.hash)
  }
})

test('counted back again, every date is what it was, and both counts are told', () => {
  const before = decidedUpon()
  const there = before.countedAgain(mourning, '2026-01-16T10:00').happens()
  const back = there.countedAgain(bristol.calendar, '2026-01-16T11:00').happens()
  assert.deepEqual(dueOf('minutes', back), dueOf('minutes', before))
  assert.equal(back.discussion.deadlines.find(one => one.key === 'minutes')?.recounted?.length, 2)
})

test('a date that somebody set stays: nobody counted it', () => {
  const story = given(
    askedFor(),
    started(),
    ended(),
    at('2026-01-14T16:10', {
      type: 'SetTarget',
      clock: 'follow-up',
      due: moment('2026-01-20T10:00'),
      words: 'We meet again then.',
    }),
  )
  const targets = story.discussion.deadlines.filter(one => one.target !== undefined)
  assert.equal(targets.length, 1)
  const after = story.countedAgain(mourning, '2026-01-16T10:00').happens()
  assert.deepEqual(
    after.discussion.deadlines.filter(one => one.target !== undefined),
    targets,
  )
})

test('where no date comes out differently the change of calendar is recorded all the same, with how many changed: none', () => {
  const story = decidedUpon().countedAgain(withHoliday('2026-07-01'), '2026-01-16T10:00')
  const { events } = story.happens()
  const changed = events.find(one => one.type === 'CalendarChanged')
  assert.equal(changed?.changed, 0)
})

test('it is refused by the calendar it is counted by already, by one that is not today’s, without a reason, after the end of it all', () => {
  const before = decidedUpon()
  before.countedAgain(bristol.calendar, '2026-01-16T10:00').refuses('same-calendar')
  before
    .countedAgain(mourning, '2026-01-16T10:00', { seen: 'another' })
    .refuses('another-calendar', { instead: /Look at the dates again/ })
  before
    .countedAgain(mourning, '2026-01-16T10:00', { reason: ' ' })
    .refuses('reason-needed', { field: 'reason' })
  before
    .and(signed(), at('2026-03-01T10:00', { type: 'Conclude', reason: 'Done.' }))
    .countedAgain(mourning, '2026-03-02T10:00')
    .refuses('concluded')
})

test('a clock that starts afterwards counts by the new calendar', () => {
  const story = given(askedFor()).countedAgain(mourning, '2026-01-14T10:00').happens().and(started(), ended())
  const minutes = story.discussion.deadlines.find(one => one.key === 'minutes')
  assert.equal(minutes?.calendar, mourning.hash)
  assert.equal(minutes?.day, '2026-01-22')
})
