import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Document, parseDocument, stringify } from 'yaml'
import { compileCalendar } from '../src/calendar/index.ts'
import { runCase } from '../src/cases/worked-case.ts'
import { countingOf } from '../src/shelf.ts'
import { contradictions } from '../src/procedure/checking/at-odds.ts'
import { readCases } from '../src/cases/read.ts'
import { checkPack } from '../src/procedure/checking/check.ts'
import { readPack } from '../src/procedure/reading/read.ts'
import { procedureOf } from '../src/procedure/testing/packs.ts'
import { readRequirements, trace } from '../src/cases/trace.ts'
import { walkPack } from '../src/procedure/pack/walk.ts'

const guide = readFileSync('docs/writing-a-procedure.md', 'utf8')
/** Every YAML example of the guide, by what its fence says it is: `pack`, `cases`, `in follow.clocks`. */
const examples = [...guide.matchAll(/```yaml ?([^\n]*)\n([\s\S]*?)```/g)].map(([, what = '', text = '']) => ({
  what,
  text,
}))
const example = (what: string): string => {
  const found = examples.filter(one => one.what === what)
  assert.equal(found.length, 1, `the guide has ${found.length} examples called “${what}”`)
  return found[0]!.text
}

/** Nothing wrong with a pack, as the person following the guide would be told. */
function assertSound(text: string): void {
  const read = readPack(text, 'procedures/anytown/2027.yaml')
  assert.deepEqual('problems' in read ? read.problems : [...checkPack(read), ...contradictions(read)], [])
}

test('every YAML example of the guide says what it is, so that none goes unchecked', () => {
  const kinds = examples.map(({ what }) => what.replace(/^in .*/, 'in'))
  assert.deepEqual([...new Set(kinds)].sort(), ['cases', 'in', 'pack', 'requirements'])
  assert.ok(examples.length >= 8)
})

test('the smallest procedure of the guide is sound as it stands', () => {
  assertSound(example('pack'))
})

test('every requirement of the guide’s list is carried by its procedure', () => {
  const read = readRequirements(example('requirements'), 'guide')
  assert.ok('requirements' in read)
  const { gaps, strays, weaker } = trace(read.requirements, procedureOf(example('pack'), 'anytown/2027').pack)
  assert.deepEqual([gaps, strays, weaker], [[], [], []])
})

/** Puts a piece where the guide says: a list after the list there (or instead of it), a mapping key by key. */
function putIn(document: Document, path: readonly string[], piece: unknown, instead: boolean): void {
  if (!Array.isArray(piece)) {
    for (const [key, inner] of Object.entries(piece as object))
      if (Array.isArray(inner)) putIn(document, [...path, key], inner, instead)
      else document.setIn([...path, key], inner)
    return
  }
  const there = path.reduce<unknown>(
    (found, key) => (found as Record<string, unknown> | undefined)?.[key],
    document.toJS(),
  )
  const before = (there as unknown[] | undefined) ?? []
  document.setIn(path, instead ? piece : [...before, ...piece])
}

test('every piece to copy fits where the guide says, alone and all together', () => {
  const together = parseDocument(example('pack'))
  for (const { what, text } of examples.filter(one => one.what.startsWith('in '))) {
    const [where = '', instead] = what.slice('in '.length).split(', ')
    const alone = parseDocument(example('pack'))
    for (const document of [alone, together])
      putIn(document, where.split('.'), parseDocument(text).toJS(), instead !== undefined)
    const { rules } = walkPack(procedureOf(stringify(alone.toJS()), 'anytown/2027').pack)
    const written = [...text.matchAll(/\bid: (AN-[0-9]+[a-z]?)/g)].map(([, id]) => id!)
    assert.ok(written.length > 0, what)
    for (const id of written)
      assert.ok(
        rules.some(({ rule }) => rule.id === id),
        `${what}: ${id}`,
      )
    assertSound(stringify(alone.toJS()))
  }
  assertSound(stringify(together.toJS()))
})

test('the guide’s worked examples hold', () => {
  const procedure = procedureOf(example('pack'), 'anytown/2027')
  const holidays = JSON.parse(readFileSync('calendars/england-and-wales.json', 'utf8'))['england-and-wales']
  const calendar = compileCalendar(holidays, countingOf(procedure.pack), 'guide')
  const { cases, problems, doubts } = readCases(example('cases'), 'guide', () => procedure.pack)
  assert.deepEqual([...problems, ...doubts], [])
  assert.ok(cases.length >= 3)
  for (const one of cases)
    for (const { path, expected, actual, held } of runCase(
      { ...one, happened: [...one.happened] },
      { procedure, calendar },
    ).expectations)
      assert.ok(
        held,
        `${one.name}: ${path} expected ${JSON.stringify(expected)}, is ${JSON.stringify(actual)}`,
      )
})

test('every verb the guide names is one the command line has', () => {
  const verbs = readFileSync('src/cli/quorate.ts', 'utf8')
  const named = [...guide.matchAll(/\| `([a-z]+) /g)].map(([, verb]) => verb!)
  assert.ok(named.length >= 7)
  for (const verb of named) assert.match(verbs, new RegExp(`^  ${verb}: \\{`, 'm'), verb)
})
