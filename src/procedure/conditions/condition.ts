import { z } from 'zod'
import { type FactName, factEntry, factNames } from './facts.ts'

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
