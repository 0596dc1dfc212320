import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { conduct } from '../conduct.ts'
import { load } from '../states.ts'
import { withActor, withSystem } from '../database/index.ts'
import { type House, openHouse } from '../house.ts'
import { readBoard } from '../views/read.ts'
import { toSign } from '../delivery/freeze.ts'
import { isRefusal } from '../discussion/happening.ts'
import { sayUnder } from '../discussion/life/moving.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { judge } from '../discussion/required/clocks/verdict.ts'
import { dilys, helena, id, martin } from './cast.ts'
import { demoStart, furnishDemo } from './index.ts'
import { readDirectory } from '../people/directory.ts'
import { places, stories } from './stories.ts'
import { idOf } from './story.ts'

const authority = '5a000000-0000-4000-8000-000000000001'
let folder: string
let house: House

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-demo-'))
  house = await openHouse({ dataFolder: folder, demo: true, today: demoStart, furnish: furnishDemo })
  await furnishDemo(house)
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const boardOf = (person: string) =>
  withActor(house.database.pool, { person, authority, capacity: 'person', now: demoStart }, tx =>
    readBoard(tx, authority),
  )

test('the service manager finds every discussion of the demonstration, and its record is sound', async () => {
  const board = await boardOf(helena.person)
  assert.deepEqual(
    board.map(row => row.reference).sort(),
    stories.map((_, index) => `SD-0${401 + index}`),
  )
  assert.equal(await house.recordIsSound(), 'sound')
  assert.equal(board.filter(row => row.sent).length, 2)
})

test('the one whom a discussion is about finds nothing at all', async () => {
  assert.deepEqual(await boardOf(martin.person), [])
})

test('furnishing a furnished house changes nothing', async () => {
  await furnishDemo(house)
  assert.equal((await boardOf(helena.person)).length, stories.length)
})

/** Somebody of another authority, an hour after the demonstration began. */
const elsewhere = async (slug: string, number: number) => ({
  person: id(number),
  authority: (await readDirectory(`directory/${slug}.yaml`)).authority.id,
  capacity: 'person',
  now: '2026-12-01T10:30:00.000Z',
})

test('every other authority has its discussions too, and sees nobody else’s', async () => {
  for (const place of places.slice(1)) {
    const { authority: other } = await readDirectory(place.directory)
    const board = await withSystem(house.database.pool, { authority: other.id }, tx =>
      readBoard(tx, other.id),
    )
    assert.equal(board.length, place.stories.length, other.name)
  }
})

test('the Service Manager names the day, though somebody else runs the discussion; nobody else does', async () => {
  const discussion = idOf('skelbeck-other')
  const target = {
    type: 'SetTarget',
    clock: 'convene',
    due: '2026-12-05T00:00:00.000Z',
    wholeDay: true,
    words: 'The trip ends a day later.',
  } as const
  const sets = async (number: number) =>
    conduct(house.conduct, await elsewhere('skelbeck', number), discussion, {
      ...target,
      id: crypto.randomUUID(),
    })
  const bySocialWorker = await sets(201)
  assert.ok(isRefusal(bySocialWorker as object))
  const byServiceManager = await sets(203)
  assert.ok(typeof byServiceManager === 'object' && 'discussion' in byServiceManager)
  const line = await conduct(house.conduct, await elsewhere('skelbeck', 203), discussion, {
    type: 'Conclude',
    id: crypto.randomUUID(),
    reason: 'It is not hers to end.',
  })
  assert.ok(typeof line === 'object' && 'why' in line && line.why === 'not-your-task')
})

test('practice management signs off what it did not chair, however long the reading takes', async () => {
  const greta = await elsewhere('hollinmoor', 305)
  const story = idOf('hollinmoor-health-missing')
  const loaded = await withSystem(house.database.pool, { authority: greta.authority }, tx =>
    load(tx, house.conduct.states, greta.authority, story),
  )
  const rules = house.rulesFor(pinnedBy(loaded))
  const by = { person: greta.person, name: 'Greta Sandys', agency: 'Hollinmoor Children’s Social Care' }
  const read = toSign(loaded, rules, { by, at: '2026-12-01T10:12:00.000Z' })
  assert.ok(!isRefusal(read))
  const signed = await conduct(house.conduct, greta, story, {
    type: 'SignMinutes',
    id: crypto.randomUUID(),
    name: 'Greta Sandys',
    statements: ['I have read these minutes. Bram Sefton chaired this discussion.'],
    digest: read.digest,
  })
  assert.ok(typeof signed === 'object' && 'discussion' in signed, JSON.stringify(signed))
})

test('Aldermere, Hollinmoor and Marrowdale have adopted what binds everybody beside their procedures; Skelbeck and Quaymouth have not', async () => {
  const adopted = []
  for (const { directory, stories } of places) {
    const { authority } = await readDirectory(directory)
    const discussion = await withSystem(house.database.pool, { authority: authority.id }, tx =>
      load(tx, house.conduct.states, authority.id, idOf(stories[0]!.key)),
    )
    const today = house.pinnedToday(authority.id, demoStart)
    assert.equal(discussion.overlay?.hash, today.overlay, authority.slug)
    const clocks = house.rulesFor(pinnedBy(discussion)).procedure.clocks
    assert.equal(
      clocks.some(one => one.clock === 'england.conference'),
      today.overlay !== undefined,
    )
    if (today.overlay !== undefined) adopted.push(authority.slug)
  }
  assert.deepEqual(adopted, ['aldermere', 'hollinmoor', 'marrowdale'])
})

test('a reset puts back what was there, and nothing that was written since', async () => {
  const discussion = idOf('just-asked')
  const decided = await conduct(
    house.conduct,
    { person: dilys.person, authority, capacity: 'person', now: demoStart },
    discussion,
    { type: 'DecideThreshold', id: crypto.randomUUID(), met: true, reason: 'Three times in a fortnight.' },
  )
  assert.ok(typeof decided === 'object' && 'discussion' in decided)
  const entries = () =>
    withSystem(house.database.pool, { authority }, async tx => {
      const { rows } = await tx.query<{ type: string }>(
        'select type from quorate.entry where authority = $1 and discussion = $2 and number is not null',
        [authority, discussion],
      )
      return rows.map(row => row.type)
    })
  assert.ok((await entries()).includes('ThresholdDecided'))
  await house.resetDemo()
  assert.ok(!(await entries()).includes('ThresholdDecided'))
  assert.equal((await boardOf(helena.person)).length, stories.length)
  assert.equal(await house.recordIsSound(), 'sound')
})

test('a house that holds anything real is not reset', async () => {
  await withSystem(house.database.pool, { authority: null }, tx =>
    tx.query(
      `insert into quorate.authority (authority, name, slug, content) values ($1, 'Realmere', 'realmere', '{}')`,
      ['5a000000-0000-4000-8000-000000000099'],
    ),
  )
  await assert.rejects(house.resetDemo(), /not invented, so it is never emptied/)
  assert.equal((await boardOf(helena.person)).length, stories.length)
})

test('Marrowdale: moved this morning, the date of 2024 binds beside the one of 2019 that goes on', async () => {
  const jerome = await elsewhere('marrowdale', 502)
  const story = idOf('marrowdale-moved')
  const moved = await withSystem(house.database.pool, { authority: jerome.authority }, tx =>
    load(tx, house.conduct.states, jerome.authority, story),
  )
  const rules = house.rulesFor(pinnedBy(moved))
  assert.equal(
    sayUnder(moved),
    'Bristol 2024 since Tuesday 1 December 2026 (change 1 of 1; began under Bristol 2019)',
  )
  const binding = (key: string) => judge(key, moved, rules, demoStart).binding
  assert.deepEqual(
    ['convene', 'assessment/A'].map(key => [binding(key)?.rule, binding(key)?.day]),
    [
      ['BR24-202', '2026-12-02'],
      ['BR19-203', '2027-02-04'],
    ],
  )
  const row = (
    await withSystem(house.database.pool, { authority: jerome.authority }, tx =>
      readBoard(tx, jerome.authority),
    )
  ).find(one => one.reference === moved.reference)
  assert.deepEqual([row?.procedure, row?.urgency], ['bristol/2024', 'two-working-days'])
})
