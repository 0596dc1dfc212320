/** The web process: sign-in, headers, one answer for what does not exist and what may not be seen, and the pages' routes. */
import { createHash, randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type FollowedRow, followedColumns, followedFrom } from '../adoption/following.ts'
import { withSystem } from '../database/index.ts'
import type { House } from '../house.ts'
import { findPerson, rolesOf } from '../people/standing.ts'
import { Fields } from './fields.ts'
import { renderPage } from './layout.tsx'
import { renderToString } from 'preact-render-to-string'
import { NothingHere, SomethingBroke } from './pages/not-found/page.tsx'
import { troubleOf } from './pages/not-found/trouble.ts'
import { routes } from './routes.ts'
import { liveRoute } from './live.ts'
import { handOut } from './served/hand-out.ts'
import { type Answer, nothing, type Route, type Session, Visit } from './visit.ts'

const sessionCookie = 'quorate-session'
/** A long paste is refused by its page with a sentence, not by the server without one: four megabytes get that far. */
const longestForm_bytes = 4 * 1024 * 1024
/** Of what stands in an address: the longest is a duty for one child. */
const longestName = 100
/** A working day and a bit; then sign in again. */
const longestSession_ms = 10 * 3_600_000

/** Builds the web server of a house; listening is the caller's. */
export async function openWeb(house: House): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: longestForm_bytes,
    logger: false,
    routerOptions: { maxParamLength: longestName },
    // An address that cannot be read, or that names something longer than any name, leads nowhere, like every other.
    frameworkErrors: (_error, request, reply) => void nowhere(house, request, reply),
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  })
  await server.register(cookie)
  // The database cannot even look for a name with a NUL in it.
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.includes('%00') && !request.is404) reply.callNotFound()
  })
  await server.register(formbody, { bodyLimit: longestForm_bytes })

  await handOut(server)
  for (const route of routes)
    server.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => handle(house, route, request, reply),
    })
  liveRoute(server, house, request => findSession(house, request))

  server.setNotFoundHandler(async (request, reply) => {
    const visit = await visitOf(house, request)
    return send(reply, nothing, visit)
  })
  server.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const { trouble, status } = troubleOf(error)
    const number = createHash('sha256').update(`${request.id} ${Date.now()}`).digest('hex').slice(0, 8)
    if (trouble === 'disk-full')
      console.error('The disk of the database is full: nothing can be saved until there is room.')
    else if (status >= 500)
      console.error(
        JSON.stringify({
          trouble: number,
          route: request.routeOptions?.url,
          name: error.name,
          stack: error.stack?.split('\n').slice(1, 6),
        }),
      )
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8')
    return reply.send(renderPage(SomethingBroke({ trouble, number })))
  })
  return server
}

/** Said before anybody was asked who they are. */
function nowhere(house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const visit = new Visit(house, undefined, house.clock.now(), {}, {}, new Fields({}), request.url)
  return reply
    .code(404)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderPage(NothingHere({ visit })))
}

async function handle(
  house: House,
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
  if (!route.open && !visit.session)
    return reply.redirect(
      `/sign-in?to=${encodeURIComponent(request.method === 'GET' ? request.url : '/work')}`,
      303,
    )
  return send(reply, await route.handle(visit), visit)
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
    new Fields((request.body ?? {}) as Record<string, string | string[]>),
    request.url,
  )
}

/** Each name of a query once; of several the last is meant. */
const onceEach = (query: Record<string, string | string[]> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value.at(-1) ?? ''),
    ]),
  )

async function findSession(house: House, request: FastifyRequest): Promise<Session | undefined> {
  const token = request.cookies[sessionCookie]
  if (!token) return undefined
  const found = await withSystem(house.database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query<FollowedRow & { person: string; authority: string; name: string }>({
      name: 'find-session',
      text: `select s.person, s.authority, a.name, ${followedColumns}
               from quorate.session s join quorate.authority a using (authority)
              where s.token_hash = $1 and s.expires_at > now()`,
      values: [hashed(token)],
    })
    const row = rows[0]
    const person = row && (await findPerson(tx, row.person))
    return row && person && { row, person, roles: await rolesOf(tx, row.authority, row.person) }
  })
  if (!found) return undefined
  const { row, person, roles } = found
  await house.learn(row.authority, followedFrom(row))
  return { authority: row.authority, authorityName: row.name, person, roles }
}

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Signs somebody in: a new session, whose cookie only this browser has. */
async function signIn(house: House, person: string, authority: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await withSystem(house.database.pool, { authority: null }, tx =>
    tx.query(
      'insert into quorate.session (token_hash, person, authority, expires_at) values ($1, $2, $3, now() + $4::interval)',
      [hashed(token), person, authority, `${longestSession_ms} milliseconds`],
    ),
  )
  return token
}

async function send(reply: FastifyReply, answer: Answer, visit: Visit): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if ('signIn' in answer) {
    const token = await signIn(visit.house, answer.signIn.person, answer.signIn.authority)
    reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'lax' })
    return reply.redirect(answer.redirect, 303)
  }
  if ('signOut' in answer)
    return reply
      .clearCookie(sessionCookie, { path: '/' })
      .header('clear-site-data', '"cache"')
      .redirect(answer.redirect, 303)
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303)
  if ('file' in answer) {
    if (answer.name)
      reply.header(
        'content-disposition',
        `attachment; filename="${answer.name.replaceAll(/[^A-Za-z0-9.-]/g, '_')}"`,
      )
    return reply
      .type(answer.type)
      .send(typeof answer.file === 'string' ? answer.file : Buffer.from(answer.file))
  }
  reply.type('text/html; charset=utf-8')
  if ('part' in answer) return reply.send(renderToString(answer.part))
  if ('page' in answer) return reply.code(answer.status ?? 200).send(renderPage(answer.page))
  return reply.code(404).send(renderPage(NothingHere({ visit })))
}
