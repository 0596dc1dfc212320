import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { conduct } from '../conduct.ts'
import { withActor, withSystem } from '../database/index.ts'
import { type House, openHouse } from '../house.ts'
import { readBoard } from '../views/read.ts'
import { dilys, helena, martin } from './cast.ts'
import { demoStart, furnishDemo } from './index.ts'
import { stories } from './stories.ts'
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
  assert.equal(board.filter(row => row.stage === 'sent').length, 2)
})

test('the one whom a discussion is about finds nothing at all', async () => {
  assert.deepEqual(await boardOf(martin.person), [])
})

test('furnishing a furnished house changes nothing', async () => {
  await furnishDemo(house)
  assert.equal((await boardOf(helena.person)).length, stories.length)
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
