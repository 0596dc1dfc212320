/** Which words the rules of a pack tell apart for a fact: what can be chosen where a fact is one word. */
import { type FactName, factEntry, factNames } from '../conditions/facts.ts'
import type { Pack } from '../pack/pack.ts'

/** The words some rule compares a fact to, in the pack’s order; `dated` when a rule also understands a date. */
export type WordsCompared = {
  readonly fact: FactName
  readonly words: readonly string[]
  readonly dated: boolean
}

/** The words the conditions in these chapters compare a fact to. */
export function wordsCompared(fact: FactName, chapters: readonly unknown[]): WordsCompared {
  const words = new Set<string>()
  let dated = false
  for (const test of testsOf(fact, chapters)) {
    if (typeof test === 'string') words.add(test)
    if (typeof test !== 'object' || test === null) continue
    for (const [how, value] of Object.entries(test)) {
      if (how === 'within-months') dated = true
      else if (typeof value === 'string') words.add(value)
      else if (Array.isArray(value)) for (const one of value) words.add(String(one))
    }
  }
  return { fact, words: [...words], dated }
}

/** What somebody who asks for a discussion can be asked about each child: facts on which convening or attending depends. */
export function factsOfChild({ convene, attend }: Pack): FactName[] {
  return factNames.filter(fact => {
    const { of, derived } = factEntry(fact)
    return of === 'child' && !derived && testsOf(fact, [convene, attend]).length > 0
  })
}

function testsOf(fact: FactName, within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return []
  if (Array.isArray(within)) return within.flatMap(part => testsOf(fact, part))
  return Object.entries(within).flatMap(([key, part]) =>
    key === 'when' ? testedIn(fact, part) : testsOf(fact, part),
  )
}

function testedIn(fact: FactName, condition: unknown): unknown[] {
  if (typeof condition !== 'object' || condition === null) return []
  if (Array.isArray(condition)) return condition.flatMap(part => testedIn(fact, part))
  return Object.entries(condition).flatMap(([key, part]) =>
    key === fact ? [part] : ['all', 'any', 'not'].includes(key) ? testedIn(fact, part) : [],
  )
}
