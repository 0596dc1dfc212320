/** Of whom a rule asks something: what `by:` and its like say in a pack, read into a closed union. */
import type { Pack } from './pack.ts'

/**
 * One whom something is asked of. A pack speaks of offices, seats and grades; who that is in one discussion is another
 * question (`whoIsAsked`). People stand here only where the record itself names them: whose action it is.
 */
export type Asked =
  | { readonly of: 'whoever-chairs' }
  | { readonly of: 'minute-taker' }
  /** Whoever asked for the discussion and arranges it. */
  | { readonly of: 'convenor' }
  /** The convenor, the chair and the minute-taker: where the procedure does not say of whom it is asked. */
  | { readonly of: 'whoever-runs-it' }
  | { readonly of: 'seat'; readonly seat: string }
  | { readonly of: 'grade'; readonly grade: string }
  /** An office somebody holds for a time, which is no grade of the pack: senior managers. */
  | { readonly of: 'post'; readonly post: string }
  /** By its name, as the record has it. */
  | { readonly of: 'agency'; readonly agency: string }
  | { readonly of: 'person'; readonly person?: string; readonly name: string; readonly agency: string }

export type AskedOf = Asked['of']

/** Words that mean the same in every pack. */
const offices: Readonly<Record<string, Asked>> = {
  chair: { of: 'whoever-chairs' },
  'minute-taker': { of: 'minute-taker' },
  convenor: { of: 'convenor' },
  'senior-managers': { of: 'post', post: 'senior-managers' },
}

/** The words a pack may use after `by:` without declaring them; its own seats and grades come besides. */
export const officeWords: readonly string[] = Object.keys(offices)

export const askedOfRunning: readonly Asked[] = [{ of: 'whoever-runs-it' }]
export const askedOfChair: readonly Asked[] = [{ of: 'whoever-chairs' }]

/**
 * What some words after `by:` ask, in their order. A word that is a grade and a seat is both: whoever is of that grade, and whoever
 * sits there. A word that is neither is an office (a pack that was kept before such words were refused goes on as it was).
 */
export function readAsked(words: readonly string[], { attend }: Pack): readonly Asked[] {
  return words.flatMap((word): readonly Asked[] => {
    const office = offices[word]
    if (office) return [office]
    const found: readonly Asked[] = [
      ...(attend.grades.some(one => one.grade === word) ? [{ of: 'grade', grade: word } as const] : []),
      ...(attend.seats.some(one => one.seat === word) ? [{ of: 'seat', seat: word } as const] : []),
    ]
    return found.length > 0 ? found : [{ of: 'post', post: word }]
  })
}
