import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparison, type Condition, condition, type Truth } from './condition.ts'
import { compile } from './compiled.ts'
import { covers, isAlways, isImpossible } from '../checking/contradiction.ts'
import type { FactName, FactValue } from './facts.ts'

type Known = Partial<Record<FactName, FactValue>>

/** What a condition means, written down a second time as Kleene's tables, with none of the first one's code. */
function meaning(when: Condition, known: Known): Truth {
  if ('all' in when) return (when.all as Condition[]).map(part => meaning(part, known)).reduce(and)
  if ('any' in when) return not((when.any as Condition[]).map(part => not(meaning(part, known))).reduce(and))
  if ('not' in when) return not(meaning(when.not as Condition, known))
  return Object.entries(when)
    .map(([fact, test]) => compared(known[fact as FactName], test as Comparison))
    .reduce(and)
}
const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
const not = (a: Truth): Truth => (a === undefined ? undefined : !a)

function compared(value: FactValue, test: Comparison): Truth {
  if (value === undefined) return undefined
  const values = Array.isArray(value) ? value : [value]
  if (typeof test !== 'object') return values.includes(test)
  const [asks, wanted] = Object.entries(test)[0]!
  if (asks === 'is-not') return !values.includes(wanted)
  if (asks === 'below') return value < wanted
  if (asks === 'at-least') return value >= wanted
  return [wanted].flat().some((one: unknown) => values.includes(one))
}

const yesNo = fc.boolean().map(value => ({ 'in-care': value }))
const number = fc
  .record({
    bound: fc.integer({ min: 0, max: 3 }),
    asks: fc.constantFrom('is', 'is-not', 'below', 'at-least'),
  })
  .map(({ asks, bound }) => ({ age: { [asks]: bound } }))
const word = fc.oneof(
  fc.constantFrom('north', 'south').map(area => ({ area })),
  fc.constantFrom('north', 'south').map(area => ({ area: { 'is-not': area } })),
  fc.constant({ area: { 'one-of': ['north', 'south'] } }),
)
const words = fc.oneof(
  fc.constantFrom('neglect', 'sexual').map(harm => ({ harm: { includes: harm } })),
  fc.constant({ harm: { 'one-of': ['neglect', 'sexual'] } }),
)
const leaf = fc
  .tuple(yesNo, number, word, words, fc.integer({ min: 1, max: 15 }))
  .map(([a, b, c, d, which]) => Object.assign({}, ...[a, b, c, d].filter((_, at) => which & (1 << at))))

const { tree } = fc.letrec<{ tree: Condition }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
    tie('tree').map(not => ({ not })),
  ),
}))
const unknown = fc.constant(undefined)
const known: fc.Arbitrary<Known> = fc.record({
  'in-care': fc.oneof(unknown, fc.boolean()),
  age: fc.oneof(unknown, fc.integer({ min: 0, max: 4 })),
  area: fc.oneof(unknown, fc.constantFrom('north', 'south', 'west')),
  harm: fc.oneof(unknown, fc.subarray(['neglect', 'sexual', 'emotional'])),
})

test('a compiled condition says what its words mean, and unknown is never taken for no', () => {
  fc.assert(
    fc.property(tree, known, (when, facts) => {
      assert.equal(
        compile(when).holds(fact => facts[fact]),
        meaning(when, facts),
      )
    }),
    { numRuns: 2000 },
  )
})

test('however many values a fact has had, each is answered by what it is', () => {
  const under5 = compile({ age: { below: 5 } })
  const north = compile({ area: 'north' })
  const neglect = compile({ harm: { includes: 'neglect' } })
  for (const turn of [1, 2])
    for (let value = 0; value < 200; value++) {
      const said = `${value}, turn ${turn}`
      assert.equal(
        under5.holds(() => value),
        value < 5,
        said,
      )
      assert.equal(
        north.holds(() => (value === 150 ? 'north' : `place ${value}`)),
        value === 150,
        said,
      )
      assert.equal(
        neglect.holds(() => (value % 2 ? ['neglect', `${value}`] : [`neglect ${value}`])),
        value % 2 === 1,
        said,
      )
    }
  assert.equal(
    north.holds(() => ['north']),
    true,
  )
  assert.equal(
    neglect.holds(() => 'neglect'),
    false,
    'a word is not a list of one',
  )
})

test('a condition of a hundred parts, and one thirty deep, are soon ready', () => {
  const parts = Array.from({ length: 100 }, (_, at): Condition => ({ age: { 'at-least': at } }))
  const wide = compile({ all: parts })
  assert.deepEqual(
    [98, 99, undefined].map(age => wide.holds(() => age)),
    [false, true, undefined],
  )
  let deep: Condition = { 'in-care': true }
  for (let depth = 0; depth < 30; depth++)
    deep = depth % 2 ? { all: [deep, { injuries: true }] } : { any: [{ unborn: true }, deep] }
  assert.equal(
    compile(deep).holds(() => true),
    true,
  )
  assert.equal(
    compile(deep).holds(fact => (fact === 'injuries' ? false : undefined)),
    false,
  )
})

test('a test that compares two facts is asked anew whenever either differs', () => {
  const recent = compile({ 'youth-justice': { 'within-months': 6 } })
  const closed = (day: string) =>
    recent.holds(fact => (fact === 'day' ? day : fact === 'youth-justice' ? '2026-01-15' : undefined))
  assert.deepEqual(['2026-07-15', '2026-07-16', '2026-02-01', '2027-02-01'].map(closed), [
    true,
    false,
    true,
    false,
  ])
})

test('a condition names every fact it may ask about, and no other', () => {
  fc.assert(
    fc.property(tree, known, (when, facts) => {
      const compiled = compile(when)
      const asked = new Set<FactName>()
      compiled.holds(fact => {
        asked.add(fact)
        return facts[fact]
      })
      for (const fact of asked) assert.ok(compiled.asks.includes(fact))
      for (const fact of compiled.asks) assert.ok(JSON.stringify(when).includes(`"${fact}"`))
    }),
  )
})

test('the facts named as the reason are enough for the answer, whatever else is unknown', () => {
  fc.assert(
    fc.property(tree, known, (when, facts) => {
      const compiled = compile(when)
      const reasons = new Set(compiled.why(fact => facts[fact]).map(({ fact }) => fact))
      const onlyReasons = compiled.holds(fact => (reasons.has(fact) ? facts[fact] : undefined))
      assert.equal(
        onlyReasons,
        compiled.holds(fact => facts[fact]),
      )
    }),
    { numRuns: 1000 },
  )
})

test('every condition that can be compiled fits the vocabulary', () => {
  fc.assert(fc.property(tree, when => condition.safeParse(when).success))
})

const everyCase: Known[] = [true, false].flatMap(inCare =>
  [0, 1, 2, 3, 4].flatMap(age =>
    ['north', 'south', 'west'].flatMap(area =>
      [[], ['neglect'], ['sexual'], ['neglect', 'sexual']].map(harm => ({
        'in-care': inCare,
        age,
        area,
        harm,
      })),
    ),
  ),
)

test('what is called impossible never holds in any case, and what is called certain always does', () => {
  fc.assert(
    fc.property(tree, when => {
      const truths = new Set(everyCase.map(facts => meaning(when, facts)))
      if (isImpossible(when)) assert.ok(!truths.has(true), 'called impossible, yet it holds')
      if (isAlways(when)) assert.ok(!truths.has(false), 'called certain, yet it fails')
    }),
    { numRuns: 1000 },
  )
})

test('a condition that covers another holds wherever the other does', () => {
  fc.assert(
    fc.property(tree, tree, (wide, narrow) => {
      if (!covers(wide, narrow)) return
      for (const facts of everyCase) if (meaning(narrow, facts)) assert.equal(meaning(wide, facts), true)
    }),
  )
  assert.ok(covers({ age: { below: 18 } }, { age: { below: 5 }, 'in-care': true }))
  assert.ok(!covers({ age: { below: 5 } }, { age: { below: 18 } }))
})
