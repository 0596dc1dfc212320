import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import {
  type BankHolidays,
  type Calendar,
  type Counting,
  compileCalendar,
  standardCounting,
} from './calendar/index.ts'
import { type CasesRead, readCases } from './cases/read.ts'
import { checkVersions, type Version } from './procedure/adopting/in-force.ts'
import {
  checkOverlay,
  checkPack,
  compileOverlay,
  compileProcedure,
  findEdit,
  isOverlayId,
  type Lock,
  missingPacks,
  type Overlay,
  type OverlayRead,
  type Pack,
  type Problem,
  type Procedure,
  readLock,
  readOverlay,
  readPack,
} from './procedure/index.ts'
import { suggest } from './procedure/reading/spelling.ts'

/**
 * The procedures as they stand on disk: read, checked, compiled, with the calendar each of them counts by.
 * A pack with a problem is not among the procedures; its problems are.
 */
export type Shelf = {
  readonly procedures: ReadonlyMap<string, Procedure>
  /** Where each procedure's file is, and how to point into it. */
  readonly versions: ReadonlyMap<string, Version & { readonly file: string }>
  /** What binds everybody, by edition (`england/2026`): no authority's procedure. */
  readonly overlays: ReadonlyMap<string, FiledOverlay>
  /** Bank holidays, with the sha256 of their file: deadlines are pinned to it. */
  readonly holidays: { readonly hash: string; readonly division: BankHolidays }
  /** The calendar a procedure counts by: the bank holidays, its own closure days, hours and conventions. */
  readonly calendarOf: (procedure: Procedure) => Calendar
  /** The calendar an overlay counts by beside a procedure: without the closure days and conventions of its authority. */
  readonly nationalCalendarOf: (procedure: Procedure) => Calendar
  readonly lock: Lock
  /** The sha256 of every pack's file, also of those with problems. */
  readonly hashes: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** Where an overlay's file is, and how to point into it. */
export type FiledOverlay = Pick<OverlayRead, 'at'> & { readonly overlay: Overlay; readonly file: string }

/** Where packs, their lock and the bank holidays lie; all relative to where the program was started. */
export type Places = { readonly procedures: string; readonly holidays: string }
export const usualPlaces: Places = {
  procedures: 'procedures',
  holidays: 'calendars/england-and-wales.json',
}

export const lockFile = (places: Places): string => join(places.procedures, 'published.lock')

/**
 * Reads every pack, the lock and the bank holidays.
 *
 * @throws when the folder of procedures or the file of bank holidays cannot be read: there is nothing to go on with.
 */
export async function openShelf(places: Places = usualPlaces): Promise<Shelf> {
  const problems: Problem[] = []
  const hashes = new Map<string, string>()
  const procedures = new Map<string, Procedure>()
  const versions = new Map<string, Version & { file: string }>()
  const overlays = new Map<string, FiledOverlay>()
  const files = await listFiles(places.procedures)
  const { lock, problems: lockProblems } = await readLockFile(lockFile(places))
  problems.push(...lockProblems)

  for (const file of files.filter(isPackFile)) {
    const bytes = await readFile(file)
    const [id, hash] = [packId(places, file), sha256(bytes)]
    hashes.set(id, hash)
    const edit = findEdit(lock, id, hash)
    if (edit) problems.push({ file, line: 1, path: '', says: edit })
    if (isOverlayId(id)) {
      const read = readOverlay(bytes.toString('utf8'), file)
      const found = 'problems' in read ? read.problems : checkOverlay(read)
      problems.push(...found)
      if ('problems' in read || found.length > 0) continue
      overlays.set(id, { overlay: compileOverlay(id, hash, read.content), file, at: read.at })
      continue
    }
    const read = readPack(bytes.toString('utf8'), file)
    const found = 'problems' in read ? read.problems : checkPack(read)
    problems.push(...found)
    if ('problems' in read) continue
    versions.set(id, { id, file, ...read })
    if (found.length === 0) procedures.set(id, compileProcedure(id, hash, read.pack))
  }
  problems.push(...checkVersions([...versions.values()]))
  problems.push(...missingPacks(lock, [...hashes.keys()], lockFile(places)))

  const holidays = await readHolidays(places.holidays)
  return {
    procedures,
    versions,
    overlays,
    holidays,
    calendarOf: calendars(holidays, countingOf),
    nationalCalendarOf: calendars(holidays, nationalCounting),
    lock,
    hashes,
    problems,
  }
}

/** What is wrong with one file, also as the version of its authority that it is; undefined when it is not on the shelf. */
export function problemsOf(shelf: Shelf, file: string, places: Places = usualPlaces): Problem[] | undefined {
  if (!shelf.hashes.has(packId(places, file))) return undefined
  return shelf.problems.filter(problem => resolve(problem.file) === resolve(file))
}

/** Why a procedure cannot be had, in a sentence: there is none of that id, or its file is not in order. */
export function whyMissing(shelf: Shelf, id: string, places: Places = usualPlaces): string {
  if (!shelf.hashes.has(id))
    return `There is no procedure "${id}".${suggest(id, [...shelf.procedures.keys()])}`
  const file = join(places.procedures, `${id}.yaml`)
  return `The procedure "${id}" is not in order, so it cannot be used. What is wrong: quorate check ${file}`
}

/** Reads every worked case beside the packs. Only checking needs them, so nobody waits for them at the start. */
export async function openCases(shelf: Shelf, places: Places = usualPlaces): Promise<CasesRead> {
  const files = (await listFiles(places.procedures)).filter(isCasesFile)
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')))
  const read = files.map((file, at) => readCasesWith(shelf, texts[at]!, file))
  return {
    cases: read.flatMap(({ cases }) => cases),
    problems: read.flatMap(({ problems }) => problems),
    doubts: read.flatMap(({ doubts }) => doubts),
  }
}

/** Worked cases, read with what they name: the pack and the overlay, whose own ids they may use. */
export const readCasesWith = ({ versions, overlays, hashes }: Shelf, text: string, file: string): CasesRead =>
  readCases(
    text,
    file,
    id => versions.get(id)?.pack,
    [...hashes.keys()],
    id => overlays.get(id)?.overlay,
  )

export const isCasesFile = (file: string): boolean => /\.cases\.(ya?ml|json)$/.test(file)
/** A pack is named by its version alone: what has another dot in its name (`2024.cases.yaml`) belongs to a pack. */
export const isPackFile = (file: string): boolean => /^[^.]+\.yaml$/.test(basename(file))
/** The sha256 of a file's bytes, in hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The id of the pack in a file: the way to it from the folder of procedures, without its ending. */
export const packId = (places: Places, file: string): string =>
  relative(places.procedures, file)
    .replaceAll('\\', '/')
    .replace(/\.yaml$/, '')

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

async function readLockFile(file: string): Promise<{ lock: Lock; problems: Problem[] }> {
  try {
    return readLock(await readFile(file, 'utf8'), file)
  } catch (error) {
    // Before the first pack is published there is no lock; any other trouble with the file is worth knowing.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { lock: new Map(), problems: [] }
    throw error
  }
}

async function readHolidays(file: string): Promise<Shelf['holidays']> {
  const bytes = await readFile(file)
  const divisions = JSON.parse(bytes.toString('utf8')) as Record<string, BankHolidays>
  const division = divisions['england-and-wales']
  if (!division) throw new Error(`${file} has no division england-and-wales.`)
  return { hash: sha256(bytes), division }
}

function calendars(
  { hash, division }: Shelf['holidays'],
  countingIn: (pack: Pack) => Counting,
): Shelf['calendarOf'] {
  const compiled = new Map<string, Calendar>()
  return ({ pack }) => {
    const counting = countingIn(pack)
    const key = JSON.stringify(counting)
    const calendar = compiled.get(key) ?? compileCalendar(division, counting, hash)
    compiled.set(key, calendar)
    return calendar
  }
}

/** How an overlay counts: by the standard conventions. The office is the authority's own, and moves no date of the overlay. */
export const nationalCounting = (pack: Pack): Counting => ({
  ...standardCounting,
  office: countingOf(pack).office,
})

/** A pack's chapter `calendar`, in the calendar's own words. */
export function countingOf({ calendar }: Pack): Counting {
  const { opens, closes } = calendar.office
  return {
    countFrom: calendar['count-from'],
    edge: calendar.edge,
    lateReceipt: calendar['late-receipt'],
    office: { opens, closes },
    closureDays: calendar['closure-days'],
  }
}
