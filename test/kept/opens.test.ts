/** A database that an earlier version made opens with today's program: its record verifies, folds, and gives the same minutes. */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { load, States } from '../../src/conduct.ts'
import { withSystem } from '../../src/database/index.ts'
import { findFrozen, minutesDocument } from '../../src/delivery/freeze.ts'
import type { Reader } from '../../src/discussion/audience.ts'
import { demoStart } from '../../src/demo/index.ts'
import { actionTable, copyReader, minutes, textOf, wholeRecord } from '../../src/discussion/papers/index.ts'
import { pinnedBy } from '../../src/discussion/pinned.ts'
import { type Kept, keep } from '../../src/keep.ts'
import { readWitness, verifyRecord } from '../../src/record/index.ts'
import { openShelf, usualPlaces } from '../../src/shelf.ts'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../database.ts'
import { type Mended, mended } from './0.1.0/mended.ts'
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
    const checkpoints = readWitness(keptFile(version, 'witness'), authority, key)
    assert.ok(checkpoints.length > 0, 'the witness knows this authority')
    const found = await verifyRecord(database.pool, { authority, checkpoints })
    assert.ok(found.intact, JSON.stringify(found))
    assert.ok(found.entries > 20)
  }
})

test('every discussion folds, and its minutes and action table say the same words but where a false one is mended', async () => {
  const used = new Set<Mended>()
  for (const one of kept) {
    const now = await wordsToday(one)
    for (const paper of Object.keys(one.words) as (keyof KeptWords['words'])[])
      assert.deepEqual(
        now[paper],
        mendedIn(one, paper, used),
        `${one.reference}, ${paper}: a line reads otherwise than before`,
      )
  }
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
        const file = await findFrozen(tx, authority, minutesDocument(id, number, 'words'))
        assert.equal(file?.sha256, digest, discussion.reference)
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

/** The lines as that version wrote them, with what is known to have been false put right. */
function mendedIn(
  { reference, words }: KeptWords,
  paper: keyof KeptWords['words'],
  used: Set<Mended>,
): string[] {
  return words[paper].flatMap(line => {
    const found = mended.find(
      one =>
        one.was === line &&
        (one.in === undefined || one.in === reference) &&
        (one.papers === undefined || one.papers.includes(paper)),
    )
    if (!found) return [line]
    used.add(found)
    return found.reads
  })
}
