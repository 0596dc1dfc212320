/** Every sentence that a paper can say of itself: a story in which it is true and stands there, and one in which it is not. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { textOf } from './index.ts'
import { ofDecisions } from './testing/sentences-of-decisions.ts'
import { ofPeople } from './testing/sentences-of-people.ts'

const rows = [...ofPeople, ...ofDecisions]

/** Made of nothing but what somebody wrote, a label of the procedure and a number; their words are in rows of this table. */
const joints: ReadonlySet<string> = new Set(['…: ….…', '… (…): ….', '…… (…).…'])

/** True of every paper of its kind, whatever happened: what to bring, what an invitation is. */
const always: ReadonlySet<string> = new Set([
  'You are invited to … under the Children Act 1989.',
  'If you cannot come, say so at once and name somebody who can decide for your agency.',
  'This invitation is for you. Do not send it on; a colleague who comes instead is invited by name.',
  'What your agency knows about the family, with dates and where each piece comes from.',
  'Your professional opinion of the risk, kept apart from the facts.',
  'What your agency can do, and by when.',
  'Any conflict of interest, said before the discussion begins.',
  'An invitation waits for your reply.',
  'A discussion you are invited to is near.',
  'An action your agency has taken on is due.',
  'Minutes wait for your signature.',
  'Something has been sent to you that you have not opened.',
])

for (const { says, appears, absent } of rows) {
  test(`“${says.trim()}” stands where it is so`, () => {
    const text = textOf(appears())
    assert.ok(text.includes(says), text)
  })
  test(`“${says.trim()}” is not said where it is not so`, () => {
    const text = textOf(absent())
    assert.ok(!text.includes(says), text)
  })
}

test('every whole sentence that stands in the source of the papers is in this table', () => {
  const known = new Set([...rows.map(one => one.in), ...always, ...joints])
  const folder = new URL('./', import.meta.url)
  const missing = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(file => sentencesIn(readFileSync(new URL(file, folder), 'utf8')).map(one => `${file}: ${one}`))
    .filter(one => !known.has(one.slice(one.indexOf(': ') + 2)))
  assert.deepEqual(missing, [])
})

/** Literals that end as a sentence does, with what is put into them as `…`. */
const sentencesIn = (source: string): string[] =>
  literalsIn(source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')).filter(
    one => /[a-z…)][.]…?$/.test(one) && one.includes(' '),
  )

/** Every text between quotes or backticks, those inside `${…}` as texts of their own. */
function literalsIn(code: string): string[] {
  const found: string[] = []
  let at = 0
  const skipTo = (end: '}' | undefined): void => {
    for (let depth = 0; at < code.length; at++) {
      const one = code[at]!
      if (one === '{') depth++
      else if (one === '}' && depth-- === 0 && end) return
      else if (one === "'" || one === '`') literal(one)
    }
  }
  const literal = (quote: string): void => {
    let text = ''
    for (at++; code[at] !== quote; at++) {
      if (code[at] === '\\') at++
      if (quote === '`' && code.startsWith('${', at)) {
        at += 2
        skipTo('}')
        text += '…'
      } else text += code[at]
    }
    found.push(text)
  }
  skipTo(undefined)
  return found
}
