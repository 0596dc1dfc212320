/** The demonstration’s people at work on a real PostgreSQL: for tests of what they may do, and of what becomes of it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  type FollowedRow,
  type FollowingKnown,
  followedColumns,
  followedFrom,
  openFollowing,
} from '../src/adoption/following.ts'
import { type Asked, begin, type Conduct, type Conducted, conduct, nothingHere } from '../src/conduct.ts'
import { States } from '../src/states.ts'
import { withActor, withSystem } from '../src/database/index.ts'
import { type Directory, readDirectory, seatPeople } from '../src/people/directory.ts'
import type { Pinned } from '../src/discussion/required/pinned.ts'
import { isRefusal, type Refusal } from '../src/discussion/happening.ts'
import { follow } from '../src/follow.ts'
import { type Kept, keep } from '../src/keep.ts'
import { findPerson } from '../src/people/standing.ts'
import { readBeside, readEntries } from '../src/record/index.ts'
import { openShelf, type Shelf, usualPlaces } from '../src/shelf.ts'
import { readBoard } from '../src/views/read.ts'
import { Fields } from '../src/web/fields.ts'
import { Visit } from '../src/web/visit.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** Tuesday 1 December 2026, half past nine in London. */
export const now = '2026-12-01T09:30:00.000Z'
export let database: FreshDatabase
export let directory: Directory
export let house: Conduct & Kept
export let shelf: Shelf
export let following: FollowingKnown
export let pinned: Pinned & { id: string }
/** The procedure that Aldermere followed before. */
export let pinned2019: typeof pinned

/** Opens a fresh database with everybody in it. For `before(openAldermere)`. */
export async function openAldermere(): Promise<void> {
  database = await freshDatabase()
  directory = await readDirectory('directory/aldermere.yaml')
  await seatPeople(database, directory)
  shelf = await openShelf()
  const kept = await keep(database, shelf, usualPlaces)
  const hashOf = (id: string) => shelf.hashes.get(id)!
  house = {
    ...kept,
    pool: database.pool,
    follow,
    states: new States(),
    // As if Aldermere had followed the procedure of 2019 until yesterday.
    followedToday: () => hashOf('bristol/2024'),
    calendarToday: () => shelf.holidays.hash,
  }
  following = openFollowing(shelf, kept, [])
  pinned = { procedure: hashOf('bristol/2024'), id: 'bristol/2024', calendar: shelf.holidays.hash }
  pinned2019 = { ...pinned, procedure: hashOf('bristol/2019'), id: 'bristol/2019' }
}

export const idOf = (name: string): string => directory.people.find(one => one.name === name)!.id
export const agencyOf = (name: string): string => directory.people.find(one => one.name === name)!.agency
export const actor = (name: string, at = now) => ({
  person: idOf(name),
  authority: directory.authority.id,
  capacity: 'person',
  now: at,
})
/** Asks, as somebody, for something to be done in a discussion. */
export const asks = (name: string, discussion: string, told: object, at = now, command = randomUUID()) =>
  conduct(house, actor(name, at), discussion, { id: command, ...told } as unknown as Asked)
export const asFollows = <T extends object>(answer: T | typeof nothingHere): Exclude<T, Refusal> => {
  assert.notEqual(answer, nothingHere, 'nothing here')
  if (isRefusal(answer as object)) assert.fail((answer as unknown as Refusal).sentence)
  return answer as Exclude<T, Refusal>
}
export const refusedFor = (answer: Conducted | Refusal | typeof nothingHere): string =>
  answer !== nothingHere && isRefusal(answer) ? answer.why : assert.fail('not refused')

export const request = (but: object = {}) =>
  ({
    id: randomUUID(),
    type: 'AskForDiscussion',
    reference: '',
    kind: 'initial',
    reason: 'A teacher saw a bruise.',
    form: {},
    facts: { harm: ['physical'] },
    urgency: 'two-working-days',
    children: [{ id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } }],
    implicated: [],
    happened: [{ instant: 'risk-identified', at: '2026-12-01T08:50:00.000Z' }],
    ...but,
  }) as Extract<Asked, { type: 'AskForDiscussion' }>

/** A discussion that Amira asked for, with Dilys in the chair and the police and health invited. */
export async function asked(but: object = {}): Promise<string> {
  const id = randomUUID()
  asFollows(await begin(house, actor('Amira Rahman'), id, request(but), pinned))
  const dilys = idOf('Dilys Okonjo')
  asFollows(
    await asks('Amira Rahman', id, { type: 'Appoint', as: 'chair', person: dilys, name: 'Dilys Okonjo' }),
  )
  for (const [name, seat] of [
    ['Tomasz Reeve', 'police'],
    ['Grace Adeyemi', 'health'],
  ] as const)
    await invites(id, name, seat)
  return id
}
export const invites = async (id: string, name: string, seat: string) =>
  asFollows(
    await asks('Dilys Okonjo', id, {
      type: 'Invite',
      invitation: { invitation: randomUUID(), seat, agency: agencyOf(name), person: idOf(name), name },
    }),
  )
/** The same, started. */
export async function started(): Promise<string> {
  const id = await asked()
  asFollows(await asks('Dilys Okonjo', id, { type: 'StartDiscussion', present: [] }))
  return id
}
export const line = (agency: string, text: string, id = randomUUID()) => ({
  type: 'RecordLine',
  line: id,
  agency,
  speaker: 'Somebody',
  kind: 'fact',
  text,
  about: ['A'],
  audience: 'everyone',
})

export const storyOf = (id: string) =>
  withSystem(database.pool, { authority: directory.authority.id }, tx =>
    readEntries(tx, directory.authority.id, id),
  )
export const besideOf = (id: string) =>
  withSystem(database.pool, { authority: directory.authority.id }, tx =>
    readBeside(tx, directory.authority.id, id),
  )
export const boardOf = (name: string) =>
  withActor(database.pool, actor(name), tx => readBoard(tx, directory.authority.id))
/** What the database says is followed, taken over as it is at the beginning of every request. */
export async function learn(known = following): Promise<void> {
  const { id } = directory.authority
  const { rows } = await withSystem(database.pool, { authority: id }, tx =>
    tx.query<FollowedRow>(`select ${followedColumns} from quorate.authority a where a.authority = $1`, [id]),
  )
  await known.learn(id, followedFrom(rows[0]!))
}
export const asVisitor = async (name: string, at = now): Promise<Visit> => {
  await learn()
  const person = await withActor(database.pool, actor(name), tx => findPerson(tx, idOf(name)))
  const session = {
    authority: directory.authority.id,
    authorityName: 'Aldermere',
    person: person!,
    roles: directory.people.find(one => one.name === name)!.roles,
  }
  const itsHouse = {
    ...following,
    database,
    shelf,
    conduct: house,
    rulesFor: house.rulesFor,
  } as unknown as Visit['house']
  return new Visit(itsHouse, session, at, {}, {}, new Fields({}), '/')
}
export const referenceOf = async (id: string): Promise<string> =>
  String((await storyOf(id))[0]?.content?.reference)
