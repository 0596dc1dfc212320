import { joined } from '../../english.ts'

/** How many letters have to be changed, added, dropped or swapped with their neighbour to make one word of the other. */
function distance(from: string, to: string): number {
  const width = to.length + 1
  let before: number[] = []
  let above = Array.from({ length: width }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column < width; column++) {
      const same = from[row - 1] === to[column - 1]
      let least = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped) least = Math.min(least, before[column - 2]! + 1)
      current.push(least)
    }
    before = above
    above = current
  }
  return above[to.length]!
}

/** Beyond this many letters nobody mistyped it: they meant something else. Short words bear one slip, longer ones two. */
const slips = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2)

/** The known word that this one was probably meant to be; undefined when none is near. */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = slips(word) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const letters = distance(word, candidate)
    if (letters < least) {
      least = letters
      nearest = candidate
    }
  }
  return nearest
}

/** A list longer than this is no help to read. */
const longestList = 12

/** What to write instead: ` Did you mean "age"?`, or what is known here, or nothing when that would fill a page. */
export function suggest(word: string, known: readonly string[]): string {
  const nearest = findNearest(word, known)
  if (nearest !== undefined) return ` Did you mean "${nearest}"?`
  if (known.length === 0 || known.length > longestList) return ''
  return ` Known here: ${joined(known)}.`
}
