/** What was signed, what was sent to whom, and what recipients said is wrong in it. */
import type { Instant } from '../../calendar/index.ts'
import type { Change } from './change.ts'
import type { By } from './by.ts'

export type Copy = {
  recipient: string
  child?: string
  to: string
  participant?: string
  person?: string
  address?: string
  gives: string
  version: number
  rule?: string
  /** sha256 of the words of this copy, in hex; none for a notice, which has no words of the discussion. */
  digest?: string
  /** Which lines of the record it holds; absent in copies sent before this was written down. */
  holds?: string[]
  /** What the chair says in this copy in the place of what is left out of it. */
  says?: string
  /** What this copy says in the place of the safety plan. */
  planSays?: string
  /** Who wrote both. */
  saidBy?: string
  files?: Digests
  at: Instant
  received?: Instant
}
/**
 * What was written for one recipient's copy, to be sent with it: in the place of what is left out of it, and in the place of the
 * safety plan. `key`: the recipient, with the child it is about and the person it goes to, as far as there is one.
 */
export type CopyWords = { key: string; says?: string; planSays?: string; at: Instant; by: By }
export type Version = {
  version: number
  at: Instant
  by: By
  name: string
  statements: string[]
  digest: string
  files?: Digests
}
/** The sha256 of each file that was frozen, in hex, by its form. Records from before files were counted have none. */
export type Digests = Readonly<Record<string, string>>
export type Correction = {
  correction: string
  recipient: string
  text: string
  at: Instant
  by: By
  late: boolean
  answer?: { accepted: boolean; words: string; at: Instant; by: By; change?: Change; was?: string }
  /** The newest version signed when it was answered. */
  answeredIn?: number
}
