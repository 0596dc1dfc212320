/** Who is signed in: a cookie that only their browser has, and its hash in the database. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FollowedRow, followedColumns, followedFrom } from '../../adoption/following.ts'
import { withSystem } from '../../database/index.ts'
import type { House } from '../../house.ts'
import { findPerson, rolesOf } from '../../people/standing.ts'
import type { Session } from '../visit.ts'

const sessionCookie = 'quorate-session'
/** A working day and a bit; then sign in again. */
const longestSession_ms = 10 * 3_600_000

/** The session of a request, told apart from every other; undefined when the browser brings none. */
export function sessionKey(request: FastifyRequest): string | undefined {
  const token = request.cookies[sessionCookie]
  return token ? hashed(token).toString('hex') : undefined
}

export async function findSession(house: House, request: FastifyRequest): Promise<Session | undefined> {
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

/**
 * Signs somebody in: a new session, whose cookie only this browser has. The one it brought is over, because its cookie is
 * replaced; sessions in other browsers go on.
 */
export async function signIn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, authority }: { person: string; authority: string },
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await endSession(house, request)
  await withSystem(house.database.pool, { authority: null }, tx =>
    tx.query(
      'insert into quorate.session (token_hash, person, authority, expires_at) values ($1, $2, $3, now() + $4::interval)',
      [hashed(token), person, authority, `${longestSession_ms} milliseconds`],
    ),
  )
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'lax' })
}

/** Signs somebody out: whoever kept the cookie has nothing with it. */
export async function signOut(house: House, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await endSession(house, request)
  reply.clearCookie(sessionCookie, { path: '/' }).header('clear-site-data', '"cache"')
}

async function endSession(house: House, request: FastifyRequest): Promise<void> {
  const token = request.cookies[sessionCookie]
  if (!token) return
  await withSystem(house.database.pool, { authority: null }, tx =>
    tx.query('delete from quorate.session where token_hash = $1', [hashed(token)]),
  )
}

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()
