import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Places, usualPlaces } from '../shelf.ts'
import { compare } from './compare.ts'
import { printTable, wrap } from './table.ts'
import { trace } from './trace.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

type Verb = (args: readonly string[], out: (line: string) => void, places?: Places) => Promise<number>
async function told(verb: Verb, args: string[], places: Places = usualPlaces) {
  const lines: string[] = []
  const code = await verb(args, line => void lines.push(line), places)
  return { code, lines, text: lines.join('\n') }
}

/** Bristol’s procedures in a folder of their own, with one piece of one file changed. */
async function bristolWith(file: string, piece: string, instead: string): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-trace-'))
  folders.push(folder)
  await cp('procedures/bristol', join(folder, 'bristol'), { recursive: true })
  const text = await readFile(join(folder, 'bristol', file), 'utf8')
  assert.ok(text.includes(piece))
  await writeFile(join(folder, 'bristol', file), text.replace(piece, instead))
  return { procedures: folder, holidays: usualPlaces.holidays }
}

test('the coverage table counts every source and has no gap', async () => {
  const { code, lines } = await told(trace, [])
  assert.equal(code, 0)
  const all = lines.find(line => line.startsWith('all'))
  assert.match(all ?? '', /^all +488 .* 0$/)
})

test('one source is told requirement by requirement', async () => {
  const { lines } = await told(trace, ['bristol/2024'])
  const at = lines.findIndex(line => line.trim().startsWith('BR24-208'))
  assert.match(lines[at + 1] ?? '', /carried by BR24-701b \(another rule, under also, must\)/)
})

test('a requirement whose rule is taken away fails the check, by name and place in the source', async () => {
  const places = await bristolWith('2024.yaml', 'also: [BR24-208]', 'also: []')
  const { code, text } = await told(trace, ['bristol/2024'], places)
  assert.equal(code, 1)
  assert.match(text, /BR24-208 is carried by nothing: “.+” \(.+\)\. Write a rule for it/)
})

test('a pack without its list of requirements cannot be traced, and that is no pass', async () => {
  const places = await bristolWith('2024.yaml', 'title:', 'title:')
  await rm(join(places.procedures, 'bristol', '2024.requirements.yaml'))
  const { code, text } = await told(trace, [], places)
  assert.equal(code, 1)
  assert.match(text, /has no list of requirements beside it/)
})

test('comparing two versions begins with what is lost and who wrote that down', async () => {
  const { code, text } = await told(compare, ['bristol/2019', 'bristol/2024'])
  assert.equal(code, 0)
  const [said, unsaid] = ['LOST, AND BRISTOL/2024 SAYS SO ITSELF', 'LOST, AND NOBODY WROTE IT DOWN']
  assert.ok(text.indexOf(said) > 0 && text.indexOf(said) < text.indexOf(unsaid))
  assert.match(text, /P46 {2}By when a conference is held: only the first/)
})

test('comparing two authorities speaks of neither losing nor gaining', async () => {
  const { text } = await told(compare, ['bradford/2023', 'pan-lancashire/2018'])
  assert.match(text, /ONLY IN BRADFORD\/2023/)
  assert.doesNotMatch(text, /LOST|GAINED/)
})

test('a procedure that is not there is refused with the nearest name', async () => {
  const { code, text } = await told(compare, ['bristol/2019', 'bristol/2042'])
  assert.equal(code, 2)
  assert.match(text, /There is no procedure "bristol\/2042"\. Did you mean "bristol\/2024"\?/)
})

test('tables line up, and words are broken at spaces', () => {
  assert.deepEqual(printTable(['a', 'n'], [['bb', '10']]), ['a    n', 'bb  10'])
  assert.deepEqual(wrap('one two three', 8, ' '), ['one two', ' three'])
})
