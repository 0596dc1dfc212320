/** A database that an earlier version made opens with today's program: its record verifies, folds, and gives the same minutes. */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { load, States } from '../../src/states.ts'
import { withSystem } from '../../src/database/index.ts'
import { minutesDocument } from '../../src/delivery/freeze.ts'
import { findFrozen } from '../../src/delivery/frozen.ts'
import type { Reader } from '../../src/discussion/audience/audience.ts'
import { demoStart } from '../../src/demo/index.ts'
import { actionTable, copyReader, minutes, textOf, wholeRecord } from '../../src/discussion/papers/index.ts'
import { pinnedBy } from '../../src/discussion/required/pinned.ts'
import { type Kept, keep } from '../../src/keep.ts'
import { readWitness, verifyRecord } from '../../src/record/index.ts'
import { openShelf, usualPlaces } from '../../src/shelf.ts'
import { compareTables } from '../../src/verify/index.ts'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../database.ts'
import { added, type Mended, mended } from './0.1.0/mended.ts'
import type { KeptWords } from './kept.ts'
import { keptFile, keptWords, restore } from './restore.ts'

const version = '0.1.0'
const kept = keptWords(version)
let database: FreshDatabase
let rules: Kept

before(async () => {
  database = await freshDatabase(client => restore(client, version, '0012'))
  rules = await keep(database, await openShelf(), usualPlaces)
})
after(closeDatabase)

test('every authority’s chain is what that version recorded and what its witness saw', async () => {
  const key = createPublicKey(readFileSync(keptFile(version, 'seal-key.public.pem')))
  for (const authority of new Set(kept.map(one => one.authority))) {
    const { checkpoints } = readWitness(keptFile(version, 'witness'), authority, key)
    assert.ok(checkpoints.length > 0, 'the witness knows this authority')
    const found = await verifyRecord(database.pool, { authority, checkpoints })
    assert.ok(found.intact, JSON.stringify(found))
    assert.ok(found.entries > 20)
  }
})

test('every discussion folds, and its minutes and action table say the same words but where a false one is mended', async () => {
  const used = new Set<Mended>()
  const otherwise: object[] = []
  for (const one of kept) {
    const now = await wordsToday(one)
    for (const paper of Object.keys(one.words) as (keyof KeptWords['words'])[])
      for (const differs of differences(
        unnumbered(mendedIn(one, paper, now[paper], used)),
        unnumbered(withoutAdded(now[paper], one.words[paper])),
      ))
        otherwise.push({ authority: one.authority, in: one.reference, paper, ...differs })
  }
  assert.deepEqual(otherwise, [], 'lines that read otherwise than before')
  assert.deepEqual(
    mended.filter(one => !used.has(one)),
    [],
    'said to be mended, and found nowhere',
  )
})

test('what was signed then is opened as it was signed', async () => {
  let signed = 0
  for (const { authority, discussion: id } of kept)
    await withSystem(database.pool, { authority }, async tx => {
      const discussion = await load(tx, new States(), authority, id)
      for (const { version: number, digest } of discussion.versions) {
        const place = { authority, document: minutesDocument(id, number, 'words') }
        const file = await findFrozen(tx, place, 'words', { digest })
        assert.ok(file && file !== 'altered', discussion.reference)
        signed += 1
      }
    })
  assert.ok(signed >= 2, `only ${signed} signed versions`)
})

async function wordsToday({ authority, discussion: id }: KeptWords): Promise<KeptWords['words']> {
  const discussion = await withSystem(database.pool, { authority }, tx =>
    load(tx, new States(), authority, id),
  )
  const under = rules.rulesFor(pinnedBy(discussion))
  const lines = (reader: Reader) => textOf(minutes(discussion, under, { now: demoStart, reader })).split('\n')
  return {
    room: lines(wholeRecord),
    police: lines(copyReader({ police: true })),
    professionals: lines(copyReader({})),
    actions: textOf(actionTable(discussion, under, { now: demoStart, reader: wholeRecord })).split('\n'),
  }
}

/** Without what that version did not say at all and should have; a part under a heading of its own goes with its heading. */
function withoutAdded(now: readonly string[], then: readonly string[]): string[] {
  const known = new Set(then)
  const kept: string[] = []
  let inAddedPart = false
  for (const line of now) {
    if (line.startsWith('#')) inAddedPart = added.some(one => one.part === line)
    // The empty line that parts it from what stands before.
    if (inAddedPart && line.startsWith('#')) kept.pop()
    if (line === '') inAddedPart = false
    if (inAddedPart || (!known.has(line) && added.some(one => one.line?.test(line)))) continue
    kept.push(line)
  }
  return kept
}

/**
 * Without the numbers of lines: that version counted the lines of each paper anew, so that line 5 was two different lines in two
 * copies. Today a line is called by the number it has in the record.
 */
const unnumbered = (lines: readonly string[]): string[] =>
  lines.map(line =>
    line
      .replace(/^R?\d+\. (?=Fact|Professional opinion|The child’s words|The family’s words|Intelligence)/, '')
      .replace(/\blines? R?\d+(, R?\d+)*/, found => `${found.split(', ').length} cited`),
  )

/** The lines as that version wrote them, with what is known to have been false put right. */
function mendedIn(
  { authority, reference, words }: KeptWords,
  paper: keyof KeptWords['words'],
  now: readonly string[],
  used: Set<Mended>,
): string[] {
  const isFalse = (one: Mended, line: string): boolean =>
    (typeof one.was === 'string' ? one.was === line : one.was.test(line)) &&
    (one.authority === undefined || one.authority === authority) &&
    (one.in === undefined || one.in === reference) &&
    (one.beside === undefined || words[paper].includes(one.beside)) &&
    (one.now === undefined || now.some(said => one.now!.test(said))) &&
    (one.papers === undefined || one.papers.includes(paper))
  // One after the other: a line may have said two false things.
  return words[paper].flatMap(line =>
    mended.reduce<string[]>(
      (lines, one) =>
        lines.flatMap(said => {
          if (!isFalse(one, said)) return [said]
          used.add(one)
          return typeof one.was === 'string' ? one.reads : one.reads.map(part => said.replace(one.was, part))
        }),
      [line],
    ),
  )
}

type Differs = { was: string[]; reads: string[] }

/** Where two papers differ: the lines of one, and what stands in their place in the other. */
function differences(was: readonly string[], reads: readonly string[]): Differs[] {
  const found: Differs[] = []
  let [before, now] = [0, 0]
  while (before < was.length || now < reads.length) {
    if (was[before] === reads[now]) {
      before += 1
      now += 1
      continue
    }
    const [left, right] = nextSame(was.slice(before), reads.slice(now))
    found.push({ was: was.slice(before, before + left), reads: reads.slice(now, now + right) })
    before += left
    now += right
  }
  return found
}

/** How many lines each goes on before both go on alike. */
function nextSame(was: readonly string[], reads: readonly string[]): [number, number] {
  for (let far = 1; far <= was.length + reads.length; far += 1)
    for (let left = 0; left <= Math.min(far, was.length); left += 1) {
      const right = far - left
      if (right <= reads.length && was[left] === reads[right]) return [left, right]
    }
  return [was.length, reads.length]
}

test('its tables hold what follows from its record by today’s program', async () => {
  for (const authority of new Set(kept.map(one => one.authority))) {
    const { discussions, documents, wrong } = await compareTables(database.pool, authority)
    assert.deepEqual(wrong, [])
    assert.ok(discussions > 0 && documents >= 0)
  }
})
