import type { z } from 'zod'
import { findNearest, suggest } from './spelling.ts'
import { type Path, sayFound } from './problem.ts'
import { joined } from '../../english.ts'

/** One way in which a value does not fit a schema: where, and one sentence. `key` when the key itself is at fault. */
export type Fault = { readonly path: Path; readonly says: string; readonly key?: true }

/** The raw issues of one reading, still with the schema that raised them and what it was given. */
type Raw = z.core.$ZodRawIssue
type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType & { _zod: { def: Definition } }
type Definition = {
  type: string
  options?: Schema[]
  innerType?: Schema
  getter?: () => Schema
  shape?: Record<string, Schema>
  values?: unknown[]
  entries?: Record<string, string>
  in?: Schema
}

type Reading = {
  readonly value: unknown
  readonly raws: readonly Raw[]
  readonly written: (path: Path) => string | undefined
}

/** Marks an issue whose sentence is still to be made, followed by its place in the list of raw issues. */
const later = '\u0000'

/**
 * Fits a value to a schema.
 *
 * @param written - the source text of a number at a path, so that 4.10 is not reported as 4.1.
 * @returns what the schema made of the value, or every way in which it does not fit, one sentence each. A value that
 * may take several forms is judged by the form it comes closest to.
 */
export function fit<S extends z.ZodType>(
  schema: S,
  value: unknown,
  written: (path: Path) => string | undefined = () => undefined,
): { fits: z.output<S> } | { faults: Fault[] } {
  const raws: Raw[] = []
  const reading: Reading = { value, raws, written }
  const error = (raw: Raw) => `${later}${raws.push(raw) - 1}`
  const found = schema.safeParse(value, { error: error as never })
  if (found.success) return { fits: found.data }
  const faults = found.error.issues.flatMap(issue => unfold(issue, [], reading))
  return { faults: onePerPlace(faults) }
}

/** A text that is neither a date nor a day has one fault, not two; so has a condition left empty by a wrong key. */
function onePerPlace(faults: Fault[]): Fault[] {
  const seen = new Set<string>()
  const wrongKeys = new Set(faults.filter(({ key }) => key).map(({ path }) => path.slice(0, -1).join('\n')))
  return faults.filter(({ path, key, says }) => {
    if (says === emptyMapping && wrongKeys.has(path.join('\n'))) return false
    const place = `${key ? 'key' : 'value'}\n${path.join('\n')}\n${key || says.endsWith(missing) ? says : ''}`
    return !seen.has(place) && seen.add(place) !== undefined
  })
}

const emptyMapping = 'a condition has to ask about at least one fact.'
const missing = 'is missing.'

function unfold(issue: Issue, base: Path, reading: Reading): Fault[] {
  const { raws, written } = reading
  const path = [...base, ...issue.path]
  const raw = issue.message.startsWith(later) ? raws[Number(issue.message.slice(1))] : undefined
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(definition(raw?.inst as Schema).shape ?? {})
    return issue.keys.map(key => wrongKey(path, key, known))
  }
  if (issue.code === 'invalid_union') return closest(issue, path, raw, reading)
  if (issue.code === 'invalid_key')
    return issue.issues.slice(0, 1).map(inner => ({
      path,
      key: true as const,
      says: `${inner.message}, found ${sayFound(String(path.at(-1)))}.`,
    }))
  if (raw === undefined) return [ownWords(issue.message, path, reading.value)]
  const input = raw.input
  if (input === undefined && path.length > 0 && issue.code !== 'custom') return [missingKey(path)]
  return [{ path, says: sayIssue(issue, input, written(path), raw.inst as Schema) }]
}

/** The schema's own message, finished as a sentence with what was found. */
function ownWords(message: string, path: Path, root: unknown): Fault {
  let input = root
  for (const step of path) input = (input as Record<PropertyKey, unknown> | undefined)?.[step]
  const complete = message.includes('found') || typeof input !== 'string'
  return { path, says: complete ? `${message}.` : `${message}, found ${sayFound(input)}.` }
}

function missingKey(path: Path): Fault {
  const key = String(path.at(-1))
  const why =
    key === 'source'
      ? 'Every rule says which document and section it comes from.'
      : key === 'force'
        ? 'Every rule says how strongly it asks: must, should, endeavour, consider, may or never.'
        : ''
  return { path: path.slice(0, -1), says: `${key} ${missing} ${why}`.trim() }
}

function wrongKey(path: Path, key: string, known: readonly string[]): Fault {
  if (known.length === 1 && findNearest(key, known) === undefined)
    return {
      path: [...path, key],
      key: true,
      says: `"${key}" does not stand beside "${known[0]}". Keep one of them.`,
    }
  const asksFacts = known.includes('urgency') && known.includes('in-care')
  const says = asksFacts
    ? `"${key}" is not a fact that a rule may ask about.${suggest(key, known) || allFacts}`
    : `"${key}" is not a key that belongs here.${suggest(key, known) || ` Known here: ${joined(known)}.`}`
  return { path: [...path, key], key: true, says }
}

/** Where whoever looks for a fact finds them all, with what each means. */
const allFacts = ' All of them are in docs/words-of-a-procedure.md.'

const shapes: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

/** Keys that any rule may have besides; to name them all each time would bury the ones that matter. */
const besides = ['also', 'reading', 'placeholder', 'when']
/** A pack itself has more keys than a sentence bears; no rule has. */
const mostKeys = 14

function shapeOf(expected: string, inst: Schema | undefined): string {
  const keys = Object.keys(definition(inst).shape ?? {}).filter(key => !besides.includes(key))
  const named = expected === 'object' && keys.length > 0 && keys.length <= mostKeys
  return named ? `a mapping of ${joined(keys)}` : (shapes[expected] ?? expected)
}

const standsAlone = 'this stands alone. Put the facts beside it into its list.'

function sayIssue(issue: Issue, input: unknown, written: string | undefined, inst?: Schema): string {
  const found = sayFound(input, written)
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.expected === 'never') return standsAlone
      const quotes = issue.expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')
      return `expected ${shapeOf(issue.expected, inst)}, found ${found}.${quotes ? ' Put it in quotes.' : ''}`
    }
    case 'invalid_value':
      return sayChoice(issue.values.map(String), input, found)
    case 'too_small':
      if (issue.origin === 'array') return 'expected at least one entry, found an empty list.'
      return `expected a number ${issue.inclusive ? 'of at least' : 'above'} ${issue.minimum}, found ${found}.`
    case 'too_big':
      return `expected a number of at most ${issue.maximum}, found ${found}.`
    default:
      return `${issue.message.startsWith(later) ? 'this does not fit here' : issue.message}, found ${found}.`
  }
}

/** A longer choice is not spelt out when the word that was meant is plain. */
const longestChoice = 8

function sayChoice(words: readonly string[], input: unknown, found: string): string {
  const nearest = typeof input === 'string' ? findNearest(input, words) : undefined
  if (nearest !== undefined && words.length > longestChoice)
    return `${found} is not a word that belongs here. Did you mean "${nearest}"?`
  const expected = words.length === 1 ? `"${words[0]}"` : joined(words, 'or')
  return `expected ${expected}, found ${found}.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`
}

const definition = (schema: Schema | undefined): Definition => schema?._zod.def ?? { type: 'unknown' }

/** A schema without what is wrapped around it: optional, default, lazy. */
function bare(schema: Schema): Schema {
  const { type, innerType, getter } = definition(schema)
  if (type === 'lazy' && getter) return bare(getter())
  return innerType ? bare(innerType) : schema
}

/** The faults of the form that a value of many possible forms comes closest to. */
function closest(
  issue: Issue & { code: 'invalid_union' },
  path: Path,
  raw: Raw | undefined,
  reading: Reading,
): Fault[] {
  const options = (definition(raw?.inst as Schema).options ?? []).map(bare)
  const input = raw?.input
  if (input === undefined && path.length > 0) return [missingKey(path)]
  const branch = (at: number): Fault[] =>
    (issue.errors[at] ?? []).flatMap(inner => unfold(inner, path, reading))
  if (Array.isArray(input)) {
    const list = options.findIndex(option => definition(option).type === 'array')
    if (list !== -1) return branch(list)
  } else if (typeof input === 'object' && input !== null) {
    const fault = closestMapping(Object.keys(input), options, path, branch)
    if (fault) return fault
  } else if (typeof input === 'string') {
    const text = options.findIndex(option => definition(option).type === 'string')
    if (text !== -1) return branch(text)
  }
  const words = options.flatMap(choices)
  const found = sayFound(input, reading.written(path))
  if (typeof input === 'string' && words.length > 0) return [{ path, says: sayChoice(words, input, found) }]
  return [{ path, says: `expected ${sayForms(options)}, found ${found}.` }]
}

function closestMapping(
  keys: readonly string[],
  options: readonly Schema[],
  path: Path,
  branch: (at: number) => Fault[],
): Fault[] | undefined {
  const mappings = options.flatMap((option, at) => {
    const shape = definition(option).shape
    return shape ? [{ at, known: Object.keys(shape) }] : []
  })
  if (mappings.length === 0) return undefined
  const shared = ({ known }: { known: string[] }) => keys.filter(key => known.includes(key)).length
  const most = Math.max(...mappings.map(shared))
  if (most === 0 && mappings.length > 1) {
    const known = mappings.flatMap(mapping => mapping.known)
    if (keys.length === 0) return [{ path, says: `expected ${sayForms(options)}, found nothing inside.` }]
    return keys.map(key => wrongKey(path, key, known))
  }
  const candidates = mappings.filter(mapping => shared(mapping) === most)
  const narrowest = Math.min(...candidates.map(({ known }) => known.length))
  return candidates
    .filter(({ known }) => known.length === narrowest)
    .map(({ at }) => branch(at))
    .reduce((best, faults) => (faults.length < best.length ? faults : best))
}

const choices = (option: Schema): string[] => {
  const { type, values, entries } = definition(option)
  if (type === 'literal') return (values ?? []).map(String)
  return type === 'enum' ? Object.values(entries ?? {}) : []
}

/** Every form a value may take, in words: `true or false, a number, text or a mapping of is, below or at-least`. */
function sayForms(options: readonly Schema[]): string {
  const keys = options.flatMap(option => Object.keys(definition(option).shape ?? {}))
  const simple = options
    .map(option => definition(option).type)
    .filter(type => type !== 'object' && type !== 'literal' && type !== 'enum')
    .map(type => shapes[type] ?? type)
  const words = options.flatMap(choices)
  const mapping =
    keys.length === 0 ? [] : [keys.length > 12 ? 'a mapping' : `a mapping of ${joined(keys, 'or')}`]
  return joined([...new Set([...words, ...simple, ...mapping])], 'or')
}
