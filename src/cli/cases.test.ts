import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cases } from './cases.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

async function told(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-cases-'))
  folders.push(folder)
  const file = join(folder, 'mine.cases.yaml')
  await writeFile(file, text)
  const lines: string[] = []
  const code = await cases([file], line => lines.push(line.replaceAll(folder, 'mine')))
  return { code, lines }
}

test('a case that fails because of a slip is told of the slip', async () => {
  const { code, lines } = await told(`
- name: A slip
  procedure: bristol/2024
  happened:
    - threshold-decided: 2026-01-13T09:00
  expect:
    deadlines: { convenne: breach }
`)
  assert.equal(code, 1)
  assert.deepEqual(lines, [
    'mine/mine.cases.yaml line 7, expect.deadlines.convenne: "convenne" is not a clock known here. Did you mean "convene"?',
    'mine/mine.cases.yaml line 2, A slip\n  deadlines.convenne.verdict: expected breach, but it is silent',
    '1 cases: 0 of 1 expectations hold.',
  ])
})

test('a procedure that is not there is said once, however many cases name it', async () => {
  const one = (name: string) => `- { name: ${name}, procedure: bristol/2042, expect: { urgency: ask } }\n`
  const { code, lines } = await told(one('First') + one('Second'))
  assert.equal(code, 2)
  assert.deepEqual(lines, [
    'mine/mine.cases.yaml line 1, First: there is no procedure "bristol/2042". Did you mean "bristol/2024"?',
    '2 cases: 0 of 0 expectations hold, 1 not understood.',
  ])
})
