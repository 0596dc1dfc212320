/** The live channel to one browser: server-sent events that say which part changed, never what it holds. */
import type { FastifyInstance } from 'fastify'
import { withActor } from '../database/index.ts'
import type { House } from '../house.ts'
import { access } from '../people/access.ts'
import { standingIn } from '../people/standing.ts'
import { headers } from './headers.ts'
import { findSession, sessionKey } from './session.ts'
import type { Session } from './visit.ts'

/** Keeps proxies from closing a quiet channel; and how soon one that is no longer allowed is closed where nothing changes. */
const breath_ms = 25_000

/** The channels that are open in this process. */
export type Channels = {
  /** Closes those of one session, when it ends. */
  closeOf(session: string | undefined): void
  closeAll(): void
}

export function liveRoute(server: FastifyInstance, house: House, breathe_ms = breath_ms): Channels {
  const open = new Map<() => void, string>()
  server.get<{ Params: { reference: string } }>('/discussions/:reference/live', async (request, reply) => {
    // The session is looked up again each time: one that has ended, here or in another process, hears nothing more.
    const heard = async (): Promise<string | undefined> => {
      const session = await findSession(house, request)
      return session && (await findOpen(house, session, request.params.reference))
    }
    const key = sessionKey(request)
    const discussion = await heard()
    if (!discussion || key === undefined) return reply.code(404).send()

    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(': open\n\n')
    const close = (): void => void raw.end()
    /** Who may listen is decided again at every change and every breath: exclusion closes the channel at once. */
    const say = async (words: string): Promise<void> => {
      if (raw.destroyed || raw.writableEnded) return
      if (await heard().catch(() => undefined)) raw.write(words)
      else close()
    }
    const listening = house.live.listen(
      discussion,
      ({ number, parts }) =>
        void say(`event: changed\ndata: ${JSON.stringify({ number, parts })}\n\n`).catch(close),
    )
    const breath = setInterval(() => void say(': still here\n\n').catch(close), breathe_ms)
    open.set(close, key)
    raw.on('close', () => {
      clearInterval(breath)
      listening.stop()
      open.delete(close)
    })
  })
  return {
    closeOf(session) {
      for (const [close, of] of open) if (of === session) close()
    },
    closeAll() {
      for (const close of open.keys()) close()
    },
  }
}

/** The discussion, for somebody who sees it; who only gets a copy of it hears nothing of how it goes on. */
async function findOpen(house: House, session: Session, reference: string): Promise<string | undefined> {
  const { person, authority } = session
  const actor = { person: person.person, authority, capacity: 'person', now: house.clock.now() }
  return await withActor(house.database.pool, actor, async tx => {
    const { rows } = await tx.query<{ discussion: string }>({
      name: 'find-by-reference',
      text: 'select discussion from quorate.discussion_head where authority = $1 and reference = $2',
      values: [authority, reference],
    })
    const discussion = rows[0]?.discussion
    if (discussion === undefined) return undefined
    const who = await standingIn(tx, { ...actor, discussion, agency: person.agencyName })
    return access(who, 'see').allowed ? discussion : undefined
  })
}
