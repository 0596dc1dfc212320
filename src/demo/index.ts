/** The demonstration: an invented authority, its people, and discussions in awkward states. Put in when the house is empty. */
import { withSystem } from '../database/index.ts'
import { followWithoutViews } from '../follow.ts'
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
  const quick: House = { ...house, conduct: { ...conduct, follow: followWithoutViews } }
  const references = new Map<string, string>()
  const begun: Discussion[] = []
  for (const story of stories) {
    const discussion = await ask(quick, id, story, references)
    references.set(story.key, discussion.reference)
    begun.push(discussion)
  }
  // Side by side, because each only waits for the database; asked for one after the other, so that references keep their order.
  const told = await Promise.all(stories.map((story, index) => goOn(quick, id, story, begun[index]!)))
  await withSystem(house.database.pool, { authority: id }, async tx => {
    for (const discussion of told) {
      const rules = house.rulesFor({ procedure: discussion.procedure.hash, calendar: discussion.calendar })
      await project(tx, id, discussion, rules)
    }
  })
  committed?.()
}
