/** A discussion keeps the rules it began under; moving it to another version is an event with a reason, and never loses time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  asha,
  askedFor,
  at,
  bristol,
  bristol2019,
  bristolBut,
  council,
  decided,
  ended,
  given,
  givenUnder,
  health,
  moment,
  police,
  signed,
  socialWorker,
  type Story,
  started,
} from '../../../test/story.ts'
import { histories, live } from '../../../test/histories.ts'
import { decide, evolve } from '../decide.ts'
import { isRefusal, type Rules } from '../happening.ts'
import { minutes, wholeRecord } from '../papers/index.ts'
import { textOf } from '../papers/paper.ts'
import { notFollowed, sayUnder } from './moving.ts'
import { sayEvent } from '../in-words/say-event.ts'
import { judge } from '../required/clocks/verdict.ts'
import { initial } from '../discussion.ts'

const referred = { instant: 'referral-received' as const, at: moment('2026-01-13T08:30') }
const risk = { instant: 'risk-identified' as const, at: moment('2026-01-13T09:00') }
/** Asked for on Tuesday 13 January 2026 under the procedure of 2019: no action is needed today. */
const of2019 = (but: Parameters<typeof askedFor>[0] = {}): Story =>
  givenUnder(
    bristol2019,
    askedFor({
      urgency: 'ordinary',
      facts: { harm: ['emotional'], 'immediate-safeguarding-needed': false, 'forensic-window': false },
      happened: [referred, risk],
      ...but,
    }),
  )
const immediate = {
  urgency: 'immediate',
  facts: { harm: ['emotional'], 'immediate-safeguarding-needed': true, 'forensic-window': false },
}

test('moved to 2024, it is under that version from then on, and what happened before stays as it was', () => {
  const before = of2019().and(
    at('2026-01-13T10:00', {
      type: 'Invite',
      invitation: { invitation: 'i', seat: 'health', agency: 'Health', person: 'femi' },
    }),
  )
  const story = before.movedTo(bristol, '2026-01-13T11:00').happens()
  const { procedure, moves, invitations } = story.discussion
  assert.deepEqual([procedure.id, procedure.hash], ['bristol/2024', bristol.procedure.hash])
  assert.deepEqual(
    moves.map(one => [one.from.id, one.to.id, one.reason, one.by.name]),
    [['bristol/2019', 'bristol/2024', 'The new version asks for more.', 'Asha Verma']],
  )
  assert.deepEqual(invitations, before.discussion.invitations)
  assert.deepEqual(story.discussion.deadlines.slice(0, before.discussion.deadlines.length), [
    ...before.discussion.deadlines,
  ])
  assert.equal(
    sayUnder(story.discussion),
    'Bristol 2024 since Tuesday 13 January 2026 (change 1 of 1; began under Bristol 2019)',
  )
  assert.equal(sayUnder(before.discussion), 'Bristol 2019')
})

test('the clocks of the new version count from their own anchors, and the earlier of old and new binds', () => {
  const ordinary = of2019().movedTo(bristol, '2026-01-14T10:00').happens()
  const held = ordinary.clock('convene', '2026-01-14T10:00')
  // 2019 gave no time; 2024 gives two working days from when the risk was identified, which was before the move.
  assert.deepEqual([held.rule, held.binding?.day, held.all.length], ['BR24-202', '2026-01-15', 2])
  const today = of2019(immediate).movedTo(bristol, '2026-01-13T11:00', 'Adopted this morning.').happens()
  const bound = today.clock('convene', '2026-01-13T11:00')
  assert.deepEqual([bound.rule, bound.binding?.day, bound.verdict], ['BR19-201', '2026-01-13', 'running'])
  assert.deepEqual(
    bound.all.map(one => one.rule),
    ['BR19-201', 'BR24-202'],
  )
  const duty = today.duty('convene', '2026-01-14T09:00')
  assert.deepEqual(
    [duty.rule, duty.state, duty.force, duty.under],
    ['BR19-201', 'late', 'should', 'bristol/2019'],
  )
  assert.match(duty.label, /\S/)
  assert.equal(today.clock('convene', '2026-01-14T09:00').verdict, 'departure')
})

test('a clock that only the old version has goes on, judged and named by the version it was counted under', () => {
  const before = of2019().and(started(), decided('section-47-single', { reason: 'Marks.' }))
  const after = before.movedTo(bristol, '2026-01-14T15:50').happens()
  assert.equal(
    after.rules.procedure.clocks.some(one => one.clock === 'conference'),
    false,
  )
  const conference = after.clock('conference/A', '2026-01-20T09:00')
  assert.deepEqual([conference.rule, conference.verdict], ['BR19-204', 'running'])
  assert.equal(conference.binding?.due, before.clock('conference/A', '2026-01-20T09:00').binding?.due)
  assert.equal(after.duty('conference/A', '2026-03-01T09:00').state, 'late')
  const held = after.and(
    at('2026-01-30T09:00', { type: 'NoteInstant', instant: 'conference-held', child: 'A' }),
  )
  assert.equal(held.clock('conference/A', '2026-03-01T09:00').verdict, 'met')
  const departed = after.and(
    at('2026-03-01T09:00', { type: 'RecordDeparture', rule: 'BR19-203', reason: 'The child moved away.' }),
  )
  // BR19-203 is a must of 2019: saying so later does not make it something anybody may depart from.
  assert.equal(departed.discussion.departures[0]?.permitted, false)
  const told = textOf(
    minutes(after.discussion, after.rules, { reader: wholeRecord, now: moment('2026-01-15T09:00') }),
  )
  assert.match(told, /BR19-204;.*\(Bristol 2019\)/)
  assert.match(
    told,
    /Bristol 2024 since Wednesday 14 January 2026 \(change 1 of 1; began under Bristol 2019\)/,
  )
})

test('what was done before the move was judged then, and is not judged again', () => {
  // A same-day clock of 2019 met on its day; 2024 would have asked for the same, and for the child to be seen.
  const before = of2019(immediate).and(started({}, '2026-01-13T15:00'))
  const strict = moved(before, bristol, '2026-01-13T16:00')
  assert.deepEqual(
    [strict.clock('convene', '2026-01-20T09:00').rule, strict.clock('convene', '2026-01-20T09:00').verdict],
    ['BR19-201', 'met'],
  )
  // Held on the fourth working day under 2019, which gave no time: 2024 does not make it late afterwards.
  const slow = of2019().and(started({}, '2026-01-16T10:00'))
  assert.equal(slow.clock('convene', '2026-01-20T09:00').verdict, 'silent')
  const after = moved(slow, bristol, '2026-01-16T11:00')
  assert.deepEqual(
    after.discussion.deadlines.filter(one => one.key === 'convene').map(one => one.rule),
    ['BR19-202'],
  )
  assert.equal(
    after.duties('2026-01-20T09:00').some(one => one.duty === 'convene' && one.state === 'late'),
    false,
  )
})

test('the minimum is the new version’s while it is held; once it has ended, who was there is not judged again', () => {
  const stricter: Rules = {
    ...bristol,
    procedure: {
      ...bristol.procedure,
      hash: 'e'.repeat(64),
      seats: bristol.procedure.seats.map(one =>
        one.seat === 'school'
          ? { ...one, force: 'must' as const, minimum: true, applies: alwaysOf(bristol) }
          : one,
      ),
    },
  }
  const held = of2019().and(started())
  assert.equal(held.quorum('2026-01-14T15:30').met, true)
  const during = moved(held, stricter, '2026-01-14T15:30')
  assert.deepEqual(during.quorum('2026-01-14T15:31').missing, ['school'])
  const over = moved(held.and(ended()), stricter, '2026-01-14T17:00')
  assert.equal(over.quorum('2026-01-14T18:00').met, true)
  assert.equal(
    over.duties('2026-01-14T18:00').some(one => one.key === 'attend/school' && one.state === 'late'),
    false,
  )
  assert.equal(during.and(ended()).duty('attend/school', '2026-01-14T18:00').state, 'late')
})

test('where the new version has other classes of urgency the facts decide; where they do not, somebody is asked', () => {
  const known = of2019().movedTo(bristol, '2026-01-13T11:00').happens()
  assert.deepEqual(
    known.discussion.urgency.map(one => one.class),
    ['ordinary', 'two-working-days'],
  )
  assert.equal(known.duty('urgency', '2026-01-13T11:00').state, 'done')
  const unknown = of2019({ facts: { 'immediate-safeguarding-needed': false } })
    .movedTo(bristol, '2026-01-13T11:00')
    .happens()
  const asked = unknown.duty('urgency', '2026-01-13T11:00')
  assert.deepEqual([asked.state, asked.asks.includes('harm')], ['open', true])
  assert.equal(
    unknown.clock('convene', '2026-01-13T11:00').rule,
    'BR24-201',
    'waiting, and silent about no rule',
  )
  const said = unknown.and(
    at('2026-01-13T11:10', { type: 'ChangeUrgency', to: 'two-working-days', reason: 'Bruises.' }),
  )
  assert.equal(said.duty('urgency', '2026-01-13T11:10').state, 'done')
  assert.equal(said.clock('convene', '2026-01-13T11:10').binding?.rule, 'BR24-202')
})

test('decisions and departures made before the move keep their words', () => {
  const story = of2019().and(
    started(),
    decided('civil-orders', { reason: 'The court is asked.' }),
    at('2026-01-14T15:50', { type: 'RecordDeparture', rule: 'BR19-402', reason: 'No room was free.' }),
  )
  const after = moved(story, bristol, '2026-01-14T15:55')
  const told = textOf(
    minutes(after.discussion, after.rules, { reader: wholeRecord, now: moment('2026-01-14T16:00') }),
  )
  const label = bristol2019.procedure.outcomes.find(one => one.outcome === 'civil-orders')!.label
  assert.ok(told.includes(label))
  assert.match(told, /Not followed: .+ \(BR19-402\)/)
  assert.equal(
    after.duties('2026-01-14T16:00').some(one => one.rule === 'BR19-402' && one.state === 'departed'),
    true,
  )
})

test('a duty that only the old version asks is not asked any more', () => {
  const before = of2019().and(started())
  assert.equal(
    before.duties('2026-01-14T15:10').some(one => one.duty === 'criminal-investigation-decision'),
    true,
  )
  const after = moved(before, bristol, '2026-01-14T15:10')
  assert.equal(
    after.duties('2026-01-14T15:10').some(one => one.duty === 'criminal-investigation-decision'),
    false,
  )
})

test('the history says each change in the words of its own version, and which of how many it was', () => {
  const story = moved(moved(of2019(), bristol, '2026-01-13T11:00'), bristol2019, '2026-01-13T12:00')
  assert.equal(story.discussion.moves.length, 2)
  const told: string[] = []
  story.events.forEach((event, place) => {
    const before = story.events.slice(0, place).reduce(evolve, initial('told'))
    told.push(sayEvent(event, before, story.rules).what.join(''))
  })
  assert.equal(
    told.some(one => one.includes('from Bristol 2019 to Bristol 2024 (change 1 of 2)')),
    true,
  )
  assert.equal(
    told.some(one => one.includes('from Bristol 2024 to Bristol 2019 (change 2 of 2)')),
    true,
  )
  // Back where it began, no clock of 2019 is started a second time.
  const counts = story.discussion.deadlines.map(one => `${one.key} ${one.rule}`)
  assert.equal(new Set(counts).size, counts.length)
  assert.equal(story.discussion.urgency.findLast(one => !one.carried)?.class, 'ordinary')
})

test('two versions may number their rules alike: each count stays that of its own version', async () => {
  const quicker = await bristolBut(pack => pack.replace('working-days: 5', 'working-days: 3'))
  const story = given(askedFor(), started(), ended())
  const after = moved(story, quicker, '2026-01-14T17:00')
  const sent = after.clock('minutes', '2026-01-14T17:00')
  assert.deepEqual(
    sent.all.map(one => [one.rule, one.day]),
    [
      // Counted when it began, and again when it ended; then by the version it was moved to.
      ['BR24-205', '2026-01-21'],
      ['BR24-205', '2026-01-21'],
      ['BR24-205', '2026-01-19'],
    ],
  )
  assert.equal(sent.binding?.day, '2026-01-19')
  const slower = await bristolBut(pack => pack.replace('working-days: 5', 'working-days: 9'))
  assert.equal(
    moved(story, slower, '2026-01-14T17:00').clock('minutes', '2026-01-14T17:00').binding?.day,
    '2026-01-21',
  )
})

test('it is refused where the record would be false: no reason, the same version, another’s, signed, concluded, back in time', () => {
  const story = of2019()
  story.movedTo(bristol, '2026-01-13T11:00', '  ').refuses('reason-needed', { field: 'reason' })
  story.movedTo(bristol2019, '2026-01-13T11:00').refuses('same-version')
  const astray = at('2026-01-13T11:00', {
    type: 'MoveToProcedure',
    procedure: { id: 'bradford/2023', hash: 'f'.repeat(64) },
    reason: 'A guess.',
  })
  story.when(astray).refuses('not-followed', { instead: /in force/ })
  const held = story.and(started(), ended())
  held.movedTo(bristol, '2026-01-14T12:00').refuses('before-what-happened', { field: 'at' })
  const by = { ...asha, agency: council }
  const inked = given(
    askedFor(),
    started(),
    ended(),
    at('2026-01-15T09:00', { type: 'Conclude', reason: 'Done.' }, by),
  )
  inked.movedTo(bristol2019, '2026-01-16T09:00').refuses('concluded', { instead: /follow-up/ })
})

test('once the minutes are signed it stays where it was held', () => {
  const story = signable()
  story.movedTo(bristol2019, '2026-01-16T09:00').refuses('signed', { instead: /follow-up/ })
})

test('only the version followed today is open to it, or one it was under before', () => {
  const story = moved(of2019(), bristol, '2026-01-13T11:00').discussion
  const to = (hash: string) => ({ procedure: { id: 'any/1', hash } })
  assert.equal(notFollowed(to('today'), story, 'today'), undefined)
  assert.equal(notFollowed(to(bristol2019.procedure.hash), story, 'today'), undefined)
  assert.equal(notFollowed(to('unknown'), story, 'today')?.why, 'not-followed')
  assert.equal(notFollowed(to('unknown'), story, undefined)?.why, 'not-followed')
})

test('whatever has happened, no binding moment is ever later after a move than before it', () => {
  let moves = 0
  fc.assert(
    fc.property(histories(12), commands => {
      const { discussion, moments } = live(commands)
      const now = moments.at(-1)?.command.at ?? moment('2026-01-13T12:00')
      const last = [now, ...discussion.happened.map(one => one.at)].sort().at(-1)!
      const under: Rules = { ...bristol2019, earlier: [bristol] }
      const { id, hash } = bristol2019.procedure
      const answer = decide(
        { id: 'm', at: last, by: asha, type: 'MoveToProcedure', procedure: { id, hash }, reason: 'Why not.' },
        discussion,
        under,
      )
      if (isRefusal(answer)) return
      moves += 1
      const after = answer.reduce(evolve, discussion)
      for (const key of new Set(discussion.deadlines.map(one => one.key))) {
        const was = judge(key, discussion, bristol, last)
        const is = judge(key, after, under, last)
        if (was.metAt !== undefined) assert.equal(is.metAt, was.metAt, `${key} had been done`)
        if (was.binding?.due === undefined) continue
        assert.ok(is.binding?.due !== undefined && is.binding.due <= was.binding.due, `${key} lost time`)
        if (was.verdict === 'met') assert.equal(is.verdict, 'met', `${key} was met`)
      }
    }),
    { seed: 20260303, numRuns: 300 },
  )
  assert.ok(moves > 50, `only ${moves} moves`)
})

const moved = (story: Story, rules: Rules, local: string): Story => story.movedTo(rules, local).happens()
const alwaysOf = ({ procedure }: Rules) =>
  procedure.seats.find(one => one.minimum && one.when === undefined)!.applies

function signable(): Story {
  let story = given(askedFor(), started({ present: [socialWorker, police, health] }), ended())
  for (const duty of story.duties('2026-01-15T09:00'))
    if (duty.beforeFinal && duty.state === 'open')
      story = story.and(
        at('2026-01-15T09:00', {
          type: 'AnswerDuty',
          duty: duty.duty,
          words: 'Answered.',
          ...(duty.child && { child: duty.child }),
        }),
      )
  return story.and(signed())
}
