import { z } from 'zod'
import { type FactName, type FactValue, Facts, factEntry, factNames, type Known, placeOf } from './facts.ts'
import { answer, firstQuestion, yes } from './question.ts'

/**
 * The closed language of `when:`. A mapping of facts means all of them; `all`, `any`, `not` combine.
 *   when: { urgency: same-working-day }
 *   when: { age: { below: 5 }, in-education: true }
 *   when: { any: [{ serious-harm: true }, { harm: { includes: sexual } }] }
 */
const word = z.string()
export const comparison = z.union([
  z.boolean(),
  z.number(),
  word,
  z.strictObject({ is: z.union([z.boolean(), z.number(), word]) }),
  z.strictObject({ 'is-not': z.union([z.boolean(), z.number(), word]) }),
  z.strictObject({ below: z.number() }),
  z.strictObject({ 'at-least': z.number() }),
  z.strictObject({ includes: word }),
  z.strictObject({ 'one-of': z.array(word).min(1) }),
  /** A date no more than so many calendar months before the day of the discussion; that day itself is within. */
  z.strictObject({ 'within-months': z.number().int().positive() }),
])
export type Comparison = z.infer<typeof comparison>

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { [fact in FactName]?: Comparison }

/** `all`, `any` and `not` stand alone; refused here by name, so that a mistake inside them is reported inside them. */
const combining = { all: z.never().optional(), any: z.never().optional(), not: z.never().optional() }
const factComparisons = z
  .strictObject({
    ...Object.fromEntries(factNames.map(fact => [fact, comparison.optional()])),
    ...combining,
  })
  .refine(found => Object.keys(found).length > 0, 'a condition has to ask about at least one fact')

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    factComparisons,
  ]),
) as z.ZodType<Condition>

/** True, false, or `undefined` when a fact that matters is unknown. */
export type Truth = boolean | undefined

/** A condition made ready to run: its truth, and which facts it still waits for. */
export type Compiled = {
  readonly holds: (known: Known) => Truth
  /** The same answer from facts in their places: what the engine asks, many hundreds of times for a page. */
  readonly holdsOf: (facts: Facts) => Truth
  readonly asks: readonly FactName[]
  /** The facts that decided the answer, in the order asked; for "why?" on a page. */
  readonly why: (known: Known) => readonly Leaf[]
}
export type Leaf = {
  readonly fact: FactName
  readonly test: string
  readonly value: FactValue
  readonly truth: Truth
}

/** Makes a condition ready to be asked (three-valued: unknown and false is false, unknown or true is true). */
export function compile(given: Condition | undefined): Compiled {
  const first = given === undefined ? yes : firstQuestion(given)
  return {
    holds: known => answer(first, new Facts(known)),
    holdsOf: facts => answer(first, facts),
    asks: given === undefined ? [] : factsIn(given),
    why: known => (given === undefined ? [] : decisive(given, new Facts(known))),
  }
}

const partsOf = (given: Condition): readonly Condition[] | undefined =>
  'all' in given && Array.isArray(given.all)
    ? given.all
    : 'any' in given && Array.isArray(given.any)
      ? given.any
      : undefined
const deniedIn = (given: Condition): Condition | undefined =>
  'not' in given && typeof given.not === 'object' ? (given.not as Condition) : undefined
const testsIn = (given: Condition): [FactName, Comparison][] =>
  Object.entries(given) as [FactName, Comparison][]

/** Every fact a condition may ask about, in the order it is written. */
function factsIn(given: Condition): FactName[] {
  const denied = deniedIn(given)
  if (denied) return factsIn(denied)
  return partsOf(given)?.flatMap(factsIn) ?? testsIn(given).map(([fact]) => fact)
}

/** The leaves of the first part that settles the matter on its own; of all parts when none does. */
function decisive(given: Condition, facts: Facts): readonly Leaf[] {
  const denied = deniedIn(given)
  if (denied) return decisive(denied, facts)
  const parts = partsOf(given) ?? testsIn(given).map(([fact, test]) => ({ [fact]: test }) as Condition)
  const truthOf = (part: Condition): Truth => answer(firstQuestion(part), facts)
  if (parts.length > 1 || partsOf(given)) {
    const settling = 'any' in given
    const settled = parts.find(part => truthOf(part) === settling)
    return (settled ? [settled] : parts).flatMap(part => decisive(part, facts))
  }
  const [[fact, test]] = testsIn(given) as [[FactName, Comparison]]
  return [{ fact, test: sayTest(test), value: facts.at(placeOf[fact]), truth: truthOf(given) }]
}

/** The test in words, as a page or a report prints it: "is same-working-day", "below 5". */
export function sayTest(test: Comparison): string {
  if (typeof test !== 'object') return `is ${sayValue(test)}`
  if ('is' in test) return `is ${sayValue(test.is)}`
  if ('is-not' in test) return `is not ${sayValue(test['is-not'])}`
  if ('below' in test) return `is below ${test.below}`
  if ('at-least' in test) return `is at least ${test['at-least']}`
  if ('includes' in test) return `includes ${test.includes}`
  if ('within-months' in test)
    return `lies no more than ${test['within-months']} months before the day of the discussion`
  return `is one of ${test['one-of'].join(', ')}`
}

const sayValue = (value: boolean | number | string): string =>
  value === true ? 'yes' : value === false ? 'no' : String(value)

/** A condition as an English clause, for the procedure page: "the age is below 5 and …". */
export function sayCondition(given: Condition): string {
  if ('all' in given && Array.isArray(given.all)) return given.all.map(sayCondition).join(' and ')
  if ('any' in given && Array.isArray(given.any)) return given.any.map(sayCondition).join(', or ')
  if ('not' in given && given.not !== undefined && typeof given.not === 'object')
    return `it is not so that ${sayCondition(given.not as Condition)}`
  return Object.entries(given)
    .map(([fact, test]) => sayFact(fact as FactName, test as Comparison))
    .join(' and ')
}

function sayFact(fact: FactName, test: Comparison): string {
  const entry = factEntry(fact)
  if (entry.kind === 'yes-no' && typeof test === 'boolean') return test ? entry.label : `not: ${entry.label}`
  return `${entry.label} ${sayTest(test)}`
}
