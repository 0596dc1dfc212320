import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { anytown, anytownWith } from '../procedure/testing/anytown.ts'
import { concern } from './concern.ts'
import { draft } from './draft.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

async function told(verb: typeof draft, args: readonly string[]) {
  const lines: string[] = []
  const code = await verb(args, line => void lines.push(line))
  return { code, text: lines.join('\n') }
}

async function checked(text: string, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-draft-'))
  folders.push(folder)
  const file = join(folder, '2027.yaml')
  await writeFile(file, text)
  return told(draft, ['check', file, ...more])
}

test('a sound draft passes, and what law expects of it is only a warning', async () => {
  const { code, text } = await checked(anytown)
  assert.equal(code, 0)
  assert.match(text, /Warnings[\s\S]*ENG-1[\s\S]*Nothing contradicts itself/)
})

test('a draft that contradicts itself is not passed, and each contradiction has its line', async () => {
  const { code, text } = await checked(anytownWith('      starts-section-47: true\n', ''))
  assert.equal(code, 1)
  assert.match(text, /Contradictions \(1\)\n {2}- line \d+, follow\.conference: /)
})

test('a draft that cannot be read says where, and nothing more is guessed', async () => {
  const { code, text } = await checked(anytownWith('section: "5.1"', 'section: 5.1'))
  assert.equal(code, 1)
  assert.match(text, /Errors \(1\)[\s\S]*Put it in quotes/)
  assert.doesNotMatch(text, /Warnings/)
})

test('a draft is told what it loses of the version before it', async () => {
  const { text } = await checked(anytown, '--after', 'bristol/2024')
  assert.match(text, /since bristol\/2024 \(\d+\)[\s\S]*BR24-204/)
})

test('a concern typed in words of one procedure is refused, a misspelt fact gets a suggestion', async () => {
  assert.equal((await told(concern, ['urgency=two-hours'])).code, 2)
  assert.match((await told(concern, ['serious-harmm'])).text, /Did you mean "serious-harm"\?/)
})

test('a concern typed once is answered under all five, with due moments and silences', async () => {
  const { code, text } = await told(concern, [
    'at=2026-01-16T16:30',
    'harm=physical',
    'serious-harm',
    'born=2022-05-01',
  ])
  assert.equal(code, 0)
  for (const part of [
    'HOW URGENT IT IS',
    'WHO MUST COME',
    'BY WHEN',
    'WHAT MUST BE ANSWERED',
    'WHO GETS WHAT',
  ])
    assert.ok(text.includes(part), part)
  assert.match(text, /Friday 16 January 2026, end of day/)
  assert.match(text, /pan-lancashire\/2018\n/)
})
