import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { letIn } from './actor.ts'
import { type Connection, createPool, readConnection, withClient } from './connection.ts'
import { type Guards, lookAtGuards } from './guards.ts'
import { migrate } from './migrate.ts'
import { startPrivatePostgres } from './private.ts'
import { errorCode, StartRefusal } from './refusal.ts'
import { APP, appPassword, becomeOwner, refuseOldServer } from './roles.ts'

export { type Actor, asSystem, restAsSystem, together, type Tx, withActor, withSystem } from './actor.ts'
export type { Guards } from './guards.ts'
export { StartRefusal } from './refusal.ts'

/** Which database: a private one in a folder of ours, or yours by its address. */
export type DatabaseChoice =
  | {
      dataFolder: string
      alongside?: boolean
      /** What it holds is worth nothing: a demonstration. Only then may it be emptied. */
      disposable?: boolean
    }
  | { url: string }

/** An open database. `pool` connects as the application's role and sees nothing until `withActor` or `withSystem`. */
export type Database = {
  pool: pg.Pool
  /** One line for an operator: which server, which version, where. Never a password. */
  describe(): string
  /** Whether everything that guards the rows is there as it was made. */
  guards(): Promise<Guards>
  /** Ends the pool and, for a private database, stops the server. */
  close(): Promise<void>
  /**
   * Throws everything away and begins again with empty tables and a new pool: whoever holds the old one must let go of it
   * first. Only on a private database that was opened as disposable; a record is never emptied.
   */
  empty?(): Promise<void>
}

/**
 * Opens the database: starts the private one or connects to yours, brings its tables up to date, and connects as the
 * application's role.
 *
 * @throws StartRefusal in one sentence when it cannot: see `startPrivatePostgres`; or the address is wrong, the server does
 *   not answer, refuses the login, or is too old.
 */
export async function openDatabase(choice: DatabaseChoice): Promise<Database> {
  if ('url' in choice) return await openYours(choice.url)
  const server = await startPrivatePostgres(choice.dataFolder, { alongside: choice.alongside ?? false })
  try {
    const opened: Database = {
      pool: await prepare(server.admin, server.app),
      describe: () => `private PostgreSQL ${server.version} in ${choice.dataFolder}`,
      guards: () => lookAtGuards(server.admin),
      close: async () => {
        await opened.pool.end()
        await server.stop()
      },
    }
    if (!choice.disposable) return opened
    return Object.assign(opened, {
      empty: async () => {
        await opened.pool.end()
        await withClient({ ...server.admin, database: 'postgres' }, async client => {
          await client.query(`drop database ${server.admin.database} with (force)`)
          await client.query(`create database ${server.admin.database}`)
        })
        opened.pool = await prepare(server.admin, server.app)
      },
    })
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openYours(url: string): Promise<Database> {
  const owner = readAddress(url)
  const place = `${owner.host}:${owner.port}/${owner.database}`
  const password = appPassword(owner.password)
  const { password: _, ...reached } = owner
  await knock(owner, place)
  try {
    const pool = await prepare(owner, { ...reached, user: APP, ...(password && { password }) }, password)
    const { rows } = await pool.query<{ server_version: string }>('show server_version')
    return {
      pool,
      describe: () => `PostgreSQL ${rows[0]!.server_version} at ${place}`,
      guards: () => lookAtGuards(owner),
      close: () => pool.end(),
    }
  } catch (error) {
    throw refusalOf(error, place)
  }
}

/**
 * Brings a database up to date and opens the application's pool on it.
 *
 * @param admin - a login that is, or may become, the owner role; used only here.
 * @param password - what the application's role shall log in with; undefined where the server asks for none.
 */
export async function prepare(admin: Connection, app: Connection, password?: string): Promise<pg.Pool> {
  const secret = randomBytes(32)
  await withClient(admin, async client => {
    await client.query('set statement_timeout = 0; set lock_timeout = 0') // a migration may wait, and may be long
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    refuseOldServer(rows[0]!.version)
    await becomeOwner(client, password)
    await migrate(client)
    await client.query('insert into gate (key_hash) values ($1)', [
      createHash('sha256').update(secret).digest(),
    ])
  })
  const pool = createPool(app)
  letIn(pool, secret)
  try {
    await pool.query('select')
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

function readAddress(url: string): Connection {
  try {
    if (/^postgres(ql)?:\/\/.*\/./.test(url)) return readConnection(url)
  } catch {
    // Said below.
  }
  throw new StartRefusal(
    'DATABASE_URL is not an address of a PostgreSQL database. It looks like postgres://user:password@host:5432/database.',
  )
}

/** Whatever happens before the server has let us in is about its address, and is said in a sentence; later it may be a bug. */
async function knock(owner: Connection, place: string): Promise<void> {
  try {
    await withClient(owner, async () => {})
  } catch (error) {
    const known = refusalOf(error, place)
    if (known instanceof StartRefusal) throw known
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new StartRefusal(
      `${place} does not let Quorate in as a PostgreSQL would (${said}). Correct DATABASE_URL, or ask whoever runs that server.`,
    )
  }
}

/** What `pg` says without a code, by its words. */
const knockSentences: readonly [RegExp, (place: string) => string][] = [
  [
    /timeout expired/,
    place => `PostgreSQL at ${place} does not answer in time. Check the network, or correct DATABASE_URL.`,
  ],
  [
    /password must be a (non-empty )?string/,
    place => `PostgreSQL at ${place} asks for a password, and DATABASE_URL has none. Add it.`,
  ],
  [
    /does not support SSL/,
    place =>
      `PostgreSQL at ${place} offers no encrypted connection. Switch it on there, or take sslmode out of DATABASE_URL.`,
  ],
]

function refusalOf(error: unknown, place: string): unknown {
  const code = errorCode(error) ?? ''
  if (code.startsWith('28') && String(error).includes(APP)) {
    return new StartRefusal(
      `PostgreSQL at ${place} does not let the role ${APP} in. Allow it in pg_hba.conf, with the password Quorate sets.`,
    )
  }
  const sentences: Record<string, string> = {
    ECONNREFUSED: `No PostgreSQL answers at ${place}. Start it, or correct DATABASE_URL.`,
    ENOENT: `No PostgreSQL answers at ${place}. Start it, or correct DATABASE_URL.`,
    ETIMEDOUT: `PostgreSQL at ${place} does not answer in time. Check the network, or correct DATABASE_URL.`,
    ECONNRESET: `What answers at ${place} is not PostgreSQL, or hung up. Correct DATABASE_URL.`,
    ENOTFOUND: `The host of DATABASE_URL (${place}) is not known. Correct it.`,
    EAI_AGAIN: `The host of DATABASE_URL (${place}) is not known. Correct it.`,
    '28P01': `PostgreSQL at ${place} refuses the user or password of DATABASE_URL. Correct them.`,
    '28000': `PostgreSQL at ${place} does not let this user in. Correct DATABASE_URL, or the server's pg_hba.conf.`,
    '3D000': `There is no database at ${place}. Create it, or correct DATABASE_URL.`,
  }
  const sentence = sentences[code] ?? knockSentences.find(([words]) => words.test(String(error)))?.[1](place)
  return sentence === undefined ? error : new StartRefusal(sentence)
}
