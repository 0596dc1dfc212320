import type { Pool } from 'pg'
import { type Tx, withSystem } from '../database/index.ts'
import { CHAIN_START, contentDigest, type Envelope, entryDigest } from './entry.ts'
import type { Checkpoint } from './seal.ts'

/** The first place where the record is not what was recorded. `position` is null when no single entry is to blame. */
export type Break = { position: number | null; what: string }

/** What a verification found. `digest` is the end of the chain, in hexadecimal, for comparing with somebody else's. */
export type Verified =
  | {
      intact: true
      entries: number
      redacted: number
      digest: string
      checkpoints: number
      /** The place of the last checkpoint that a witness saw; up to here nothing can have been rewritten unseen. */
      witnessedTo: number
      /** When the first and the last entry were written down; undefined when there is none. */
      from?: string
      to?: string
    }
  | { intact: false; entries: number; broken: Break }

type Row = Envelope & { content: string | null; salt: Buffer | null; digest: Buffer }

/** What has been seen so far. Grows with the number of discussions and redactions, not with the number of entries. */
type Seen = {
  from?: string
  to?: string
  position: number
  digest: Buffer
  numbers: Map<string, number>
  emptied: Set<number>
  redactions: Set<number>
}

const PAGE_ENTRIES = 2000

/**
 * Re-hashes everything an authority ever recorded, and holds it against the chain's own head, the discussions' heads and
 * the checkpoints an outside witness kept.
 *
 * Finds every change up to the last checkpoint. What was recorded after it can be replaced by whoever owns the database and
 * recomputes the chain, and nothing inside that database could show it.
 */
export async function verifyRecord(
  pool: Pool,
  { authority, checkpoints = [] }: { authority: string; checkpoints?: readonly Checkpoint[] },
): Promise<Verified> {
  // One moment for all pages: what is appended meanwhile is for the next verification.
  return await withSystem(pool, { authority, snapshot: true }, async tx => {
    const seen: Seen = {
      position: 0,
      digest: CHAIN_START,
      numbers: new Map(),
      emptied: new Set(),
      redactions: new Set(),
    }
    const witnessed = new Map<number, Checkpoint[]>()
    for (const checkpoint of checkpoints) {
      if (checkpoint.authority !== authority) continue
      witnessed.set(checkpoint.position, [...(witnessed.get(checkpoint.position) ?? []), checkpoint])
    }
    const broken =
      (await walk(tx, authority, seen, witnessed)) ?? (await checkEnds(tx, authority, seen, witnessed))
    if (broken) return { intact: false, entries: seen.position, broken }
    return {
      intact: true,
      entries: seen.position,
      redacted: seen.emptied.size,
      digest: seen.digest.toString('hex'),
      checkpoints: [...witnessed.values()].flat().length,
      witnessedTo: Math.max(0, ...witnessed.keys()),
      ...(seen.from !== undefined && seen.to !== undefined && { from: seen.from, to: seen.to }),
    }
  })
}

/** The verdict as one sentence for an operator. */
export function verdict(verified: Verified): string {
  if (!verified.intact) {
    const { position, what } = verified.broken
    return position === null ? `Broken: ${what}.` : `Broken at position ${position}: ${what}.`
  }
  const { entries, redacted, checkpoints, witnessedTo, digest, from, to } = verified
  if (from === undefined || to === undefined) return 'Intact: nothing is recorded yet.'
  const emptied = redacted === 0 ? '' : `, ${redacted} lawfully redacted`
  const seen =
    checkpoints === 0 ? 'seen by no witness' : `${checkpoints} checkpoints, the last at entry ${witnessedTo}`
  return `Intact: ${entries} entries${emptied}, written from ${from} to ${to}; ${seen}; ending ${digest.slice(0, 16)}.`
}

async function walk(
  tx: Tx,
  authority: string,
  seen: Seen,
  witnessed: Map<number, Checkpoint[]>,
): Promise<Break | undefined> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const { rows } = await tx.query<Row>({
      name: 'verify-page',
      text: `select authority, position, discussion, number, ordinal, type, schema, at, recorded_at as "recordedAt", actor,
                    on_behalf_of as "onBehalfOf", command, content, salt, content_digest as "contentDigest", previous, digest
               from quorate.entry where authority = $1 and position > $2 order by position limit ${PAGE_ENTRIES}`,
      values: [authority, after],
    })
    for (const row of rows) {
      const what = findFault(row, seen) ?? findDisagreement(row.digest, witnessed.get(row.position))
      if (what) return { position: row.position, what }
      remember(row, seen)
    }
    if (rows.length < PAGE_ENTRIES) return undefined
    after = rows.at(-1)!.position
  }
}

function findFault(row: Row, seen: Seen): string | undefined {
  const expected = seen.position + 1
  if (row.position > expected) return `entries ${expected} to ${row.position - 1} are missing`
  if (row.position < expected) return 'the position is taken twice'
  if (row.content !== null && row.salt !== null) {
    if (!contentDigest(row.salt, row.content).equals(row.contentDigest))
      return 'the content is not what was recorded'
  } else if (row.content !== null || row.salt !== null) {
    return 'the content or its salt is missing'
  }
  if (!entryDigest(row).equals(row.digest))
    return 'the envelope (who, when, what kind, where) is not what was recorded'
  if (!row.previous.equals(seen.digest)) return 'it does not follow from the entry before it'
  if (row.discussion === null) return undefined
  const last = seen.numbers.get(row.discussion) ?? 0
  if (row.number === null || row.number === last + 1) return undefined
  return `its number is ${row.number}, but ${last + 1} comes next`
}

function findDisagreement(digest: Buffer, checkpoints: Checkpoint[] = []): string | undefined {
  const other = checkpoints.find(checkpoint => checkpoint.digest !== digest.toString('hex'))
  return other && `the witness saw another digest here on ${other.at}: history up to here was rewritten`
}

function remember(row: Row, seen: Seen): void {
  seen.from ??= row.recordedAt
  seen.to = row.recordedAt
  seen.position = row.position
  seen.digest = row.digest
  if (row.discussion !== null && row.number !== null) seen.numbers.set(row.discussion, row.number)
  if (row.content === null) seen.emptied.add(row.position)
  if (row.type === 'ContentRedacted' && row.content !== null) {
    seen.redactions.add((JSON.parse(row.content) as { position: number }).position)
  }
}

async function checkEnds(
  tx: Tx,
  authority: string,
  seen: Seen,
  witnessed: Map<number, Checkpoint[]>,
): Promise<Break | undefined> {
  const beyond = [...witnessed.keys()].filter(position => position > seen.position).sort((a, b) => b - a)[0]
  if (beyond !== undefined) {
    const on = witnessed.get(beyond)![0]!.at
    return {
      position: seen.position + 1,
      what: `entries ${seen.position + 1} to ${beyond}, which the witness saw on ${on}, are missing`,
    }
  }
  for (const position of seen.emptied) {
    if (!seen.redactions.has(position))
      return { position, what: 'the content is gone and no redaction says why' }
  }
  for (const position of seen.redactions) {
    if (!seen.emptied.has(position))
      return { position, what: 'it was redacted, but its content is still there' }
  }
  const { rows: chain } = await tx.query<{ position: number; digest: Buffer }>(
    'select position, digest from quorate.chain_head where authority = $1',
    [authority],
  )
  const end = chain[0] ?? { position: 0, digest: CHAIN_START }
  if (end.position !== seen.position) {
    return {
      position: Math.min(end.position, seen.position) + 1,
      what: `the chain's head says ${end.position} entries, and there are ${seen.position}`,
    }
  }
  if (!end.digest.equals(seen.digest))
    return { position: seen.position, what: `the chain's head has another digest` }
  const { rows: twice } = await tx.query<{ position: number }>(
    `select max(position) as position from quorate.entry where authority = $1
      group by discussion, command, ordinal having count(*) > 1 limit 1`,
    [authority],
  )
  if (twice[0]) return { position: twice[0].position, what: 'the same command stands in the record twice' }
  const { rows: heads } = await tx.query<{ discussion: string; number: number }>(
    'select discussion, number from quorate.discussion_head where authority = $1 order by discussion',
    [authority],
  )
  const known = new Map(heads.map(head => [head.discussion, head.number]))
  for (const discussion of new Set([...known.keys(), ...seen.numbers.keys()])) {
    const says = known.get(discussion) ?? 0
    const counted = seen.numbers.get(discussion) ?? 0
    if (says !== counted) {
      return {
        position: null,
        what: `the head of discussion ${discussion} says ${says} entries, and there are ${counted}`,
      }
    }
  }
  return undefined
}
