/** `quorate mutants [ID…]`: would the worked cases notice a rule that is gone or a number that is off by one? Exit 0 when they catch enough, 1 when not. */
import { failing, type MutantOutcome, type Tried, tryMutants } from '../cases/run-mutants.ts'
import { type Change, changes, heldTo } from '../cases/mutants.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import { openCases, openShelf, type Places, usualPlaces } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { printTable } from './table.ts'

const usage = `quorate mutants               each rule of each pack taken out, each number one more and one less: does a worked case fail?
quorate mutants bristol/2024  the same for one pack
quorate mutants --all         conditions left out or turned round and times of day too, counted apart
quorate mutants --json        the same for other programs`

/** Of a hundred mutants that load, so many have to make a case fail. */
const enough_percent = 95

type MutatedPack = { id: string; file: string; line: (tried: Tried) => number; tried: readonly Tried[] }

/**
 * `quorate mutants`.
 *
 * @returns the exit code: 0 when the cases of each pack catch enough, 1 when those of one do not, 2 when the question
 * was not understood or a pack cannot be run.
 */
export async function mutants(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  if (args[0] === '--help') {
    out(usage)
    return 0
  }
  const options = readOptions(args, [], ['all', 'json'])
  if ('wrong' in options) {
    out(`${options.wrong}\n${usage}`)
    return 2
  }
  const shelf = await openShelf(places)
  const unknown = options.rest.find(id => !shelf.procedures.has(id))
  if (unknown !== undefined) {
    out(
      `There is no procedure "${unknown}" that can be run.${suggest(unknown, [...shelf.procedures.keys()])}`,
    )
    return 2
  }
  const { cases } = await openCases(shelf, places)
  const find = (id: string) => {
    const found = shelf.procedures.get(id)
    return found && { procedure: found, calendar: shelf.calendarOf(found) }
  }
  const of = options.given.all ? changes : heldTo
  const told: MutatedPack[] = []
  for (const [id, procedure] of shelf.procedures) {
    if (options.rest.length > 0 && !options.rest.includes(id)) continue
    const version = shelf.versions.get(id)!
    // What is told with the overlay beside it is about the overlay.
    const own = cases
      .filter(one => one.procedure === id && one.overlay === undefined)
      .map(one => ({ ...one, happened: [...one.happened] }))
    const [wrong] = failing(own, procedure, shelf.calendarOf(procedure), find)
    if (wrong) {
      out(
        `${id}: the case “${wrong.name}” does not hold for the pack as it is, so nothing can be learned. Mend it first.`,
      )
      return 2
    }
    const tried = tryMutants(version, id, own, shelf.calendarOf, of, find)
    told.push({ id, file: version.file, line: one => version.at(one.mutant.path, '').line, tried })
  }
  if (options.given.json) printJson(told, out)
  else {
    printEach(told, heldTo, out)
    for (const one of told) printSurvivors(one, heldTo, out)
    const beyond = of.filter(change => !heldTo.includes(change))
    if (beyond.length > 0) {
      out('\nBeyond what is asked: conditions and times of day')
      printEach(told, beyond, out)
      for (const one of told) printSurvivors(one, beyond, out)
    }
  }
  return told.length > 0 && told.every(one => caughtPercent(one.tried, heldTo) >= enough_percent) ? 0 : 1
}

const count = (tried: readonly Tried[], of: readonly Change[], fate?: MutantOutcome): number =>
  tried.filter(one => of.includes(one.mutant.change) && (fate === undefined || one.fate === fate)).length

/** Of the mutants that load, how many in a hundred made a case fail; nothing to catch is nothing missed. */
function caughtPercent(tried: readonly Tried[], of: readonly Change[]): number {
  const [caught, survived] = [count(tried, of, 'caught'), count(tried, of, 'survived')]
  return caught + survived === 0 ? 100 : (caught / (caught + survived)) * 100
}

function refusedToo(tried: readonly Tried[], of: readonly Change[]): number {
  const all = count(tried, of)
  return all === 0 ? 100 : ((all - count(tried, of, 'survived')) / all) * 100
}

function printEach(told: readonly MutatedPack[], of: readonly Change[], out: Out): void {
  const head = [
    '',
    'mutants',
    'caught',
    'refused',
    'survived',
    'caught of those that load',
    'with the refused',
  ]
  const row = (name: string, tried: readonly Tried[]) => [
    name,
    String(count(tried, of)),
    ...(['caught', 'refused', 'survived'] as const).map(fate => String(count(tried, of, fate))),
    `${caughtPercent(tried, of).toFixed(1)} %`,
    `${refusedToo(tried, of).toFixed(1)} %`,
  ]
  const rows = told.map(one => row(one.id, one.tried))
  if (told.length > 1)
    rows.push(
      row(
        'all',
        told.flatMap(({ tried }) => tried),
      ),
    )
  for (const line of printTable(head, rows)) out(line)
}

function printSurvivors({ file, line, tried }: MutatedPack, of: readonly Change[], out: Out): void {
  for (const one of tried)
    if (one.fate === 'survived' && of.includes(one.mutant.change))
      out(
        `${file} line ${line(one)}: ${[one.mutant.rule, one.mutant.says].filter(Boolean).join(' ')}, and no case fails.`,
      )
}

function printJson(told: readonly MutatedPack[], out: Out): void {
  const rows = told.flatMap(({ id, file, line, tried }) =>
    tried.map(one => ({
      procedure: id,
      file,
      line: line(one),
      rule: one.mutant.rule,
      change: one.mutant.change,
      says: one.mutant.says,
      fate: one.fate,
      by: one.by ?? null,
    })),
  )
  out(JSON.stringify(rows, null, 2))
}
