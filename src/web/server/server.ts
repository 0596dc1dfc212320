/** The web process: sign-in, headers, one answer for what does not exist and what may not be seen, and the pages' routes. */
import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import type { House } from '../../house.ts'
import { Fields } from '../fields.ts'
import { dress } from './headers.ts'
import { isAmong, namesOf } from './hosts.ts'
import { renderPage } from '../frame/layout.tsx'
import { type Channels, liveRoute } from './live.ts'
import { asLocation } from './own-path.ts'
import { type Kept, keptFrom } from '../pages/not-found/kept.tsx'
import { CannotBeKept, NothingHere, SignedOut, SomethingBroke } from '../pages/not-found/page.tsx'
import { troubleOf } from '../pages/not-found/trouble.ts'
import { routes } from './routes.ts'
import { handOut } from '../served/hand-out.ts'
import { findSession, sessionKey, signIn, signOut } from './session.ts'
import { type Answer, nothing, type Route, Visit } from '../visit.ts'

/** A long paste is refused by its page with a sentence, not by the server without one: four megabytes get that far. */
const longestForm_bytes = 4 * 1024 * 1024
/** Of what stands in an address: the longest is a duty for one child. */
const longestName = 100
/** Four megabytes over a poor connection take half of it; who sends more slowly only holds a place. */
const longestRequest_ms = 60_000
/** How often the slow ones are looked for. */
const lookForSlow_ms = 5_000

export type WebChoice = {
  /** Names the house is reached by, besides its address and those of this machine. */
  names?: readonly string[]
  longestRequest_ms?: number
}

/** Builds the web server of a house; listening is the caller's. Closing it lets what is being answered be answered. */
export async function openWeb(house: House, choice: WebChoice = {}): Promise<FastifyInstance> {
  const patience_ms = choice.longestRequest_ms ?? longestRequest_ms
  const server = fastify({
    bodyLimit: longestForm_bytes,
    logger: false,
    requestTimeout: patience_ms,
    http: {
      headersTimeout: patience_ms,
      connectionsCheckingInterval: Math.min(lookForSlow_ms, patience_ms),
    },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: longestName },
    // An address that cannot be read, or that names something longer than any name, leads nowhere, like every other.
    frameworkErrors: (_error, request, reply) => void nowhere(house, request, reply),
  })
  // Only forms are taken: what no form of ours sends is refused before anybody reads it.
  server.removeAllContentTypeParsers()
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: longestForm_bytes })

  const names = namesOf(house.conduct.address, choice.names)
  server.addHook('onRequest', async (request, reply) => {
    dress(reply)
    if (!isAmong(names, request.headers.host))
      return reply
        .code(421)
        .type('text/plain; charset=utf-8')
        .send('Quorate is not found under this name. Use the address you were given.\n')
    // The database cannot even look for a name with a NUL in it.
    if (request.url.includes('%00') && !request.is404) reply.callNotFound()
  })

  await handOut(server)

  const channels = liveRoute(server, house)
  for (const route of routes)
    server.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => handle(house, channels, route, request, reply),
    })
  // A channel never ends by itself, and a browser keeps its connection for the next page: both would keep us from closing.
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
    channels.closeAll()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })

  server.setNotFoundHandler(async (request, reply) => {
    const visit = await visitOf(house, request)
    return send(channels, request, reply, nothing, visit)
  })
  server.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) =>
    broken(error, request, reply),
  )
  return server
}

/** Said before anybody was asked who they are. */
function nowhere(house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const visit = new Visit(house, undefined, house.clock.now(), {}, {}, new Fields({}), request.url)
  return page(dress(reply), 404, NothingHere({ visit }))
}

function page(reply: FastifyReply, status: number, body: Parameters<typeof renderPage>[0]): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderPage(body))
}

/** Something could not be done: what a person can do about it, and what they had typed. */
function broken(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { trouble, status } = troubleOf(error)
  const number = createHash('sha256').update(`${request.id} ${Date.now()}`).digest('hex').slice(0, 8)
  if (trouble === 'disk-full')
    console.error('The disk of the database is full: nothing can be saved until there is room.')
  else if (trouble === 'away') console.error('A page had to say that the database is away.')
  else if (status >= 500)
    console.error(
      JSON.stringify({
        trouble: number,
        route: request.routeOptions?.url,
        name: error.name,
        stack: error.stack?.split('\n').slice(1, 6),
      }),
    )
  if (status === 503) reply.header('retry-after', '5')
  const again = request.method === 'GET' ? asLocation(request.url) : undefined
  return page(reply, status, SomethingBroke({ trouble, number, again, kept: keptOf(request) }))
}

/** What was typed into a form of ours; nothing of a form that another site had sent. */
const keptOf = (request: FastifyRequest): Kept | undefined =>
  request.method === 'POST' && sameOrigin(request) ? keptFrom(request.url, fieldsOf(request)) : undefined

async function handle(
  house: House,
  channels: Channels,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (route.method === 'POST' && !sameOrigin(request))
    return reply
      .code(403)
      .type('text/plain')
      .send('This form was sent from another site, so nothing was done.')
  const visit = await visitOf(house, request)
  const kept = keptOf(request)
  const asData = visit.fields.raw('answer') === 'json'
  if (!route.open && !visit.session) {
    // Our own script sees that it was sent elsewhere, and keeps what it has until somebody has signed in again.
    if (kept && !asData) return page(reply, 401, SignedOut({ kept }))
    return reply.redirect(
      `/sign-in?to=${encodeURIComponent(request.method === 'GET' ? request.url : '/work')}`,
      303,
    )
  }
  const wrong = visit.fields.longerThan(route.longest) ?? (route.open ? undefined : visit.fields.withNul())
  if (wrong && kept) {
    if (asData)
      return reply
        .code(422)
        .header('cache-control', 'no-store')
        .send({ refused: wrong.says, field: wrong.field })
    return page(reply, 422, CannotBeKept({ kept, wrong }))
  }
  return send(channels, request, reply, await route.handle(visit), visit)
}

/** Forms are only taken from our own pages: browsers say where a form comes from. */
function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}

async function visitOf(house: House, request: FastifyRequest): Promise<Visit> {
  return new Visit(
    house,
    await findSession(house, request),
    house.clock.now(),
    (request.params ?? {}) as Record<string, string>,
    onceEach(request.query as Record<string, string | string[]> | undefined),
    fieldsOf(request),
    request.url,
  )
}

const fieldsOf = (request: FastifyRequest): Fields =>
  new Fields((request.body ?? {}) as Record<string, string | string[]>)

/** Each name of a query once; of several the last is meant. */
const onceEach = (query: Record<string, string | string[]> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value.at(-1) ?? ''),
    ]),
  )

async function send(
  channels: Channels,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  visit: Visit,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if ('redirect' in answer) {
    if ('signIn' in answer) await signIn(visit.house, request, reply, answer.signIn)
    if ('signOut' in answer) await signOut(visit.house, request, reply)
    if ('signIn' in answer || 'signOut' in answer) channels.closeOf(sessionKey(request))
    return reply.redirect(asLocation(answer.redirect) ?? '/work', 303)
  }
  if ('file' in answer) {
    if (answer.name)
      reply.header(
        'content-disposition',
        `attachment; filename="${answer.name.replaceAll(/[^A-Za-z0-9.-]/g, '_')}"`,
      )
    if (answer.status) reply.code(answer.status)
    return reply
      .type(answer.type)
      .send(typeof answer.file === 'string' ? answer.file : Buffer.from(answer.file))
  }
  if ('part' in answer) return reply.type('text/html; charset=utf-8').send(renderToString(answer.part))
  if ('page' in answer) return page(reply, answer.status ?? 200, answer.page)
  return page(reply, 404, NothingHere({ visit }))
}
