import { z } from 'zod'
import { findYearMonthDay } from '../calendar/index.ts'
import { type FactName, type FactValue, Facts, factEntry, factNames, type Known, placeOf } from './facts.ts'

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

/** Compiles a condition to closures (three-valued: unknown and false is false, unknown or true is true). */
export function compile(given: Condition | undefined): Compiled {
  if (given === undefined)
    return compiled(
      () => true,
      [],
      () => [],
    )
  if ('all' in given && Array.isArray(given.all)) return every(given.all.map(compile))
  if ('any' in given && Array.isArray(given.any)) return some(given.any.map(compile))
  if ('not' in given && given.not !== undefined && typeof given.not === 'object') {
    const inner = compile(given.not as Condition)
    const { holdsOf } = inner
    return compiled(
      facts => {
        const truth = holdsOf(facts)
        return truth === undefined ? undefined : !truth
      },
      inner.asks,
      inner.why,
    )
  }
  const leaves = Object.entries(given).map(([fact, test]) => leaf(fact as FactName, test as Comparison))
  return leaves.length === 1 ? leaves[0]! : every(leaves)
}

/** All conditions are made here, so that all have one shape and calling one is quick. */
function compiled(holdsOf: Compiled['holdsOf'], asks: readonly FactName[], why: Compiled['why']): Compiled {
  return { holdsOf, holds: known => holdsOf(new Facts(known)), asks, why }
}

function every(parts: readonly Compiled[]): Compiled {
  return compiled(
    parts.map(part => part.holdsOf).reduceRight((second, first) => both(first, second)),
    parts.flatMap(part => part.asks),
    known => decisive(parts, known, false),
  )
}

function some(parts: readonly Compiled[]): Compiled {
  return compiled(
    parts.map(part => part.holdsOf).reduceRight((second, first) => either(first, second)),
    parts.flatMap(part => part.asks),
    known => decisive(parts, known, true),
  )
}

type HoldsOf = Compiled['holdsOf']

function both(first: HoldsOf, second: HoldsOf): HoldsOf {
  return facts => {
    const truth = first(facts)
    if (truth === true) return second(facts)
    return truth === false || second(facts) === false ? false : undefined
  }
}

function either(first: HoldsOf, second: HoldsOf): HoldsOf {
  return facts => {
    const truth = first(facts)
    if (truth === false) return second(facts)
    return truth === true || second(facts) === true ? true : undefined
  }
}

/** The leaves of the first part that settles the matter on its own; of all parts when none does. */
function decisive(parts: readonly Compiled[], known: Known, settling: boolean): readonly Leaf[] {
  const settled = parts.find(part => part.holds(known) === settling)
  return settled ? settled.why(known) : parts.flatMap(part => part.why(known))
}

function leaf(fact: FactName, test: Comparison): Compiled {
  const holdsOf = tested(placeOf[fact], test)
  return compiled(holdsOf, [fact], known => [
    { fact, test: sayTest(test), value: known(fact), truth: holdsOf(new Facts(known)) },
  ])
}

/**
 * One test of the fact in one place, a closure for each kind of test: the kind of value it expects is decided at once, and
 * everything else (not yet read, not known, another kind) the long way round by `matcher`, which says what a test means.
 */
function tested(place: number, test: Comparison): HoldsOf {
  if (typeof test === 'object' && 'is' in test) return tested(place, test.is)
  const matches = matcher(test)
  const otherwise = (facts: Facts): Truth => {
    const value = facts.at(place)
    return value === undefined ? undefined : matches(value, facts)
  }
  if (test === true)
    return facts => {
      const value = facts.values[place]
      return value === true ? true : value === false ? false : otherwise(facts)
    }
  if (test === false)
    return facts => {
      const value = facts.values[place]
      return value === true ? false : value === false ? true : otherwise(facts)
    }
  if (typeof test === 'string')
    return facts => {
      const value = facts.values[place]
      return typeof value === 'string' ? value === test : otherwise(facts)
    }
  if (typeof test === 'number') return otherwise
  if ('below' in test) {
    const { below } = test
    return facts => {
      const value = facts.values[place]
      return typeof value === 'number' ? value < below : otherwise(facts)
    }
  }
  if ('at-least' in test) {
    const least = test['at-least']
    return facts => {
      const value = facts.values[place]
      return typeof value === 'number' ? value >= least : otherwise(facts)
    }
  }
  if ('includes' in test) {
    const { includes } = test
    return facts => {
      const value = facts.values[place]
      return Array.isArray(value) ? isIn(value, includes) : otherwise(facts)
    }
  }
  if ('one-of' in test) {
    const words = test['one-of']
    return facts => {
      const value = facts.values[place]
      if (typeof value === 'string') return isIn(words, value)
      return Array.isArray(value) ? areAnyIn(value, words) : otherwise(facts)
    }
  }
  return otherwise
}

/** Lists here have two or three words: going through them oneself is quicker than asking the list. */
function isIn(list: readonly string[], word: string): boolean {
  for (let at = 0; at < list.length; at++) if (list[at] === word) return true
  return false
}

function areAnyIn(list: readonly string[], words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) if (isIn(list, words[at]!)) return true
  return false
}

/** What a test means, for a value of any kind. */
function matcher(test: Comparison): (value: Exclude<FactValue, undefined>, facts: Facts) => boolean {
  if (typeof test !== 'object')
    return value => (Array.isArray(value) ? value.includes(test as string) : value === test)
  if ('is' in test) return matcher(test.is)
  if ('is-not' in test) {
    const same = matcher(test['is-not'])
    return (value, facts) => !same(value, facts)
  }
  if ('within-months' in test) {
    const months = test['within-months']
    return (value, facts) => {
      const day = facts.at(placeOf.day)
      return isDate(value) && isDate(day) && day <= monthsLater(value, months)
    }
  }
  if ('below' in test) return value => typeof value === 'number' && value < test.below
  if ('at-least' in test) return value => typeof value === 'number' && value >= test['at-least']
  if ('includes' in test) return value => Array.isArray(value) && value.includes(test.includes)
  return value =>
    Array.isArray(value)
      ? test['one-of'].some(one => value.includes(one))
      : test['one-of'].includes(value as string)
}

const isDate = (value: FactValue): value is string =>
  typeof value === 'string' && findYearMonthDay(value) !== undefined

/** The same day so many months later, or the last day of that month when it is shorter. */
function monthsLater(date: string, months: number): string {
  const { year, month, day } = findYearMonthDay(date)!
  const first = Date.UTC(year, month - 1 + months, 1)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return `${new Date(first).toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`
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
