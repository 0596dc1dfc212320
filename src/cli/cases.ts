/** `quorate cases FILE… [--json]`: runs worked cases. Exit 0 when every expectation holds, 1 when one does not, 2 when a file cannot be read. */
import { CaseFault } from '../cases/moment.ts'
import { withOverlay } from '../discussion/happening.ts'
import { type CaseResult, runCase } from '../cases/worked-case.ts'
import type { Case } from '../cases/case.ts'
import { type Problem, type Procedure, sayProblem } from '../procedure/index.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import { openCases, openShelf, readCasesWith, type Shelf, whyMissing } from '../shelf.ts'
import { readOptions } from './options.ts'
import { readText } from './read-text.ts'

type Row = { name: string; path: string; expected: unknown; actual: unknown; held: boolean }

export async function cases(args: string[], out: (line: string) => void): Promise<number> {
  const options = readOptions(args, [], ['json'])
  if ('wrong' in options) {
    out(`${options.wrong} Say: quorate cases FILE… [--json]`)
    return 2
  }
  const shelf = await openShelf()
  const { found, problems, doubts } = await collect(options.rest, shelf)
  const rows: Row[] = []
  const failed: { worked: Case; row: Row }[] = []
  for (const worked of found)
    for (const expectation of run(worked, shelf, problems)) {
      const row = { name: worked.name, ...expectation }
      rows.push(row)
      if (!row.held) failed.push({ worked, row })
    }

  if (options.given.json) out(JSON.stringify([...rows, ...problems.map(asRow)], null, 2))
  else {
    for (const problem of [...problems, ...doubts]) out(sayProblem(problem))
    for (const { worked, row } of failed)
      out(
        `${worked.file} line ${worked.line}, ${worked.name}\n  ${row.path}: expected ${show(row.expected)}, but it is ${show(row.actual)}`,
      )
    const held = rows.length - failed.length
    out(
      `${found.length} cases: ${held} of ${rows.length} expectations hold${problems.length > 0 ? `, ${problems.length} not understood` : ''}.`,
    )
  }
  return problems.length > 0 ? 2 : failed.length > 0 ? 1 : 0
}

async function collect(
  files: readonly string[],
  shelf: Shelf,
): Promise<{ found: Case[]; problems: Problem[]; doubts: Problem[] }> {
  if (files.length === 0) {
    const { cases, problems, doubts } = await openCases(shelf)
    return { found: [...cases], problems: [...problems], doubts: [...doubts] }
  }
  const found: Case[] = []
  const problems: Problem[] = []
  const doubts: Problem[] = []
  for (const file of files) {
    const text = await readText(file)
    if ('says' in text) {
      problems.push(text)
      continue
    }
    const read = readCasesWith(shelf, text.text, file)
    found.push(...read.cases)
    problems.push(...read.problems)
    // A procedure or an overlay that is not there is a problem of its own, once the case is to be run.
    doubts.push(...read.doubts.filter(({ path }) => path !== 'procedure' && path !== 'overlay'))
  }
  return { found, problems, doubts }
}

function run(worked: Case, shelf: Shelf, problems: Problem[]): CaseResult['expectations'] {
  const procedure = shelf.procedures.get(worked.procedure)
  const fault = (says: string) => {
    const already = problems.some(one => one.file === worked.file && one.says === says)
    if (!already) problems.push({ file: worked.file, line: worked.line, path: worked.name, says })
    return []
  }
  if (!procedure) return fault(whyMissing(shelf, worked.procedure).replace('The', 'the'))
  const overlay = worked.overlay === undefined ? undefined : shelf.overlays.get(worked.overlay)
  if (worked.overlay !== undefined && !overlay)
    return fault(
      `there is no overlay “${worked.overlay}”.${suggest(worked.overlay, [...shelf.overlays.keys()])}`,
    )
  try {
    const rules = (one: Procedure) =>
      withOverlay(
        { procedure: one, calendar: shelf.calendarOf(one) },
        overlay?.overlay,
        shelf.nationalCalendarOf(one),
      )
    return runCase({ ...worked, happened: [...worked.happened] }, rules(procedure), id => {
      const found = shelf.procedures.get(id)
      return found && rules(found)
    }).expectations
  } catch (error) {
    if (error instanceof CaseFault) return fault(error.message)
    throw error
  }
}

const asRow = ({ file, line, path, says }: Problem): Row => ({
  name: `${file} line ${line}`,
  path,
  expected: 'a case that can be read',
  actual: says,
  held: false,
})
const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
