/** The live channel to one browser: server-sent events that say which parts of the room changed, never what they hold. */
import type { FastifyInstance } from 'fastify'
import { mayHave } from '../../discussion/audience/audience.ts'
import type { House } from '../../house.ts'
import { type Changed, changedEvent, type Touched, together } from '../../room/parts.ts'
import type { Change } from '../../room/touched.ts'
import { Fields } from '../fields.ts'
import { headers } from './headers.ts'
import { type Room, standInRoom } from '../pages/room/room.ts'
import { findSession, sessionKey } from './session.ts'
import { Visit } from '../visit.ts'

/** Keeps proxies from closing a quiet channel; and how soon one that is no longer allowed is closed where nothing changes. */
const breath_ms = 25_000

/** The channels that are open in this process. */
export type Channels = {
  /** Closes those of one session, when it ends. */
  closeOf(session: string | undefined): void
  closeAll(): void
}

export function liveRoute(server: FastifyInstance, house: House): Channels {
  const open = new Map<() => void, string>()
  server.get<{ Params: { reference: string } }>('/discussions/:reference/live', async (request, reply) => {
    // The session is looked up again each time: one that has ended, here or in another process, hears nothing more.
    const enter = async (): Promise<Room | undefined> => {
      const session = await findSession(house, request)
      if (!session) return undefined
      const { params, url } = request
      return standInRoom(new Visit(house, session, house.clock.now(), params, {}, new Fields({}), url))
    }
    const key = sessionKey(request)
    const room = await enter()
    if (!room || key === undefined) return reply.code(404).send()

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
    const say = async (wordsFor: (room: Room) => string | undefined): Promise<void> => {
      const now = await enter().catch(() => undefined)
      if (raw.destroyed || raw.writableEnded) return
      if (!now) return close()
      const words = wordsFor(now)
      if (words !== undefined) raw.write(words)
    }
    const listening = house.live.listen(room.seen.discussion.id, change => {
      say(now => sayChanged(touchedFor(now, change))).catch(close)
    })
    const breath = setInterval(() => {
      say(() => ': still here\n\n').catch(close)
    }, breath_ms)
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

/** What of a change somebody is told: of a line they may not read not even that it was written. */
function touchedFor({ seen, reader }: Room, { parts, lines }: Change): Touched {
  const changed = seen.record.lines.filter(line => lines.includes(line.line))
  const theirs = changed.filter(({ audience, by }) => mayHave({ audience, by: by.person }, reader))
  const taken = changed
    .filter(line => !theirs.includes(line))
    .some(line =>
      [...line.audienceWas, ...line.corrected].some(({ audience }) => mayHave({ audience }, reader)),
    )
  // What was on their screen goes from it: the whole room is fetched anew.
  return taken ? 'all' : together(theirs.length > 0 ? [parts, ['lines']] : [parts])
}

/** Undefined where nothing that they see has changed. */
const sayChanged = (parts: Touched): string | undefined =>
  parts === 'all' || parts.length > 0
    ? `event: ${changedEvent}\ndata: ${JSON.stringify({ parts } satisfies Changed)}\n\n`
    : undefined
