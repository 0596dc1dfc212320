/** The rules a discussion was pinned to, found again by their hashes: from disk when unchanged, else from what was kept. */
import { readFile } from 'node:fs/promises'
import { type BankHolidays, type Calendar, compileCalendar } from './calendar/index.ts'
import { type Database, type Tx, withSystem } from './database/index.ts'
import type { Pinned } from './discussion/required/pinned.ts'
import { type Rules, withOverlay } from './discussion/happening.ts'
import { compileOverlay, compileProcedure, type Procedure, readOverlay, readPack } from './procedure/index.ts'
import { countingOf, nationalCounting, type Places, type Shelf } from './shelf.ts'

export type Kept = {
  rulesFor(pinned: Pinned): Rules
  /** The procedure with a hash, when this process has met it. */
  find(hash: string): Procedure | undefined
  /** Fetches procedures that another process has kept since this one opened. */
  learn(hashes: readonly string[]): Promise<void>
  /** @throws when nothing with that hash was ever kept. */
  textOf(hash: string): Promise<string>
}

/** Keeps every pack, overlay and calendar on the shelf by its hash, and answers for every one that was ever kept. */
export async function keep(database: Database, shelf: Shelf, places: Places): Promise<Kept> {
  const holidays = await readFile(places.holidays, 'utf8')
  const found = await withSystem(database.pool, { authority: null }, async tx => {
    const add = (hash: string, kind: string, id: string, content: string) =>
      tx.query(
        'insert into quorate.kept (hash, kind, id, content) values ($1, $2, $3, $4) on conflict do nothing',
        [hash, kind, id, content],
      )
    for (const { id, file } of shelf.versions.values()) {
      const hash = shelf.hashes.get(id)
      if (hash !== undefined) await add(hash, 'procedure', id, await readFile(file, 'utf8'))
    }
    for (const { overlay, file } of shelf.overlays.values())
      await add(overlay.hash, 'overlay', overlay.id, await readFile(file, 'utf8'))
    await add(shelf.holidays.hash, 'calendar', 'england-and-wales', holidays)
    return (
      await tx.query<{ hash: string; kind: string; id: string; content: string }>(
        'select hash, kind, id, content from quorate.kept',
      )
    ).rows
  })

  const meet = (row: Row): void => {
    const procedure = procedures.has(row.hash) ? undefined : procedureOf(row)
    if (procedure) procedures.set(row.hash, procedure)
  }
  const look = (hashes: readonly string[]) =>
    withSystem(database.pool, { authority: null }, tx => rowsOf(tx, hashes))
  const procedures = new Map<string, Procedure>([...shelf.procedures.values()].map(one => [one.hash, one]))
  const divisions = new Map<string, BankHolidays>([[shelf.holidays.hash, shelf.holidays.division]])
  const overlays = new Map([...shelf.overlays.values()].map(({ overlay }) => [overlay.hash, overlay]))
  for (const { hash, kind, id, content } of found) {
    if (kind === 'overlay') {
      const read = overlays.has(hash) ? undefined : readOverlay(content, id)
      if (read && 'content' in read) overlays.set(hash, compileOverlay(id, hash, read.content))
    } else if (kind === 'calendar')
      divisions.set(hash, (JSON.parse(content) as Record<string, BankHolidays>)['england-and-wales']!)
    else meet({ hash, id, content })
  }
  const compiled = new Map<string, Rules>()
  const kept: Kept = {
    find: hash => procedures.get(hash),
    async learn(hashes) {
      const unknown = hashes.filter(hash => !procedures.has(hash))
      if (unknown.length > 0) for (const row of await look(unknown)) meet(row)
    },
    async textOf(hash) {
      const [row] = await look([hash])
      if (!row) throw new Error(`nothing with sha256 ${hash} is kept here`)
      return row.content
    },
    rulesFor({ earlier, ...pinned }) {
      if (earlier) return moved(pinned, earlier)
      const key = `${pinned.procedure} ${pinned.calendar} ${pinned.overlay ?? ''}`
      const known = compiled.get(key)
      if (known) return known
      const procedure = procedures.get(pinned.procedure)
      const division = divisions.get(pinned.calendar)
      if (!procedure) throw new Error(`the procedure with sha256 ${pinned.procedure} is not kept here`)
      if (!division) throw new Error(`the calendar with sha256 ${pinned.calendar} is not kept here`)
      const calendar: Calendar = compileCalendar(division, countingOf(procedure.pack), pinned.calendar)
      const overlay = pinned.overlay === undefined ? undefined : overlays.get(pinned.overlay)
      if (pinned.overlay !== undefined && !overlay)
        throw new Error(`the overlay with sha256 ${pinned.overlay} is not kept here`)
      const rules = withOverlay(
        { procedure, calendar },
        overlay,
        compileCalendar(division, nationalCounting(procedure.pack), pinned.calendar),
      )
      compiled.set(key, rules)
      return rules
    },
  }

  /** The same rules with those of before beside them; made once, so that whoever remembers by them finds them again. */
  function moved(pinned: Pinned, earlier: readonly string[]): Rules {
    const key = [pinned.procedure, pinned.calendar, pinned.overlay ?? '', ...earlier].join(' ')
    const known = compiled.get(key)
    if (known) return known
    const before = earlier.map(procedure => kept.rulesFor({ ...pinned, procedure }))
    const rules = { ...kept.rulesFor(pinned), earlier: before }
    compiled.set(key, rules)
    return rules
  }
  return kept
}

type Row = { hash: string; id: string; content: string }

async function rowsOf(tx: Tx, hashes: readonly string[]): Promise<Row[]> {
  const { rows } = await tx.query<Row>('select hash, id, content from quorate.kept where hash = any ($1)', [
    hashes,
  ])
  return rows
}

/** Undefined for a file that never could be read as a pack. */
function procedureOf({ hash, id, content }: Row): Procedure | undefined {
  const read = readPack(content, id)
  return 'pack' in read ? compileProcedure(id, hash, read.pack) : undefined
}

/** The procedure that was kept with a hash, when there is one. */
export async function findKept(tx: Tx, hash: string): Promise<Procedure | undefined> {
  const [row] = await rowsOf(tx, [hash])
  return row && procedureOf(row)
}
