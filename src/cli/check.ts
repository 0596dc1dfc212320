import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { contradictions } from '../procedure/checking/at-odds.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import {
  checkOverlay,
  checkPack,
  type Pack,
  type Problem,
  printLock,
  publish,
  readOverlay,
  readPack,
  sayProblem,
} from '../procedure/index.ts'
import { england, type OverlayFile } from '../procedure/overlay.ts'
import { printOverlaySchema, printSchema } from '../procedure/pack/schema.ts'
import { countRules } from '../procedure/pack/walk.ts'
import {
  isCasesFile,
  isPackFile,
  lockFile,
  openCases,
  openShelf,
  type Places,
  problemsOf,
  readCasesWith,
  type Shelf,
  usualPlaces,
} from '../shelf.ts'
import { readText } from './read-text.ts'

/** Prints one line. */
export type Out = (line: string) => void

const usage = `quorate check [FILE…]      every pack, or these packs and files of cases: what is wrong, with file and line
quorate check --publish ID  checks ID and writes its hash into published.lock: from then on it is never edited
quorate check --schema      writes procedures/schema.json, and the overlay’s beside it, for editors`

/**
 * `quorate check`: is every pack in order?
 *
 * @returns the exit code: 0 when nothing is wrong, 1 when something is, 2 when the question was not understood.
 */
export async function check(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const [first, ...rest] = args
  if (first === '--help') {
    out(usage)
    return 0
  }
  if (first === '--schema') return writeSchema(places, out)
  if (first === '--publish') return publishPack(rest, out, places)
  const unknown = args.find(arg => arg.startsWith('-'))
  if (unknown !== undefined) {
    out(`"${unknown}" is not an option of check.${suggest(unknown, ['--publish', '--schema', '--help'])}`)
    return 2
  }
  return args.length > 0 ? checkFiles(args, out, places) : checkAll(places, out)
}

async function checkAll(places: Places, out: Out): Promise<number> {
  const shelf = await openShelf(places)
  const cases = await openCases(shelf, places)
  const problems = [...shelf.problems, ...cases.problems, ...cases.doubts]
  for (const problem of problems) out(sayProblem(problem))
  for (const { id, pack, file } of shelf.versions.values())
    if (!problems.some(problem => problem.file === file)) out(sayInOrder(id, pack))
  for (const { overlay, file } of shelf.overlays.values())
    if (!problems.some(problem => problem.file === file)) out(sayOverlayInOrder(overlay.id, overlay.content))
  if (shelf.hashes.size === 0) out('There are no packs here.')
  return problems.length > 0 || shelf.hashes.size === 0 ? 1 : 0
}

async function checkFiles(files: readonly string[], out: Out, places: Places): Promise<number> {
  const shelf = await openShelf(places)
  let wrong = 0
  for (const file of files) {
    const read = await readText(file)
    const onShelf = problemsOf(shelf, file, places) ?? []
    const problems =
      'says' in read ? [read] : onShelf.length > 0 ? onShelf : checkText(file, read.text, out, shelf)
    for (const problem of problems) out(sayProblem(problem))
    wrong += problems.length
  }
  return wrong > 0 ? 1 : 0
}

function checkText(file: string, text: string, out: Out, shelf: Shelf): readonly Problem[] {
  if (isCasesFile(file) || !isPackFile(file)) {
    const { cases, problems, doubts } = readCasesWith(shelf, text, file)
    if (problems.length + doubts.length === 0) out(`${file}: ${cases.length} cases.`)
    return [...problems, ...doubts]
  }
  if (basename(dirname(file)) === england) {
    const read = readOverlay(text, file)
    if ('problems' in read) return read.problems
    const problems = checkOverlay(read)
    if (problems.length === 0) out(sayOverlayInOrder(file, read.content))
    return problems
  }
  const read = readPack(text, file)
  if ('problems' in read) return read.problems
  const problems = checkPack(read)
  if (problems.length === 0) out(sayInOrder(file, read.pack))
  return problems
}

/** `bristol/2024: 96 rules, 22 not machine-checkable, every one cited.` The reader refuses a rule without its source. */
function sayInOrder(id: string, pack: Pack): string {
  const { rules, notCheckable, placeholders } = countRules(pack)
  const local = placeholders === 0 ? '' : ` ${placeholders} of them stand in for what the source leaves out.`
  return `${id}: ${rules} rules, ${notCheckable} not machine-checkable, every one cited.${local}`
}

/** `england/2026: the national overlay, 2 clocks and 5 things a procedure is held against, every one cited.` */
function sayOverlayInOrder(id: string, { clocks, expects }: OverlayFile): string {
  const coming = expects.filter(one => one.coming).length
  const later = coming === 0 ? '' : ` ${coming} of them ${coming === 1 ? 'is' : 'are'} not in force yet.`
  return `${id}: the national overlay, ${clocks.length} clocks and ${expects.length} things a procedure is held against, every one cited.${later}`
}

async function publishPack(ids: readonly string[], out: Out, places: Places): Promise<number> {
  if (ids.length !== 1) {
    out('Say which pack: quorate check --publish bristol/2024')
    return 2
  }
  const id = ids[0]!
  const shelf = await openShelf(places)
  const answer = publish(shelf.lock, id, shelf.hashes)
  if ('refused' in answer) {
    out(answer.refused)
    return 1
  }
  const version = shelf.versions.get(id)
  const wrong = [
    ...(problemsOf(shelf, join(places.procedures, `${id}.yaml`), places) ?? []),
    ...(version ? contradictions(version) : []),
  ]
  if (wrong.length > 0) {
    out(`${id} is not published, because it is not in order:`)
    for (const problem of wrong) out(sayProblem(problem))
    return 1
  }
  await writeFile(lockFile(places), printLock(answer.lock))
  out(
    `${id} is published with the hash ${answer.lock.get(id)}. It is never edited again: a change is a new version.`,
  )
  return 0
}

async function writeSchema(places: Places, out: Out): Promise<number> {
  const written = [
    [join(places.procedures, 'schema.json'), printSchema()],
    [join(places.procedures, england, 'schema.json'), printOverlaySchema()],
  ] as const
  for (const [file, text] of written) {
    await writeFile(file, text)
    out(`${file} is written.`)
  }
  return 0
}
