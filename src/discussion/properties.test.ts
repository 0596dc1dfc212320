/** What holds in every history, however odd: told over invented ones. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import fc from 'fast-check'
import {
  childOf,
  digest,
  everyCommand,
  facts,
  histories,
  implicated,
  lastMoment,
  live,
} from '../../test/histories.ts'
import { askedFor, bristol, given, moment } from '../../test/story.ts'
import { isBlocked } from './people/kept-out.ts'
import { commandTypes, type DiscussionEvent, decide, evolve } from './decide.ts'
import { deadlinesToStart } from './required/clocks/deadlines.ts'
import { type Deadline, type Discussion, endedAt, type Presence, startedAt, initial } from './discussion.ts'
import { blockedFrom, distribution } from './required/minutes/distribution.ts'
import { duties } from './required/duties/duties.ts'
import { isRefusal } from './happening.ts'
import { quorum } from './required/seats/quorum.ts'
import { judge } from './required/clocks/verdict.ts'
import { type Stage, stageOf } from './checks/stage.ts'
import { timely } from './checks/when.ts'

/** The same histories every time, so that a failure is the same for everybody. */
const fixed = { seed: 20260113, numRuns: 300 }
const always = (
  name: string,
  holds: (commands: Parameters<typeof live>[0]) => void,
  numRuns = fixed.numRuns,
) => test(name, () => fc.assert(fc.property(histories(), holds), { ...fixed, numRuns }))

test('the histories try every command there is, and most kinds of things come to happen', () => {
  assert.deepEqual([...everyCommand].sort(), [...commandTypes].sort())
  const happened = new Set<string>()
  const refused = new Set<string>()
  for (const commands of fc.sample(histories(), { seed: fixed.seed, numRuns: 400 })) {
    const lived = live(commands)
    for (const event of lived.events) happened.add(event.type)
    for (const refusal of lived.refusals) refused.add(refusal.why)
  }
  assert.ok(happened.size >= 40, `only ${[...happened].join(', ')}`)
  assert.ok(refused.size >= 30, `only ${[...refused].join(', ')}`)
})

always('whatever is tried, there is an answer: something happened, or a refusal in a sentence', commands => {
  for (const { answer } of live(commands).moments)
    if (isRefusal(answer)) {
      assert.match(answer.sentence, /\S.*[.”]$/su)
      assert.equal(answer.rule === undefined, answer.source === undefined, 'a rule comes with its source')
    } else assert.ok(answer.length > 0)
})

always(
  'the record alone makes the discussion again, word for word, after a journey through JSON',
  commands => {
    const { discussion, events } = live(commands)
    const kept = JSON.parse(JSON.stringify(events)) as DiscussionEvent[]
    assert.deepEqual(kept.reduce(evolve, initial('history')), discussion)
    assert.deepEqual(
      JSON.parse(JSON.stringify(discussion)),
      JSON.parse(JSON.stringify(events.reduce(evolve, initial('history')))),
    )
  },
)

always('the number of a discussion is the number of its entries', commands => {
  const { discussion, events } = live(commands)
  assert.equal(discussion.number, events.length)
})

always(
  'deciding changes nothing by itself, and gives the same answer when asked again',
  commands => {
    for (const { command, before, answer } of live(commands).moments) {
      const frozen = deepFreeze(structuredClone(before))
      assert.deepEqual(decide(deepFreeze(structuredClone(command)), frozen, bristol), answer)
    }
  },
  60,
)

always('a refusal leaves everything as it was', commands => {
  for (const { answer, before, after } of live(commands).moments)
    if (isRefusal(answer)) assert.equal(after, before)
})

/** A deadline without the date that somebody set where the procedure gives none. */
const countedFrom = ({ due: _due, day: _day, inclusive: _in, target: _target, ...counted }: Deadline) =>
  counted

always(
  'a deadline once set is never moved; only one counted from a better moment stands beside it',
  commands => {
    const { moments } = live(commands)
    for (const { before, after } of moments) {
      const kept = after.deadlines.slice(0, before.deadlines.length)
      assert.deepEqual(
        kept.map(one => (one.target ? countedFrom(one) : one)),
        before.deadlines.map((one, place) => (kept[place]?.target ? countedFrom(one) : one)),
      )
      for (const [index, added] of after.deadlines.slice(before.deadlines.length).entries())
        assert.ok(
          mayBeAdded(added, after.deadlines.slice(0, before.deadlines.length + index), after),
          JSON.stringify(added),
        )
    }
  },
)

/** A second count of the same rule is allowed only where the clock names several moments and a better or later one came. */
function mayBeAdded(added: Deadline, earlier: readonly Deadline[], { conversations }: Discussion): boolean {
  const same = earlier.filter(one => one.key === added.key && one.rule === added.rule)
  if (same.length === 0) return true
  const clock = bristol.procedure.clocks.find(one => one.id === added.rule)!
  const order = [clock.from].flat().map(one => (typeof one === 'string' ? one : one.instant))
  // A series of conversations ends with its last one, so each further one counts anew (AMB-73).
  const talkedSince = (one: Deadline) =>
    added.from.instant === 'ended' && conversations.some(talk => talk.at === one.from.at)
  return same.every(
    one => order.indexOf(added.from.instant) < order.indexOf(one.from.instant) || talkedSince(one),
  )
}

always(
  'after every command each clock that should run is running, and starting again starts none',
  commands => {
    for (const { command, answer, after } of live(commands).moments)
      if (!isRefusal(answer)) assert.deepEqual(deadlinesToStart(after, bristol, command.at), [])
  },
  60,
)

always(
  'the duties are one list without repeats, each with its rule and source, at every moment of the story',
  commands => {
    for (const { after, command } of live(commands).moments) {
      const all = duties(after, bristol, command.at)
      const keys = all.map(duty => duty.key).filter(key => !key.startsWith('substitute/'))
      assert.equal(
        new Set(keys).size,
        keys.length,
        `twice: ${keys.filter((key, at) => keys.indexOf(key) !== at)}`,
      )
      for (const duty of all) {
        assert.ok(duty.rule && duty.source.section && duty.label, duty.key)
        assert.ok(['open', 'done', 'late', 'departed', 'not-applicable'].includes(duty.state))
      }
    }
  },
  60,
)

test('where two children share a role that is kept out, one substitute is asked for, once', () => {
  const children = ['A', 'B'].map(id => ({ id, facts: {} }))
  const story = given(askedFor({ children, implicated: [{ role: 'child-gp' }] }))
  const keys = story.duties('2026-01-14T16:00').map(duty => duty.key)
  assert.deepEqual(
    keys.filter(key => key.startsWith('substitute/')),
    ['substitute/child-gp'],
  )
})

always('one more person in the room never costs the quorum', commands => {
  const { discussion } = live(commands)
  const now = lastMoment(discussion)
  for (const seat of ['social-worker', 'police', 'health', 'school']) {
    const more: Presence = {
      participant: 'newcomer',
      seat,
      agency: seat,
      person: 'newcomer',
      from: moment('2026-01-13T00:00'),
    }
    const before = quorum(discussion, bristol, now)
    const after = quorum({ ...discussion, presence: [...discussion.presence, more] }, bristol, now)
    assert.ok(!before.met || after.met)
    assert.ok(after.missing.every(one => before.missing.includes(one)))
  }
})

always('somebody who is kept out never counts as present', commands => {
  const { discussion } = live(commands)
  const now = lastMoment(discussion)
  const without = {
    ...discussion,
    presence: discussion.presence.filter(one => !isBlocked(discussion.implicated, one)),
  }
  assert.deepEqual(quorum(discussion, bristol, now), quorum(without, bristol, now))
  for (const one of discussion.presence)
    if (isBlocked(discussion.implicated, one))
      assert.ok(one.to !== undefined, 'a barred person is still here')
})

test('whatever the facts, a role that is kept out gets no copy, and no copy goes to it', () => {
  fc.assert(
    fc.property(
      fc.tuple(childOf('A'), childOf('B')),
      facts,
      fc.array(implicated, { minLength: 1, maxLength: 3 }),
      (children, stated, out) => {
        const story = given(
          askedFor({ children, facts: stated, implicated: out } as Parameters<typeof askedFor>[0]),
        )
        for (const one of distribution(story.discussion, bristol, moment('2026-01-14T16:00')))
          if (blockedFrom(story.discussion, { recipient: one.recipient }))
            assert.ok(one.gives === 'blocked' || one.gives === 'none', one.key)
      },
    ),
    { ...fixed, numRuns: 1000 },
  )
})

always('a copy is never sent to a role that was kept out when it was sent', commands => {
  for (const { answer, before } of live(commands).moments)
    if (!isRefusal(answer))
      for (const event of answer)
        if (event.type === 'MinutesCirculated')
          for (const copy of event.copies)
            assert.equal(blockedFrom(before, { recipient: copy.recipient }), false)
})

always('nothing that was said is lost: lines, decisions and actions only ever become more', commands => {
  for (const { before, after } of live(commands).moments) {
    assert.deepEqual(
      after.lines.map(one => one.line).slice(0, before.lines.length),
      before.lines.map(one => one.line),
    )
    assert.ok(after.decisions.length >= before.decisions.length)
    assert.ok(after.actions.length >= before.actions.length)
    assert.ok(after.departures.length >= before.departures.length)
    assert.deepEqual(after.versions.slice(0, before.versions.length), before.versions)
  }
})

always('no order of commands makes a state that cannot be', commands => {
  const { moments, discussion } = live(commands)
  for (const { before, after, answer, command } of moments) {
    const [was, is] = [stageOf(before), stageOf(after)]
    const where = `${command.type}: ${was} → ${is}`
    assert.ok(!isOver(was) || isOver(is), `what is over begins again: ${where}`)
    assert.ok(was !== 'begun' || is === 'begun' || is === 'ended', where)
    assert.ok(is !== 'turned-down' || !held(after), `turned down while it is held: ${where}`)
    if (after.versions.length > before.versions.length)
      assert.ok(endedAt(before), `signed before it ended: ${where}`)
    if (after.copies.length > before.copies.length)
      assert.ok(before.versions.length > 0, `sent before it was signed: ${where}`)
    if (after.booking?.sequence !== before.booking?.sequence)
      assert.ok(!held(before) || was === 'talking', `booked or moved when it had begun: ${where}`)
    if (isOver(was)) {
      assert.equal(after.presence.length, before.presence.length, `somebody came after the end: ${where}`)
      // Who came in somebody's place may still be written down by those who run it, as after the fact.
      if (command.type !== 'NameDeputy')
        assert.deepEqual(
          after.invitations.map(one => one.answer),
          before.invitations.map(one => one.answer),
          `an answer changed after the end: ${where}`,
        )
    }
    if (!isRefusal(answer) && was === 'begun' && command.type === 'Reply')
      assert.ok(answer.every(event => event.afterwards === 'begun'))
  }
  const end = endedAt(discussion)
  for (const one of discussion.presence) assert.ok(end === undefined || one.from <= end)
  assert.ok(discussion.happened.filter(one => one.instant === 'started').length <= 1)
  assert.ok(discussion.happened.filter(one => one.instant === 'ended').length <= 1)
  if (end !== undefined) assert.ok(held(discussion), 'ended without having been held')
})

const isOver = (stage: Stage): boolean => stage === 'ended' || stage === 'signed' || stage === 'concluded'
const held = (one: Discussion): boolean => startedAt(one) !== undefined || one.conversations.length > 0

always('whatever comes after its time says so in the record, and what comes in time does not', commands => {
  for (const { command, before, answer } of live(commands).moments) {
    if (isRefusal(answer)) continue
    const timing = timely(command, before, bristol)
    for (const event of answer)
      if (event.type !== 'DeadlineStarted')
        assert.equal(event.afterwards, timing === 'in-time' ? undefined : stageOf(before))
  }
})

always('once the minutes are signed, no word of a line and no decision changes', commands => {
  for (const { before, after } of live(commands).moments)
    if (before.versions.length > 0) {
      // Who may have a line and whom it is about may be said afterwards: that is about what is still to be sent.
      const said = ({ lines }: Discussion) =>
        lines.map(({ line, agency, speaker, kind, text, corrected }) => [
          ...[line, agency, speaker, kind, text],
          ...corrected.map(one => one.text),
        ])
      assert.deepEqual(said(after), said(before))
      assert.deepEqual(
        after.decisions.map(({ positions: _, ...one }) => one),
        before.decisions.map(({ positions: _, ...one }) => one),
      )
    }
})

always('a clock that was met in time stays met, however late it gets', commands => {
  const { discussion } = live(commands)
  for (const key of new Set(discussion.deadlines.map(one => one.key))) {
    const soon = judge(key, discussion, bristol, lastMoment(discussion))
    if (soon.verdict === 'met')
      assert.equal(judge(key, discussion, bristol, '2030-01-01T00:00:00.000Z').verdict, 'met')
  }
})

test('the same in every time zone: a machine on the far side of the world says the same, byte for byte', async () => {
  const ask = `import { digest } from ${JSON.stringify(import.meta.resolve('../../test/histories.ts'))}; console.log(digest())`
  const far = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', ask],
    {
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'ar_EG.UTF-8' },
    },
  )
  assert.equal(far.stdout.trim(), digest())
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
