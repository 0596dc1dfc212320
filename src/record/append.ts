import { randomBytes } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import { canonical, type Json } from './canonical.ts'

/** One thing that happened, about to be recorded. `at` is a UTC instant as said by whoever records it. */
export type NewEntry = {
  type: string
  schema?: number
  at: string
  content: { readonly [member: string]: Json | undefined }
}

/** The entries of one command. */
export type Append = {
  authority: string
  /** Null: about the authority itself. */
  discussion: string | null
  /** Made by whoever asks, once for each intention: the same id again is the same intention again. */
  command: string
  /** Null: the program itself (only as the system). */
  actor: string | null
  onBehalfOf?: string | null
  /** The number of the last entry the decider knew. Left out: append to whatever is there. */
  expected?: number
  /** Beside the story: takes no number, makes no decider stale. For reads and refusals. */
  beside?: boolean
  entries: readonly NewEntry[]
}

/** Where an entry landed. */
export type Written = { position: number; number: number | null; recordedAt: string }

/**
 * What became of an append. `repeated`: this command was recorded before, and these are its entries of then. `stale`: others
 * recorded first; `number` is that of the discussion's last entry now, and nothing was written.
 */
export type Appended =
  | { stale: false; repeated: boolean; number: number | null; entries: Written[] }
  | { stale: true; number: number }

/** Two hashes of the same words differ by the salt, so that nobody can test a guess against a digest once content is gone. */
const SALT_BYTES = 16

/**
 * Records the entries of one command, all or none, in one round trip.
 *
 * Call it last in a transaction: from here until commit every other writer of the authority waits.
 *
 * @throws Unrecordable when a content cannot be written so that it reads back the same; an error of PostgreSQL (42501) when
 *   whoever is asking may not see the discussion or is not the actor.
 */
export async function append(tx: Tx, what: Append): Promise<Appended> {
  if (what.entries.length === 0) throw new RangeError('an append without entries')
  const { rows } = await tx.query<{ answer: Answer }>({
    name: 'append',
    text: `select quorate.append_entries($1, $2, $3, $4, $5, $6, $7, $8::text[], $9::int[], $10::timestamptz[], $11::text[],
                                         $12::bytea[]) as answer`,
    values: [
      what.authority,
      what.discussion,
      what.beside !== true,
      what.expected ?? null,
      what.command,
      what.actor,
      what.onBehalfOf ?? null,
      what.entries.map(entry => entry.type),
      what.entries.map(entry => entry.schema ?? 1),
      what.entries.map(entry => entry.at),
      what.entries.map(entry => canonical(entry.content)),
      what.entries.map(() => randomBytes(SALT_BYTES)),
    ],
  })
  return told(rows[0]!.answer)
}

/** The database's answer to an append, in our words. */
export function told({ outcome, number, entries }: Answer): Appended {
  if (outcome === 'stale') return { stale: true, number: number ?? 0 }
  const written = entries.map(({ position, number, recordedAt }) => ({
    position,
    number: number ?? null,
    recordedAt,
  }))
  return {
    stale: false,
    repeated: outcome === 'repeated',
    number: written.at(-1)?.number ?? null,
    entries: written,
  }
}

/** What `append_entries` answers. */
export type Answer = { outcome: 'appended' | 'repeated' | 'stale'; number: number | null; entries: Written[] }

/** The head of a discussion: its reference, the number of its last entry, and the procedure it is pinned to. */
export type Head = {
  reference: string
  number: number
  procedure: string
  procedureHash: string
  startedAt: string
}

/**
 * Holds a discussion until the transaction ends, so that what is decided from its entries is still true when it is appended.
 *
 * @returns undefined when there is no such discussion, or whoever is asking may not see it: the two are the same.
 */
export async function lockDiscussion(
  tx: Tx,
  authority: string,
  discussion: string,
): Promise<Head | undefined> {
  const { rows } = await tx.query<Head>({
    name: 'lock-discussion',
    text: `select reference, number, procedure, procedure_hash as "procedureHash", started_at as "startedAt"
             from quorate.lock_discussion($1, $2)`,
    values: [authority, discussion],
  })
  return rows[0]
}

/**
 * Makes a discussion's head, as the system. Asked again for the same discussion, nothing changes.
 *
 * @param reference - left out: the authority's next, `SD-0001`, `SD-0002` …
 * @returns its reference.
 */
export async function beginDiscussion(
  tx: Tx,
  head: {
    authority: string
    discussion: string
    reference?: string
    procedure: string
    procedureHash: string
  },
): Promise<string> {
  const { rows } = await tx.query<{ reference: string }>(
    'select quorate.begin_discussion($1, $2, $3, $4, $5) as reference',
    [head.authority, head.discussion, head.reference ?? null, head.procedure, head.procedureHash],
  )
  return rows[0]!.reference
}
