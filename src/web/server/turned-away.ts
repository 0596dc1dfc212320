/** How much of somebody’s knocking at closed doors is written down: each door at first, then how many there were. */

/** Mistyped references and links to what one has left come in ones and twos. */
const mostNamed = 10

type Knocking = { quarter: number; references: Set<string>; count: number }
/** Whoever knocked in the current quarter of an hour, as this process saw it. */
const knocking = new Map<string, Knocking>()

/** What to write down; `key` tells it apart from what else this person is turned away from in the same quarter of an hour. */
type Noted = { key: string; content: { reference: string } | { count: number } }

/**
 * Somebody was turned away from a reference.
 *
 * @param quarter - which quarter of an hour it is, counted from any beginning.
 * @returns what to write down; undefined when nothing more is. Beyond the first ten references only that it goes on is written,
 *   each time their number has doubled: who tries thousands leaves a dozen entries that say so, not thousands.
 */
export function turnedAway(who: string, reference: string, quarter: number): Noted | undefined {
  const known = knocking.get(who)
  if (known?.quarter !== quarter)
    for (const [one, { quarter: when }] of knocking) if (when !== quarter) knocking.delete(one)
  const now = known?.quarter === quarter ? known : { quarter, references: new Set<string>(), count: 0 }
  knocking.set(who, now)
  if (now.references.has(reference)) return { key: reference, content: { reference } }
  now.count++
  if (now.count <= mostNamed) {
    now.references.add(reference)
    return { key: reference, content: { reference } }
  }
  const doublings = Math.log2(now.count / mostNamed)
  return Number.isInteger(doublings)
    ? { key: `${now.count} references`, content: { count: now.count } }
    : undefined
}
