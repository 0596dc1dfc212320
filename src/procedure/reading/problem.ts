/** Where something stands inside a pack, from the top: keys and list positions. */
export type Path = readonly PropertyKey[]

/**
 * Something wrong with a file that a person wrote, in one sentence they can act on.
 * `line` counts from 1; `path` reads as a person would name the place (`follow.conference.source`), empty for the whole file.
 */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly says: string
}

/** A problem as the command line prints it: `procedures/anytown/2026.yaml line 20, follow.conference: …`. */
export function sayProblem({ file, line, path, says }: Problem): string {
  return `${file} line ${line}${path === '' ? '' : `, ${path}`}: ${says}`
}

/** The key by which the entries of a list call themselves: a list of clocks is a list of `clock: …`. */
export const ownName: Readonly<Record<string, string>> = {
  clocks: 'clock',
  duties: 'duty',
  seats: 'seat',
  roles: 'role',
  grades: 'grade',
  items: 'item',
  outcomes: 'outcome',
  recipients: 'recipient',
  documents: 'document',
  urgency: 'class',
  kinds: 'kind',
  formats: 'format',
  routes: 'route',
  fields: 'field',
  content: 'part',
  steps: 'step',
  statuses: 'status',
}

/**
 * A path as a person would say it. An entry with a name of its own stands for its list (`follow.conference.source`),
 * one with only a requirement's id is named by that (`convene.gate.AT-101`), any other by its place, counted from 1.
 */
export function sayPath(root: unknown, path: Path): string {
  const said: string[] = []
  let here: unknown = root
  let list = ''
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') {
      here = here[step]
      const entry = here as Record<string, unknown> | null | undefined
      const own = entry?.[ownName[list] ?? '']
      if (typeof own === 'string') said.splice(-1, 1, own)
      else said.push(typeof entry?.id === 'string' ? entry.id : String(step + 1))
    } else {
      here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step]
      list = String(step)
      said.push(list)
    }
  }
  return said.join('.')
}

/** What was found, in words: `the number 4.12`, `"ten"`, `a list`, `nothing`. */
export function sayFound(value: unknown, written?: string): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'number') return `the number ${written ?? value}`
  if (typeof value === 'boolean') return written ?? String(value)
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : `"${short(value)}"`
  return Array.isArray(value) ? 'a list' : 'a mapping'
}

const longestQuote = 60
const short = (value: string): string =>
  value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value
