/** `quorate rebuild --data DIR`: throws the views away and makes them again from the record. Nothing of the record changes. */
import { resolve } from 'node:path'
import { load, States } from '../states.ts'
import { openDatabase, withSystem } from '../database/index.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { listAuthorities } from '../house.ts'
import { keep } from '../keep.ts'
import { openShelf, type Places, usualPlaces } from '../shelf.ts'
import { rebuild as rebuildViews } from '../views/project.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'

const usage = 'quorate rebuild --data DIR'

/** @returns the exit code: 0 when every authority’s views were made again, 2 when the question was not understood. */
export async function rebuild(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const options = readOptions(args, ['data'])
  if ('wrong' in options || options.rest.length > 0) {
    out('wrong' in options ? `${options.wrong}\n${usage}` : usage)
    return 2
  }
  const url = process.env.DATABASE_URL
  const dataFolder = resolve(String(options.given.data ?? 'data'))
  const database = await openDatabase(url ? { url } : { dataFolder, alongside: true })
  try {
    const { rulesFor } = await keep(database, await openShelf(places), places)
    const states = new States()
    for (const { authority, name } of await listAuthorities(database)) {
      // One authority at a time, all of it or none: nobody looks at half a board.
      const made = await withSystem(database.pool, { authority }, tx =>
        rebuildViews(tx, authority, async id => {
          const discussion = await load(tx, states, authority, id)
          return { discussion, rules: rulesFor(pinnedBy(discussion)) }
        }),
      )
      out(`${name}: ${made} ${made === 1 ? 'discussion' : 'discussions'} looked up anew.`)
    }
    return 0
  } finally {
    await database.close()
  }
}
