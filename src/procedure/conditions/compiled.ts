import { type Comparison, type Condition, sayTest, type Truth } from './condition.ts'
import { type FactName, Facts, type FactValue, type Known, placeOf } from './facts.ts'
import { answer, firstQuestion, yes } from './question.ts'

/** A condition made ready to run: its truth, and which facts it still waits for. */
export type Compiled = {
  readonly holds: (known: Known) => Truth
  /** The same answer from facts in their places: what the engine asks, many hundreds of times for a page. */
  readonly holdsOf: (facts: Facts) => Truth
  readonly asks: readonly FactName[]
  /** The facts that decided the answer, in the order asked; for "why?" on a page. */
  readonly why: (known: Known) => readonly Leaf[]
}
type Leaf = {
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
