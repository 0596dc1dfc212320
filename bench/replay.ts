import { Engine } from 'json-rules-engine'
import type { DiscussionEvent } from '../src/discussion/decide.ts'
import { evolve } from '../src/discussion/decide.ts'
import { type Discussion, initial } from '../src/discussion/discussion.ts'
import { duties } from '../src/discussion/required/duties/duties.ts'
import type { Rules } from '../src/discussion/happening.ts'
import { known } from '../src/discussion/required/facts/known.ts'
import { type Replayed, replayUnder } from '../src/discussion/what-if/replay-under.ts'
import type { Condition } from '../src/procedure/conditions/condition.ts'
import { factNames } from '../src/procedure/conditions/facts.ts'
import { compileProcedure } from '../src/procedure/index.ts'
import { walkPack } from '../src/procedure/pack/walk.ts'
import { bristol, moment } from '../test/story.ts'
import { fasterThan, type Line, nanosecondsEach, nanosecondsEachAwaited, withinTime } from './line.ts'
import { asJsonRules } from './peers/json.ts'
import { aRecord } from './replay/a-record.ts'

const discussions = 20_000
const different = 500
/** The peer is so slow that a sample has to do; every one of them would take minutes. */
const sampled = 20
const now = moment('2026-03-31T12:00')

/**
 * The duties of one long discussion, and twenty thousand recorded discussions replayed under a draft: each folded event by event
 * with its deadlines counted anew, and held against what it was. Beside both stands what a program would do that has
 * json-rules-engine instead of ours: ask all of the procedure's conditions again, once for the duties and for the replay once
 * after each event, with the facts known by then worked out for it beforehand; it counts no deadline and compares nothing.
 */
export async function bench(): Promise<Line[]> {
  const draft = aDraft()
  // So many different ones, each so many times, because the events of all would not fit into the memory of a small machine.
  const records = Array.from({ length: different }, (_, index) => aRecord(index))
  const stories = Array.from({ length: discussions }, (_, index) => records[index % different]!)
  const long = stories[0]!.reduce(evolve, initial('long'))
  if (long.lines.length !== 30 || long.actions.length !== 20)
    throw new Error('not the discussion it should be')

  let turn = 0
  const rounds = 400
  const duties_ns = nanosecondsEach(() => {
    let open = 0
    // A copy each time, because what is known of a discussion is worked out once and kept with it.
    for (let round = 0; round < rounds; round++)
      open += duties({ ...long, number: ++turn }, bristol, now).length
    return open
  }, rounds)

  const found: Replayed[] = []
  const replay_ns = nanosecondsEach(
    () => {
      found.length = 0
      for (const events of stories) found.push(replayUnder(events, bristol, draft, now))
      return found.length
    },
    1,
    1,
  )
  const late = found.filter(one => one.late.length > 0).length
  const lost = found.filter(one => one.lost.length > 0).length
  const inquorate = found.filter(one => one.inquorate).length
  if ([late, lost, inquorate].some(count => count === 0 || count === discussions))
    throw new Error(
      `a replay that finds ${late} late, ${inquorate} inquorate, ${lost} with a copy lost proves nothing`,
    )

  const engine = asEngine(draft)
  const asks = async (facts: object): Promise<number> => (await engine.run({ ...facts })).events.length
  const atTheEnd = factsOf(long, bristol)
  const oneRun_ns = await nanosecondsEachAwaited(async () => {
    let held = 0
    for (let round = 0; round < 50; round++) held += await asks(atTheEnd)
    return held
  }, 50)
  const after = stories.slice(0, sampled).map(events => factsAfterEach(events, draft))
  const naive_ns = await nanosecondsEachAwaited(
    async () => {
      let held = 0
      for (const facts of after.flat()) held += await asks(facts)
      return held
    },
    sampled,
    3,
  )

  const peer = 'json-rules-engine asked every condition'
  return [
    withinTime(
      {
        name: 'duties',
        value: duties_ns / 1e6,
        unit: 'ms',
        peer: `${peer}, once`,
        peerValue: oneRun_ns / 1e6,
      },
      0.3,
    ),
    ...[withinTime, fasterThan].map(line =>
      line(
        {
          name: 'replay',
          value: replay_ns / 1e9,
          unit: 's',
          peer: `${peer} after each event of ${discussions.toLocaleString('en-GB')} discussions`,
          peerValue: (naive_ns * discussions) / 1e9,
        },
        line === withinTime ? 10 : 20,
      ),
    ),
  ]
}

/** Bristol 2024 with a shorter clock, a wider minimum and a copy less. */
function aDraft(): Rules {
  const pack = structuredClone(bristol.procedure.pack)
  const convene = pack.convene.clocks.find(one => one.clock === 'convene' && typeof one.allow === 'object')!
  convene.allow = { 'working-days': 1 }
  pack.attend.seats.find(one => one.seat === 'school')!.minimum = true
  pack.distribute.recipients = pack.distribute.recipients.filter(one => one.recipient !== 'education-lead')
  return { ...bristol, procedure: compileProcedure('bristol/2027', 'd'.repeat(64), pack) }
}

function asEngine({ procedure }: Rules): Engine {
  const conditions = walkPack(procedure.pack).rules.flatMap(({ rule }) => (rule.when ? [rule.when] : []))
  return new Engine(
    conditions.map((when, index) => ({
      conditions: asJsonRules(when as Condition),
      event: { type: `${index}` },
    })) as never,
    { allowUndefinedFacts: true },
  )
}

function factsAfterEach(events: readonly DiscussionEvent[], rules: Rules): object[] {
  let so = initial('naive')
  return events.map(event => {
    so = evolve(so, event)
    return factsOf(so, rules)
  })
}

/** What is known of the discussion and of its first child, as a plain object. */
function factsOf(discussion: Discussion, rules: Rules): object {
  const look = known(discussion, rules, now, discussion.children[0])
  return Object.fromEntries(factNames.flatMap(fact => (look(fact) === undefined ? [] : [[fact, look(fact)]])))
}
