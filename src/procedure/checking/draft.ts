/** A pack that nobody has published yet: what is wrong with it, what contradicts itself, what law expects of it. */
import { contradictions } from './at-odds.ts'
import { checkPack } from './check.ts'
import { type Expected, heldAgainst } from './expected.ts'
import type { Overlay } from '../overlay.ts'
import { type Problem, sayList } from '../reading/problem.ts'
import { compileProcedure, type Procedure } from '../procedure.ts'
import { readPack } from '../reading/read.ts'
import type { PackRead } from '../reading/yaml.ts'

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

/**
 * Checks a draft.
 *
 * @param draft - its text, the sha256 of that, what to call it (`bristol/2026`), and how to call its file in problems; `errors`
 * where whoever read the whole shelf knows them already, with what is wrong between it and its neighbours.
 * @param overlay - what binds everybody; without one nothing is expected from outside.
 */
export function checkDraft(
  {
    text,
    hash,
    id,
    file,
    errors,
  }: {
    text: string
    hash: string
    id: string
    file: string
    errors?: readonly Problem[] | undefined
  },
  overlay?: Overlay,
): CheckedDraft {
  const read = readPack(text, file)
  if ('problems' in read) return { hash, errors: read.problems, contradictions: [], warnings: [], coming: [] }
  const procedure = compileProcedure(id, hash, read.pack)
  const begins = read.pack.about['in-force'].from
  const expected = overlay ? heldAgainst(overlay, procedure, begins) : []
  return {
    hash,
    errors: errors ?? checkPack(read),
    contradictions: contradictions(read),
    warnings: expected.flatMap(one => (one.lacks === undefined ? [] : [{ ...one, lacks: one.lacks }])),
    coming: expected.flatMap(one => (one.coming === undefined ? [] : [{ ...one, coming: one.coming }])),
    read: { ...read, procedure },
  }
}

/** “1 error and 2 contradictions”; empty when nothing is wrong. */
export function sayWrong({ errors, contradictions }: CheckedDraft): string {
  const count = (number: number, of: string) =>
    number === 0 ? [] : [`${number} ${of}${number === 1 ? '' : 's'}`]
  return sayList([...count(errors.length, 'error'), ...count(contradictions.length, 'contradiction')], 'and')
}

/** How many things stand in the way of publishing it. */
export const wrongWith = ({ errors, contradictions }: CheckedDraft): number =>
  errors.length + contradictions.length
