/** The rules a discussion was pinned to, found again by their hashes: from disk when unchanged, else from what was kept. */
import { readFile } from 'node:fs/promises'
import { type BankHolidays, type Calendar, compileCalendar } from './calendar/index.ts'
import { type Database, withSystem } from './database/index.ts'
import type { Pinned } from './discussion/discussion.ts'
import { type Rules, withOverlay } from './discussion/happening.ts'
import { compileOverlay, compileProcedure, type Procedure, readOverlay, readPack } from './procedure/index.ts'
import { countingOf, nationalCounting, type Places, type Shelf } from './shelf.ts'

export type Kept = { rulesFor(pinned: Pinned): Rules }

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

  const procedures = new Map<string, Procedure>([...shelf.procedures.values()].map(one => [one.hash, one]))
  const divisions = new Map<string, BankHolidays>([[shelf.holidays.hash, shelf.holidays.division]])
  const overlays = new Map([...shelf.overlays.values()].map(({ overlay }) => [overlay.hash, overlay]))
  for (const { hash, kind, id, content } of found) {
    if (kind === 'overlay') {
      const read = overlays.has(hash) ? undefined : readOverlay(content, id)
      if (read && 'content' in read) overlays.set(hash, compileOverlay(id, hash, read.content))
    } else if (kind === 'calendar')
      divisions.set(hash, (JSON.parse(content) as Record<string, BankHolidays>)['england-and-wales']!)
    else if (!procedures.has(hash)) {
      const read = readPack(content, id)
      if ('pack' in read) procedures.set(hash, compileProcedure(id, hash, read.pack))
    }
  }
  const compiled = new Map<string, Rules>()
  return {
    rulesFor(pinned) {
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
}
