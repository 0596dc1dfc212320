import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { printSchema } from '../procedure/pack/schema.ts'
import { anytown, anytownWith } from '../procedure/testing/anytown.ts'
import { openShelf, type Places, usualPlaces } from '../shelf.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** A folder of procedures on disk with one pack in it. */
async function shelfOf(pack: string): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-shelf-'))
  folders.push(folder)
  await mkdir(join(folder, 'anytown'))
  await writeFile(join(folder, 'anytown', '2026.yaml'), pack)
  return { procedures: folder, holidays: usualPlaces.holidays }
}

async function told(verb: typeof check, args: string[], places: Places) {
  const lines: string[] = []
  const code = await verb(args, line => lines.push(line.replaceAll(places.procedures, 'procedures')), places)
  return { code, lines }
}

test('a pack in order is counted, and the answer is yes', async () => {
  assert.deepEqual(await told(check, [], await shelfOf(anytown)), {
    code: 0,
    lines: ['anytown/2026: 15 rules, 1 not machine-checkable, every one cited.'],
  })
})

test('a pack with a slip is refused with its file and line', async () => {
  const places = await shelfOf(anytownWith('section: "5.1"', 'section: 5.1'))
  assert.deepEqual(await told(check, [], places), {
    code: 1,
    lines: [
      'procedures/anytown/2026.yaml line 118, follow.conference.source.section: expected text, found the number 5.1. Put it in quotes.',
    ],
  })
  const file = join(places.procedures, 'anytown', '2026.yaml')
  assert.equal((await told(check, [file], places)).code, 1)
})

test('an edit to a published pack is refused until it is undone', async () => {
  const places = await shelfOf(anytown)
  assert.equal((await told(check, ['--publish', 'anytown/2026'], places)).code, 0)
  assert.equal((await told(check, [], places)).code, 0)
  const file = join(places.procedures, 'anytown', '2026.yaml')
  await writeFile(file, anytownWith('working-days: 15', 'working-days: 20'))
  const { code, lines } = await told(check, [], places)
  assert.equal(code, 1)
  assert.match(
    lines[0]!,
    /^procedures\/anytown\/2026\.yaml line 1: this pack was published and has been edited since/,
  )
  assert.equal((await told(check, ['--publish', 'anytown/2026'], places)).code, 1)
  await writeFile(file, anytown)
  assert.equal((await told(check, [], places)).code, 0)
})

test('a version that overlaps another is named wherever its file is, and is not published', async () => {
  const places = await shelfOf(anytown)
  const file = join(places.procedures, 'anytown', '2027.yaml')
  await writeFile(file, anytownWith('from: "2026-01-01"', 'from: "2027-01-01"'))
  const says =
    'procedures/anytown/2027.yaml line 5, about.in-force.from: anytown/2027 begins on 2027-01-01, but anytown/2026 has no last day. Only one version is in force on any day. If it takes its place that day, add replaces: anytown/2026.'
  assert.deepEqual(await told(check, [file], places), { code: 1, lines: [says] })
  assert.deepEqual(await told(check, ['--publish', 'anytown/2027'], places), {
    code: 1,
    lines: ['anytown/2027 is not published, because it is not in order:', says],
  })
  await writeFile(file, anytownWith('from: "2026-01-01"', 'from: "2027-01-01", replaces: anytown/2026'))
  assert.equal((await told(check, [file], places)).code, 0)
  assert.equal((await told(check, ['--publish', 'anytown/2027'], places)).code, 0)
})

test('a pack that contradicts itself is not published', async () => {
  const places = await shelfOf(anytownWith('      starts-section-47: true\n', ''))
  const { code, lines } = await told(check, ['--publish', 'anytown/2026'], places)
  assert.equal(code, 1)
  assert.match(lines[1]!, /follow\.conference: this waits for section 47 to be decided/)
})

test('a file that is not there, and a procedure whose file is not in order, are told apart', async () => {
  const places = await shelfOf(anytownWith('section: "5.1"', 'section: 5.1'))
  assert.deepEqual((await told(check, ['no/such.yaml'], places)).lines, [
    'no/such.yaml line 1: there is no such file.',
  ])
  assert.deepEqual((await told(explain, ['anytown/2026'], places)).lines, [
    'The procedure "anytown/2026" is not in order, so it cannot be used. What is wrong: quorate check procedures/anytown/2026.yaml',
  ])
})

test('a misspelt pack or option is answered with what was probably meant', async () => {
  const places = await shelfOf(anytown)
  assert.deepEqual(await told(check, ['--publish', 'anytwon/2026'], places), {
    code: 1,
    lines: ['There is no pack "anytwon/2026". Did you mean "anytown/2026"?'],
  })
  assert.deepEqual(await told(check, ['--pulish'], places), {
    code: 2,
    lines: ['"--pulish" is not an option of check. Did you mean "--publish"?'],
  })
})

test('a rule is explained in words, with its source and where it stands', async () => {
  assert.deepEqual(await told(explain, ['AT-105'], await shelfOf(anytown)), {
    code: 0,
    lines: [
      'AT-105  Meet within two working days',
      '  force    must: missing it is a breach',
      '  when     urgency class is two-days',
      '  allows   2 working days, from risk-identified to started',
      '  source   The Anytown guide, 1.5',
      '  pack     anytown/2026, clock convene',
      '  where    procedures/anytown/2026.yaml line 32, convene.convene',
    ],
  })
})

test('a procedure is told chapter by chapter, and an unknown name is answered', async () => {
  const places = await shelfOf(anytown)
  const { lines } = await told(explain, ['anytown/2026'], places)
  assert.equal(lines[0], 'anytown/2026  Strategy discussions in Anytown')
  assert.ok(lines.includes('follow (1)'))
  assert.ok(lines.includes('  AT-501     must        Hold the initial child protection conference'))
  assert.deepEqual(await told(explain, ['AT-50l'], places), {
    code: 1,
    lines: ['There is no procedure and no rule "AT-50l". Did you mean "AT-501"?'],
  })
})

test('the shelf compiles each procedure with the hash of its file and the calendar it counts by', async () => {
  const shelf = await openShelf(await shelfOf(anytown))
  const procedure = shelf.procedures.get('anytown/2026')
  assert.ok(procedure)
  assert.equal(procedure.hash, shelf.hashes.get('anytown/2026'))
  assert.equal(shelf.calendarOf(procedure), shelf.calendarOf(procedure))
  assert.equal(shelf.calendarOf(procedure).hash, shelf.holidays.hash)
})

test('the schema for editors is the one the vocabulary gives', async () => {
  const written = await readFile('procedures/schema.json', 'utf8')
  assert.ok(written === printSchema(), 'run: npm run -s quorate -- check --schema')
})
