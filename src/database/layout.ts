import { createHash, randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Binaries, packagedBinaries, reachableBinaries } from './binaries.ts'
import { errorCode, StartRefusal } from './refusal.ts'
import { canReach, chooseServerUser, makeOwnFolder, type ServerUser } from './server-user.ts'

/** Where everything of one private server lies. `home` holds the cluster (`data`), the log and, if copied, the programs. */
export type Layout = {
  dataFolder: string
  user: ServerUser
  binaries: Binaries
  home: string
  data: string
  socketFolder: string
  log: string
}

/** A socket's address is at most 107 bytes on Linux (`sun_path`), of which the socket's own file name takes 15. */
const SOCKET_FOLDER_MOST_BYTES = 107 - '/.s.PGSQL.5432'.length

/** A new cluster takes 40 MB and its first log segments 32 MB; with less than this, starting would only fail later. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024

/** Used when we are root and the server's account cannot walk to the data folder (for example below /root). */
const SYSTEM_HOME = '/var/lib/quorate'

/**
 * Prepares the folders of a private server and says where they are.
 *
 * @throws StartRefusal when the folder cannot be made, written or reached, when the disk is full, or when this platform has
 *   no server programs.
 */
export function prepareLayout(folder: string): Layout {
  const dataFolder = resolve(folder)
  const packaged = packagedBinaries()
  makeDataFolder(dataFolder)
  refuseFullDisk(dataFolder)
  const pointed = readPointer(dataFolder)
  const inside = join(dataFolder, 'postgres')
  const owner = statSync(join(pointed ?? inside, 'data'), { throwIfNoEntry: false })?.uid
  const user = chooseServerUser(owner)
  const home =
    pointed ?? (user.isOurselves || canReach(user, dataFolder) ? inside : pointElsewhere(dataFolder, user))
  try {
    makeOwnFolder(home, user)
    const socketFolder = chooseSocketFolder(home, user)
    makeOwnFolder(socketFolder, user)
    const binaries = reachableBinaries(packaged, user, home)
    return {
      dataFolder,
      user,
      binaries,
      home,
      socketFolder,
      data: join(home, 'data'),
      log: join(home, 'server.log'),
    }
  } catch (error) {
    throw explained(error, home)
  }
}

/** A failed system call on a folder, as a sentence a person can act on; anything else as it was. */
export function explained(error: unknown, path: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartRefusal(
      `The data folder ${path} cannot be written (${code}). Make it writable, or choose another folder.`,
    )
  }
  return error
}

/** The sentence for a disk without room. */
export function diskFull(path: string): StartRefusal {
  const leastMegabytes = LEAST_FREE_BYTES / 1024 / 1024
  return new StartRefusal(
    `The disk of the data folder ${path} is full: at least ${leastMegabytes} MB must be free. Nothing recorded is lost; make room and start again.`,
  )
}

function makeDataFolder(dataFolder: string): void {
  try {
    // As root the server's account must walk through it; what lies inside keeps its own, stricter, modes.
    mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    if (!statSync(dataFolder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    accessSync(dataFolder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw explained(error, dataFolder)
  }
}

function refuseFullDisk(dataFolder: string): void {
  const { bavail, bsize } = statfsSync(dataFolder)
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(dataFolder)
}

const POINTER = 'postgres-is-elsewhere.txt'

/** Where the database lies when the server's account cannot walk to the data folder. */
export function readPointer(dataFolder: string): string | undefined {
  const file = join(dataFolder, POINTER)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined
}

/** A new name each time, so that whoever deletes the data folder starts afresh and does not meet the old records again. */
function pointElsewhere(dataFolder: string, user: ServerUser): string {
  const home = join(SYSTEM_HOME, randomUUID())
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 })
    writeFileSync(
      join(dataFolder, POINTER),
      `${home}\nThe database server runs as ${user.name}, who cannot walk to this folder, so the database lies there.\n`,
    )
    return home
  } catch {
    throw new StartRefusal(
      `The database server runs as ${user.name}, who cannot reach the data folder ${dataFolder}. ` +
        `Choose a data folder that everybody may walk to (for example ${SYSTEM_HOME}), or start Quorate as an ordinary user.`,
    )
  }
}

function chooseSocketFolder(home: string, user: ServerUser): string {
  const inside = join(home, 'socket')
  if (Buffer.byteLength(inside) <= SOCKET_FOLDER_MOST_BYTES) return inside
  const key = createHash('sha256').update(home).digest('hex').slice(0, 16)
  const short = join(tmpdir(), `quorate-${user.uid}-${key}`)
  return Buffer.byteLength(short) <= SOCKET_FOLDER_MOST_BYTES
    ? short
    : join('/tmp', `quorate-${user.uid}-${key}`)
}
