/** The live channel to one browser: server-sent events that say which parts of the room changed, never what they hold. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayRead } from '../discussion/sensitivity.ts'
import type { House } from '../house.ts'
import { type Changed, changedEvent, type Touched, together } from '../room/parts.ts'
import type { Change } from '../room/touched.ts'
import { Fields } from './fields.ts'
import { type Room, standInRoom } from './pages/room/room.ts'
import { type Session, Visit } from './visit.ts'

/** Keeps proxies from closing a quiet channel. */
const breath_ms = 25_000

export function liveRoute(
  server: FastifyInstance,
  house: House,
  sessionOf: (request: FastifyRequest) => Promise<Session | undefined>,
): void {
  server.get<{ Params: { reference: string } }>('/discussions/:reference/live', async (request, reply) => {
    const session = await sessionOf(request)
    const enter = async (): Promise<Room | undefined> =>
      session &&
      standInRoom(
        new Visit(house, session, house.clock.now(), request.params, {}, new Fields({}), request.url),
      )
    const room = await enter()
    if (!room) return reply.code(404).send()

    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(': open\n\n')
    // Who may listen is decided again at every change: exclusion closes the channel at once.
    const listening = house.live.listen(room.seen.discussion.id, async change => {
      if (raw.destroyed) return
      const now = await enter().catch(() => undefined)
      if (!now) return raw.end()
      const parts = touchedFor(now, change)
      if (parts === 'all' || parts.length > 0) raw.write(sayChanged({ parts }))
    })
    const breath = setInterval(() => raw.write(': still here\n\n'), breath_ms)
    raw.on('close', () => {
      clearInterval(breath)
      listening.stop()
    })
  })
}

/** What of a change somebody is told: of a line they may not read not even that it was written. */
export function touchedFor({ seen, reader }: Room, { parts, lines }: Change): Touched {
  const theirs = seen.discussion.lines.some(line => lines.includes(line.line) && mayRead(line, reader))
  return together(theirs ? [parts, ['lines']] : [parts])
}

const sayChanged = (changed: Changed): string =>
  `event: ${changedEvent}\ndata: ${JSON.stringify(changed)}\n\n`
