import type { Comparison, Condition } from '../conditions/condition.ts'
import { doubtfulConditions } from './conditions.ts'
import { covers } from './contradiction.ts'
import type { Pack } from '../pack/pack.ts'
import type { Path, Problem } from '../reading/problem.ts'
import type { At, PackRead } from '../reading/yaml.ts'
import { circlesOfGrades, danglingNames, declaredIn, misspeltIds } from './references.ts'
import { type FoundRule, walkPack } from '../pack/walk.ts'

/**
 * Everything wrong with a pack that fits the vocabulary: names that point nowhere, requirements carried twice,
 * conditions that cannot be so, rules that can never be reached, times out of order. In the order of the file.
 *
 * @param also - what faulty entries that are not part of the pack declare, by kind.
 */
export function checkPack(
  { pack, at }: PackRead,
  also: Readonly<Record<string, readonly string[]>> = {},
): Problem[] {
  const { rules, conditions } = walkPack(pack)
  const declared = declaredIn(pack, rules, also)
  return [
    ...repeatedRequirements(rules, at),
    ...repeatedNames(pack, rules, at),
    ...danglingNames(pack, rules, declared, at),
    ...misspeltIds(pack, rules, at),
    ...circlesOfGrades(pack, at),
    ...doubtfulConditions(conditions, declared, at),
    ...unreachableClocks(rules, at),
    ...timesOutOfOrder(pack, at),
    ...definitionAtOdds(pack, at),
  ].sort((a, b) => a.line - b.line)
}

function repeatedRequirements(rules: readonly FoundRule[], at: At): Problem[] {
  const first = new Map<string, Path>()
  return rules.flatMap(({ rule, path }) => {
    const here = [...path, 'id']
    const already = first.get(rule.id)
    if (rule.also?.includes(rule.id)) return [at(here, `${rule.id} carries itself under also.`)]
    if (!already) first.set(rule.id, here)
    if (!already) return []
    const line = at(already, '').line
    const says = `${rule.id} is already on line ${line}. One requirement is one rule; add ${letterFor(rule.id)} where it has parts.`
    return [at(here, says)]
  })
}

/** `a letter (AN-102a)`, or the one after the letter it has. */
function letterFor(id: string): string {
  const [, bare, letter] = /^(.*?)([a-y]?)$/.exec(id)!
  return letter === ''
    ? `a letter (${id}a)`
    : `another letter (${bare}${String.fromCharCode(letter!.charCodeAt(0) + 1)})`
}

/** Two entries of one name are two cases of one thing only when their conditions tell them apart. */
function repeatedNames(pack: Pack, rules: readonly FoundRule[], at: At): Problem[] {
  const apart = ['clock', 'rule', 'kind']
  const named = rules
    .filter(({ what, named }) => named !== undefined && !apart.includes(what))
    .map(({ what, named, chapter, path, rule }) => {
      const { when, after, per } = rule as { when?: unknown; after?: string; per?: string }
      return {
        what,
        named: named!,
        path: [...path, keyOf(what)],
        told: JSON.stringify([chapter, when, after, per]),
      }
    })
  const plain = (what: string, names: string[], path: Path, key: string) =>
    names.map((name, place) => ({ what, named: name, path: [...path, place, key], told: '' }))
  const grades = pack.attend.grades.map(({ grade }) => grade)
  const documents = pack.about.documents.map(({ document }) => document)
  const all = [
    ...named,
    ...plain('grade', grades, ['attend', 'grades'], 'grade'),
    ...plain('document', documents, ['about', 'documents'], 'document'),
  ]
  const first = new Map<string, Path>()
  return all.flatMap(({ what, named, path, told }) => {
    const key = `${what} ${named} ${told}`
    const already = first.get(key)
    if (!already) first.set(key, path)
    const hint =
      told === '' ? '' : ' If both requirements ask the same, let one rule carry the other under also.'
    return already
      ? [at(path, `the ${what} "${named}" is already on line ${at(already, '').line}.${hint}`)]
      : []
  })
}

const keyOf = (what: string): string => (what === 'urgency class' ? 'class' : what)

type ClockRule = FoundRule & { rule: { per?: string; from?: unknown; to?: string } }

/** A clock that an earlier one of the same name, scope and anchor always takes the place of. */
function unreachableClocks(rules: readonly FoundRule[], at: At): Problem[] {
  const clocks = rules.filter((found): found is ClockRule => found.what === 'clock')
  const alike = Map.groupBy(clocks, ({ named, rule }) =>
    JSON.stringify([named, rule.per, rule.from, rule.to]),
  )
  return [...alike.values()].flatMap(same =>
    same.flatMap((clock, place) => {
      const earlier = same.slice(0, place).find(({ rule }) => covers(rule.when, clock.rule.when))
      if (!earlier) return []
      const line = at(earlier.path, '').line
      return [
        at(clock.path, `this clock is never reached: the one on line ${line} applies whenever it would.`),
      ]
    }),
  )
}

function timesOutOfOrder(pack: Pack, at: At): Problem[] {
  const { office } = pack.calendar
  const problems: Problem[] = []
  if (office.opens >= office.closes)
    problems.push(
      at(
        ['calendar', 'office', 'closes'],
        `the office closes at ${office.closes}, before it opens at ${office.opens}.`,
      ),
    )
  const { from, to } = pack.about['in-force']
  if (from !== undefined && to !== undefined && from > to)
    problems.push(
      at(['about', 'in-force', 'to'], `in force until ${to}, which is before ${from}, when it begins.`),
    )
  const { times = [], minutes = 0 } = pack.convene.slots ?? {}
  for (const [place, time] of times.entries()) {
    const before = times[place - 1]
    if (before === undefined) continue
    const path = ['convene', 'slots', 'times', place]
    if (time <= before)
      problems.push(at(path, `the slot at ${time} comes after the one at ${before}. Put them in order.`))
    else if (minutesOf(time) - minutesOf(before) < minutes)
      problems.push(
        at(path, `the slot at ${time} begins before the one at ${before}, of ${minutes} minutes, has ended.`),
      )
  }
  return problems
}

/** Complex abuse is defined in one place and recognised in another; a number that stands in both is one number. */
function definitionAtOdds({ complex, convene }: Pack, at: At): Problem[] {
  const place = convene.kinds.findIndex(one => one.kind === 'complex' && one.when !== undefined)
  const { definition } = complex
  const kind = convene.kinds[place]
  if (!definition || !kind?.when) return []
  const leaves = leavesOf(kind.when)
  return (['children', 'abusers'] as const).flatMap(fact => {
    const defined = definition[fact]
    const leaf = leaves.find(
      ([asked, test]) => asked === fact && typeof test === 'object' && 'at-least' in test,
    )
    const begins = (leaf?.[1] as { 'at-least': number } | undefined)?.['at-least']
    if (defined === undefined || begins === undefined || defined === begins) return []
    const { line } = at(['convene', 'kinds', place, 'when'], '')
    const says = `the definition says ${defined}, and on line ${line} a discussion becomes complex at ${begins}. Write one number in both places.`
    return [at(['complex', 'definition', fact], says)]
  })
}

/** Every fact a condition tests, with its test, whichever way they are combined. */
function leavesOf(given: Condition): [string, Comparison][] {
  if ('all' in given && Array.isArray(given.all)) return given.all.flatMap(leavesOf)
  if ('any' in given && Array.isArray(given.any)) return given.any.flatMap(leavesOf)
  if ('not' in given && typeof given.not === 'object') return leavesOf(given.not as Condition)
  return Object.entries(given) as [string, Comparison][]
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
