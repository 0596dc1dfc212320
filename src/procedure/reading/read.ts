import { checkPack } from '../checking/check.ts'
import { pack, vocabularyVersion } from '../pack/pack.ts'
import type { Problem } from './problem.ts'
import { soundPart } from './sound-part.ts'
import { type At, type PackRead, readYaml } from './yaml.ts'

/**
 * Reads a pack.
 *
 * @param text - the YAML of one pack.
 * @param file - how to call the file in problems, for example `procedures/anytown/2026.yaml`.
 * @returns the pack, whose cross-references are still `checkPack`'s to judge; or everything wrong with it at once, in the
 * order of the file: then what could be understood of it is judged as `checkPack` would.
 */
export function readPack(text: string, file: string): PackRead | { problems: Problem[] } {
  const found = readYaml(pack, text, file)
  const { value, at } = found
  const newer = at && newerVocabulary(value, at)
  if (newer) return { problems: [newer] }
  if (!('problems' in found)) return { pack: found.fits, at: found.at }
  const { faults, problems } = found
  if (at === undefined) return { problems }
  const sound = soundPart(pack, value, faults)
  const more = sound
    ? checkPack({ pack: sound.part, at: (path, says, key) => at(sound.back(path), says, key) }, sound.leftOut)
    : []
  return { problems: [...problems, ...more].sort((a, b) => a.line - b.line) }
}

/** A pack for a later program is told apart before anything else is said of it: what it has that is new is no slip. */
export function newerVocabulary(value: unknown, at: At): Problem | undefined {
  const written = (value as { about?: { vocabulary?: unknown } } | null)?.about?.vocabulary
  if (typeof written !== 'number' || written <= vocabularyVersion) return undefined
  const says = `this pack was written for vocabulary ${written}, and this program knows ${vocabularyVersion}. Use a newer program.`
  return at(['about', 'vocabulary'], says)
}
