import { Engine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import type { Condition } from '../src/procedure/conditions/condition.ts'
import { compile } from '../src/procedure/conditions/compiled.ts'
import {
  type FactKind,
  type FactName,
  Facts,
  factEntry,
  factNames,
  type FactValue,
} from '../src/procedure/conditions/facts.ts'
import { openShelf } from '../src/shelf.ts'
import { fasterThan, type Line, nanosecondsEachAwaited, nanosecondsInTurns, withinFloor } from './line.ts'
import { asJsonLogic, asJsonRules } from './peers/json.ts'

/** What is known in one discussion; every fact stated, because the peers have no word for “not known”. */
type Known = Readonly<Record<string, Exclude<FactValue, undefined>>>

/**
 * Thirty rules over discussions as they come, beside two engines that keep rules as data too. Each gets the facts stated, made
 * ready beforehand in the form it reads: ours in their places (as the engine keeps what is known of a discussion, so that a page
 * asks hundreds of times), the others a plain object as JSON gives it. json-logic-engine writes JavaScript and has it compiled;
 * ours may not run code from a procedure, and says “not known” where it is not known.
 */
export async function bench(): Promise<Line[]> {
  const conditions = await thirtyConditions()
  // Through JSON, because objects made name by name are slow to read, and that would be unfair to the others.
  const discussions = Array.from(
    { length: 256 },
    (_, index) => JSON.parse(JSON.stringify(discussion(index))) as Known,
  )

  const ours = conditions.map(compile)
  const places = discussions.map(known => new Facts(fact => known[fact]))
  const logic = new LogicEngine()
  const theirs = conditions.map(condition => logic.build(asJsonLogic(condition)) as (known: Known) => unknown)
  const rules = new Engine(
    conditions.map((condition, index) => ({
      conditions: asJsonRules(condition),
      event: { type: `${index}` },
    })) as never,
  )

  for (const [index, known] of discussions.entries()) {
    const mine = ours.map(one => one.holdsOf(places[index]!) === true)
    const { events } = await rules.run({ ...known })
    const fired = new Set(events.map(event => event.type))
    for (const at of conditions.keys()) {
      const said = [mine[at], Boolean(theirs[at]!(known)), fired.has(`${at}`)]
      if (new Set(said).size > 1)
        throw new Error(`rule ${at} of discussion ${index}: ours, theirs, theirs said ${said}`)
    }
  }

  const rounds = 200
  const [ours_ns, logic_ns] = nanosecondsInTurns(
    () => {
      let held = 0
      for (let round = 0; round < rounds; round++)
        for (const facts of places) for (const one of ours) if (one.holdsOf(facts)) held++
      return held
    },
    () => {
      let held = 0
      for (let round = 0; round < rounds; round++)
        for (const known of discussions) for (const one of theirs) if (one(known)) held++
      return held
    },
    rounds * discussions.length,
  )
  const rules_ns = await nanosecondsEachAwaited(async () => {
    let held = 0
    for (const known of discussions) held += (await rules.run({ ...known })).events.length
    return held
  }, discussions.length)

  const measured = { name: 'rules.eval', value: ours_ns, unit: 'ns' }
  return [
    withinFloor(
      { ...measured, peer: 'json-logic-engine, compiled; it cannot say “not known”', peerValue: logic_ns },
      1.3,
    ),
    fasterThan({ ...measured, peer: 'json-rules-engine', peerValue: rules_ns }, 50),
  ]
}

/** The conditions of Bristol 2024 as they are written, no two the same, and more of the kind until there are thirty. */
async function thirtyConditions(): Promise<Condition[]> {
  const shelf = await openShelf()
  const found = new Map<string, Condition>()
  gather(shelf.versions.get('bristol/2024')?.pack, found)
  return [...found.values(), ...more].slice(0, 30)
}

function gather(part: unknown, found: Map<string, Condition>): void {
  if (part === null || typeof part !== 'object') return
  for (const [key, value] of Object.entries(part)) {
    if (key === 'when' && value) found.set(JSON.stringify(value), value as Condition)
    else gather(value, found)
  }
}

const more: readonly Condition[] = [
  { injuries: true, 'urgent-medical': true },
  { any: [{ 'sexual-abuse-disclosed': true }, { harm: { includes: 'sexual' } }] },
  { 'youth-justice': { 'one-of': ['open', 'closed'] } },
  { all: [{ 'in-hospital': true }, { not: { 'in-care': true } }] },
  { 'in-care': true, 'protection-plan': false },
  { 'risk-to-life': true },
  { any: [{ 'serious-immediate-harm': true }, { 'single-agency-acted': true }] },
  { age: { 'at-least': 16 }, 'in-education': false },
  { urgency: { 'is-not': 'same-working-day' }, 'out-of-hours': true },
  { children: { 'at-least': 2 }, harm: { includes: 'neglect' } },
  { not: { any: [{ unborn: true }, { age: { below: 1 } }] } },
  { format: 'in-person', 'with-minute-taker': true },
  { 'earlier-discussions': { 'at-least': 2 }, 'protection-plan': true },
  { 'medical-needed': true, 'consent-sought': false },
  { 'parents-contacted': false, 'section-47': true },
  { all: [{ complex: true }, { any: [{ abusers: { 'at-least': 2 } }, { children: { 'at-least': 5 } }] }] },
  { late: { includes: 'minutes' } },
]

/** A made-up discussion: the same number always makes the same one. */
function discussion(index: number): Known {
  const pick = <T>(choices: readonly T[], turn: number): T =>
    choices[(index * 31 + turn * 17) % choices.length]!
  const yes = (turn: number): boolean => (index * 7 + turn * 13) % 3 === 0
  const words = (choices: readonly string[], turn: number) => choices.filter((_, at) => yes(turn + at))
  const facts: [FactName, Exclude<FactValue, undefined>][] = [
    ['urgency', pick(['same-working-day', 'two-working-days'], 1)],
    ['kind', pick(['initial', 'follow-up', 'complex', 'extra-familial'], 2)],
    ['format', pick(['online', 'in-person', 'separate-conversations'], 3)],
    ['harm', words(['physical', 'neglect', 'sexual', 'emotional'], 4)],
    ['absent', words(['social-worker', 'police', 'health'], 8)],
    ['late', words(['convene', 'minutes', 'child-seen'], 11)],
    ['outcomes', words(['section-47-single', 'lado'], 14)],
    ['abusers', index % 4],
    ['children', 1 + (index % 5)],
    ['age', index % 18],
    ['earlier-discussions', index % 3],
    ['education-setting', pick(['nursery', 'school', 'primary', 'secondary'], 5)],
    ['youth-justice', pick(['none', 'open', 'closed'], 6)],
    ['area', pick(['north', 'south'], 7)],
    ['chair-grade', pick(['team-manager', 'service-manager'], 8)],
    ['grade', pick(['team-manager', 'service-manager'], 9)],
    ['born', '2016-05-01'],
    ['adult-needs', []],
  ]
  const stated = new Map(
    factNames.map((fact, turn) => [fact as string, usual[factEntry(fact).kind](yes(turn))]),
  )
  for (const [fact, value] of facts) stated.set(fact, value)
  return Object.fromEntries(stated)
}

const usual: Record<FactKind, (yes: boolean) => Exclude<FactValue, undefined>> = {
  'yes-no': yes => yes,
  number: yes => (yes ? 1 : 0),
  word: yes => (yes ? 'one' : 'other'),
  words: yes => (yes ? ['one'] : []),
}
