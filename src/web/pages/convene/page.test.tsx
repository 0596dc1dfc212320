import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, evolve, type DiscussionCommand } from '../../../discussion/decide.ts'
import { type Discussion, initial } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { bristol2024, rulesOf } from '../../../discussion/papers/testing/a-discussion.ts'
import { asha } from '../../../discussion/papers/testing/story.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { chairGradeWords } from './chair-words.ts'
import { offered, offeredMoments } from './moments.ts'
import { seating } from '../../../discussion/required/seats/seating.ts'

const rules = bristol2024()
/** Tuesday morning in January: London is on GMT, and the office opened at nine. */
const now = '2026-01-13T09:40:00.000Z'

function asked(more: object = {}): Discussion {
  const command = {
    type: 'AskForDiscussion',
    id: 'c-1',
    at: now,
    by: asha,
    reference: 'SD-0001',
    kind: 'initial',
    reason: 'A disclosure',
    form: {},
    facts: {},
    urgency: 'two-working-days',
    children: [{ id: 'A', name: 'Kit Farrow', born: '2017-02-03', facts: {} }],
    implicated: [],
    happened: [{ instant: 'risk-identified', at: '2026-01-13T09:00:00.000Z' }],
    ...more,
  } as DiscussionCommand
  const events = decide(command, initial('d-1'), rules)
  if (isRefusal(events)) throw new Error(events.sentence)
  return events.reduce(evolve, initial('d-1'))
}
const deadlineOf = (discussion: Discussion) => judge('convene', discussion, rules, now).binding

test('Moments in time come before late ones, the earliest first, and none that is lawful is left out', () => {
  const moments = offeredMoments(deadlineOf(asked()), rules, now)
  const onDay = (day: string) => moments.filter(one => !one.late && one.at.startsWith(day)).length
  // In an hour, then each half hour from eleven to half past four; and on the days after from nine.
  assert.deepEqual([onDay('2026-01-13'), onDay('2026-01-14'), onDay('2026-01-15')], [13, 16, 16])
  const late = moments.map(one => one.late)
  assert.deepEqual(late, [...late].sort())
  assert.equal(late.filter(Boolean).length, 2)
  const inTime = moments.filter(one => !one.late).map(one => one.at)
  assert.deepEqual(inTime, [...inTime].sort())
})

test('The first moment offered is in an hour, on a time people meet at', () => {
  assert.equal(offeredMoments(deadlineOf(asked()), rules, now)[0]?.at, '2026-01-13T10:40:00.000Z')
})

test('The last half hour of the last day in time is among them', () => {
  const moments = offeredMoments(deadlineOf(asked()), rules, now)
  assert.ok(moments.some(one => one.at === '2026-01-15T16:30:00.000Z' && !one.late))
})

test('A moment says how much time is left, or how late it would be', () => {
  const deadline = deadlineOf(asked())
  assert.equal(offered('2026-01-15T23:00:00.000Z', deadline, rules).says, 'In time, with 1 hour to spare')
  assert.equal(offered('2026-01-16T09:00:00.000Z', deadline, rules).says, 'Late by 9 hours')
  assert.equal(offered('2026-01-16T09:00:00.000Z', undefined, rules).says, 'No time limit is running')
})

test('On a Saturday the meeting in an hour goes through the out-of-hours team', () => {
  assert.equal(offered('2026-01-17T11:00:00.000Z', undefined, rules).outOfHours, true)
  assert.equal(offered('2026-01-16T11:00:00.000Z', undefined, rules).outOfHours, false)
})

test('When the clock has run out every moment offered is late, and a meeting can still be booked', () => {
  const late = '2026-01-19T09:40:00.000Z'
  const moments = offeredMoments(deadlineOf(asked()), rules, late)
  assert.ok(moments.length >= 3)
  assert.ok(moments.every(one => one.late))
})

test('Police, health and a social worker are the minimum; the school waits for a fact and is not guessed', () => {
  const seats = seating(asked(), rules, now)
  assert.deepEqual(
    seats.filter(one => one.need === 'minimum').map(one => one.seat.seat),
    ['social-worker', 'police', 'health'],
  )
  const school = seats.find(one => one.seat.seat === 'school')!
  assert.equal(school.need, 'unknown')
  assert.deepEqual(school.asks, ['in-education'])
})

test('A child who goes to no school needs no school', () => {
  const children = [{ id: 'A', facts: { 'in-education': false } }]
  const school = seating(asked({ children }), rules, now).find(one => one.seat.seat === 'school')
  assert.equal(school?.need, 'not-here')
})

test('Whether somebody may chair is said before the day, in the procedure’s own terms', () => {
  assert.match(chairGradeWords('team-manager', asked(), rules), /may chair/)
  assert.match(chairGradeWords('social-worker', asked(), rules), /is not among those who chair/)
  assert.match(chairGradeWords(undefined, asked(), rules), /grade is not known/)
})

test('Where meetings have slots, a slot in time is offered first and what lies outside is said to', () => {
  const bradford = rulesOf('bradford/2023')
  const until = (due: string) =>
    ({ ...deadlineOf(asked())!, due, inclusive: true }) satisfies ReturnType<typeof deadlineOf>
  const slots = offeredMoments(until('2026-01-13T14:00:00.000Z'), bradford, now)
  assert.deepEqual(
    slots.filter(one => !one.late).map(one => one.at.slice(11, 16)),
    ['10:00', '11:00', '13:00', '14:00'],
  )
  assert.ok(slots.every(one => !one.says.includes('Outside')))
  const none = offeredMoments(until('2026-01-13T22:00:00.000Z'), bradford, '2026-01-13T17:10:00.000Z')
  assert.match(none[0]!.says, /Outside the slots/)
})
