import { suggest } from './spelling.ts'
import type { Problem } from './problem.ts'

/** The hash each published pack had when it was published, by procedure id. Pure: hashes come from whoever read the files. */
export type Lock = ReadonlyMap<string, string>

/** `<sha256>  bristol/2024.yaml`: the form that `sha256sum -c` reads, so that a lock can be checked without our program. */
const lockLine = /^([0-9a-f]{64}) {2}([a-z0-9-]+\/[a-z0-9-]+)\.yaml$/

/** Reads a lock; lines that are neither empty, a comment, nor a hash with a file are problems. */
export function readLock(text: string, file: string): { lock: Lock; problems: Problem[] } {
  const lock = new Map<string, string>()
  const problems: Problem[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, hash, id] = lockLine.exec(line.trimEnd()) ?? []
    const says =
      hash === undefined || id === undefined
        ? 'expected a sha256, two spaces and a file such as bristol/2024.yaml.'
        : lock.has(id)
          ? `${id} is published twice. A published pack has one hash for ever.`
          : undefined
    if (says) problems.push({ file, line: at + 1, path: '', says })
    else lock.set(id!, hash!)
  }
  return { lock, problems }
}

/** A lock as it is written to disk, in the order of ids. */
export function printLock(lock: Lock): string {
  const lines = [...lock].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, hash]) => `${hash}  ${id}.yaml\n`)
  return lines.join('')
}

/** Why a pack may not be loaded as published: it has been edited since. Undefined when it is as published, or never was. */
export function findEdit(lock: Lock, id: string, hash: string): string | undefined {
  const published = lock.get(id)
  if (published === undefined || published === hash) return undefined
  return `this pack was published and has been edited since (it had the hash ${published.slice(0, 12)}…, now ${hash.slice(0, 12)}…). Undo the edit, and make the change in a new version.`
}

/** Published packs whose file is gone: discussions pinned to them could no longer be explained. */
export function missingPacks(lock: Lock, ids: readonly string[], file: string): Problem[] {
  const there = new Set(ids)
  return [...lock.keys()]
    .filter(id => !there.has(id))
    .map(id => ({
      file,
      line: 1,
      path: id,
      says: `this pack was published and its file is gone. Bring it back.`,
    }))
}

/**
 * The lock with one more pack published.
 *
 * @returns the new lock, or a sentence: unknown pack, or published before with other contents.
 */
export function publish(
  lock: Lock,
  id: string,
  hashes: ReadonlyMap<string, string>,
): { lock: Lock } | { refused: string } {
  const hash = hashes.get(id)
  if (hash === undefined) return { refused: `There is no pack "${id}".${suggest(id, [...hashes.keys()])}` }
  const edit = findEdit(lock, id, hash)
  if (edit) return { refused: `${id}: ${edit}` }
  return { lock: new Map([...lock, [id, hash]]) }
}
