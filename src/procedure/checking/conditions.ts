import type { Comparison, Condition } from '../conditions/condition.ts'
import { type Closed, isAlways, isImpossible } from './contradiction.ts'
import { type FactKind, type FactName, factEntry } from '../conditions/facts.ts'
import { suggest } from '../reading/spelling.ts'
import { type Path, type Problem, sayFound } from '../reading/problem.ts'
import type { At } from '../reading/yaml.ts'
import type { Declared } from './references.ts'
import type { FoundCondition } from '../pack/walk.ts'

/** Facts whose words are a pack's own ids: asking about any other word would never hold. */
const wordsOf: Partial<Record<FactName, { of: keyof Declared; noun: string }>> = {
  urgency: { of: 'class', noun: 'urgency class' },
  format: { of: 'format', noun: 'format' },
  kind: { of: 'kind', noun: 'kind of discussion' },
  grade: { of: 'grade', noun: 'grade' },
  'chair-grade': { of: 'grade', noun: 'grade' },
  outcomes: { of: 'outcome', noun: 'outcome' },
  absent: { of: 'seat', noun: 'seat' },
  late: { of: 'clock', noun: 'clock' },
}

/** Conditions that ask a fact the wrong kind of question, name words the pack does not have, or can only go one way. */
export function doubtfulConditions(
  conditions: readonly FoundCondition[],
  declared: Declared,
  at: At,
): Problem[] {
  const closed: Closed = new Map(
    (['urgency', 'format', 'kind'] as const)
      .map(fact => [fact, declared[wordsOf[fact]!.of]] as const)
      .filter(([, words]) => words.length > 0),
  )
  return conditions.flatMap(({ when, path }) => {
    const faults = comparisonsIn(when, path).flatMap(asked => [
      ...wrongKind(asked, at),
      ...wrongWords(asked, declared, at),
    ])
    return faults.length > 0 ? faults : oneWay(when, path, closed, at)
  })
}

type Asked = { readonly fact: FactName; readonly test: Comparison; readonly path: Path }

function comparisonsIn(when: Condition, path: Path): Asked[] {
  return partsOf(when, path).flatMap(part =>
    'fact' in part ? [part as Asked] : comparisonsIn(part.when, part.path),
  )
}

function partsOf(when: Condition, path: Path): (Asked | FoundCondition)[] {
  for (const key of ['all', 'any'] as const) {
    const parts = (when as Record<string, unknown>)[key]
    if (Array.isArray(parts)) return parts.map((part, place) => ({ when: part, path: [...path, key, place] }))
  }
  if ('not' in when && typeof when.not === 'object')
    return [{ when: when.not as Condition, path: [...path, 'not'] }]
  return Object.entries(when).map(([fact, test]) => ({ fact, test, path: [...path, fact] }) as Asked)
}

const mayBeAsked: Record<FactKind, { values: string; tests: readonly string[]; says: string }> = {
  'yes-no': {
    values: 'boolean',
    tests: ['is', 'is-not'],
    says: 'is answered yes or no: write true or false',
  },
  number: {
    values: 'number',
    tests: ['is', 'is-not', 'below', 'at-least'],
    says: 'is a number: write a number, below or at-least',
  },
  word: {
    values: 'string',
    tests: ['is', 'is-not', 'one-of', 'within-months'],
    says: 'is a word: write a word, is-not, one-of or, for a date, within-months',
  },
  words: {
    values: 'string',
    tests: ['is', 'is-not', 'includes', 'one-of'],
    says: 'is a list of words: write includes or one-of',
  },
}

function wrongKind({ fact, test, path }: Asked, at: At): Problem[] {
  const { values, tests, says } = mayBeAsked[factEntry(fact).kind]
  const [asks, value] = typeof test === 'object' ? Object.entries(test)[0]! : ['', test]
  const asksRightly = asks === '' || tests.includes(asks)
  const valueFits = Array.isArray(value) || asks === 'within-months' || typeof value === values
  if (asksRightly && valueFits) return []
  const found = asksRightly ? sayFound(value) : asks
  return [at(path, `${fact} ${says}, not ${found}.`)]
}

function wrongWords({ fact, test, path }: Asked, declared: Declared, at: At): Problem[] {
  const words = wordsOf[fact]
  if (words === undefined) return []
  const known = declared[words.of]
  const named = typeof test === 'object' ? Object.values(test as object).flat() : [test]
  return named
    .filter(word => typeof word === 'string' && !known.includes(word))
    .map(word => at(path, `this pack has no ${words.noun} "${word}".${suggest(word, known)}`))
}

/** The smallest part that can never hold, or that always does; what stands around it follows from it. */
function oneWay(when: Condition, path: Path, closed: Closed, at: At): Problem[] {
  const inside = partsOf(when, path).flatMap(part =>
    'fact' in part ? [] : oneWay(part.when, part.path, closed, at),
  )
  if (inside.length > 0) return inside
  if (isImpossible(when, closed)) return [at(path, 'this can never be so: its parts contradict each other.')]
  if (isAlways(when, closed))
    return [at(path, 'this is always so, so it says nothing. Take it out, or say what was meant.')]
  return []
}
