/**
 * What the tables hold, compared with what the record says. The chain shows that the record is what was recorded; this shows
 * that what pages, doors and readers go by is what follows from it.
 */
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { type Tx, withSystem } from '../database/index.ts'
import { initial } from '../discussion/discussion.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { fold } from '../folding.ts'
import { readEntries } from '../record/index.ts'
import { compareDocuments } from './documents.ts'
import { compareStanding } from './standing.ts'

/** What was compared, and what is not as the record has it, in words. */
type Compared = { discussions: number; documents: number; kept: number; wrong: string[] }

/** Everything of one authority. Nothing is changed: what is made to compare with is rolled back. */
export async function compareTables(pool: Pool, authority: string): Promise<Compared> {
  const found: Compared = { discussions: 0, documents: 0, kept: 0, wrong: [] }
  const system = <T>(work: (tx: Tx) => Promise<T>) => withSystem(pool, { authority }, work)
  const heads = await system(async tx => {
    const { rows } = await tx.query<{ discussion: string; reference: string }>(
      'select discussion, reference from quorate.discussion_head where authority = $1 order by reference',
      [authority],
    )
    return rows
  })
  const pinned = new Set<string>()
  for (const head of heads) {
    const story = await system(tx => readEntries(tx, authority, head.discussion))
    const discussion = story.reduce(fold, initial(head.discussion))
    found.discussions += 1
    if (discussion.reference !== head.reference)
      found.wrong.push(`${head.reference}: the record calls it ${discussion.reference || 'nothing'}`)
    const documents = await system(tx => compareDocuments(tx, authority, discussion))
    found.documents += documents.compared
    found.wrong.push(...documents.wrong, ...(await compareStanding(pool, authority, discussion, story)))
    const { procedure, calendar, overlay, earlier = [] } = pinnedBy(discussion)
    for (const hash of [procedure, calendar, ...(overlay ? [overlay] : []), ...earlier]) pinned.add(hash)
  }
  const kept = await system(tx => compareKept(tx, pinned))
  found.kept = kept.compared
  found.wrong.push(...kept.wrong)
  return found
}

/** Procedures and calendars are what discussions were pinned to, byte for byte. */
async function compareKept(
  tx: Tx,
  pinned: ReadonlySet<string>,
): Promise<{ compared: number; wrong: string[] }> {
  const { rows } = await tx.query<{ hash: string; id: string; content: string }>(
    'select hash, id, content from quorate.kept',
  )
  const there = new Set(rows.map(row => row.hash))
  const altered = rows.filter(
    ({ hash, content }) => createHash('sha256').update(content, 'utf8').digest('hex') !== hash,
  )
  return {
    compared: rows.length,
    wrong: [
      ...altered.map(
        ({ id, hash }) => `${id} as it was kept is not what its hash says (${hash.slice(0, 16)})`,
      ),
      ...[...pinned]
        .filter(hash => hash !== '' && !there.has(hash))
        .map(hash => `what a discussion was pinned to is not kept (${hash.slice(0, 16)})`),
    ],
  }
}
