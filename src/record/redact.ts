import { randomBytes } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import { type Answer, type Appended, told } from './append.ts'
import { canonical } from './canonical.ts'

/** A lawful redaction: which entry, on what legal basis, who ordered it and why. `at` is a UTC instant. */
export type Redaction = {
  authority: string
  position: number
  command: string
  actor: string
  at: string
  basis: string
  reason: string
}

/**
 * Empties the content of one entry and records `ContentRedacted` in the same discussion. The chain still verifies, because
 * the digest covers a salted digest of the content, and the salt goes with the content.
 *
 * As the system, or as a person with oversight of the authority. Done again with the same command, nothing changes.
 */
export async function redact(
  tx: Tx,
  { authority, position, command, actor, at, basis, reason }: Redaction,
): Promise<Appended> {
  const { rows } = await tx.query<{ answer: Answer }>(
    'select quorate.redact_entry($1, $2, $3, $4, $5, $6, $7) as answer',
    [authority, position, command, actor, at, canonical({ position, basis, reason }), randomBytes(16)],
  )
  return told(rows[0]!.answer)
}
