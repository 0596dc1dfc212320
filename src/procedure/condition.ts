import { z } from 'zod'
import { findYearMonthDay } from '../calendar/index.ts'
import { type FactName, type FactValue, factEntry, factNames, type Known } from './facts.ts'

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

const always: Compiled = { holds: () => true, asks: [], why: () => [] }

/** Compiles a condition to closures (three-valued: unknown and false is false, unknown or true is true). */
export function compile(given: Condition | undefined): Compiled {
  if (given === undefined) return always
  if ('all' in given && Array.isArray(given.all)) return every(given.all.map(compile))
  if ('any' in given && Array.isArray(given.any)) return some(given.any.map(compile))
  if ('not' in given && given.not !== undefined && typeof given.not === 'object') {
    const inner = compile(given.not as Condition)
    return {
      asks: inner.asks,
      holds: known => {
        const truth = inner.holds(known)
        return truth === undefined ? undefined : !truth
      },
      why: inner.why,
    }
  }
  const leaves = Object.entries(given).map(([fact, test]) => leaf(fact as FactName, test as Comparison))
  return leaves.length === 1 ? leaves[0]! : every(leaves)
}

function every(parts: Compiled[]): Compiled {
  return {
    asks: parts.flatMap(part => part.asks),
    holds: known => {
      let unknown = false
      for (const part of parts) {
        const truth = part.holds(known)
        if (truth === false) return false
        if (truth === undefined) unknown = true
      }
      return unknown ? undefined : true
    },
    why: known => decisive(parts, known, false),
  }
}

function some(parts: Compiled[]): Compiled {
  return {
    asks: parts.flatMap(part => part.asks),
    holds: known => {
      let unknown = false
      for (const part of parts) {
        const truth = part.holds(known)
        if (truth === true) return true
        if (truth === undefined) unknown = true
      }
      return unknown ? undefined : false
    },
    why: known => decisive(parts, known, true),
  }
}

/** The leaves of the first part that settles the matter on its own; of all parts when none does. */
function decisive(parts: Compiled[], known: Known, settling: boolean): readonly Leaf[] {
  const settled = parts.find(part => part.holds(known) === settling)
  return settled ? settled.why(known) : parts.flatMap(part => part.why(known))
}

function leaf(fact: FactName, test: Comparison): Compiled {
  const matches = matcher(test)
  const holds = (known: Known): Truth => {
    const value = known(fact)
    return value === undefined ? undefined : matches(value, known)
  }
  return {
    asks: [fact],
    holds,
    why: known => [{ fact, test: sayTest(test), value: known(fact), truth: holds(known) }],
  }
}

function matcher(test: Comparison): (value: Exclude<FactValue, undefined>, known: Known) => boolean {
  if (typeof test !== 'object')
    return value => (Array.isArray(value) ? value.includes(test as string) : value === test)
  if ('is' in test) return matcher(test.is)
  if ('is-not' in test) {
    const same = matcher(test['is-not'])
    return (value, known) => !same(value, known)
  }
  if ('within-months' in test) {
    const months = test['within-months']
    return (value, known) => {
      const day = known('day')
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
