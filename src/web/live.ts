/** The live channel to one browser: server-sent events that say which part changed, never what it holds. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { withActor } from '../database/index.ts'
import type { House } from '../house.ts'
import type { Session } from './visit.ts'

/** Keeps proxies from closing a quiet channel. */
const breath_ms = 25_000

export function liveRoute(
  server: FastifyInstance,
  house: House,
  sessionOf: (request: FastifyRequest) => Promise<Session | undefined>,
): void {
  server.get<{ Params: { reference: string } }>('/discussions/:reference/live', async (request, reply) => {
    const session = await sessionOf(request)
    const sees = async (): Promise<string | undefined> =>
      session &&
      withActor(
        house.database.pool,
        {
          person: session.person.person,
          authority: session.authority,
          capacity: 'person',
          now: house.clock.now(),
        },
        async tx => {
          const { rows } = await tx.query<{ discussion: string }>(
            'select discussion from quorate.discussion_head where authority = $1 and reference = $2',
            [session.authority, request.params.reference],
          )
          return rows[0]?.discussion
        },
      )
    const discussion = await sees()
    if (!discussion) return reply.code(404).send()

    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write(': open\n\n')
    // Who may listen is decided again at every change: exclusion closes the channel at once.
    const listening = house.live.listen(discussion, async change => {
      if (raw.destroyed) return
      if (!(await sees().catch(() => undefined))) return raw.end()
      raw.write(`event: changed\ndata: ${JSON.stringify({ number: change.number, parts: change.parts })}\n\n`)
    })
    const breath = setInterval(() => raw.write(': still here\n\n'), breath_ms)
    raw.on('close', () => {
      clearInterval(breath)
      listening.stop()
    })
  })
}
