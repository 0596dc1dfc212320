/** The demonstration: an invented authority for each procedure, its people, and discussions in awkward states. Put in when the house is empty. */
import { withSystem } from '../database/index.ts'
import { followQuietly } from '../follow.ts'
import { project } from '../views/project.ts'
import { type Directory, readDirectory, seatPeople } from '../people/directory.ts'
import type { House } from '../house.ts'
import { listAuthorities } from '../house.ts'
import { type Place, places } from './stories.ts'
import { ask, goOn } from './story.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'

/** Tuesday 1 December 2026, half past nine in the morning, in London. */
export const demoStart = '2026-12-01T09:30:00.000Z'

/** Furnishes an empty house; a furnished one is left as it is. Everything in it was done through the path of every command. */
export async function furnishDemo(house: House): Promise<void> {
  const there = new Set((await listAuthorities(house.database)).map(one => one.authority))
  const read = await Promise.all(
    places.map(async place => ({ place, directory: await readDirectory(place.directory) })),
  )
  const bare = read.filter(({ directory }) => !there.has(directory.authority.id))
  // What the others follow stands in the database: they may have adopted another version since.
  for (const { directory } of bare) {
    const { id, procedures, ...more } = directory.authority
    house.adopt(id, procedures, more)
  }
  // The board is made once, at the end, instead of after every line that anybody says.
  const { committed, ...conduct } = house.conduct
  const quick: House = { ...house, conduct: { ...conduct, follow: followQuietly } }
  // Authorities do not wait for each other: each records in a chain of its own.
  await Promise.all(bare.map(({ place, directory }) => furnish(quick, place, directory)))
  if (bare.length > 0) committed?.()
}

async function furnish(house: House, { stories }: Place, directory: Directory): Promise<void> {
  await seatPeople(house.database, directory)
  const { id } = directory.authority
  const references = new Map<string, string>()
  const begun: Discussion[] = []
  for (const story of stories) {
    const discussion = await ask(house, id, story, references)
    references.set(story.key, discussion.reference)
    begun.push(discussion)
  }
  const told = await inLanes(stories, (story, index) => goOn(house, id, story, begun[index]!))
  await withSystem(house.database.pool, { authority: id }, async tx => {
    for (const discussion of told) {
      const rules = house.rulesFor(pinnedBy(discussion))
      await project(tx, id, discussion, rules)
    }
  })
}

/** Each mostly waits for the database, so several are told side by side; more only wait for each other's turn to record. */
const lanes = 4

async function inLanes<T, R>(all: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  let next = 0
  const lane = async () => {
    while (next < all.length) {
      const index = next++
      done[index] = await work(all[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done
}
