import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Claim, claimFolder, holderOf, refuseTakenFolder } from './claim.ts'
import { type Connection, withClient } from './connection.ts'
import { type Layout, prepareLayout, readPointer } from './layout.ts'
import { StartRefusal } from './refusal.ts'
import { ensureServer, findPostmaster, type RunningServer, stopServer } from './server.ts'

/** A PostgreSQL of our own, beside us. `admin` is its superuser; the application never connects with it. */
type PrivatePostgres = {
  admin: Connection
  app: Connection
  version: string
  stop(): Promise<void>
}

/** While a server does not come up again (a full disk, for one), it is tried this often. */
const TRY_AGAIN_MS = 1_000
/** A verb that comes while the house is starting its server again waits this long for it. */
const ALONGSIDE_MOST_MS = 10_000
const LOOK_AGAIN_MS = 50

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that outlived an earlier process.
 *
 * It listens on a Unix socket in a folder that only its own account can open, never on a port. The folder is claimed for
 * this process until `stop`, which also stops the server. A server that dies meanwhile is started again. When the process
 * ends without `stop`, the server is told to stop; when the process is killed, the server stays and the next start joins it.
 *
 * @param alongside - for a verb that runs beside the house: uses a running server without claiming or stopping it, and makes
 *   no database where there is none.
 * @throws StartRefusal in one sentence: folder not writable, disk full, no server programs for this platform, folder damaged,
 *   nothing there to run alongside, or another Quorate uses the folder.
 */
export async function startPrivatePostgres(
  dataFolder: string,
  { alongside = false }: { alongside?: boolean } = {},
): Promise<PrivatePostgres> {
  if (alongside) refuseEmptyFolder(dataFolder)
  const layout = prepareLayout(dataFolder)
  const server = alongside && (await findAlongside(layout))
  if (server) return describePrivate(server.socketFolder, async () => {})
  const kept = await keepRunning(layout)
  try {
    return await describePrivate(kept.socketFolder, kept.stop)
  } catch (error) {
    await kept.stop()
    throw error
  }
}

/** A mistyped folder is said to be one, instead of being made. */
function refuseEmptyFolder(dataFolder: string): void {
  const folder = resolve(dataFolder)
  const home = readPointer(folder) ?? join(folder, 'postgres')
  if (existsSync(join(home, 'data'))) return
  throw new StartRefusal(
    `There is no database of Quorate in the folder ${folder}. Name the folder it was started with: --data DIR.`,
  )
}

/** The server of a house that runs; undefined when nobody runs it and it is ours to start. */
async function findAlongside(layout: Layout): Promise<{ socketFolder: string } | undefined> {
  for (const giveUpAt = Date.now() + ALONGSIDE_MOST_MS; ; await pause(LOOK_AGAIN_MS)) {
    const server = findPostmaster(layout.data)
    if (server?.ready) return server
    if (holderOf(layout.dataFolder) === undefined || Date.now() > giveUpAt) return undefined
  }
}

/** A server that is looked after: when it goes away unasked it is started again, as often as it takes, until `stop`. */
async function keepRunning(layout: Layout): Promise<{ socketFolder: string; stop(): Promise<void> }> {
  refuseTakenFolder(layout)
  let { server, claim } = await startAndClaim(layout)
  let stopping = false
  let mending: Promise<void> | undefined

  const tellToStop = () => {
    try {
      process.kill(server.pid, 'SIGINT')
    } catch {
      // It has already gone.
    }
  }
  process.on('exit', tellToStop)

  // The claim's own connection rests for the whole time: its end is the first that is heard of a server's death.
  const watch = () =>
    void claim.lock.once('end', () => {
      if (stopping) return
      console.error('The database server has gone away. It is started again.')
      mending = mend()
    })
  const mend = async (): Promise<void> => {
    for (let said = ''; !stopping; await pause(TRY_AGAIN_MS)) {
      try {
        ;({ server, claim } = await startAndClaim(layout, { existing: true }))
        watch()
        console.error('The database server is there again.')
        return
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== said) console.error(`The database server does not start: ${why}`)
        said = why
      }
    }
  }
  watch()

  return {
    socketFolder: server.socketFolder,
    async stop() {
      stopping = true
      await mending
      process.off('exit', tellToStop)
      await claim.giveUp()
      await stopServer(layout, server.pid)
    },
  }
}

async function startAndClaim(
  layout: Layout,
  { existing = false }: { existing?: boolean } = {},
): Promise<{ server: RunningServer; claim: Claim }> {
  for (let attempt = 1; ; attempt++) {
    const server = await ensureServer(layout, { existing })
    try {
      return { server, claim: await claimFolder(layout, adminOf(server, 'postgres')) }
    } catch (error) {
      // The earlier house may just be leaving: its server was alive when we looked, and is stopping now.
      if (error instanceof StartRefusal || attempt === 5) throw error
    }
  }
}

/** The superuser's connection to one database of a running private server. */
export function adminOf(server: { socketFolder: string }, database: string): Connection {
  return { host: server.socketFolder, port: 5432, user: 'postgres', database }
}

async function describePrivate(socketFolder: string, stop: () => Promise<void>): Promise<PrivatePostgres> {
  const admin = adminOf({ socketFolder }, 'quorate')
  const version = await withClient(adminOf({ socketFolder }, 'postgres'), async client => {
    const made = await client.query(`select from pg_database where datname = 'quorate'`)
    if (made.rowCount === 0) await client.query('create database quorate')
    return (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version
  })
  return { admin, app: { ...admin, user: 'quorate_app' }, version, stop }
}
