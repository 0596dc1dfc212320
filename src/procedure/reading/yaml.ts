import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type YAMLMap,
} from 'yaml'
import { parseDocument, type YAMLError } from 'yaml'
import type { z } from 'zod'
import { type Fault, fit } from './fault.ts'
import type { Pack } from '../pack/pack.ts'
import { type Path, type Problem, sayPath } from './problem.ts'

/** Makes a problem out of a place in a file and a sentence; `key` points at the key rather than its value. */
export type At = (path: Path, says: string, key?: true) => Problem

/** A pack that fits the vocabulary, with the way to say where something in it stands. */
export type PackRead = { readonly pack: Pack; readonly at: At }

/** The longest pack known has 60 kB; a file of a megabyte is something else. */
const largestFileBytes = 1_000_000
/** A pack nests twelve deep at most; beyond this a file is hostile or broken. */
const deepestNesting = 40
/** Enough to share a list between chapters, too few to blow up. */
const mostAliases = 50
/** More than this at once helps nobody. */
const mostYamlProblems = 20
/** Somebody who sees this many has something else before them than a procedure. */
const mostFaults = 200

/** What a schema made of a file, and what stood there. */
type Fits<S extends z.ZodType> = {
  readonly fits: z.output<S>
  readonly value: unknown
  readonly at: At
}

/** What is wrong with a file; where it is YAML at all, also what was understood and how to point into it. */
type Unfit = {
  readonly problems: Problem[]
  readonly value?: unknown
  readonly at?: At
  readonly faults: readonly Fault[]
}

/** Reads YAML (or JSON) and fits it to a schema; every problem with its line. */
export function readYaml<S extends z.ZodType>(schema: S, text: string, file: string): Fits<S> | Unfit {
  const whole = (says: string): Unfit => ({ problems: [{ file, line: 1, path: '', says }], faults: [] })
  if (text.trim() === '') return whole('the file is empty.')
  if (text.length > largestFileBytes)
    return whole(`the file has more than ${largestFileBytes / 1_000_000} MB. No procedure is that long.`)
  try {
    return readDocument(schema, text, file)
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError)
      return whole('the file is nested too deeply, or repeats itself too often, to be a procedure.')
    throw error
  }
}

function readDocument<S extends z.ZodType>(schema: S, text: string, file: string): Fits<S> | Unfit {
  const lines = new LineCounter()
  // Its own search for keys written twice compares each with all before it; `look` asks a set.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const notYaml = yamlProblems([...document.errors, ...document.warnings], file, lineAt)
  if (document.errors.length > 0) return { problems: notYaml, faults: [] }
  const { bomb, twice } = look(document)
  if (bomb) return { problems: [{ file, line: 1, path: '', says: bomb }], faults: [] }
  const broken = [
    ...notYaml,
    ...twice.slice(0, mostYamlProblems).map(key => writtenTwice(key, document, text, file, lineAt)),
  ]

  const value: unknown = document.toJS({ maxAliasCount: mostAliases })
  const offsetOf = offsetsOf(document)
  const at: At = (path, says, key) => ({
    file,
    line: lineAt(offsetOf(path, key)),
    path: sayPath(value, path),
    says,
  })
  const fitted = fit(schema, value, path => numberAsWritten(document, path))
  const faults = 'faults' in fitted ? fitted.faults : []
  const shown = faults.slice(0, mostFaults)
  const problems = [...broken, ...shown.map(({ path, says, key }: Fault) => at(path, says, key))]
  if (problems.length > 0 || 'faults' in fitted) {
    problems.sort((a, b) => a.line - b.line)
    if (faults.length <= mostFaults) return { problems, value, at, faults }
    // So much is wrong that the rest is not judged: what little fits would only be looked for in vain.
    const says = `${faults.length - mostFaults} more places do not fit either. This is hardly a procedure.`
    return { problems: [...problems, { file, line: 1, path: '', says }], faults: [] }
  }
  return { fits: fitted.fits, value, at }
}

const plainly: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'this line is indented with a tab. Use spaces.',
  MULTIPLE_DOCS: 'a file holds one document. Take out the line "---".',
  BAD_INDENT: 'this line does not begin in the same column as the lines it belongs with.',
  BLOCK_AS_IMPLICIT_KEY: 'text with a colon followed by a space in it has to be in quotes.',
  TAG_RESOLVE_FAILED: 'words that begin with "!" are not used here. Put the text in quotes.',
  MISSING_CHAR: 'a quote or bracket is opened and never closed, or a colon is missing.',
}

/** One problem a line: the reader of YAML stumbles on after its first fall. */
function yamlProblems(
  errors: readonly YAMLError[],
  file: string,
  lineAt: (offset: number) => number,
): Problem[] {
  const byLine = new Map<number, Problem>()
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  for (const error of tabs.length > 0 ? tabs : errors) {
    if (error.message.includes('call stack')) throw new RangeError(error.message)
    const line = lineAt(error.pos[0])
    if (byLine.has(line)) continue
    byLine.set(line, {
      file,
      line,
      path: '',
      says: plainly[error.code] ?? `this is not YAML: ${error.message}.`,
    })
    if (byLine.size === mostYamlProblems) break
  }
  return [...byLine.values()]
}

/** One walk over everything: whether it would blow up when it is read, and where keys are written a second time. */
function look(document: Document.Parsed): { bomb: string | undefined; twice: readonly number[] } {
  let aliases = 0
  let tooDeep = false
  const twice: number[] = []
  const walk = (node: unknown, depth: number): void => {
    if (isAlias(node)) aliases++
    if (!isCollection(node)) return
    if (depth > deepestNesting) tooDeep = true
    if (tooDeep) return
    if (isMap(node) && node.items.length > 1) twice.push(...repeatedKeys(node.items.map(({ key }) => key)))
    for (const item of node.items) {
      if (isPair(item)) walk(item.key, depth + 1)
      walk(isPair(item) ? item.value : item, depth + 1)
    }
  }
  walk(document.contents, 0)
  if (aliases > mostAliases)
    return { bomb: `the file repeats itself by aliases ${aliases} times. Write it out.`, twice }
  return { bomb: tooDeep ? 'the file is nested too deeply to be a procedure.' : undefined, twice }
}

/** Where the keys stand that were there before in the same mapping. */
function repeatedKeys(keys: readonly unknown[]): number[] {
  const seen = new Set<unknown>()
  return keys.flatMap(key => {
    if (!isScalar(key)) return []
    if (seen.has(key.value)) return [startOf(key) ?? 0]
    seen.add(key.value)
    return []
  })
}

function writtenTwice(
  offset: number,
  document: Document.Parsed,
  text: string,
  file: string,
  lineAt: (offset: number) => number,
): Problem {
  const key = /^[^:\s]+/.exec(text.slice(offset, offset + longestKey))?.[0] ?? 'this key'
  const path = sayPath(undefined, pathTo(document, offset))
  return { file, line: lineAt(offset), path, says: `"${key}" is written twice. Keep one of them.` }
}
const longestKey = 200

/** Where in the text a path stands: the nearest enclosing key or entry when the last step is absent. */
function offsetsOf(document: Document.Parsed): (path: Path, wantsKey?: true) => number {
  // A mapping is searched once, however many places in it are asked for.
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>()
  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const found = known.get(map)
    if (found) return found
    const pairs = new Map<string, Pair>()
    for (const pair of map.items)
      if (isScalar(pair.key) && !pairs.has(String(pair.key.value))) pairs.set(String(pair.key.value), pair)
    known.set(map, pairs)
    return pairs
  }
  return (path, wantsKey) => {
    let node: unknown = document.contents
    let offset = startOf(node) ?? 0
    path.forEach((step, at) => {
      if (isAlias(node)) node = node.resolve(document)
      if (isMap(node)) {
        const pair = pairsOf(node).get(String(step))
        if (!pair) return
        offset = startOf(pair.key) ?? offset
        node = pair.value
        const isLast = at === path.length - 1
        if (isLast && isScalar(node) && !wantsKey && node.source !== '') offset = startOf(node) ?? offset
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
        offset = startOf(node) ?? offset
      } else node = undefined
    })
    return offset
  }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/** The keys and places on the way to an offset in the text. */
function pathTo(document: Document.Parsed, offset: number): PropertyKey[] {
  const path: PropertyKey[] = []
  let node: unknown = document.contents
  while (isCollection(node)) {
    const inside: unknown = node.items.findLast(
      item => (startOf(isPair(item) ? item.key : item) ?? 0) <= offset,
    )
    if (isPair(inside)) {
      path.push(String(isScalar(inside.key) ? inside.key.value : inside.key))
      node = inside.value
    } else if (isNode(inside)) {
      path.push(node.items.indexOf(inside as never))
      node = inside
    } else break
    if (startOf(node) === undefined || startOf(node)! > offset) break
  }
  return path
}

function numberAsWritten(document: Document.Parsed, path: Path): string | undefined {
  const node = document.getIn(path, true)
  return isScalar(node) ? node.source : undefined
}
