/** The national overlay beside a procedure: given, when, then. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristol,
  decided,
  ended,
  given,
  givenUnder,
  moment,
  started,
} from '../../../../test/story.ts'
import { calendarWith } from '../../../calendar/testing/england.ts'
import { shipped, shippedOverlay } from '../../../procedure/testing/packs.ts'
import { boardRow } from '../../../views/board.ts'
import type { Discussion } from '../../discussion.ts'
import { pinnedBy } from '../pinned.ts'
import { type Rules, withOverlay } from '../../happening.ts'
import { minutes, wholeRecord } from '../../papers/index.ts'
import { sideBySide } from '../../what-if/side-by-side.ts'

const england = shippedOverlay('england/2026')
const national = (rules: Rules): Rules => withOverlay(rules, england, calendarWith())
const bristolToo = national(bristol)
/** Bristol’s procedure of 2019, which has the same fifteen and forty-five days itself. */
const bristol2019 = national({ procedure: shipped('bristol/2019'), calendar: calendarWith() })

const referred = { happened: [{ instant: 'referral-received' as const, at: moment('2026-01-12T09:00') }] }
/** Section 47 is started for Ada on Wednesday 14 January 2026. */
const section47 = (urgency = 'two-working-days') => [
  askedFor({ ...referred, urgency }),
  started(),
  decided('section-47-joint', { reason: 'She was hit, and says who did it.' }),
  ended(),
]
/** How Bristol 2019 calls what is not immediate. */
const notToday = 'ordinary'
const held = (local: string) => at(local, { type: 'NoteInstant', instant: 'conference-held', child: 'A' })
const keysOf = ({ deadlines }: Discussion) => deadlines.map(({ key }) => key)

test('a discussion is pinned to the overlay by hash in its first entry, and without one it is not mentioned', () => {
  const [first] = givenUnder(bristolToo, askedFor()).events
  assert.deepEqual(first?.type === 'DiscussionAskedFor' && first.overlay, {
    id: 'england/2026',
    hash: england.hash,
  })
  assert.equal(pinnedBy(givenUnder(bristolToo, askedFor()).discussion).overlay, england.hash)
  const [without] = given(askedFor()).events
  assert.ok(without && !('overlay' in without))
  assert.ok(!('overlay' in pinnedBy(given(askedFor()).discussion)))
})

test('under Bristol 2024 the conference stays silent; nationally it is due fifteen working days after the discussion', () => {
  const story = givenUnder(bristolToo, ...section47())
  assert.equal(story.clock('conference/A', '2026-01-15T09:00').verdict, 'silent')
  const { verdict, binding } = story.clock('england.conference/A', '2026-01-15T09:00')
  assert.deepEqual(
    [verdict, binding?.day, binding?.rule, binding?.overlay],
    ['running', '2026-02-04', 'ENG-4', england.hash],
  )
  assert.ok(!keysOf(given(...section47()).discussion).some(key => key.startsWith('england.')))
})

test('the procedure’s own clocks are what they are without the overlay: same keys, same moments, same order', () => {
  const own = (discussion: Discussion) => discussion.deadlines.filter(one => one.overlay === undefined)
  assert.deepEqual(
    own(givenUnder(bristolToo, ...section47()).discussion),
    given(...section47()).discussion.deadlines,
  )
})

test('an authority’s closure days make its own clocks longer and the national ones not', () => {
  const closed = calendarWith({ closureDays: ['2026-01-19', '2026-01-20'] })
  const rules = withOverlay({ procedure: shipped('bristol/2019'), calendar: closed }, england, calendarWith())
  const story = givenUnder(rules, ...section47(notToday))
  const day = (key: string) => story.clock(key, '2026-01-15T09:00').binding?.day
  assert.deepEqual([day('conference/A'), day('england.conference/A')], ['2026-02-06', '2026-02-04'])
})

test('where the procedure asks for the same no later, both have a deadline and what is asked is asked once', () => {
  const story = givenUnder(bristol2019, ...section47(notToday))
  const own = story.duty('conference/A', '2026-01-15T09:00')
  const duty = story.duty('england.conference/A', '2026-01-15T09:00')
  assert.deepEqual([own.day, duty.day], ['2026-02-04', '2026-02-04'])
  assert.deepEqual([duty.within, duty.overlay, own.answers?.rule], ['conference/A', 'england/2026', 'ENG-4'])
  const open = boardRow(story.discussion, bristol2019).open.map(({ key }) => key)
  assert.deepEqual([open.includes('conference/A'), open.includes('england.conference/A')], [true, false])
})

test('where the procedure is silent, or allows longer, the national duty stands for itself, labelled', () => {
  const row = boardRow(givenUnder(bristolToo, ...section47()).discussion, bristolToo)
  const [conference] = row.open.filter(({ key }) => key === 'england.conference/A')
  assert.match(conference?.label ?? '', /^National: Hold the child protection conference/)
  const slow = {
    ...shipped('bristol/2019'),
    clocks: shipped('bristol/2019').clocks.map(one =>
      one.clock === 'conference' ? { ...one, allow: { 'working-days': 20 } } : one,
    ),
  }
  const rules = national({ procedure: slow, calendar: calendarWith() })
  const duty = givenUnder(rules, ...section47(notToday)).duty('england.conference/A', '2026-01-15T09:00')
  assert.deepEqual([duty.within, duty.day], [undefined, '2026-02-04'])
})

test('late nationally is a departure whose reason anybody may record; it sets off no rule of the procedure', () => {
  const late = givenUnder(bristolToo, ...section47(), held('2026-02-05T10:00'))
  assert.equal(late.clock('england.conference/A', '2026-02-06T09:00').verdict, 'departure')
  assert.equal(late.duty('england.conference/A', '2026-02-06T09:00').state, 'late')
  const reasons = (story: typeof late) =>
    story.duties('2026-02-06T09:00').filter(({ duty }) => duty === 'late-reason')
  assert.deepEqual(reasons(late), reasons(given(...section47(), held('2026-02-05T10:00'))))
  const why = {
    type: 'RecordDeparture' as const,
    rule: 'ENG-4',
    duty: 'england.conference/A',
    reason: 'Snow.',
  }
  const told = late.when(at('2026-02-06T09:00', why)).makes('DepartureRecorded')
  assert.equal(told.discussion.departures.at(-1)?.permitted, true)
  assert.equal(told.duty('england.conference/A', '2026-02-06T10:00').state, 'departed')
})

test('a reason for a national delay is never taken for the reason that the procedure asks for', () => {
  const told = givenUnder(bristolToo, ...section47()).and(
    at('2026-02-06T09:00', { type: 'ExplainDelay', clock: 'england.conference', reason: 'Snow.' }),
  )
  assert.equal(told.discussion.answers['late-reason'], undefined)
  assert.equal(told.discussion.delays.at(-1)?.clock, 'england.conference')
})

test('the minutes name the national deadline as such, say that no procedure was departed from, and are unchanged without it', () => {
  const telling = { reader: wholeRecord, now: moment('2026-02-06T09:00') }
  const wordsOf = (discussion: Discussion, rules: Rules) =>
    JSON.stringify(minutes(discussion, rules, telling))
  const paper = wordsOf(givenUnder(bristolToo, ...section47()).discussion, bristolToo)
  assert.match(paper, /National: Hold the child protection conference within 15 working days/)
  assert.match(paper, /ENG-4; Working Together to Safeguard Children 2023, chapter 3/)
  assert.match(paper, /Not in time: a departure from national guidance/)
  assert.match(paper, /\(england\/2026\), not from this authority’s procedure \(Bristol 2024\)/)
  assert.doesNotMatch(wordsOf(given(...section47()).discussion, bristol), /[Nn]ational/)
})

test('one concern under several procedures: the overlay stands apart from the procedure that is followed with it', () => {
  const concern = {
    facts: {},
    children: [{ id: 'A', facts: {} }],
    happened: [{ instant: 'referral-received' as const, at: moment('2026-12-18T09:00') }],
  }
  const [with2024, alone] = sideBySide(concern, [bristolToo, bristol], moment('2026-12-18T10:00'))
  assert.deepEqual(with2024?.by, alone?.by)
  assert.equal(alone?.national, undefined)
  assert.deepEqual(
    with2024?.national?.by.map(({ clock, deadlines }) => [clock, deadlines[0]?.day]),
    [
      ['england.conference', undefined],
      ['england.assessment', '2027-02-24'],
    ],
  )
})
