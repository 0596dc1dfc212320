import type { z } from 'zod'
import { type Fault, fit } from './fault.ts'
import { ownName, type Path } from './problem.ts'

/** What is left of a value without what does not fit. */
type SoundPart<T> = {
  readonly part: T
  /** The way from a path in the part to the same place in the whole. */
  readonly back: (path: Path) => Path
  /** What the entries left out call themselves (`{ clock: ['convene'] }`): they are at fault, and declared all the same. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>
}

/** Taking out a fault may bring up what it hid; beyond this many rounds there is too much wrong to judge the rest. */
const mostRounds = 5

/**
 * The part of a faulty value that can still be judged, so that a slip in one rule does not hide what is wrong with
 * another. A fault inside a list takes its whole entry along: half a rule would be judged wrongly.
 *
 * @returns undefined when what is left does not fit either, or an entry left out does not even say what it is called.
 */
export function soundPart<S extends z.ZodType>(
  schema: S,
  value: unknown,
  faults: readonly Fault[],
): SoundPart<z.output<S>> | undefined {
  const left: Left = { whole: structuredClone(value), kept: new Map(), leftOut: {} }
  let found = faults
  for (let round = 0; round < mostRounds; round++) {
    const listed = new Map(found.flatMap(({ path }) => (isListed(path) ? [entryAt(path)] : [])))
    const others = found.filter(({ path }) => !isListed(path))
    const lastFirst = [...listed.values()].sort((one, other) => other.place - one.place)
    if (!others.every(({ path }) => takeOutKey(left, path))) return undefined
    if (!lastFirst.every(entry => takeOutEntry(left, entry))) return undefined
    const again = fit(schema, left.whole)
    if ('fits' in again) return { part: again.fits, back: wayBack(left.kept), leftOut: left.leftOut }
    found = again.faults
  }
  return undefined
}

type Left = {
  readonly whole: unknown
  /** For each list that lost an entry, the places in the whole of those it kept. */
  readonly kept: Map<string, number[]>
  readonly leftOut: Record<string, string[]>
}
type Entry = { readonly list: Path; readonly place: number }

const isNumber = (step: PropertyKey): step is number => typeof step === 'number'
const isListed = (path: Path): boolean => path.some(isNumber)
const keyOf = (list: Path): string => list.map(String).join('\n')

/** The outermost entry of a list in which a path lies: a rule, where there are rules. */
function entryAt(path: Path): [key: string, entry: Entry] {
  const depth = path.findIndex(isNumber)
  return [keyOf(path.slice(0, depth + 1)), { list: path.slice(0, depth), place: Number(path[depth]) }]
}

const inside = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>((found, step) => (found as Record<PropertyKey, unknown> | undefined)?.[step], whole)

/** A chapter is never taken out: without it nothing is judged. */
function takeOutKey({ whole }: Left, path: Path): boolean {
  const around = inside(whole, path.slice(0, -1))
  if (path.length < 2 || typeof around !== 'object' || around === null) return false
  return delete (around as Record<PropertyKey, unknown>)[path.at(-1)!]
}

function takeOutEntry({ whole, kept, leftOut }: Left, { list, place }: Entry): boolean {
  const entries = inside(whole, list) as unknown[]
  const own = ownName[String(list.at(-1))]
  const name = own === undefined ? '' : (entries[place] as Record<string, unknown> | null)?.[own]
  if (typeof name !== 'string') return false
  if (own !== undefined) leftOut[own] = [...(leftOut[own] ?? []), name]
  const places = kept.get(keyOf(list)) ?? entries.map((_, at) => at)
  kept.set(
    keyOf(list),
    places.filter((_, at) => at !== place),
  )
  entries.splice(place, 1)
  return true
}

const wayBack =
  (kept: Left['kept']): SoundPart<unknown>['back'] =>
  path => {
    const depth = path.findIndex(isNumber)
    const places = kept.get(keyOf(path.slice(0, Math.max(depth, 0))))
    return depth === -1 || places === undefined
      ? path
      : [...path.slice(0, depth), places[Number(path[depth])]!, ...path.slice(depth + 1)]
  }
