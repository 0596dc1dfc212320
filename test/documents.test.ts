/** What the project says of itself in words leads somewhere: every path that a document names is there, every word once. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'GLOSSARY.md',
  ...readdirSync('docs')
    .filter(file => file.endsWith('.md'))
    .map(file => join('docs', file)),
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('README.md'))
    .map(file => join('src', file)),
]

/** Folders of the house that a path in a document begins with; `src/x.ts`, `procedures/`, `test/borders.test.ts`. */
const rooms = /^(src|test|bench|procedures|calendars|directory|decisions|docs)\//
/** A place that stands for many: `procedures/AUTHORITY/YEAR.yaml`, `src/web/pages/<page>/page.tsx`; the guide’s example. */
const standsForMany = /[<>*{}…]|[A-Z]{3,}|anytown/

/** The paths a document names: in a link, or as code that begins with a room of the house. */
function pathsIn(file: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, to]) => to!)
    .filter(to => !/^[a-z]+:/.test(to))
    .map(to => normalize(join(dirname(file), to)))
  const named = [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, code]) => code!)
    .filter(code => rooms.test(code) && !/\s/.test(code) && !standsForMany.test(code))
  return [...links, ...named]
}

test('every path that a document names is there', () => {
  const gone = documents.flatMap(file =>
    pathsIn(file, readFileSync(file, 'utf8'))
      .filter(path => !existsSync(path))
      .map(path => `${file}: ${path}`),
  )
  assert.deepEqual(gone, [])
})

test('a planted path that leads nowhere is found, as a link and as code', () => {
  assert.deepEqual(
    pathsIn('docs/a.md', 'See [the rules](../src/gone.ts#L1), `src/procedure/gone.ts` and `npm test`.'),
    ['src/gone.ts', 'src/procedure/gone.ts'],
  )
})

test('each word of the glossary stands in it once, says what it means, and where it lives', () => {
  const rows = readFileSync('GLOSSARY.md', 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| **'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
  assert.ok(rows.length > 30)
  const words = rows.map(([word = '']) => word.replaceAll('*', ''))
  assert.deepEqual(
    words.filter((word, at) => words.indexOf(word) !== at),
    [],
  )
  for (const [word, means, where, ...more] of rows) {
    assert.ok(means && where, `${word} says neither what it means nor where it lives`)
    assert.equal(more.length, 0, `${word} has a cell too many`)
  }
})
