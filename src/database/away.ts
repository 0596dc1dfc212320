/** The database is away: it is being started again, is restarting by itself, or the way to it is cut. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { errorCode } from './refusal.ts'

/** A restart takes about a tenth of a second, a recovery after a crash one to four: most pages come a little later, and no more. */
const PATIENCE_MS = 3_000
const LOOK_AGAIN_MS = 100

/** How the system says that nobody answers, and PostgreSQL that it is coming up or going down. */
const codes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** How `pg` says it, without a code. */
const words =
  /Connection terminated|connection is closed|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i

/** Whether an error says that the database could not be reached or was lost; not that it refused what was asked. */
export function isAway(error: unknown): boolean {
  const code = errorCode(error)
  if (code === undefined) return error instanceof Error && words.test(error.message)
  // Without its socket a server on this machine is a file that is not there.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect'
  return codes.has(code) || code.startsWith('08')
}

/** How long one request waits for a database that is just being started again. */
type Patience = { isOver(): boolean }
export function openPatience(): Patience {
  const giveUpAt = Date.now() + PATIENCE_MS
  return { isOver: () => Date.now() > giveUpAt }
}

/**
 * A connection of the pool, as soon as there is one. Nothing has been asked of it yet, so asking again repeats nothing.
 *
 * @throws the last error, for which `isAway` holds, when the database does not come back in time.
 */
export async function connectPatiently(pool: Pool, patience: Patience): Promise<PoolClient> {
  for (;;) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isAway(error) || patience.isOver()) throw error
      await pause(LOOK_AGAIN_MS)
    }
  }
}
