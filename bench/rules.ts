import { Engine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import { type Comparison, type Condition, compile } from '../src/procedure/condition.ts'
import {
  type FactKind,
  type FactName,
  Facts,
  factEntry,
  factNames,
  type FactValue,
} from '../src/procedure/facts.ts'
import { openShelf } from '../src/shelf.ts'
import { fasterThan, type Line, nanosecondsInTurns, withinFloor } from './line.ts'

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

type Parts = { and: 'and' | 'all'; or: 'or' | 'any'; not: '!' | 'not' }
/** A condition in another engine’s words: how it joins, and how it compares. */
function inWordsOf(
  condition: Condition,
  words: Parts,
  compare: (fact: FactName, test: Comparison) => object,
): object {
  const inner = (part: Condition) => inWordsOf(part, words, compare)
  if ('all' in condition && Array.isArray(condition.all)) return { [words.and]: condition.all.map(inner) }
  if ('any' in condition && Array.isArray(condition.any)) return { [words.or]: condition.any.map(inner) }
  if ('not' in condition && condition.not) return { [words.not]: inner(condition.not as Condition) }
  const parts = Object.entries(condition).map(([fact, test]) => compare(fact as FactName, test as Comparison))
  return parts.length === 1 && words.and === 'and' ? parts[0]! : { [words.and]: parts }
}

/** The peers cannot count months from a day; nothing in Bristol 2024 does. */
const untranslatable = new Error('a test the peers have no word for')

const isList = (fact: FactName): boolean => factEntry(fact).kind === 'words'

const asJsonLogic = (condition: Condition): object =>
  inWordsOf(condition, { and: 'and', or: 'or', not: '!' }, (fact, test) => {
    const value = { var: fact }
    if (typeof test !== 'object') return isList(fact) ? { in: [test, value] } : { '===': [value, test] }
    if ('is' in test) return { '===': [value, test.is] }
    if ('is-not' in test) return { '!==': [value, test['is-not']] }
    if ('below' in test) return { '<': [value, test.below] }
    if ('at-least' in test) return { '>=': [value, test['at-least']] }
    if ('includes' in test) return { in: [test.includes, value] }
    if (!('one-of' in test)) throw untranslatable
    return isList(fact)
      ? { or: test['one-of'].map(one => ({ in: [one, value] })) }
      : { in: [value, test['one-of']] }
  })

function asJsonRules(condition: Condition): object {
  return inWordsOf(condition, { and: 'all', or: 'any', not: 'not' }, (fact, test) => {
    const says = (operator: string, value: unknown) => ({ fact, operator, value })
    if (typeof test !== 'object') return says(isList(fact) ? 'contains' : 'equal', test)
    if ('is' in test) return says('equal', test.is)
    if ('is-not' in test) return says('notEqual', test['is-not'])
    if ('below' in test) return says('lessThan', test.below)
    if ('at-least' in test) return says('greaterThanInclusive', test['at-least'])
    if ('includes' in test) return says('contains', test.includes)
    if (!('one-of' in test)) throw untranslatable
    return isList(fact)
      ? { any: test['one-of'].map(one => ({ fact, operator: 'contains', value: one })) }
      : says('in', test['one-of'])
  })
}

async function nanosecondsEachAwaited(round: () => Promise<number>, pieces: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 5; turn++) {
    const before = process.cpuUsage()
    if (Number.isNaN(await round())) throw new Error('The work measured answered NaN: it was not done.')
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, ((user + system) * 1000) / pieces)
  }
  return best
}
