/** Everything wired together; the only file that knows all the others. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { london } from './calendar/index.ts'
import { type Clock, openClock } from './clock.ts'
import { type Conduct, States } from './conduct.ts'
import { type Database, openDatabase, StartRefusal, withSystem } from './database/index.ts'
import { folderTransport } from './delivery/folder.ts'
import { closePdf } from './delivery/render/pdf.ts'
import { startRounds } from './delivery/rounds.ts'
import type { Rules } from './discussion/happening.ts'
import { follow } from './follow.ts'
import { keep } from './keep.ts'
import { inForce } from './procedure/index.ts'
import { verdict, verifyRecord } from './record/index.ts'
import { openLive, type Live } from './room/live.ts'
import { startSealing } from './sealing.ts'
import { openShelf, type Places, type Shelf, usualPlaces } from './shelf.ts'

export type House = {
  database: Database
  shelf: Shelf
  clock: Clock
  conduct: Conduct
  live: Live
  /** The demo is on: invented people, a persona switcher, a clock that can be moved. Never with real data. */
  demo: boolean
  /** Where the demo's time begins, when the demo is on. */
  demoStart: string | undefined
  version: string
  resetDemo: () => Promise<void>
  /** Recounts the chain of every authority: “sound”, or where it breaks. */
  recordIsSound: () => Promise<string>
  /** Where the folder transport writes mail and calendar items. */
  postFolder: string
  rulesFor: (pinned: { procedure: string; calendar: string }) => Rules
  /** The procedure an authority follows today, by hash. */
  pinnedToday: (authority: string, now: string) => { procedure: string; id: string; calendar: string }
  adopt: (authority: string, procedures: readonly string[]) => void
  close(): Promise<void>
}

export type HouseChoice = {
  dataFolder: string
  url?: string | undefined
  demo: boolean
  /** Where the demo's time begins. */
  today?: string | undefined
  /** Where signed checkpoints go; a place outside the data folder guards against whoever owns it. */
  witness?: string | undefined
  /** Where this house is found, for links in mails: `https://quorate.example`. */
  address?: string | undefined
  places?: Places
}

/**
 * Opens the house: database, procedures, clock, live channel.
 * @throws StartRefusal with one sentence: what, where, what to do.
 */
export async function openHouse({
  dataFolder,
  url,
  demo,
  today,
  witness,
  address,
  places = usualPlaces,
}: HouseChoice): Promise<House> {
  if (!existsSync(places.procedures))
    throw new StartRefusal(`There is no folder ${places.procedures} here. Start Quorate from its own folder.`)
  const shelf = await openShelf(places)
  if (shelf.procedures.size === 0)
    throw new StartRefusal(
      'No procedure can be used: run “quorate check” to see what is wrong with the packs.',
    )
  const database = await openDatabase(url ? { url } : { dataFolder })
  try {
    const { rulesFor } = await keep(database, shelf, places)
    const clock = openClock(today)
    const live = await openLive(database.pool)
    const sealing = await startSealing(database, () => listAuthorities(database), { dataFolder, witness })
    const adopted = new Map(
      (await listAuthorities(database)).map(one => [one.authority, one.procedures as readonly string[]]),
    )
    const postFolder = `${dataFolder}/post`
    const rounds = startRounds({
      pool: database.pool,
      authorities: () => [...adopted.keys()],
      transport: folderTransport({ folder: postFolder }),
      now: clock.now,
    })
    const conduct: Conduct = {
      pool: database.pool,
      rulesFor,
      follow,
      states: new States(),
      committed: rounds.kick,
      ...(address !== undefined && { address }),
    }
    return {
      database,
      shelf,
      clock,
      conduct,
      live,
      demo,
      demoStart: today,
      version: await ownVersion(),
      resetDemo: () => Promise.reject(new Error('the demo is off')),
      recordIsSound: () => recordIsSound(database),
      postFolder,
      rulesFor,
      adopt: (authority, procedures) => void adopted.set(authority, procedures),
      pinnedToday(authority, now) {
        const ids = adopted.get(authority) ?? []
        const versions = ids.flatMap(id => shelf.procedures.get(id) ?? [])
        const found = inForce(versions, london(now).date)
        if ('gap' in found) throw new Error(found.gap)
        return { procedure: found.hash, id: found.id, calendar: shelf.holidays.hash }
      },
      async close() {
        await rounds.stop()
        await closePdf()
        await sealing.stop()
        await live.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function ownVersion(): Promise<string> {
  const own = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return own.version
}

async function recordIsSound(database: Database): Promise<string> {
  const authorities = await listAuthorities(database)
  for (const { authority } of authorities) {
    const found = await verifyRecord(database.pool, { authority })
    if (!found.intact) return verdict(found)
  }
  return 'sound'
}

/** Every authority this database holds. */
export async function listAuthorities(
  database: Database,
): Promise<{ authority: string; name: string; procedures: string[] }[]> {
  return withSystem(database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query<{ authority: string; name: string; procedures: string[] | null }>(
      `select authority, name, content -> 'procedures' as procedures from quorate.authority order by name`,
    )
    return rows.map(row => ({ ...row, procedures: row.procedures ?? [] }))
  })
}
