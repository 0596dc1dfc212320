/**
 * The live channel: which part of a discussion changed, never what it holds.
 * PostgreSQL says so to every web process (LISTEN/NOTIFY, a hint); the browser fetches the part through the access check.
 */
import type { Pool } from 'pg'
import { isPart } from './parts.ts'
import type { Change } from './touched.ts'

/** A change as the web processes tell it each other. It never leaves them: what a browser is told is decided for its reader. */
export type Announced = Change & { readonly authority: string; readonly discussion: string }
type Listener = { discussion: string; tell: (change: Change) => void }

export type Live = {
  /** Hears of changes to one discussion until `stop` is called. */
  listen(discussion: string, tell: (change: Change) => void): { stop(): void }
  listeners(discussion: string): number
  close(): Promise<void>
}

/** A lost connection is taken up again after this long; pages poll meanwhile. */
const again_ms = 1000

export async function openLive(pool: Pool): Promise<Live> {
  const listeners = new Set<Listener>()
  let closed = false
  let hangUp: () => void = () => {}

  const connect = async (): Promise<void> => {
    const fresh = await pool.connect()
    let given = false
    // A connection is lost in several ways, sometimes in two of them at once; it is given back once.
    const giveBack = (): void => {
      if (given) return
      given = true
      fresh.release(true)
      if (!closed) setTimeout(again, again_ms).unref()
    }
    fresh.on('notification', message => {
      const change = readAnnounced(message.payload)
      if (!change) return
      for (const listener of listeners) if (listener.discussion === change.discussion) listener.tell(change)
    })
    fresh.on('error', giveBack)
    fresh.on('end', giveBack)
    await fresh.query('listen quorate')
    hangUp = giveBack
  }
  const again = (): void =>
    void connect().catch(() => {
      if (!closed) setTimeout(again, again_ms).unref()
    })
  await connect()

  return {
    listen(discussion, tell) {
      const listener = { discussion, tell }
      listeners.add(listener)
      return { stop: () => void listeners.delete(listener) }
    },
    listeners: discussion => [...listeners].filter(one => one.discussion === discussion).length,
    async close() {
      closed = true
      hangUp()
    },
  }
}

/** What was said on the channel; undefined when it is not one of our changes: whoever reaches the database may say anything there. */
function readAnnounced(said: string | undefined): Announced | undefined {
  try {
    const { authority, discussion, parts, lines } = JSON.parse(said ?? '') as Partial<Announced>
    const fits =
      typeof authority === 'string' &&
      typeof discussion === 'string' &&
      (parts === 'all' || (Array.isArray(parts) && parts.every(isPart))) &&
      Array.isArray(lines) &&
      lines.every(line => typeof line === 'string')
    return fits ? { authority, discussion, parts, lines } : undefined
  } catch {
    return undefined
  }
}
