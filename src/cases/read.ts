import { z } from 'zod'
import { parseLocal } from '../calendar/index.ts'
import type { Case, CaseHappening } from './case.ts'
import { doubtsAbout } from './doubts.ts'
import { howToSay } from './happenings.ts'
import { fit } from '../procedure/reading/fault.ts'
import { isOverlayId, type Overlay } from '../procedure/overlay.ts'
import type { Pack } from '../procedure/pack/pack.ts'
import { type Path, type Problem, sayFound, sayPath } from '../procedure/reading/problem.ts'
import { type At, readYaml } from '../procedure/reading/yaml.ts'
import { procedureId, text } from '../procedure/pack/rule.ts'

/**
 * What a file of cases says. `problems` keep their case from being run; `doubts` do not: an id that is neither
 * reserved nor the pack's own, a fact that no rule asks, a word that looks like a slip.
 */
export type CasesRead = {
  readonly cases: readonly Case[]
  readonly problems: readonly Problem[]
  readonly doubts: readonly Problem[]
}

const mapping = z.looseObject({})
/** A mapping that may be left out, or left empty. */
const mappingOrNothing = z
  .union([mapping, z.null()])
  .optional()
  .transform(found => found ?? {})

const caseSchema = z.looseObject({
  name: text,
  procedure: procedureId,
  scenario: z.union([text, z.array(text)]).optional(),
  overlay: z.string().refine(isOverlayId, 'expected an overlay such as england/2026').optional(),
  facts: mappingOrNothing,
  happened: z
    .union([z.array(mapping), z.null()])
    .optional()
    .transform(found => found ?? []),
  now: z.string().optional(),
  expect: mappingOrNothing,
})
const fileSchema = z.union([z.array(mapping), mapping])

/**
 * Reads worked cases: a list of them, or one alone, in YAML or JSON.
 *
 * @param findPack - the pack a case names, to know its own ids; without it only reserved ids are known.
 * @param procedures - the procedures there are, to say which one was probably meant.
 * @param findOverlay - the overlay a case names.
 */
export function readCases(
  text: string,
  file: string,
  findPack?: (procedure: string) => Pack | undefined,
  procedures: readonly string[] = [],
  findOverlay?: (overlay: string) => Overlay | undefined,
): CasesRead {
  const read = readYaml(fileSchema, text, file)
  if ('problems' in read) return { cases: [], problems: read.problems, doubts: [] }
  const isList = Array.isArray(read.fits)
  const given = Array.isArray(read.fits) ? read.fits : [read.fits]
  const cases: Case[] = []
  const problems: Problem[] = []
  const doubts: Problem[] = []
  given.forEach((one, place) => {
    const at: At = (path, says, key) => ({
      ...read.at(isList ? [place, ...path] : path, says, key),
      path: sayPath(one, path),
    })
    const found = readCase(one, file, at)
    if ('problems' in found) problems.push(...found.problems)
    else {
      cases.push(found)
      doubts.push(...doubtsAbout(found, one, findPack, procedures, at))
      if (found.overlay !== undefined && findOverlay && !findOverlay(found.overlay))
        doubts.push(at(['overlay'], `there is no overlay "${found.overlay}".`))
    }
  })
  return { cases, problems, doubts: onceEach(doubts).sort((one, other) => one.line - other.line) }
}

/** A file of cases names one procedure many times; that it is not there is said once. */
function onceEach(doubts: readonly Problem[]): Problem[] {
  const said = new Set<string>()
  return doubts.filter(({ path, says }) => path !== 'procedure' || (!said.has(says) && said.add(says)))
}

function readCase(one: Record<string, unknown>, file: string, at: At): Case | { problems: Problem[] } {
  const fitted = fit(caseSchema, one)
  if ('faults' in fitted) return { problems: fitted.faults.map(({ path, says, key }) => at(path, says, key)) }
  const { name, procedure, scenario, overlay, facts, expect } = fitted.fits
  const problems: Problem[] = []
  const moment = (written: unknown, path: Path, kind?: string): string => {
    const read = readMoment(written)
    if ('refusal' in read) problems.push(at(path, `${read.refusal}${howToSay(kind)}`))
    return 'at' in read ? read.at : ''
  }
  const happened: CaseHappening[] = []
  fitted.fits.happened.forEach((entry, place) => {
    const path = ['happened', place]
    const [kind, ...others] = Object.keys(entry)
    if (kind === undefined || others.length > 0) {
      const found = kind === undefined ? 'nothing' : [kind, ...others].join(' and ')
      problems.push(at(path, `expected one thing that happened in each entry, found ${found}.`))
      return
    }
    const value = entry[kind]
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
    const { at: written, ...rest } = isMapping ? (value as Record<string, unknown>) : { at: value }
    const before = happened.at(-1)?.at
    const together = isMapping && written === undefined && before !== undefined
    happened.push({ kind, at: together ? before : moment(written, [...path, kind], kind), fields: rest })
  })
  const now = fitted.fits.now === undefined ? undefined : moment(fitted.fits.now, ['now'])
  if (problems.length > 0) return { problems }
  const { line } = at([], '')
  return {
    file,
    line,
    name,
    procedure,
    ...(scenario !== undefined && { scenario: [scenario].flat() }),
    ...(overlay !== undefined && { overlay }),
    facts: yesAndNo(facts),
    happened,
    ...(now !== undefined && { now }),
    expect,
  }
}

/** `2026-01-14 15:00`, as people also write it. */
const dateSpaceTime = /^(\d{4}-\d\d-\d\d) (?=\d)/

/** A time that came twice, when the clocks went back, is the first unless it says `#2`. */
function readMoment(written: unknown): { at: string } | { refusal: string } {
  if (typeof written !== 'string')
    return { refusal: `expected a time such as 2026-01-14T15:00, found ${sayFound(written)}.` }
  const asWritten = written.trim().replace(dateSpaceTime, '$1T')
  const parsed = parseLocal(asWritten)
  if ('instant' in parsed) return { at: asWritten }
  return 'instant' in parseLocal(`${asWritten}#1`) ? { at: `${asWritten}#1` } : parsed
}

/** In YAML of today `yes` and `no` are words; whoever writes a case means the answer. */
function yesAndNo(value: Record<string, unknown>): Record<string, unknown> {
  const answer = (found: unknown): unknown => {
    if (found === 'yes') return true
    if (found === 'no') return false
    if (Array.isArray(found)) return found.map(answer)
    return typeof found === 'object' && found !== null ? yesAndNo(found as Record<string, unknown>) : found
  }
  return Object.fromEntries(Object.entries(value).map(([key, found]) => [key, answer(found)]))
}
