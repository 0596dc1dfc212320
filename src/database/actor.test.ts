/** What a transaction promises, whatever is sent along in it without being waited for. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { append } from '../record/append.ts'
import { asSystem, together, withActor, withSystem } from './actor.ts'
import {
  ALDER,
  as,
  BIRCH,
  bar,
  CHAIR,
  CLERK,
  join,
  MORNING,
  NORTHMERE,
  NURSE,
  settleTown,
} from './testing/town.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await settleTown(database.pool)
  const line = { type: 'LineRecorded', at: MORNING, content: { text: 'canary' } }
  await withActor(database.pool, as(CHAIR), tx =>
    append(tx, {
      authority: NORTHMERE,
      discussion: ALDER,
      command: randomUUID(),
      actor: CHAIR,
      entries: [line],
    }),
  )
})
after(closeDatabase)

const open = (person: string, discussion = ALDER) =>
  withActor(database.pool, { ...as(person), now: MORNING }, async tx => {
    const { rows } = await tx.query<{ found: { entries: unknown[] | null; capacities: string[] } | null }>(
      'select quorate.open_command($1, $2, 0) as found',
      [discussion, randomUUID()],
    )
    return rows[0]!.found
  })

test('a statement that fails unheard takes the whole transaction with it, and whoever waited for it hears', async () => {
  const key = randomUUID()
  const work = withSystem(database.pool, { authority: NORTHMERE }, async tx => {
    await tx.query(
      `insert into view_row (authority, view, key, content) values ('${NORTHMERE}', 'board', $1, '{}')`,
      [key],
    )
    tx.query('select 1 / 0').catch(() => {})
  })
  await assert.rejects(work, /rolled back/)
  const { rowCount } = await database.admin.query('select from quorate.view_row where key = $1', [key])
  assert.equal(rowCount, 0)
})

test('when the transaction cannot be opened, that is the reason given, not what it made of the first statement', async () => {
  const nobody = { ...as(CHAIR), capacity: 'Not a capacity' }
  const work = withActor(database.pool, nobody, tx => tx.query('select from entry'))
  await assert.rejects(work, /a context needs a person and a capacity/)
})

test('of statements sent together every one is settled before the first failure is told', async () => {
  const slow = new Promise<string>(resolve => setTimeout(() => resolve('slow'), 20))
  let settled = false
  const told = together([Promise.reject(new Error('first')), slow.then(() => (settled = true))])
  await assert.rejects(told, /first/)
  assert.equal(settled, true)
})

test('what is done as the house in the middle of a person’s transaction ends with it', async () => {
  await withActor(database.pool, as(NURSE), async tx => {
    await asSystem(tx, as(NURSE), () => tx.query('select from entry'))
    const { rows } = await tx.query<{ person: string; system: boolean }>(
      'select context_person() as person, context_is_system() as system',
    )
    assert.deepEqual(rows, [{ person: NURSE, system: false }])
  })
})

test('a command is opened for those who see the discussion; who only gets a copy is not told the story', async () => {
  assert.equal((await open(CHAIR))?.entries?.length, 1)
  assert.equal(await open(CLERK), null)
  assert.equal(await open(CHAIR, BIRCH), null)
  await join(database.pool, NORTHMERE, ALDER, CLERK, 'recipient')
  const recipient = await open(CLERK)
  assert.deepEqual([recipient?.capacities, recipient?.entries], [['recipient'], null])
  await bar(database.pool, ALDER, { person: CLERK })
  assert.equal(await open(CLERK), null)
})

test('only the house writes the row of a view', async () => {
  const write = withActor(database.pool, as(CHAIR), tx =>
    tx.query(`select keep_view_row($1, 'board', 'mine', $2, 1, '{}', null)`, [NORTHMERE, ALDER]),
  )
  await assert.rejects(write, { code: '42501' })
})
