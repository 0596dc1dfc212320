/** The room as one visitor has it: what they may see of the discussion, whom they may write for, what they left unsaid. */
import type { Instant } from '../../../calendar/index.ts'
import { type Discussion, latestVersion } from '../../../discussion/discussion.ts'
import type { Reader } from '../../../discussion/audience/audience.ts'
import type { Who } from '../../../people/access.ts'
import type { Typist } from '../../../room/compose.ts'
import { type Draft, readDrafts } from '../../../room/drafts.ts'
import { type KnownPerson, knownPeople, legend, type Speaking } from '../../../room/legend.ts'
import type { Seen, Visit } from '../../visit.ts'

export type Room = {
  readonly visit: Visit
  readonly seen: Seen
  readonly now: Instant
  readonly reader: Reader
  /** Every agency of the discussion, with its letter and its edge. */
  readonly speaking: readonly Speaking[]
  /** The agencies this visitor may write for: all who run the discussion, otherwise their own. */
  readonly mine: readonly Speaking[]
  readonly people: readonly KnownPerson[]
  readonly typist: Typist
  /** May start, arrive, leave, move the agenda on. */
  readonly runs: boolean
  /** May write lines now: they take part, and the minutes are not signed. */
  readonly writes: boolean
  /** What they wrote and did not save, the newest first. */
  readonly drafts: readonly Draft[]
  /** `/discussions/SD-0417`. */
  readonly at: string
}

/** Capacities that sit in the room. A copy of the minutes is no seat in it. */
const seated: readonly string[] = ['convenor', 'chair', 'minute-taker', 'seat', 'oversight']
const mayEnter = ({ capacities, blocked }: Who): boolean =>
  !blocked && capacities.some(one => seated.includes(one))

/** Goes into the room; undefined for everybody who has no place in it, which is the same to them as no room. */
export async function enterRoom(visit: Visit): Promise<Room | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'room')
  if (!seen || !mayEnter(seen.who)) return undefined
  const drafts = await visit.read(tx => readDrafts(tx, { ...visit.actor, discussion: seen.discussion.id }))
  return { ...roomOf(visit, seen), drafts: drafts.filter(draft => stillUnsaid(draft, seen.discussion)) }
}

/** The same without recording a reading: for keeping drafts, which shows nothing of the discussion. */
export async function standInRoom(visit: Visit): Promise<Room | undefined> {
  const seen = await visit.stand(visit.params.reference ?? '')
  return seen && mayEnter(seen.who) ? roomOf(visit, seen) : undefined
}

/** The room made from what was seen. */
export function roomOf(visit: Visit, seen: Seen): Room {
  const { discussion, may, who } = seen
  const { person } = visit.signedIn
  const speaking = legend(discussion, person.agencyName)
  const writesMinutes = who.capacities.includes('minute-taker')
  return {
    visit,
    seen,
    now: visit.now,
    reader: seen.reader,
    speaking,
    mine: may('write-any-line') ? speaking : speaking.filter(one => one.agency === person.agencyName),
    people: knownPeople(discussion),
    typist: { agency: person.agencyName, speaks: writesMinutes ? undefined : person.name },
    runs: may('hold'),
    writes: may('write-own-lines') && latestVersion(discussion) === undefined,
    drafts: [],
    at: `/discussions/${discussion.reference}`,
  }
}

/** A draft whose words were saved after all (the answer was lost, or a late draft came in behind) is nothing to give back. */
function stillUnsaid({ part, fields }: Draft, { lines, actions }: Discussion): boolean {
  const [what, id] = part.split('/')
  if (what === 'action') return !actions.some(one => one.action === id)
  const line = lines.find(one => one.line === id)
  return what === 'line' ? line === undefined : line !== undefined && line.text !== fields.text
}
