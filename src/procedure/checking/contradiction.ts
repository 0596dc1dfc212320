import type { Comparison, Condition } from '../conditions/condition.ts'
import { type FactName, factEntry } from '../conditions/facts.ts'

/** One comparison that has to hold (`holds`) or to fail. */
type Literal = { readonly fact: FactName; readonly test: Comparison; readonly holds: boolean }
/** The words a fact may take in this pack, where the pack closes the list: its urgency classes, formats, kinds. */
export type Closed = ReadonlyMap<FactName, readonly string[]>

/** Beyond this many combinations nothing is claimed: only what is proved is reported. */
const mostCombinations = 256

/** Whether no facts about one child can ever make this condition hold. False when that cannot be proved. */
export function isImpossible(when: Condition, closed: Closed = new Map()): boolean {
  return isEmpty(ways(when, true), closed)
}

/** Whether the condition holds whatever is known, so that it says nothing. False when that cannot be proved. */
export function isAlways(when: Condition, closed: Closed = new Map()): boolean {
  return isEmpty(ways(when, false), closed)
}

/** Whether `wide` holds in every case in which `narrow` does. No condition holds always. */
export function covers(
  wide: Condition | undefined,
  narrow: Condition | undefined,
  closed: Closed = new Map(),
): boolean {
  if (wide === undefined) return true
  if (narrow === undefined) return isAlways(wide, closed)
  return isEmpty(product(ways(narrow, true), ways(wide, false)), closed)
}

/** The ways in which a condition can hold (or fail), each a list of comparisons; undefined when there are too many. */
type Ways = readonly (readonly Literal[])[] | undefined

function ways(when: Condition, holds: boolean): Ways {
  if ('all' in when && Array.isArray(when.all)) return combine(when.all, holds, holds)
  if ('any' in when && Array.isArray(when.any)) return combine(when.any, holds, !holds)
  if ('not' in when && typeof when.not === 'object') return ways(when.not as Condition, !holds)
  const literals = Object.entries(when).map(([fact, test]) => ({ fact, test, holds }) as unknown as Literal)
  return holds ? [literals] : literals.map(literal => [literal])
}

function combine(parts: readonly Condition[], holds: boolean, together: boolean): Ways {
  let all: Ways = together ? [[]] : []
  for (const part of parts) {
    const inner = ways(part, holds)
    all = together ? product(all, inner) : all && inner && [...all, ...inner]
    if (all === undefined || all.length > mostCombinations) return undefined
  }
  return all
}

function product(left: Ways, right: Ways): Ways {
  if (left === undefined || right === undefined || left.length * right.length > mostCombinations)
    return undefined
  return left.flatMap(one => right.map(other => [...one, ...other]))
}

function isEmpty(all: Ways, closed: Closed): boolean {
  return all?.every(literals => contradicts(literals, closed)) ?? false
}

function contradicts(literals: readonly Literal[], closed: Closed): boolean {
  const byFact = Map.groupBy(literals, ({ fact }) => fact)
  for (const [fact, about] of byFact) {
    const kind = factEntry(fact).kind
    if (
      kind === 'number'
        ? clashOfNumbers(about)
        : kind === 'words'
          ? clashOfLists(about)
          : clashOfWords(about, fact, closed)
    )
      return true
  }
  return false
}

function clashOfNumbers(about: readonly Literal[]): boolean {
  let [least, below] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const exactly = new Set<unknown>()
  const excluded = new Set<unknown>()
  for (const { test, holds } of about) {
    const bound =
      typeof test !== 'object'
        ? undefined
        : 'below' in test
          ? test.below
          : 'at-least' in test
            ? test['at-least']
            : undefined
    if (bound === undefined) {
      const [values, same] = named(test, holds)
      for (const value of values) (same ? exactly : excluded).add(value)
    } else if ('below' in (test as object) === holds) below = Math.min(below, bound)
    else least = Math.max(least, bound)
  }
  if (least >= below || exactly.size > 1) return true
  return [...exactly].some(
    value => excluded.has(value) || (value as number) < least || (value as number) >= below,
  )
}

function clashOfWords(about: readonly Literal[], fact: FactName, closed: Closed): boolean {
  let possible =
    factEntry(fact).kind === 'yes-no' ? [true, false] : (closed.get(fact) as readonly unknown[] | undefined)
  const excluded = new Set<unknown>()
  for (const { test, holds } of about) {
    const [values, same] = named(test, holds)
    if (same) possible = possible ? possible.filter(value => values.includes(value)) : values
    else for (const value of values) excluded.add(value)
  }
  return possible?.every(value => excluded.has(value)) ?? false
}

/** A list holds many words at once, so only "includes it" against "does not include it" clashes. */
function clashOfLists(about: readonly Literal[]): boolean {
  const absent = new Set<unknown>()
  const wanted: (readonly unknown[])[] = []
  for (const { test, holds } of about) {
    const [values, same] = named(test, holds)
    if (same) wanted.push(values)
    else for (const value of values) absent.add(value)
  }
  return wanted.some(values => values.every(value => absent.has(value)))
}

/** The words a comparison speaks of, and whether the fact has to be among them or outside them. */
function named(test: Comparison, holds: boolean): [values: readonly unknown[], among: boolean] {
  if (typeof test !== 'object') return [[test], holds]
  if ('is' in test) return [[test.is], holds]
  if ('is-not' in test) return [[test['is-not']], !holds]
  if ('includes' in test) return [[test.includes], holds]
  if ('one-of' in test) return [test['one-of'], holds]
  return [[], false]
}
