/** Conditions in the words of two other engines that keep rules as data. Neither can say “not known”. */
import type { Comparison, Condition } from '../../src/procedure/conditions/condition.ts'
import { type FactName, factEntry } from '../../src/procedure/conditions/facts.ts'

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

export const asJsonLogic = (condition: Condition): object =>
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

export function asJsonRules(condition: Condition): object {
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
