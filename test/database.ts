import { createHash, randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { clientSettings, type Connection, withClient } from '../src/database/connection.ts'
import { type Database, prepare } from '../src/database/index.ts'
import { prepareLayout } from '../src/database/layout.ts'
import { lookAtGuards } from '../src/database/guards.ts'
import { readMigrations } from '../src/database/migrate.ts'
import { adminOf } from '../src/database/private.ts'
import { errorCode } from '../src/database/refusal.ts'
import { ensureServer, findPostmaster, stopServer } from '../src/database/server.ts'

/**
 * A real database for one test file, empty but for the tables.
 *
 * `admin` is the server's superuser on it: for what only a database's owner could do (tampering, looking past row security).
 */
export type FreshDatabase = Database & { admin: pg.Pool; connection: Connection }

/** One server for all test processes of this checkout and this account; its data are worth nothing. */
const FOLDER = join(
  tmpdir(),
  `quorate-test-${process.getuid?.() ?? 0}-${createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8)}`,
)

/** Tests lose nothing in a power cut, and the disk is shared: the drills, which test durability, start servers of their own. */
const HASTY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
}

const TEMPLATE_LOCK = 5_107_041_707
const IDLE_MS = 20_000

let opened: FreshDatabase[] = []
/** Held as long as this process has a database open: a pool closes what it does not use, and the server would look idle. */
let held: pg.Client | undefined

/**
 * Opens a fresh database, copied from a migrated template. The first caller on the machine starts the server; any number of
 * test processes may do this at once. Close it in `after(closeDatabase)`.
 *
 * @param fill - makes tables and rows of an earlier version in an empty one, as the superuser; it is then brought up to date.
 */
export async function freshDatabase(fill?: (client: pg.Client) => Promise<void>): Promise<FreshDatabase> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openFresh(fill)
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !wasStopping(error)) throw error
      await pause(AGAIN_MS)
    }
  }
}

/** The shared server may stop for idleness in the very moment somebody comes in: then another one is started. */
const wasStopping = (error: unknown): boolean =>
  ['57P01', '57P03', '3D000', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', undefined].includes(errorCode(error))
const MOST_ATTEMPTS = 20
const AGAIN_MS = 50

async function openFresh(fill?: (client: pg.Client) => Promise<void>): Promise<FreshDatabase> {
  const { server, startedHere } = await joinServer()
  if (startedHere) watchForIdleness()
  if (!held) {
    held = new pg.Client(clientSettings(adminOf(server, 'postgres')))
    held.on('error', () => {})
    await held.connect()
    ;(held as pg.Client & { unref(): void }).unref()
  }
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`
  await withClient(adminOf(server, 'postgres'), async client => {
    if (fill) return await client.query(`create database ${name}`)
    const template = await findTemplate(client, server)
    return await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  if (fill) await withClient(adminOf(server, name), fill)
  const connection = adminOf(server, name)
  const pool = await prepare(connection, { ...connection, user: 'quorate_app' })
  const admin = new pg.Pool({ ...clientSettings(connection), max: 2 })
  admin.on('error', () => {})
  const fresh: FreshDatabase = {
    pool,
    admin,
    connection,
    describe: () => `test database ${name}`,
    guards: () => lookAtGuards(connection),
    close: async () => {
      await Promise.all([pool.end(), admin.end()])
      await withClient(adminOf(server, 'postgres'), client =>
        client.query(`drop database ${name} with (force)`),
      )
    },
  }
  opened.push(fresh)
  return fresh
}

/** Closes and drops every database this process opened. For `after(closeDatabase)`. */
export async function closeDatabase(): Promise<void> {
  const closing = opened
  opened = []
  await Promise.all(closing.map(database => database.close()))
  await held?.end()
  held = undefined
}

/** Stops the shared server at once. For the runner of all tests; without it the server stops by itself when idle. */
export async function stopTestServer(): Promise<void> {
  const layout = prepareLayout(FOLDER)
  const running = findPostmaster(layout.data)
  if (running) await stopServer(layout, running.pid)
}

type Server = { socketFolder: string }

async function joinServer(): Promise<{ server: Server; startedHere: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const server = await ensureServer(prepareLayout(FOLDER), { settings: HASTY })
    try {
      await withClient(adminOf(server, 'postgres'), client => client.query('select'))
      return { server, startedHere: server.startedHere }
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error // it was just stopping, for idleness
      await pause(AGAIN_MS)
    }
  }
}

/** The template of today's migrations; made by whoever needs it first while the others wait. */
async function findTemplate(client: pg.Client, server: Server): Promise<string> {
  const key = createHash('sha256')
    .update(
      readMigrations()
        .map(migration => migration.sha256)
        .join(),
    )
    .digest('hex')
  const name = `template_${key.slice(0, 16)}`
  await client.query('set lock_timeout = 0; set statement_timeout = 0')
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const half = `half_${randomUUID().slice(0, 8)}`
      await client.query(`create database ${half}`)
      const connection = adminOf(server, half)
      await (await prepare(connection, { ...connection, user: 'quorate_app' })).end()
      await client.query(`alter database ${half} rename to ${name}`)
    }
    return name
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

/** A process of its own, because no test process knows whether it is the last one. */
function watchForIdleness(): void {
  const watcher = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), 'watch'], {
    cwd: join(import.meta.dirname, '..'),
    detached: true,
    stdio: 'ignore',
  })
  watcher.unref()
}

async function stopWhenIdle(): Promise<void> {
  const layout = prepareLayout(FOLDER)
  const running = findPostmaster(layout.data)
  if (!running) return
  // Asked once more at the very end, so that whoever has come meanwhile is not put out.
  for (let idleSince = Date.now(), last = idleSince; last - idleSince < IDLE_MS; ) {
    await pause(2_000)
    const busy = await withClient(adminOf(running, 'postgres'), async client => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      return (rowCount ?? 0) > 0
    }).catch(() => undefined)
    if (busy === undefined) return // somebody stopped it
    last = Date.now()
    if (busy) idleSince = last
  }
  await dropLeftovers(running)
  await stopServer(layout, running.pid)
}

/** Databases of test processes that were killed before they could close theirs. */
async function dropLeftovers(server: Server): Promise<void> {
  await withClient(adminOf(server, 'postgres'), async client => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^(test|half)_'`,
    )
    for (const { name } of rows) await client.query(`drop database if exists ${name}`).catch(() => {})
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'watch') await stopWhenIdle()
