import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { z } from 'zod'
import { copies, dutyStates, expectKeys, verdicts } from '../src/cases/doubts.ts'
import { happenings } from '../src/cases/happenings.ts'
import { clock, instantNames } from '../src/procedure/pack/clock.ts'
import { comparison } from '../src/procedure/conditions/condition.ts'
import { facts } from '../src/procedure/conditions/facts.ts'
import { chapterNames, dutyRule, pack } from '../src/procedure/pack/pack.ts'
import { rule } from '../src/procedure/pack/rule.ts'
import { sayInstant } from '../src/procedure/saying/say-instant.ts'
import { reserved } from '../src/procedure/pack/reserved.ts'

const page = readFileSync('docs/words-of-a-procedure.md', 'utf8')
const parts = new Map(
  page
    .split(/^#{2,3} /m)
    .slice(1)
    .map(part => [part.slice(0, part.indexOf('\n')), part]),
)
const part = (title: string): string => {
  const found = parts.get(title)
  assert.ok(found, `the page has no part “${title}”`)
  return found
}
/** What stands in backticks, with the words inside a longer example: `supplied: false` is `supplied` and `false`. */
const quoted = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words]) => words!.match(/[a-z0-9]+(-[a-z0-9]+)*/gi) ?? []),
  )
/** The first cell of each row of a table. */
const firstCells = (text: string): string[] =>
  [...text.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => [...quoted(cell!)])

type Definition = {
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
  innerType?: z.ZodType
  entries?: Record<string, string>
  values?: unknown[]
}
/** Every key and every closed word that may stand somewhere inside. */
function wordsIn(schema: z.ZodType, known: ReadonlySet<string>, top = true): string[] {
  if (!top && [clock, dutyRule, comparison].includes(schema as never)) return []
  const { shape, element, options, innerType, entries, values } = schema._zod.def as Definition
  const closed = [
    ...Object.values(entries ?? {}),
    ...(values ?? []).filter(value => typeof value === 'string'),
  ]
  const keys = Object.keys(shape ?? {}).filter(key => !known.has(key))
  const inner = [
    ...keys.map(key => shape![key]!),
    ...(options ?? []),
    ...[element, innerType].filter(one => one !== undefined),
  ]
  return [...keys, ...(closed as string[]), ...inner.flatMap(one => wordsIn(one, known, false))]
}

const everyRule = new Set(Object.keys(rule.shape))
const none: ReadonlySet<string> = new Set()

/** A part names every word of its schema, and begins no row with a word that is none of them. */
function assertNames(title: string, words: readonly string[]): void {
  const text = part(title)
  const named = quoted(text)
  assert.deepEqual(
    [...new Set(words)].filter(word => !named.has(word)),
    [],
    `left out of “${title}”`,
  )
  assert.deepEqual(
    firstCells(text).filter(word => !words.includes(word) && !everyRule.has(word)),
    [],
    `invented in “${title}”`,
  )
}

test('the page names every key and every closed word of each chapter, and no other', () => {
  for (const chapter of [...chapterNames, 'not-machine-checkable'] as const) {
    if (chapter === 'words') assert.ok(part(chapter))
    else assertNames(chapter, wordsIn(pack.shape[chapter], everyRule))
  }
})

test('the page names every key of a rule, a clock and a duty', () => {
  assertNames('Every rule', Object.keys(rule.shape))
  const own = (schema: typeof clock | typeof dutyRule) =>
    wordsIn(schema, everyRule).filter(word => !(word in facts) || word === 'per')
  const withoutMoments = own(clock).filter(word => !(instantNames as readonly string[]).includes(word))
  assertNames('A clock', withoutMoments)
  assertNames('A duty', own(dutyRule))
  assertNames('Conditions', [...wordsIn(comparison, none), ...quoted(part('Conditions'))])
})

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[]): string =>
  [row(...head), `|${head.map(() => '---').join('|')}|`, ...rows].join('\n')
const list = (words: readonly string[]): string => words.map(word => `\`${word}\``).join(', ')

/** The tables that the program itself can print; the page holds each of them to the letter. */
const tables: Record<string, string> = {
  Facts: table(
    ['Fact', 'Is', 'Of', 'Means'],
    Object.entries(facts).map(([fact, { kind, of, label, ...rest }]) =>
      row(`\`${fact}\``, kind.replace('-', ' or '), 'derived' in rest ? `${of}, worked out` : of, label),
    ),
  ),
  Moments: table(
    ['Moment', 'Means'],
    instantNames.map(instant => row(`\`${instant}\``, sayInstant(instant))),
  ),
  'Ids that mean the same everywhere': table(
    ['Of a', 'Ids'],
    Object.entries(reserved).map(([kind, ids]) => row(kind, list(ids))),
  ),
  'What can happen': table(
    ['What', 'May say'],
    Object.entries(happenings).map(([kind, fields]) => row(`\`${kind}\``, list(fields))),
  ),
}
for (const [title, printed] of Object.entries(tables))
  test(`the table under “${title}” is what the program knows`, () => {
    assert.ok(part(title).includes(printed), `under “${title}” there should stand\n\n${printed}\n`)
  })

test('the page says everything a case can expect', () => {
  assertNames('What you can expect', [...expectKeys, ...verdicts, ...dutyStates, ...copies])
})
