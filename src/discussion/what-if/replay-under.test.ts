import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProcedure } from '../../procedure/index.ts'
import type { Pack } from '../../procedure/pack/pack.ts'
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from '../decide.ts'
import { initial } from '../discussion.ts'
import { isRefusal, type Rules } from '../happening.ts'
import { bristol2024, rulesOf } from '../papers/testing/a-discussion.ts'
import { signature, steps } from '../papers/testing/story.ts'
import { replayUnder } from './replay-under.ts'

const then = bristol2024()
const aMonthLater = '2026-02-20T12:00:00.000Z'

/** The record of one discussion, as it was made under Bristol 2024. */
const events = [...steps, signature].reduce<{ told: DiscussionEvent[]; so: ReturnType<typeof initial> }>(
  ({ told, so }, [at, by, command], index) => {
    const made = decide({ ...command, id: `c-${index}`, at, by } as unknown as DiscussionCommand, so, then)
    if (isRefusal(made)) throw new Error(`${command.type}: ${made.sentence}`)
    return { told: [...told, ...made], so: made.reduce(evolve, so) }
  },
  { told: [], so: initial('d-1') },
).told

/** Bristol 2024 with something changed. */
function draftWith(change: (pack: Pack) => void): Rules {
  const pack = structuredClone(then.procedure.pack)
  change(pack)
  return { procedure: compileProcedure('bristol/2027', 'd'.repeat(64), pack), calendar: then.calendar }
}
const under = (draft: Rules) => replayUnder(events, then, draft, aMonthLater)

test('under the procedure it was held under, nothing is different', () => {
  const { late, noLonger, inquorate, lost, gained, unknown } = under(then)
  assert.deepEqual(
    { late, noLonger, inquorate, lost, gained, unknown },
    { late: [], noLonger: [], inquorate: undefined, lost: [], gained: [], unknown: [] },
  )
})

test('a draft that wants the discussion sooner shows that this one would have been late, and by which rule', () => {
  const sooner = draftWith(({ convene }) => {
    for (const clock of convene.clocks) clock.allow = { hours: 1 }
  })
  const found = under(sooner).late.find(({ key }) => key === 'convene')
  assert.deepEqual([found?.verdict, found?.was], ['departure', 'met'])
  assert.match(found?.rule ?? '', /^BR24-20/)
})

test('a new seat in the minimum makes it inquorate: nobody sat there', () => {
  const wider = draftWith(({ attend }) => {
    attend.seats.push({ ...attend.seats[0]!, seat: 'housing', id: 'BR27-301' })
  })
  assert.deepEqual(under(wider).inquorate, ['housing'])
})

test('a recipient taken out of the draft is lost to those who had a copy', () => {
  const without = draftWith(({ distribute }) => {
    distribute.recipients = distribute.recipients.filter(({ recipient }) => recipient !== 'child-gp')
  })
  const { lost, gained } = under(without)
  assert.ok(lost.length > 0 && lost.every(({ recipient }) => recipient.startsWith('child-gp/')))
  assert.deepEqual(gained, [])
})

test('another authority’s urgency is chosen from the recorded facts; what nobody recorded is asked for, not guessed', () => {
  const { urgency, unknown, late } = under(rulesOf('bradford/2023'))
  assert.equal(urgency, undefined)
  assert.deepEqual(unknown, ['risk-to-life', 'serious-immediate-harm'])
  assert.ok(!late.some(({ key }) => key === 'convene'))
})

test('something the draft only allows is never late', () => {
  assert.ok(!under(rulesOf('bradford/2023')).late.some(({ key }) => key.startsWith('corrections/')))
})

test('replaying changes nothing in the record it reads', () => {
  const before = JSON.stringify(events)
  under(rulesOf('pan-lancashire/2018'))
  assert.equal(JSON.stringify(events), before)
})

test('a discussion that was moved to another version is replayed under the draft from first to last', () => {
  const half = events.findIndex(({ type }) => type === 'DiscussionStarted')
  const quicker = draftWith(({ minutes }) => {
    for (const clock of minutes.clocks) if (clock.clock === 'minutes') clock.allow = { 'working-days': 1 }
  })
  const rules: Rules = { ...quicker, earlier: [then] }
  const before = events.slice(0, half).reduce(evolve, initial('d-1'))
  const { id, hash } = quicker.procedure
  const [, by] = steps[0]!
  const made = decide(
    {
      type: 'MoveToProcedure',
      id: 'm',
      at: events[half]!.at,
      by,
      procedure: { id, hash },
      reason: 'Sooner.',
    },
    before,
    rules,
  )
  assert.ok(!isRefusal(made))
  const told = [...events.slice(0, half), ...made, ...events.slice(half)]
  const replayed = replayUnder(told, rules, then, aMonthLater)
  assert.equal(replayed.heldUnder, 'bristol/2027')
  // Under the draft nothing of the version it was moved to is left: neither its clocks nor its hash.
  assert.deepEqual([replayed.unknown, replayed.lost, replayed.gained], [[], [], []])
  assert.deepEqual(replayUnder(told, rules, then, aMonthLater).late, under(then).late)
})
