/** The postman's rounds: a sweep every few seconds, and at once when something was committed. */
import type { Pool } from 'pg'
import type { Transport } from './folder.ts'
import { sweep } from './sweep.ts'

type Rounds = {
  /** Goes out at once, or once more after the round that is under way. */
  kick(): void
  /** Waits for the round that is under way, and makes no other. */
  stop(): Promise<void>
}

/** Short enough that a mail feels sent; a sweep that finds nothing costs a millisecond or two. */
const between_ms = 5_000

/**
 * Starts the rounds for every authority of the house. Whatever fails is tried again on the next round; nothing is lost, because
 * what is to be sent are rows. Never keeps the process alive.
 */
export function startRounds({
  pool,
  authorities,
  transport,
  now,
}: {
  pool: Pool
  authorities: () => readonly string[]
  transport: Transport
  now: () => string
}): Rounds {
  let under: Promise<void> | undefined
  let again = false
  let stopped = false
  const round = async (): Promise<void> => {
    do {
      again = false
      for (const authority of authorities())
        await sweep(pool, authority, transport, now()).catch((error: Error) => {
          // Never what the error says: it may quote an address.
          if (!stopped) console.error(JSON.stringify({ trouble: 'sweep', name: error.name }))
        })
    } while (again && !stopped)
  }
  const kick = (): void => {
    if (stopped) return
    if (under) {
      again = true
      return
    }
    under = round().finally(() => {
      under = undefined
    })
  }
  const timer = setInterval(kick, between_ms)
  timer.unref()
  return {
    kick,
    async stop() {
      stopped = true
      clearInterval(timer)
      await under
    },
  }
}
