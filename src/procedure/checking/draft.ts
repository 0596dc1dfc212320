/** A pack that nobody has published yet: what is wrong with it, what contradicts itself, what law expects of it. */
import { contradictions } from './at-odds.ts'
import { checkPack } from './check.ts'
import { type Expected, heldAgainst } from './expected.ts'
import type { Overlay } from '../overlay.ts'
import type { Problem } from '../reading/problem.ts'
import { compileProcedure, type Procedure } from '../procedure.ts'
import { readPack } from '../reading/read.ts'
import type { PackRead } from '../reading/yaml.ts'
import { plural, joined } from '../../english.ts'

export type CheckedDraft = {
  /** The sha256 of its text, in hex. */
  readonly hash: string
  /** What has to be mended before anything can be done with it. */
  readonly errors: readonly Problem[]
  /** Sound by itself, and together more than anybody can do. Looked for once it can be read. */
  readonly contradictions: readonly Problem[]
  /** What law and statutory guidance expect of everybody, and this draft leaves to be desired; it may be published all the same. */
  readonly warnings: readonly (Expected & { readonly lacks: string })[]
  /** What is enacted and not in force yet: shown, never counted. */
  readonly coming: readonly (Expected & { readonly coming: string })[]
  /** When it can be read at all; with errors it runs, but must not be relied on. */
  readonly read?: PackRead & { readonly procedure: Procedure }
}

/** What is wrong with a text by itself: the part of a check that takes long. */
export type Examined = Pick<CheckedDraft, 'errors' | 'contradictions'> & { readonly read?: PackRead }

export function examine(text: string, file: string): Examined {
  const read = readPack(text, file)
  if ('problems' in read) return { errors: read.problems, contradictions: [] }
  return { errors: checkPack(read), contradictions: contradictions(read), read }
}

/** A text that was examined, under the name it would have, and held against what binds everybody. */
export function judge(
  { read, ...wrong }: Examined,
  { id, hash }: { id: string; hash: string },
  overlay?: Overlay,
): CheckedDraft {
  if (!read) return { ...wrong, hash, warnings: [], coming: [] }
  const procedure = compileProcedure(id, hash, read.pack)
  const expected = overlay ? heldAgainst(overlay, procedure, read.pack.about['in-force'].from) : []
  return {
    ...wrong,
    hash,
    warnings: expected.flatMap(one => (one.lacks === undefined ? [] : [{ ...one, lacks: one.lacks }])),
    coming: expected.flatMap(one => (one.coming === undefined ? [] : [{ ...one, coming: one.coming }])),
    read: { ...read, procedure },
  }
}

/**
 * Checks a draft here and now; a page, which others wait behind, has it done beside (`adoption/check-beside.ts`).
 *
 * @param draft - its text, the sha256 of that, what to call it (`bristol/2026`), and how to call its file in problems; `errors`
 * where whoever read the whole shelf knows them already, with what is wrong between it and its neighbours.
 * @param overlay - what binds everybody; without one nothing is expected from outside.
 */
export function checkDraft(
  {
    text,
    file,
    errors,
    ...named
  }: {
    text: string
    hash: string
    id: string
    file: string
    errors?: readonly Problem[] | undefined
  },
  overlay?: Overlay,
): CheckedDraft {
  const examined = examine(text, file)
  const known = examined.read && errors
  return judge({ ...examined, ...(known && { errors: known }) }, named, overlay)
}

/** “1 error and 2 contradictions”; empty when nothing is wrong. */
export function sayWrong({ errors, contradictions }: CheckedDraft): string {
  const count = (number: number, of: string) => (number === 0 ? [] : [plural(number, of)])
  return joined([...count(errors.length, 'error'), ...count(contradictions.length, 'contradiction')])
}

/** How many things stand in the way of publishing it. */
export const wrongWith = ({ errors, contradictions }: CheckedDraft): number =>
  errors.length + contradictions.length
