/** The demonstration: an invented authority, its people, and discussions in awkward states. Put in when the house is empty. */
import { withSystem } from '../database/index.ts'
import { followQuietly } from '../follow.ts'
import { project } from '../views/project.ts'
import { readDirectory, seatPeople } from './people.ts'
import type { House } from '../house.ts'
import { listAuthorities } from '../house.ts'
import { stories } from './stories.ts'
import { ask, goOn } from './story.ts'
import type { Discussion } from '../discussion/discussion.ts'

/** Tuesday 1 December 2026, half past nine in the morning, in London. */
export const demoStart = '2026-12-01T09:30:00.000Z'
const directoryFile = 'directory/aldermere.yaml'

/** Furnishes an empty house; a furnished one is left as it is. Everything in it was done through the path of every command. */
export async function furnishDemo(house: House): Promise<void> {
  const directory = await readDirectory(directoryFile)
  const there = await listAuthorities(house.database)
  house.adopt(directory.authority.id, directory.authority.procedures)
  if (there.some(one => one.authority === directory.authority.id)) return
  await seatPeople(house.database, directory)
  const { id } = directory.authority
  // The board is made once, at the end, instead of after every line that anybody says.
  const { committed, ...conduct } = house.conduct
  const quick: House = { ...house, conduct: { ...conduct, follow: followQuietly } }
  const references = new Map<string, string>()
  const begun: Discussion[] = []
  for (const story of stories) {
    const discussion = await ask(quick, id, story, references)
    references.set(story.key, discussion.reference)
    begun.push(discussion)
  }
  const told = await inLanes(stories, (story, index) => goOn(quick, id, story, begun[index]!))
  await withSystem(house.database.pool, { authority: id }, async tx => {
    for (const discussion of told) {
      const rules = house.rulesFor({ procedure: discussion.procedure.hash, calendar: discussion.calendar })
      await project(tx, id, discussion, rules)
    }
  })
  committed?.()
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
