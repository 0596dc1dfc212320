import { chownSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StartRefusal } from './refusal.ts'

/** The operating-system account the server runs as: ourselves, or an unprivileged one when we are root. */
export type ServerUser = { name: string; uid: number; gid: number; isOurselves: boolean }

/**
 * Who the server shall run as.
 *
 * PostgreSQL refuses to run as root, so as root we choose `postgres`, or else `nobody`, from `passwdFile`; a folder that
 * already holds a cluster keeps its owner, since only the owner can start it.
 *
 * @param clusterOwner - the uid that owns an existing cluster, if there is one.
 * @throws StartRefusal when we are root and the machine has no such account.
 */
export function chooseServerUser(clusterOwner?: number, passwdFile = '/etc/passwd'): ServerUser {
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return { name: `uid ${uid}`, uid, gid: process.getgid?.() ?? uid, isOurselves: true }
  const accounts = readFileSync(passwdFile, 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .filter(fields => fields.length >= 4 && fields[2] !== '0')
    .map(fields => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]), isOurselves: false }))
  const found =
    accounts.find(account => account.uid === clusterOwner) ??
    accounts.find(account => account.name === 'postgres') ??
    accounts.find(account => account.name === 'nobody')
  if (found) return found
  throw new StartRefusal(
    'PostgreSQL does not run as root and this machine has neither a user postgres nor a user nobody. ' +
      'Start Quorate as an ordinary user, or set DATABASE_URL to a server of yours.',
  )
}

/** May this account walk into the folder? Decided from mode bits, without becoming the account. */
export function canReach(user: ServerUser, path: string): boolean {
  for (let step = resolve(path); ; step = dirname(step)) {
    const seen = statSync(step, { throwIfNoEntry: false })
    if (seen) {
      const bits = seen.uid === user.uid ? seen.mode >> 6 : seen.gid === user.gid ? seen.mode >> 3 : seen.mode
      if ((bits & 0o1) === 0) return false
    }
    if (step === dirname(step)) return true
  }
}

/**
 * Makes a folder that belongs to the server's account and that nobody else (but root) may open.
 *
 * @throws StartRefusal when something else already stands there: in a shared temporary folder anybody could have put it.
 */
export function makeOwnFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const seen = lstatSync(path)
  const ownerNow = process.getuid?.() ?? user.uid
  const empty = !user.isOurselves && seen.uid === ownerNow
  if (!seen.isDirectory() || (seen.uid !== user.uid && !empty)) {
    throw new StartRefusal(
      `The folder ${path} belongs to somebody else. Remove it, or choose another data folder.`,
    )
  }
  if (empty) chownSync(path, user.uid, user.gid)
}
