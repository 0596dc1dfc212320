import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { diskFull, explained, type Layout } from './layout.ts'
import { StartRefusal } from './refusal.ts'

/** A server that answers. `startedHere` is false when it outlived an earlier process, or belongs to another one. */
export type RunningServer = { pid: number; socketFolder: string; startedHere: boolean }

/** After a crash of a busy server recovery takes 2 to 4 s; a minute means that something is wrong. */
const START_MOST_MS = 60_000
/** `stop -m fast` waits only for its own last checkpoint. After this we cut it short, which is safe but slower to start. */
const STOP_MOST_MS = 30_000
const LOOK_AGAIN_MS = 10
const LOG_MOST_BYTES = 10 * 1024 * 1024

/**
 * How our server differs from PostgreSQL's own defaults. Durability (`fsync`, `synchronous_commit`, `full_page_writes`) is
 * named although it is the default, because the promise "acknowledged means kept" hangs on it. The log never carries what
 * people wrote: no statements, no parameters, no DETAIL lines with rows in them.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '50',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** What the server's programs inherit: nothing of ours, and English messages, because we read them. */
const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes the cluster if there is none, and starts its server or joins the one that already runs.
 *
 * Safe when several processes do this at once: one of them starts it, the others join.
 *
 * @param settings - over our own, by PostgreSQL's names. Tests switch durability off here; nothing else may.
 * @param existing - the cluster was there before: where it has gone, no empty one takes its place.
 * @throws StartRefusal when the folder is corrupt, was made by another major version, or the server does not come up.
 */
export async function ensureServer(
  layout: Layout,
  { settings = {}, existing = false }: { settings?: Record<string, string>; existing?: boolean } = {},
): Promise<RunningServer> {
  if (!existsSync(join(layout.data, 'PG_VERSION'))) {
    if (existing) throw refusalFor('the files of the database have gone', layout)
    await makeCluster(layout)
  }
  refuseOtherMajor(layout)
  const giveUpAt = Date.now() + START_MOST_MS
  let complaint = 'it gave no reason'
  while (Date.now() < giveUpAt) {
    const running = findPostmaster(layout.data)
    if (running?.ready) return { pid: running.pid, socketFolder: running.socketFolder, startedHere: false }
    if (running) {
      await pause(LOOK_AGAIN_MS) // starting, recovering or stopping: whichever it is, it ends
      continue
    }
    removeLeftovers(layout)
    const outcome = await spawnServer(layout, { ...SETTINGS, ...settings }, giveUpAt)
    if (typeof outcome === 'number')
      return { pid: outcome, socketFolder: layout.socketFolder, startedHere: true }
    complaint = outcome.complaint
    // Children of a killed server hold its shared memory until they notice; another process may have been quicker than us.
    if (!/still in use|lock file .* already exists|could not (lock|create lock) file/.test(complaint)) break
    await pause(10 * LOOK_AGAIN_MS)
  }
  throw refusalFor(complaint, layout)
}

/** Asks the server to stop now (`stop -m fast`: open transactions are rolled back) and waits until it has gone. */
export async function stopServer(layout: Layout, pid: number): Promise<void> {
  const giveUpAt = Date.now() + STOP_MOST_MS
  signal(pid, 'SIGINT')
  while (findPostmaster(layout.data)?.pid === pid) {
    if (Date.now() > giveUpAt) signal(pid, 'SIGQUIT')
    await pause(LOOK_AGAIN_MS)
  }
}

/** The server of this cluster that is alive now, from `postmaster.pid`; `ready` when it accepts connections. */
export function findPostmaster(
  data: string,
): { pid: number; ready: boolean; socketFolder: string } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !worksIn(pid, data)) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready', socketFolder: lines[4] ?? '' }
}

/** A process number may have been given to somebody else since: only one whose working folder is the cluster is a server of it. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch {
    return false
  }
}

/**
 * What a killed server leaves behind. PostgreSQL judges these files by whether the process number still exists, and would
 * wait for a dead server that nobody has collected yet, or for a stranger with its number. Should another process have
 * started a server since we looked, PostgreSQL's own guard, the shared memory keyed by the folder, stops the second one.
 */
function removeLeftovers(layout: Layout): void {
  for (const file of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(layout.socketFolder, file), { force: true })
  rmSync(join(layout.data, 'postmaster.pid'), { force: true })
}

async function makeCluster(layout: Layout): Promise<void> {
  if (existsSync(layout.data) && readdirSync(layout.data).length > 0)
    throw refusalFor('PG_VERSION is missing', layout)
  const half = `${layout.data}.${randomUUID()}` // made beside and renamed: half a cluster never looks like a whole one
  const options = ['-D', half, '-U', 'postgres', '--encoding=UTF8', '--no-instructions', '--data-checksums']
  options.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  // `trust` on the socket: its folder is mode 0700, so whoever can open it (the server's account and root) can read the
  // cluster's files anyway; a password would lie in the same folder and protect nothing. There is no network to trust.
  options.push('--auth-local=trust', '--auth-host=reject')
  try {
    await promisify(execFile)(join(layout.binaries.root, 'bin', 'initdb'), options, {
      ...asUser(layout),
      env: ENVIRONMENT,
      cwd: layout.home,
    })
    renameSync(half, layout.data)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (existsSync(join(layout.data, 'PG_VERSION'))) return // another process made it first
    const said = String((error as { stderr?: string }).stderr ?? error)
    throw /No space left/.test(said) ? diskFull(layout.dataFolder) : explainedStart(error, said, layout)
  }
}

function explainedStart(error: unknown, said: string, layout: Layout): unknown {
  const known = explained(error, layout.dataFolder)
  if (known !== error) return known
  if (/could not look up (effective )?user ID/.test(said))
    return new StartRefusal(
      `The account Quorate runs as (number ${layout.user.uid}) has no name on this machine, and PostgreSQL needs one. ` +
        'Start it as an account that /etc/passwd knows, or set DATABASE_URL to a server of yours.',
    )
  const reason = said.trim().split('\n').slice(-2).join(' ')
  return new StartRefusal(
    `The database inside Quorate does not run on this machine (${reason}). Install PostgreSQL and set DATABASE_URL.`,
  )
}

async function spawnServer(
  layout: Layout,
  settings: Record<string, string>,
  giveUpAt: number,
): Promise<number | { complaint: string }> {
  rotate(layout.log)
  const log = openSync(layout.log, 'a', 0o600)
  const saidBefore = statSync(layout.log).size
  const options = ['-D', layout.data, '-k', layout.socketFolder]
  for (const [name, value] of Object.entries(settings)) options.push('-c', `${name}=${value}`)
  let child: ChildProcess
  try {
    // Detached: Ctrl-C in a terminal reaches us only, and we stop the server when the last request is answered.
    child = spawn(join(layout.binaries.root, 'bin', 'postgres'), options, {
      ...asUser(layout),
      env: ENVIRONMENT,
      cwd: layout.home,
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
  let failed: Error | undefined
  child.on('error', error => {
    failed = error
  })
  child.unref()
  while (child.exitCode === null && child.signalCode === null && !failed && Date.now() < giveUpAt) {
    const running = findPostmaster(layout.data)
    if (running?.ready && running.pid === child.pid) return running.pid
    await pause(LOOK_AGAIN_MS)
  }
  if (failed) throw explainedStart(failed, failed.message, layout)
  return { complaint: readFileSync(layout.log).subarray(saidBefore).toString('utf8').trim() }
}

function refusalFor(complaint: string, layout: Layout): StartRefusal {
  if (/No space left/.test(complaint)) return diskFull(layout.dataFolder)
  const reasons = complaint.split('\n').filter(line => /FATAL|PANIC|error while loading/.test(line))
  const reason = (reasons[0] ?? complaint.split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC): +/, '')
  return new StartRefusal(
    `The database in ${layout.home} does not start: ${reason}. ` +
      `Keep the folder as it is, read ${layout.log}, and restore from a backup if the files are damaged.`,
  )
}

function refuseOtherMajor(layout: Layout): void {
  const made = readFileSync(join(layout.data, 'PG_VERSION'), 'utf8').trim()
  const ours = layout.binaries.version.split('.')[0]
  if (made === ours) return
  throw new StartRefusal(
    `The database in ${layout.home} was made by PostgreSQL ${made}, and this copy of Quorate brings ${ours}. ` +
      `Start it with the earlier copy, export, and import into a new data folder.`,
  )
}

function asUser(layout: Layout): { uid?: number; gid?: number } {
  return layout.user.isOurselves ? {} : { uid: layout.user.uid, gid: layout.user.gid }
}

function rotate(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_MOST_BYTES) renameSync(log, `${log}.1`)
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone: that is what was asked.
  }
}
