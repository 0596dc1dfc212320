/** Where today's minutes of an old discussion deliberately say something else than version 0.1.0 did, and why. */
import type { KeptWords } from '../kept.ts'

/** `was` is a whole line of then; `reads` is what stands there now: no line, one or several. Without `in` and `papers`: wherever it stood. */
export type Mended = {
  readonly was: string
  readonly reads: string[]
  readonly in?: string
  readonly papers?: readonly (keyof KeptWords['words'])[]
  readonly because: string
}

export const mended: readonly Mended[] = []
