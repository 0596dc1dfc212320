/** The national overlay on the command line: checked, published, explained, warned with; and never taken for a procedure. */
import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { printOverlaySchema } from '../procedure/pack/schema.ts'
import { anytown } from '../procedure/testing/anytown.ts'
import { openCases, openShelf, type Places, usualPlaces } from '../shelf.ts'
import { cases } from './cases.ts'
import { check } from './check.ts'
import { draft } from './draft.ts'
import { explain } from './explain.ts'
import { trace } from './trace.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'quorate-overlay-'))
  folders.push(made)
  return made
}

/** A folder of procedures with one pack and the overlay in it. */
async function shelf(): Promise<Places & { overlay: string }> {
  const procedures = await folder()
  await mkdir(join(procedures, 'anytown'))
  await writeFile(join(procedures, 'anytown', '2026.yaml'), anytown)
  await cp('procedures/england', join(procedures, 'england'), { recursive: true })
  await rm(join(procedures, 'england', '2026.cases.yaml'))
  return { procedures, holidays: usualPlaces.holidays, overlay: join(procedures, 'england', '2026.yaml') }
}
async function told(verb: typeof check, args: string[], places: Places = usualPlaces) {
  const lines: string[] = []
  const code = await verb(args, line => lines.push(line.replaceAll(places.procedures, 'procedures')), places)
  return { code, lines }
}

test('it is checked among the packs and counted as none of them', async () => {
  const places = await shelf()
  const { code, lines } = await told(check, [], places)
  assert.equal(code, 0)
  assert.match(lines.join('\n'), /england\/2026: the national overlay, 2 clocks and 5 things/)
  const { procedures, versions, overlays, hashes } = await openShelf(places)
  assert.deepEqual([[...procedures.keys()], [...versions.keys()]], [['anytown/2026'], ['anytown/2026']])
  assert.deepEqual([...overlays.keys()], ['england/2026'])
  assert.ok(hashes.has('england/2026'))
  assert.equal((await told(trace, ['england/2026'])).code, 2)
})

test('a slip in it is said with file and line, alone and among the packs, and it is then not there', async () => {
  const places = await shelf()
  await writeFile(places.overlay, (await readFile(places.overlay, 'utf8')).replace('id: ENG-5', 'id: ENG-4'))
  for (const args of [[], [places.overlay]]) {
    const { code, lines } = await told(check, args, places)
    assert.equal(code, 1)
    assert.match(
      lines.join('\n'),
      /^procedures\/england\/2026\.yaml line \d+, assessment\.id: ENG-4 is already on line \d+\.$/m,
    )
  }
  assert.equal((await openShelf(places)).overlays.size, 0)
})

test('published, it is never edited', async () => {
  const places = await shelf()
  assert.equal((await told(check, ['--publish', 'england/2026'], places)).code, 0)
  assert.match(
    await readFile(join(places.procedures, 'published.lock'), 'utf8'),
    /^[0-9a-f]{64} {2}england\/2026\.yaml\n$/,
  )
  assert.equal((await told(check, [], places)).code, 0)
  await writeFile(
    places.overlay,
    (await readFile(places.overlay, 'utf8')).replace('working-days: 15', 'working-days: 16'),
  )
  const { code, lines } = await told(check, [], places)
  assert.equal(code, 1)
  assert.match(
    lines.join('\n'),
    /england\/2026\.yaml line 1: this pack was published and has been edited since/,
  )
})

test('its schema for editors is the one the vocabulary gives', async () => {
  const written = await readFile('procedures/england/schema.json', 'utf8')
  assert.ok(written === printOverlaySchema(), 'run: npm run -s quorate -- check --schema')
})

test('one of its rules is explained with its source, its name in the engine and its place; what is coming says so', async () => {
  const { code, lines } = await told(explain, ['ENG-4'])
  assert.equal(code, 0)
  const said = lines.join('\n')
  assert.match(said, /allows {3}15 working days, from section-47-decided to conference-held/)
  assert.match(said, /england\.conference, beside the procedure’s own conference, never in its place/)
  assert.match(said, /no authority’s procedure/)
  assert.match(said, /procedures\/england\/2026\.yaml line \d+/)
  assert.match(
    (await told(explain, ['eng-7'])).lines.join('\n'),
    /coming {3}no day is fixed[\s\S]*nobody is held against it/,
  )
  assert.match(
    (await told(explain, ['england/2026'])).lines.join('\n'),
    /no authority’s procedure[\s\S]*ENG-4[\s\S]*Coming: /,
  )
  assert.match((await told(explain, ['ENG-44'])).lines.join('\n'), /Did you mean "ENG-4"\?/)
})

test('a draft is warned with it, and what is coming is listed and not counted', async () => {
  const file = join(await folder(), '2027.yaml')
  await writeFile(file, anytown)
  const { code, lines } = await told(draft, ['check', file])
  assert.equal(code, 0)
  const said = lines.join('\n')
  assert.match(said, /Warnings[^\n]*\n {2}- ENG-1/)
  assert.match(said, /Coming: enacted, not in force, and not counted \(1\)\n {2}- ENG-7/)
  assert.ok(said.indexOf('ENG-7') > said.indexOf('Coming: enacted'))
})

test('its worked cases hold; a case that names an overlay nobody has is not run', async () => {
  const lines: string[] = []
  assert.equal(await cases(['procedures/england/2026.cases.yaml'], line => void lines.push(line)), 0)
  assert.match(lines.join(), /^\d+ cases: (\d+) of \1 expectations hold/m)
  const file = join(await folder(), 'one.cases.yaml')
  const one =
    'name: One\nprocedure: bristol/2024\noverlay: england/2062\nexpect: { quorum: { met: false } }\n'
  await writeFile(file, one)
  assert.equal(await cases([file], line => void lines.push(line)), 2)
  assert.match(lines.at(-2)!, /there is no overlay “england\/2062”\. Did you mean "england\/2026"\?/)
  await writeFile(file, one.replace('england/2062', 'bristol/2024'))
  assert.equal(await cases([file], line => void lines.push(line)), 2)
  assert.match(lines.join('\n'), /overlay: expected an overlay such as england\/2026/)
})

test('a slip in a clock of the overlay is doubted, and the key without an overlay is only silent', async () => {
  const file = join(await folder(), 'one.cases.yaml')
  const one = (key: string) =>
    `name: One\nprocedure: bristol/2024\nexpect: { deadlines: { ${key}: silent } }\n`
  await writeFile(file, one('england.conference/A'))
  assert.equal((await told(check, [file])).code, 0)
  await writeFile(file, one('england.confrence/A'))
  assert.match(
    (await told(check, [file])).lines.join(),
    /"confrence" is not a clock known here\. Did you mean "conference"\?/,
  )
})

test('no case of a procedure names the overlay: what a pack says is tested without it', async () => {
  const { cases: all } = await openCases(await openShelf())
  assert.deepEqual(
    [...new Set(all.filter(one => one.overlay).map(one => one.file))],
    ['procedures/england/2026.cases.yaml'],
  )
})
