import type { Instant } from '../calendar/index.ts'

/** The sha256 of each file that was frozen, in hex, by its form. Records from before files were counted have none. */
export type Digests = Readonly<Record<string, string>>

/** What one recipient gets of a version of the minutes, and when it was sent and received. */
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
  files?: Digests
  at: Instant
  received?: Instant
}
