/** The demonstration: an invented authority, its people, and discussions in awkward states. Put in when the house is empty. */
import { readDirectory, seatPeople } from './people.ts'
import type { House } from '../house.ts'
import { listAuthorities } from '../house.ts'
import { stories } from './stories.ts'
import { tell } from './story.ts'

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
  const references = new Map<string, string>()
  for (const story of stories)
    references.set(story.key, await tell(house, directory.authority.id, story, references))
}
