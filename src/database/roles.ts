import { createHmac } from 'node:crypto'
import type { ClientBase } from 'pg'
import pg from 'pg'
import { SCHEMA } from './connection.ts'
import { errorCode, StartRefusal } from './refusal.ts'

/**
 * Three roles, none of them a superuser, none of them exempt from row security:
 * - `quorate_owner` owns the tables and migrates; nobody works as it.
 * - `quorate_guard` owns the few functions that may look past row security, and nothing else.
 * - `quorate_app` is what the application logs in as: it reads what the rows allow and writes through those functions.
 */
export const OWNER = 'quorate_owner'
export const GUARD = 'quorate_guard'
export const APP = 'quorate_app'

/** The oldest minor of each major that closes the row-security holes CVE-2025-8713 and CVE-2024-10976. */
const LEAST_MINOR: Record<number, number> = { 15: 14, 16: 10, 17: 6 }
const ROLES_LOCK = 5_107_041_705

/**
 * Refuses a server too old to keep rows apart.
 *
 * @param version - PostgreSQL's `server_version_num`, for example 170006 for 17.6.
 */
export function refuseOldServer(version: number): void {
  const major = Math.floor(version / 10_000)
  const minor = version % 10_000
  if (major >= 18 || minor >= (LEAST_MINOR[major] ?? Number.POSITIVE_INFINITY)) return
  throw new StartRefusal(
    `This server is PostgreSQL ${major}.${minor}, which has known holes in row security. ` +
      'Update it to 15.14, 16.10, 17.6, 18.0 or later.',
  )
}

/**
 * The password of the application's role, made from the owner's, so that every web process given the same DATABASE_URL finds
 * the same one and nothing needs to be stored. None when the owner needs none.
 */
export function appPassword(ownerPassword: string | undefined): string | undefined {
  return ownerPassword ? createHmac('sha256', ownerPassword).update(APP).digest('hex') : undefined
}

/**
 * Makes the roles and the schema where they are missing, and leaves the connection working as the owner role.
 *
 * @param password - what the application will log in with; undefined on a server that asks for none.
 * @throws StartRefusal with the statements for an administrator to run when this login may not make roles.
 */
export async function becomeOwner(client: ClientBase, password: string | undefined): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1)', [ROLES_LOCK]) // roles are shared by all databases of a server
    await makeMissingRoles(client, password)
    await client.query(`create schema if not exists ${SCHEMA} authorization ${OWNER}`)
    await client.query(`set role ${OWNER}`)
    await client.query(`set search_path = ${SCHEMA}`)
  } catch (error) {
    if (errorCode(error) !== '42501') throw error
    throw new StartRefusal(
      'The login of DATABASE_URL may not make the roles Quorate needs. Ask an administrator to run: ' +
        `CREATE ROLE ${OWNER} NOINHERIT; CREATE ROLE ${GUARD}; CREATE ROLE ${APP} LOGIN NOINHERIT PASSWORD '…'; ` +
        `GRANT ${GUARD} TO ${OWNER}; GRANT ${OWNER} TO this login; CREATE SCHEMA ${SCHEMA} AUTHORIZATION ${OWNER};`,
    )
  } finally {
    await client.query('select pg_advisory_unlock($1)', [ROLES_LOCK]).catch(() => {})
  }
}

async function makeMissingRoles(client: ClientBase, password: string | undefined): Promise<void> {
  const { rows } = await client.query<{ name: string; version: number; me: string; may: boolean }>(
    `select r.rolname as name, current_setting('server_version_num')::int as version, current_user as me,
            m.rolsuper or m.rolcreaterole as may
       from pg_roles m left join pg_roles r on r.rolname = any($1) where m.rolname = current_user`,
    [[OWNER, GUARD, APP]],
  )
  const { version, me, may } = rows[0]!
  const present = new Set(rows.map(row => row.name))
  // NOINHERIT: the owner may hand a function to the guard, but is not let past row security by the guard's policies.
  const wanted = {
    [OWNER]: 'nologin noinherit',
    [GUARD]: 'nologin',
    [APP]: 'login noinherit connection limit -1',
  }
  for (const [name, attributes] of Object.entries(wanted)) {
    if (!present.has(name)) await client.query(`create role ${name} ${attributes}`)
  }
  if (!may) return
  const quietly = version >= 160_000 ? 'with inherit false, set true' : ''
  await client.query(`grant ${GUARD} to ${OWNER} ${quietly}`)
  if (me !== OWNER) await client.query(`grant ${OWNER} to ${pg.escapeIdentifier(me)} ${quietly}`)
  if (password) await client.query(`alter role ${APP} password ${pg.escapeLiteral(password)}`)
}
