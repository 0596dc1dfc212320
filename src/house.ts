/** Everything wired together; the only file that knows all the others. */
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Followed,
  type FollowedRow,
  type FollowingKnown,
  followedColumns,
  followedFrom,
  openFollowing,
} from './adoption/following.ts'
import { type Clock, openClock } from './clock.ts'
import type { Conduct } from './conduct.ts'
import { States } from './states.ts'
import { type Database, openDatabase, StartRefusal, withSystem } from './database/index.ts'
import { folderTransport } from './delivery/folder.ts'
import { closePdf } from './delivery/render/pdf.ts'
import { startRounds } from './delivery/rounds.ts'
import type { Pinned } from './discussion/required/pinned.ts'
import type { Rules } from './discussion/happening.ts'
import { follow } from './follow.ts'
import { keep } from './keep.ts'
import { verdict, verifyRecord } from './record/index.ts'
import { openLive, type Live } from './room/live.ts'
import { startSealing } from './sealing.ts'
import { openShelf, type Places, type Shelf, usualPlaces } from './shelf.ts'

export type House = FollowingKnown & {
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
  /** Whether the demo can be put back as it began: only on a private database that holds nothing but the demo. */
  resettable: boolean
  /**
   * Throws the demo away and furnishes it again. Everybody is signed out.
   * @throws StartRefusal when the demo is off, the database is yours, or it holds an authority that is not the demo's.
   */
  resetDemo: () => Promise<void>
  /** Recounts the chain of every authority: “sound”, or where it breaks. Whoever asks meanwhile shares the same counting. */
  recordIsSound: () => Promise<string>
  /** What the last counting found, and when it began by the machine’s own clock; undefined before the first. */
  lastRecount: () => { sound: boolean; at: string } | undefined
  /** Where the folder transport writes mail and calendar items. */
  postFolder: string
  rulesFor: (pinned: Pinned) => Rules
  close(): Promise<void>
}

type HouseChoice = {
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
  /** Puts the demo's people and discussions into an empty house. */
  furnish?: ((house: House) => Promise<void>) | undefined
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
  furnish,
}: HouseChoice): Promise<House> {
  if (!existsSync(places.procedures))
    throw new StartRefusal(`There is no folder ${places.procedures} here. Start Quorate from its own folder.`)
  const shelf = await openShelf(places)
  if (shelf.procedures.size === 0)
    throw new StartRefusal(
      'No procedure can be used: run “quorate check” to see what is wrong with the packs.',
    )
  const database = await openDatabase(url ? { url } : { dataFolder, disposable: demo })
  try {
    const clock = openClock(today)
    const choice = { dataFolder, witness, address, places, shelf, clock }
    let inside = await moveIn(database, choice)
    let resetting: Promise<void> | undefined
    let counting: Promise<string> | undefined
    let counted: ReturnType<House['lastRecount']>
    const recount = async (): Promise<string> => {
      const at = new Date().toISOString()
      const found = await recordIsSound(database)
      counted = { sound: found === 'sound', at }
      return found
    }
    const reset = async (): Promise<void> => {
      if (!demo || !furnish) throw new StartRefusal('Only a demonstration can be reset.')
      if (!database.empty) throw new StartRefusal('A database of yours is never emptied from here.')
      if (witness !== undefined)
        throw new StartRefusal(
          'A witness outside the data folder keeps what happened here, so it is not reset.',
        )
      if (await holdsMoreThanDemo(database))
        throw new StartRefusal(
          'This database holds an authority that is not invented, so it is never emptied.',
        )
      await inside.moveOut()
      await database.empty()
      await rm(inside.postFolder, { recursive: true, force: true })
      // What a witness saw of the old demonstration would contradict the new one.
      await rm(join(dataFolder, 'witness'), { force: true })
      inside = await moveIn(database, choice)
      clock.move(today)
      Object.assign(house, inside)
      await furnish(house)
    }
    const house: House = {
      ...inside,
      database,
      shelf,
      clock,
      demo,
      demoStart: today,
      version: await ownVersion(),
      resettable: demo && furnish !== undefined && database.empty !== undefined && witness === undefined,
      resetDemo: () => {
        resetting ??= reset().finally(() => {
          resetting = undefined
        })
        return resetting
      },
      recordIsSound: () => {
        counting ??= recount().finally(() => {
          counting = undefined
        })
        return counting
      },
      lastRecount: () => counted,
      async close() {
        await inside.moveOut()
        await closePdf()
        await database.close()
      },
    }
    return house
  } catch (error) {
    await database.close()
    throw error
  }
}

type Inside = FollowingKnown &
  Pick<House, 'conduct' | 'live' | 'postFolder' | 'rulesFor'> & {
    moveOut(): Promise<void>
  }

/** Everything that hangs on one open database and has to be made anew when that is emptied. */
async function moveIn(
  database: Database,
  {
    dataFolder,
    witness,
    address,
    places,
    shelf,
    clock,
  }: Pick<HouseChoice, 'dataFolder' | 'witness' | 'address'> & { places: Places; shelf: Shelf; clock: Clock },
): Promise<Inside> {
  const kept = await keep(database, shelf, places)
  const { rulesFor } = kept
  // First, because it may refuse: nothing else is open yet that would have to be closed again.
  const sealing = await startSealing(database, () => listAuthorities(database), { dataFolder, witness })
  const live = await openLive(database.pool)
  const { authorities, ...following } = openFollowing(
    shelf,
    kept,
    (await listAuthorities(database)).map(one => [one.authority, one.followed]),
  )
  const postFolder = `${dataFolder}/post`
  const rounds = startRounds({
    pool: database.pool,
    authorities,
    transport: folderTransport({ folder: postFolder }),
    now: clock.now,
  })
  return {
    live,
    conduct: {
      pool: database.pool,
      rulesFor,
      follow,
      states: new States(),
      followedToday: (authority, now) => following.followedToday(authority, now)?.hash,
      calendarToday: () => shelf.holidays.hash,
      committed: rounds.kick,
      ...(address !== undefined && { address }),
    },
    postFolder,
    rulesFor,
    ...following,
    async moveOut() {
      await rounds.stop()
      await sealing.stop()
      await live.close()
    },
  }
}

/** Whether there is an authority here that no demonstration put in. */
async function holdsMoreThanDemo(database: Database): Promise<boolean> {
  return withSystem(database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query(
      `select 1 from quorate.authority where content ->> 'demonstration' is distinct from 'true' limit 1`,
    )
    return rows.length > 0
  })
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
): Promise<{ authority: string; name: string; followed: Followed }[]> {
  return withSystem(database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query<FollowedRow & { authority: string; name: string }>(
      `select a.authority, a.name, ${followedColumns} from quorate.authority a order by a.name`,
    )
    return rows.map(({ authority, name, ...row }) => ({ authority, name, followed: followedFrom(row) }))
  })
}
