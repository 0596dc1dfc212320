/** A data folder belongs to one program: from its start to its end, whatever becomes of the database server meanwhile. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, clientSettings } from './connection.ts'
import type { Layout } from './layout.ts'
import { StartRefusal } from './refusal.ts'

/** A folder that is claimed. `lock` ends with the server; the claim itself stays until `giveUp`, or until our process ends. */
export type Claim = { lock: pg.Client; giveUp(): Promise<void> }

/** Chosen once and never changed: an older and a newer Quorate on one folder must ask for the same lock. */
const LOCK = 5_107_041_704

/** A process that was killed leaves its lock for the moment its connection takes to be noticed. */
const LOCK_MOST_MS = 3_000
const LOOK_AGAIN_MS = 50

/**
 * Claims a folder for this process.
 *
 * Two things are held. A lock in the server, which cannot go stale and lets one in at a time; under it the process writes
 * down in the folder who it is, and that stays true when the server dies and takes its locks with it.
 *
 * @param admin - the superuser's connection to the running server of this folder.
 * @throws StartRefusal when another program has the folder; an error of the connection when the server goes away meanwhile.
 */
export async function claimFolder(layout: Layout, admin: Connection): Promise<Claim> {
  refuseTakenFolder(layout)
  const lock = new pg.Client({ ...clientSettings(admin), keepAlive: true })
  lock.on('error', () => {})
  await lock.connect()
  try {
    await takeLock(lock, layout)
    refuseTakenFolder(layout)
    write(layout, identityOf(process.pid))
    // Had the lock been lost before this, another program could have written too; an answer means that it was held.
    await lock.query('select')
  } catch (error) {
    await lock.end().catch(() => {})
    throw error
  }
  return {
    lock,
    async giveUp() {
      if (holderOf(layout.dataFolder) === process.pid) rmSync(fileOf(layout.dataFolder), { force: true })
      await lock.end().catch(() => {})
    },
  }
}

/** @throws StartRefusal when another program that is alive has written itself down here. */
export function refuseTakenFolder({ dataFolder }: Pick<Layout, 'dataFolder'>): void {
  const holder = holderOf(dataFolder)
  if (holder !== undefined && holder !== process.pid) throw taken(dataFolder, holder)
}

/** The process that has the folder now; undefined when nobody alive has it. */
export function holderOf(dataFolder: string): number | undefined {
  let written: string
  try {
    written = readFileSync(fileOf(dataFolder), 'utf8').trim()
  } catch {
    return undefined
  }
  const pid = Number(written.split(' ')[0])
  return Number.isInteger(pid) && pid > 0 && written === identityOf(pid) ? pid : undefined
}

async function takeLock(lock: pg.Client, { dataFolder }: Layout): Promise<void> {
  const giveUpAt = Date.now() + LOCK_MOST_MS
  for (;;) {
    const { rows } = await lock.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [LOCK])
    if (rows[0]?.ours) return
    const holder = await findLocker(lock)
    const gone = holder === undefined || identityOf(holder) === undefined
    if (!gone || Date.now() > giveUpAt) throw taken(dataFolder, holder)
    await pause(LOOK_AGAIN_MS)
  }
}

async function findLocker(lock: pg.Client): Promise<number | undefined> {
  const { rows } = await lock.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
      where pid in (select pid from pg_locks where locktype = 'advisory' and granted
                       and ((classid::bigint << 32) | objid::bigint) = $1)`,
    [LOCK],
  )
  const found = /^quorate (\d+)$/.exec(rows[0]?.name ?? '')
  return found ? Number(found[1]) : undefined
}

/** Written beside and renamed: nobody ever reads half of it. */
function write({ dataFolder }: Layout, identity: string | undefined): void {
  const half = `${fileOf(dataFolder)}.${process.pid}`
  writeFileSync(half, `${identity ?? process.pid}\n`, { mode: 0o600 })
  renameSync(half, fileOf(dataFolder))
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'used-by')

/**
 * A process, told apart from every other that ever had its number: number, when it began, and since which start of the
 * machine that is counted. Undefined when it has ended, also when nobody has collected it yet.
 */
function identityOf(pid: number): string | undefined {
  try {
    // The name in brackets may hold anything, spaces and brackets too; what follows it is counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, began] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return undefined
    return `${pid} ${began} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return undefined
  }
}

function taken(dataFolder: string, holder: number | undefined): StartRefusal {
  const who = holder === undefined ? 'Another Quorate' : `Another Quorate (process ${holder})`
  return new StartRefusal(
    `${who} already uses the data folder ${dataFolder}. Stop it first, or choose another folder.`,
  )
}
