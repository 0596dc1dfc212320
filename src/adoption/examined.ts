/** What goes between a page and the thread that examines drafts: only what can be copied. */
import type { Examined } from '../procedure/checking/draft.ts'
import type { Pack } from '../procedure/pack/pack.ts'
import { type Path, sayPath } from '../procedure/reading/problem.ts'
import type { PackRead } from '../procedure/reading/yaml.ts'

export type Asked = { number: number; text: string; file: string }

/** With the line on which everything in the pack stands, by the way to it. */
export type Answered = Pick<Examined, 'errors' | 'contradictions'> & { number: number } & (
    | { pack: Pack; places: ReadonlyMap<string, number> }
    | { pack?: undefined }
  )

const keyOf = (path: Path): string => path.map(String).join('\n')

export function placesOf({ pack, at }: PackRead): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const walk = (value: unknown, path: Path): void => {
    places.set(keyOf(path), at(path, '').line)
    if (Array.isArray(value)) value.forEach((entry, index) => void walk(entry, [...path, index]))
    else if (typeof value === 'object' && value !== null)
      for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key])
  }
  walk(pack, [])
  return places
}

/** An answer as whoever asked knows it. */
export function examinedFrom(answer: Answered, file: string): Examined {
  const { errors, contradictions } = answer
  if (!answer.pack) return { errors, contradictions }
  const { pack, places } = answer
  const lineOf = (path: Path): number =>
    places.get(keyOf(path)) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)))
  return {
    errors,
    contradictions,
    read: { pack, at: (path, says) => ({ file, line: lineOf(path), path: sayPath(pack, path), says }) },
  }
}
