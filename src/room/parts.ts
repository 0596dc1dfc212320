/**
 * The parts of the room's page that change while somebody looks at it. `touched.ts` says which event changes which; `follow`
 * announces them, the page makes them, the browser fetches them. Nothing is imported here: browsers have it too.
 */
export const parts = [
  'strip',
  'lines',
  'writing',
  'legend',
  'agencies',
  'agenda',
  'people',
  'answers',
  'decisions',
  'actions',
] as const

/** One of them; it stands on the page as `part-lines`. */
export type Part = (typeof parts)[number]

/** What the part `writing` says: before the start a line is only kept as a draft; after the signature there is nothing to write. */
export type WritingNow = 'early' | 'open' | 'closed'

/** Parts to make again: some, or the whole room, its old lines too. */
export type Touched = readonly Part[] | 'all'

/** What the live channel says to a browser: which parts to fetch again. Never what they hold, and no number to count by. */
export type Changed = { readonly parts: Touched }

/** What the channel calls its message. */
export const changedEvent = 'changed'

export const isPart = (named: string): named is Part => (parts as readonly string[]).includes(named)

/** What several changes touch together. */
export const together = (all: readonly Touched[]): Touched =>
  all.includes('all') ? 'all' : [...new Set(all.flatMap(one => (one === 'all' ? parts : one)))]
