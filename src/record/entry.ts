import { createHash } from 'node:crypto'
import type { Json } from './canonical.ts'

/** One thing that happened, as a reader of the record gets it. Instants are UTC ISO text with milliseconds. */
export type Entry = {
  /** Place in the discussion, from 1 without gaps; null for an entry beside the story (somebody read it, was refused). */
  number: number | null
  /** Place in the authority's chain, from 1 without gaps. */
  position: number
  type: string
  schema: number
  /** When it happened, as said by whoever recorded it. */
  at: string
  /** When the database wrote it down. */
  recordedAt: string
  /** Null: the program itself. */
  actor: string | null
  onBehalfOf: string | null
  command: string
  /** Null once lawfully redacted. */
  content: { readonly [member: string]: Json | undefined } | null
}

/** What of an entry its digest covers; `contentDigest` stands for the content, so that content can go and the digest stay. */
export type Envelope = Omit<Entry, 'content'> & {
  authority: string
  discussion: string | null
  ordinal: number
  contentDigest: Buffer
  previous: Buffer
}

/** What stands before the first entry of an authority. */
export const CHAIN_START = Buffer.alloc(32)

/** The digest of an entry: SHA-256 of its envelope, line by line. The layout is specified in this folder's README. */
export function entryDigest(envelope: Envelope): Buffer {
  const lines = [
    'quorate entry 1',
    `authority ${envelope.authority}`,
    `position ${envelope.position}`,
    `discussion ${envelope.discussion ?? '-'}`,
    `number ${envelope.number ?? '-'}`,
    `ordinal ${envelope.ordinal}`,
    `type ${envelope.type}`,
    `schema ${envelope.schema}`,
    `at ${envelope.at}`,
    `recorded-at ${envelope.recordedAt}`,
    `actor ${envelope.actor ?? '-'}`,
    `on-behalf-of ${envelope.onBehalfOf ?? '-'}`,
    `command ${envelope.command}`,
    `content ${envelope.contentDigest.toString('hex')}`,
    `previous ${envelope.previous.toString('hex')}`,
  ]
  return createHash('sha256')
    .update(`${lines.join('\n')}\n`, 'utf8')
    .digest()
}

/** The digest of an entry's content: SHA-256 of the salt's bytes followed by the content's UTF-8 bytes. */
export function contentDigest(salt: Buffer, content: string): Buffer {
  return createHash('sha256').update(salt).update(content, 'utf8').digest()
}
