import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, clientSettings, withClient } from './connection.ts'
import { type Layout, prepareLayout } from './layout.ts'
import { StartRefusal } from './refusal.ts'
import { ensureServer, findPostmaster, type RunningServer, stopServer } from './server.ts'

/** A PostgreSQL of our own, beside us. `admin` is its superuser; the application never connects with it. */
export type PrivatePostgres = {
  admin: Connection
  app: Connection
  version: string
  stop(): Promise<void>
}

/** Chosen once and never changed: an older and a newer Quorate on one folder must ask for the same lock. */
const CLAIM = 5_107_041_704

/** A process that was killed leaves its lock for the moment its connection takes to be noticed. */
const CLAIM_MOST_MS = 3_000
const CLAIM_AGAIN_MS = 50

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that outlived an earlier process.
 *
 * It listens on a Unix socket in a folder that only its own account can open, never on a port. The folder is claimed for
 * this process until `stop`, which also stops the server. When the process ends without `stop`, the server is told to stop;
 * when the process is killed, the server stays and the next start joins it.
 *
 * @param alongside - for a verb that runs beside the house: uses a running server without claiming or stopping it.
 * @throws StartRefusal in one sentence: folder not writable, disk full, no server programs for this platform, folder damaged,
 *   or another Quorate uses the folder.
 */
export async function startPrivatePostgres(
  dataFolder: string,
  { alongside = false }: { alongside?: boolean } = {},
): Promise<PrivatePostgres> {
  const layout = prepareLayout(dataFolder)
  if (alongside) {
    const server = findPostmaster(layout.data)
    if (server?.ready) return describePrivate({ ...server, startedHere: false }, async () => {})
  }
  const { server, claim } = await startAndClaim(layout)
  const tellToStop = () => {
    try {
      process.kill(server.pid, 'SIGINT')
    } catch {
      // It has already gone.
    }
  }
  process.on('exit', tellToStop)
  return await describePrivate(server, async () => {
    process.off('exit', tellToStop)
    await claim.end().catch(() => {})
    await stopServer(layout, server.pid)
  })
}

async function startAndClaim(layout: Layout): Promise<{ server: RunningServer; claim: pg.Client }> {
  for (let attempt = 1; ; attempt++) {
    const server = await ensureServer(layout)
    try {
      return { server, claim: await claimFolder(layout, server) }
    } catch (error) {
      // The earlier house may just be leaving: its server was alive when we looked, and is stopping now.
      if (error instanceof StartRefusal || attempt === 5) throw error
    }
  }
}

/** A lock that lives exactly as long as our connection: it cannot go stale, whatever kills us. */
async function claimFolder(layout: Layout, server: RunningServer): Promise<pg.Client> {
  const claim = new pg.Client({ ...clientSettings(adminOf(server, 'postgres')), keepAlive: true })
  claim.on('error', () => {})
  await claim.connect()
  const giveUpAt = Date.now() + CLAIM_MOST_MS
  try {
    for (;;) {
      const { rows } = await claim.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [
        CLAIM,
      ])
      if (rows[0]?.ours) return claim
      const holder = await findHolder(claim)
      const gone = holder === undefined || !isAlive(holder)
      if (!gone || Date.now() > giveUpAt) {
        const who = holder === undefined ? 'Another Quorate' : `Another Quorate (process ${holder})`
        throw new StartRefusal(
          `${who} already uses the data folder ${layout.dataFolder}. Stop it first, or choose another folder.`,
        )
      }
      await pause(CLAIM_AGAIN_MS)
    }
  } catch (error) {
    await claim.end().catch(() => {})
    throw error
  }
}

async function findHolder(claim: pg.Client): Promise<number | undefined> {
  const { rows } = await claim.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
      where pid in (select pid from pg_locks where locktype = 'advisory' and granted
                       and ((classid::bigint << 32) | objid::bigint) = $1)`,
    [CLAIM],
  )
  const found = /^quorate (\d+)$/.exec(rows[0]?.name ?? '')
  return found ? Number(found[1]) : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The superuser's connection to one database of a running private server. */
export function adminOf(server: { socketFolder: string }, database: string): Connection {
  return { host: server.socketFolder, port: 5432, user: 'postgres', database }
}

async function describePrivate(server: RunningServer, stop: () => Promise<void>): Promise<PrivatePostgres> {
  const admin = adminOf(server, 'quorate')
  const version = await withClient(adminOf(server, 'postgres'), async client => {
    const made = await client.query(`select from pg_database where datname = 'quorate'`)
    if (made.rowCount === 0) await client.query('create database quorate')
    return (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version
  })
  return { admin, app: { ...admin, user: 'quorate_app' }, version, stop }
}
