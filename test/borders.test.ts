/** The borders of the house: who may know whom, what the pure rooms may not touch. Read from the import lines of every file. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { test } from 'node:test'

const below = ['english.ts', 'calendar', 'procedure', 'discussion', 'database', 'record']
const beside = ['views', 'people', 'delivery', 'room']
const path = ['folding.ts', 'states.ts', 'conduct.ts', 'follow.ts']
const openers = ['clock.ts', 'keep.ts', 'sealing.ts', 'shelf.ts']

/** Each room of `src` and the rooms it may know. A room that is not here has no place in the house yet. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  'english.ts': [],
  calendar: ['english.ts'],
  procedure: ['english.ts', 'calendar'],
  discussion: ['english.ts', 'calendar', 'procedure'],
  // Worked cases know the deciders; the domain does not know them.
  cases: ['english.ts', 'calendar', 'procedure', 'discussion'],
  database: [],
  record: ['database'],
  views: ['english.ts', 'calendar', 'procedure', 'discussion', 'database'],
  people: ['english.ts', 'calendar', 'procedure', 'discussion', 'database'],
  delivery: ['english.ts', 'calendar', 'procedure', 'discussion', 'database'],
  room: ['english.ts', 'calendar', 'procedure', 'discussion', 'database'],
  'uuid.ts': [],
  'folding.ts': ['discussion', 'record'],
  'states.ts': ['database', 'discussion', 'record', 'folding.ts'],
  'conduct.ts': [...below, ...beside, 'folding.ts', 'states.ts', 'uuid.ts'],
  'follow.ts': [...below, ...beside, 'conduct.ts'],
  'clock.ts': ['calendar'],
  'shelf.ts': ['calendar', 'procedure', 'cases'],
  'keep.ts': ['calendar', 'procedure', 'discussion', 'database', 'shelf.ts'],
  'sealing.ts': ['database', 'record'],
  // What the tables hold, against the record: it makes again what follows from an entry, and so knows who makes it.
  verify: [...below, ...beside, ...path],
  adoption: [...below, 'cases', 'people', 'folding.ts', 'keep.ts', 'shelf.ts'],
  'house.ts': [...below, ...beside, ...path, ...openers, 'adoption'],
  // Pages are given the house; they know its shape and cannot open one.
  web: [...below, ...beside, ...path, 'adoption', 'cases', 'uuid.ts', 'house.ts (type)'],
  demo: [...below, ...beside, ...path, 'shelf.ts', 'uuid.ts', 'house.ts'],
  cli: [
    ...below,
    ...beside,
    ...path,
    'adoption',
    'cases',
    'keep.ts',
    'sealing.ts',
    'shelf.ts',
    'verify',
    'demo',
    'web',
    'house.ts',
  ],
}

/** Crossings that stand today, each with its reason. */
const crossings: Readonly<Record<string, string>> = {
  'database/testing/town.ts → record/append.ts':
    'the invented town of the database’s tests begins its discussions as anybody does',
  'web/pages/procedures/read/page.tsx → shelf.ts':
    'the page about the procedure reads its worked cases; to come by way of the house',
}

const pure = ['english.ts', 'calendar', 'procedure', 'discussion', 'cases']
/** npm packages a pure room may use: reading YAML and checking its shape are sums, not deeds. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  procedure: ['yaml', 'zod'],
  cases: ['zod'],
}
const impure: readonly [RegExp, string][] = [
  [/\bprocess\s*[.[]/, 'asks the process'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\s*\./, 'looks at the clock'],
  [/\bMath\.random\b|\bcrypto\s*\./, 'throws dice'],
  [/\bfetch\s*\(|\bWebSocket\b/, 'calls out'],
  [/\bset(Timeout|Interval|Immediate)\s*\(/, 'waits'],
  [/\bconsole\s*\./, 'prints'],
  [/\bglobalThis\b/, 'reaches for what everybody shares'],
]

const shapelessNames = /^(utils?|helpers?|common|lib|libs|services?|types|misc|shared|managers?)$/

/** About three screens: longer, and nobody reads a file to its end. Stories of tests are told in one go and may be longer. */
const longestFile_lines = 300
const longestStory_lines = 400
/** Longer ones, with the reason, and how long they may become before somebody has to think again. */
const longer: Readonly<Record<string, readonly [number, string]>> = {
  'src/cases/events.ts': [380, 'one entry for everything a worked case may say happened: a public contract'],
  'test/posts/house.ts': [320, 'the invented house that every post of the table is tried in'],
  'test/histories.ts': [360, 'an invented command of every kind there is'],
  'src/procedure/pack/pack.ts': [370, 'the vocabulary of packs is one schema'],
  'src/demo/discussions/injury-at-school.ts': [400, 'a story, told in one go'],
  'src/demo/discussions/three-siblings.ts': [400, 'a story, told in one go'],
}

type Files = ReadonlyMap<string, string>
type Import = { from: string; to: string; typeOnly: boolean }

test('dependencies run one way: calendar ← procedure ← discussion ← … ← conduct ← web and cli ← house', () => {
  assert.deepEqual(forbiddenImports(sources()), [])
})

/** What browsers run is compiled with everything it imports: it may bring only what asks for nothing more. */
const browsersKnow = [
  'src/room/parts.ts',
  'src/room/answer.ts',
  'src/web/pages/health/live-path.ts',
  'govuk-frontend',
]

test('what browsers run brings nothing of the server along', () => {
  const files = sources()
  const brought = [...files].filter(
    ([file]) => file.startsWith('src/web/browser/') || browsersKnow.includes(file),
  )
  assert.ok(brought.length > 12, 'this looked at what browsers run')
  assert.deepEqual(
    brought
      .flatMap(([file, text]) => importsOf(file, text))
      .filter(({ to }) => !to.startsWith('src/web/browser/') && !browsersKnow.includes(to))
      .map(({ from, to }) => `${from} → ${to}`),
    [],
  )
})

test('no page asks another page: what they share stands in pieces, words or beside them', () => {
  const files = sources()
  assert.deepEqual(pagesAskingPages(files), [])
  const planted = (file: string, text: string) => pagesAskingPages(new Map([[file, text]]))
  assert.equal(planted('src/web/pages/a/x.tsx', "import { y } from '../b/y.tsx'").length, 1)
  assert.equal(planted('src/web/pages/procedures/a/x.tsx', "import { y } from '../b/y.tsx'").length, 1)
  assert.equal(planted('src/web/pages/procedures/x.tsx', "import { y } from './b/y.tsx'").length, 1)
  assert.deepEqual(planted('src/web/pages/procedures/a/x.tsx', "import { y } from '../y.tsx'"), [])
  assert.deepEqual(planted('src/web/pages/a/x.tsx', "import { y } from './z/y.tsx'"), [])
})

test('the pure rooms touch no clock, dice, disk, socket or environment', () => {
  assert.deepEqual(impurities(sources()), [])
})

test('nothing imports itself by way of others, not even its types', () => {
  const house = [...sources()].filter(([file]) => !isTest(file))
  assert.deepEqual(circles(new Map(house)), [])
})

test('no folder and no file is called what everything could be called', () => {
  assert.deepEqual(shapeless([...everything().keys()]), [])
})

test('files are short enough to be read to their end', () => {
  assert.deepEqual(tooLong(everything()), [])
})

test('exceptions are about files that are there', () => {
  const files = everything()
  for (const file of Object.keys(longer)) assert.ok(files.has(file), `${file} is gone: take it off the list`)
  for (const crossing of Object.keys(crossings)) {
    const [from = '', to = ''] = crossing.split(' → ')
    const stands = importsOf(`src/${from}`, files.get(`src/${from}`) ?? '').some(
      one => one.to === `src/${to}`,
    )
    assert.ok(stands, `${crossing} is gone: take it off the list`)
  }
})

test('this looked at the whole house', () => {
  const files = [...sources().keys()]
  assert.ok(files.length >= 50, `only ${files.length} files`)
  for (const room of Object.keys(mayKnow))
    assert.ok(
      files.some(file => roomOf(file) === room),
      `nothing in ${room}`,
    )
})

test('a planted crossing is found, whichever way it is written', () => {
  const found = (file: string, text: string) => forbiddenImports(new Map([[file, text]]))
  for (const [file, text] of [
    ['src/calendar/x.ts', "import { compile } from '../procedure/condition.ts'"],
    ['src/calendar/x.ts', "import type { Pack } from '../procedure/pack.ts'"],
    ['src/procedure/deep/x.ts', "export * from '../../discussion/decide.ts'"],
    ['src/discussion/x.ts', "import {\n  withSystem,\n  type Tx,\n} from '../database/index.ts'"],
    ['src/views/x.ts', "const { access } = await import('../people/access.ts')"],
    ['src/room/x.ts', "import '../delivery/sweep.ts'"],
    ['src/record/x.ts', "import { conduct } from '../conduct.ts'"],
    ['src/conduct.ts', "import { openHouse } from './house.ts'"],
    ['src/web/x.tsx', "import { openHouse } from '../house.ts'"],
    ['src/web/x.tsx', "import { type House, openHouse } from '../house.ts'"],
    ['src/house.ts', "import { serve } from './web/server.ts'"],
    ['src/cellar/x.ts', "import { decide } from '../discussion/decide.ts'"],
  ] as const)
    assert.equal(found(file, text).length, 1, `${file}: ${text}`)
  assert.deepEqual(
    found(
      'src/web/x.tsx',
      "import type { House } from '../house.ts'\nimport { type House as H } from '../house.ts'",
    ),
    [],
  )
  assert.deepEqual(found('src/calendar/x.ts', "// import { compile } from '../procedure/condition.ts'"), [])
})

test('a planted impurity is found; speaking of one is none', () => {
  const found = (text: string, file = 'src/discussion/x.ts') => impurities(new Map([[file, text]]))
  for (const text of [
    "import { readFile } from 'node:fs/promises'",
    "import { readFile } from 'fs'",
    "import { v7 } from 'uuid'",
    "import { Temporal } from 'temporal-polyfill'",
    "import { parse } from 'yaml'",
    'const a = process.env.HOME',
    'const now = Date.now()',
    'const now = new Date()',
    'const id = crypto.randomUUID()',
    'const dice = Math.random()',
    "const got = await fetch('x')",
    'setTimeout(() => 1, 2)',
    'console.log(1)',
    ['const a = `$', '{Date.now()}`'].join(''),
  ])
    assert.equal(found(text).length, 1, text)
  assert.deepEqual(found("import { parse } from 'yaml'", 'src/procedure/x.ts'), [])
  assert.deepEqual(
    found("/** Never `Date.now()`. */\nconst says = 'console.log' // process.env\nnew Date(0).toISOString()"),
    [],
  )
  assert.deepEqual(found('const now = Date.now()', 'src/web/x.ts'), [])
})

test('a planted circle is found, of types too', () => {
  const web = (texts: Record<string, string>) => circles(new Map(Object.entries(texts)))
  assert.deepEqual(
    web({
      'src/web/a.ts': "import { b } from './b.ts'",
      'src/web/b.ts': "import { c } from './c.ts'",
      'src/web/c.ts': "import { a } from './a.ts'",
    }),
    ['src/web/a.ts → src/web/b.ts → src/web/c.ts → src/web/a.ts'],
  )
  assert.deepEqual(
    web({ 'src/web/a.ts': "import { b } from './b.ts'", 'src/web/b.ts': "import type { A } from './a.ts'" }),
    ['src/web/a.ts → src/web/b.ts → src/web/a.ts'],
  )
})

test('a planted name and a planted length are found', () => {
  assert.equal(
    shapeless(['src/web/utils/x.ts', 'src/types.ts', 'bench/common/a.ts', 'src/helper.test.ts']).length,
    4,
  )
  assert.deepEqual(shapeless(['src/people/standing.ts']), [])
  assert.equal(tooLong(new Map([['src/a.ts', 'x\n'.repeat(longestFile_lines + 1)]])).length, 1)
  assert.equal(tooLong(new Map([['src/discussion/life/holding.ts', 'x\n'.repeat(321)]])).length, 1)
  assert.equal(tooLong(new Map([['src/a.ts', 'x\n'.repeat(longestFile_lines)]])).length, 0)
})

function forbiddenImports(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    if (isTest(file)) return []
    const room = roomOf(file)
    const known = mayKnow[room]
    if (!known) return [`${file}: src has no room called ${room}; say in this test what it may know`]
    return importsOf(file, text)
      .filter(({ to }) => to.startsWith('src/') && roomOf(to) !== room)
      .filter(
        ({ to, typeOnly }) =>
          !known.includes(roomOf(to)) && !(typeOnly && known.includes(`${roomOf(to)} (type)`)),
      )
      .map(({ to }) => `${file.slice(4)} → ${to.slice(4)}`)
      .filter(crossing => !(crossing in crossings))
      .map(crossing => `${crossing}: ${room} may not know ${roomOf(`src/${crossing.split(' → ')[1]}`)}`)
  })
}

/** A page is a folder; those about procedures stand together, with what they share beside them. */
const pageOf = (file: string): string | undefined =>
  /^src\/web\/pages\/((?:procedures\/)?[^/]+)\//.exec(file)?.[1]

function pagesAskingPages(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    if (isTest(file) || !file.startsWith('src/web/pages/')) return []
    return importsOf(file, text)
      .filter(({ to }) => ![undefined, 'procedures', pageOf(file)].includes(pageOf(to)))
      .map(({ to }) => `${file.slice(14)} → ${to.slice(14)}`)
  })
}

function impurities(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const room = roomOf(file)
    if (!pure.includes(room) || isTest(file)) return []
    const foreign = importsOf(file, text)
      .filter(({ to }) => !to.startsWith('src/') && !packagesOf[room]?.includes(to))
      .map(({ to }) => `${file}: imports ${to}`)
    const code = withoutWords(text)
    const deeds = impure.filter(([sign]) => sign.test(code)).map(([, deed]) => `${file}: ${deed}`)
    return [...foreign, ...deeds]
  })
}

/** Each circle of imports that run, once, from its first file in the alphabet. */
function circles(files: Files): string[] {
  const next = new Map([...files].map(([file, text]) => [file, importsOf(file, text).map(one => one.to)]))
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file)
    if (at >= 0) {
      const circle = way.slice(at)
      const first = circle.indexOf([...circle].sort()[0]!)
      const turned = [...circle.slice(first), ...circle.slice(0, first)]
      found.add([...turned, turned[0]].join(' → '))
    }
    if (at >= 0 || done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...way, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return [...found]
}

const shapeless = (files: readonly string[]): string[] =>
  files.filter(file => file.split('/').some(part => shapelessNames.test(part.replace(/\..*$/, ''))))

function tooLong(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1
    const allowed = longer[file]?.[0] ?? (isTest(file) ? longestStory_lines : longestFile_lines)
    return lines > allowed ? [`${file}: ${lines} lines, ${allowed} allowed`] : []
  })
}

/** `src/web/pages/x.tsx` is in the room `web`; a file directly in `src` is a room by itself. */
const roomOf = (file: string): string => file.split('/')[1] ?? file
const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file)

/** What a file imports or exports from elsewhere: our own files by path, others by package (`node:fs`, `@scope/name`). */
function importsOf(file: string, text: string): Import[] {
  const code = withoutComments(text)
  const statement =
    /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
  return [...code.matchAll(statement)].map(([, type, names = '', from, bare, late]) => {
    const to = from ?? bare ?? late!
    const named = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .filter(one => one.trim() !== '')
    return {
      from: file,
      to: to.startsWith('.') ? normalize(join(dirname(file), to)) : packageOf(to),
      typeOnly: type !== undefined || (named?.every(one => /^\s*type\s/.test(one)) ?? false),
    }
  })
}

const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!

const commentOrText = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g
const withoutComments = (text: string): string =>
  text.replace(commentOrText, found => (found.startsWith('/') ? '' : found))
/** Neither comments nor quoted text; what stands in `${…}` is code and stays. */
const withoutWords = (text: string): string => text.replace(commentOrText, "''")

function readAll(folder: string): [string, string][] {
  const root = join(import.meta.dirname, '..')
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map(file => [file, readFileSync(join(root, file), 'utf8')])
}
function sources(): Files {
  return new Map(readAll('src'))
}
function everything(): Files {
  return new Map(['src', 'test', 'bench'].flatMap(readAll))
}
