/** `quorate trace [ID…] [--json]`: is every requirement of the sources carried by a rule? Exit 0 when it is, 1 on a gap. */
import { readFile } from 'node:fs/promises'
import { type Problem, sayProblem } from '../procedure/index.ts'
import {
  type Trace,
  type Traced,
  notPlayed,
  readRequirements,
  readScenarios,
  strayScenarios,
  trace as traceTo,
  type Way,
  ways,
} from '../cases/trace.ts'
import { openCases, openShelf, type Places, type Shelf, usualPlaces, whyMissing } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { printTable } from './table.ts'

const usage = `quorate trace               how many requirements of each source are carried, and how; every gap by name
quorate trace bristol/2024  every requirement of one source with the rules that carry it
quorate trace --json        the same for other programs`

const wayWords: Readonly<Record<Way, string>> = {
  rule: 'a rule of its own',
  lettered: 'lettered rules',
  also: 'another rule, under also',
  'not-machine-checkable': 'not machine-checkable',
  nothing: 'GAP: nothing',
}

type TracedPack = { id: string; file: string; found: Trace }

/**
 * `quorate trace`.
 *
 * @returns the exit code: 0 when every requirement is carried, 1 on a gap, a stray id or a missing list, 2 when the question was not understood.
 */
export async function trace(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  if (args[0] === '--help') {
    out(usage)
    return 0
  }
  const options = readOptions(args, [], ['json'])
  if ('wrong' in options) {
    out(`${options.wrong}\n${usage}`)
    return 2
  }
  const shelf = await openShelf(places)
  const { versions } = shelf
  const unknown = options.rest.find(id => !versions.has(id))
  if (unknown !== undefined) {
    out(whyMissing(shelf, unknown, places))
    return 2
  }
  const told: TracedPack[] = []
  const problems: Problem[] = []
  for (const { id, pack, file } of versions.values()) {
    if (options.rest.length > 0 && !options.rest.includes(id)) continue
    const list = file.replace(/\.yaml$/, '.requirements.yaml')
    const words = await readFile(list, 'utf8').catch(() => undefined)
    if (words === undefined) {
      const says = `${id} has no list of requirements beside it, so nothing can be traced. Write ${list}.`
      problems.push({ file: list, line: 1, path: '', says })
      continue
    }
    const read = readRequirements(words, list)
    if ('problems' in read) problems.push(...read.problems)
    else told.push({ id, file, found: traceTo(read.requirements, pack) })
  }
  if (options.given.json) printJson(told, problems, out)
  else {
    if (options.rest.length > 0) for (const one of told) printEach(one, out)
    printSummary(told, out)
    for (const one of told) printFaults(one, out)
    for (const problem of problems) out(sayProblem(problem))
  }
  const played =
    options.rest.length > 0 || (await traceScenarios(shelf, places, options.given.json ? () => {} : out))
  const whole = told.every(({ found }) => found.gaps.length === 0 && found.strays.length === 0)
  return whole && played && problems.length === 0 && told.length > 0 ? 0 : 1
}

/** The situations of the comparison: is each played by a worked case under every procedure it names? */
async function traceScenarios(shelf: Shelf, places: Places, out: Out): Promise<boolean> {
  const file = `${places.procedures}/worked.scenarios.yaml`
  const words = await readFile(file, 'utf8').catch(() => undefined)
  if (words === undefined) return true
  const read = readScenarios(words, file)
  if ('problems' in read) {
    for (const problem of read.problems) out(sayProblem(problem))
    return false
  }
  const { scenarios } = read
  const { cases } = await openCases(shelf, places)
  const missing = notPlayed(scenarios, cases)
  const strays = strayScenarios(scenarios, cases)
  const all = scenarios.reduce((sum, one) => sum + one.under.length, 0)
  out(`${scenarios.length} situations, to be played ${all} times in all: ${all - missing.length} are played.`)
  for (const { scenario, under } of missing)
    out(`${scenario.id} (${scenario.says}) is played by no worked case under ${under}.`)
  for (const stray of strays) out(`${stray} is no situation of the list. Correct the id, or add it there.`)
  return missing.length + strays.length === 0
}

function printEach({ id, found }: TracedPack, out: Out): void {
  out(`${id}: every requirement, in the order of the source`)
  for (const row of found.rows) {
    out(`  ${row.requirement.id.padEnd(10)} ${row.requirement.summary}`)
    out(`  ${''.padEnd(10)} ${sayCarried(row)}`)
  }
  out('')
}

function sayCarried({ way, by, force, requirement }: Traced): string {
  if (way === 'nothing') return `${wayWords.nothing} carries it. The source says it at ${requirement.source}.`
  const others = by.filter(one => one !== requirement.id)
  const own = by.includes(requirement.id) ? [requirement.id] : []
  return `carried by ${[...own, ...others].join(', ')} (${wayWords[way]}, ${force})`
}

function printSummary(told: readonly TracedPack[], out: Out): void {
  const count = (found: Trace, way: Way) => found.rows.filter(row => row.way === way).length
  const row = (name: string, founds: readonly Trace[]) => [
    name,
    String(founds.reduce((sum, found) => sum + found.rows.length, 0)),
    ...ways.map(way => String(founds.reduce((sum, found) => sum + count(found, way), 0))),
  ]
  const rows = told.map(({ id, found }) => row(id, [found]))
  if (told.length > 1)
    rows.push(
      row(
        'all',
        told.map(({ found }) => found),
      ),
    )
  const head = ['procedure', 'requirements', 'own rule', 'lettered', 'also', 'not checkable', 'gaps']
  for (const line of printTable(head, rows)) out(line)
}

function printFaults({ id, found }: TracedPack, out: Out): void {
  for (const gap of found.gaps)
    out(
      `${id}: ${gap.requirement.id} is carried by nothing: “${gap.requirement.summary}” (${gap.requirement.source}). Write a rule for it, or say under not-machine-checkable why there is none.`,
    )
  for (const stray of found.strays)
    out(
      `${id}: ${stray} is no requirement of the source. Correct the id, or add it to the list with its place.`,
    )
  for (const { requirement, force, by } of found.weaker)
    out(
      `${id}: to look at: ${requirement.id} is ${requirement.mod} in the source and at most “${force}” in the pack (${by.join(', ')}).`,
    )
}

function printJson(told: readonly TracedPack[], problems: readonly Problem[], out: Out): void {
  const rows = told.flatMap(({ id, found }) =>
    found.rows.map(({ requirement, way, by, force }) => ({ procedure: id, ...requirement, way, by, force })),
  )
  const strays = told.flatMap(({ id, found }) => found.strays.map(stray => ({ procedure: id, id: stray })))
  out(JSON.stringify({ requirements: rows, strays, problems }, null, 2))
}
