import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { append } from '../record/append.ts'
import { type Actor, type Tx, withActor, withSystem } from './actor.ts'
import {
  ALDER,
  as,
  BIRCH,
  bar,
  CEDAR,
  CHAIR,
  CLERK,
  HEAD_TEACHER,
  join,
  LEAVER,
  MORNING,
  NORTHMERE,
  NURSE,
  OVERSEER,
  SCHOOL,
  SOUTHMERE,
  settleTown,
} from './testing/town.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await settleTown(database.pool)
  for (const [authority, discussion] of [
    [NORTHMERE, ALDER],
    [NORTHMERE, BIRCH],
    [SOUTHMERE, CEDAR],
  ] as const) {
    await fill(authority, discussion)
  }
})
after(closeDatabase)

/** One row of everything in a discussion: a line, a read, a notice and a copy for the nurse, the minutes, a view row, a block. */
async function fill(authority: string, discussion: string): Promise<void> {
  await withSystem(database.pool, { authority }, async tx => {
    const what = { authority, discussion, actor: CHAIR }
    const line = { type: 'LineRecorded', at: MORNING, content: { text: 'canary' } }
    await append(tx, { ...what, command: randomUUID(), entries: [line] })
    await append(tx, { ...what, command: randomUUID(), beside: true, entries: [{ ...line, type: 'Read' }] })
    await tx.query(
      `insert into notice (authority, notice, discussion, person, kind, due_at) values ($1, $2, $3, $4, 'invitation', $5)`,
      [authority, randomUUID(), discussion, NURSE, MORNING],
    )
    for (const addressee of [null, NURSE]) {
      await tx.query(
        `insert into document (authority, document, discussion, kind, version, person, mime, content, sha256)
         values ($1, $2, $3, 'minutes', 1, $4, 'text/plain', 'canary', sha256('canary'))`,
        [authority, randomUUID(), discussion, addressee],
      )
    }
    await tx.query(
      `insert into view_row (authority, view, key, discussion, content) values ($1, 'board', $2, $3, '{}')`,
      [authority, discussion, discussion],
    )
    await tx.query(
      `insert into block (authority, discussion, role, reason, set_at) values ($1, $2, 'nobody-here', 'test', $3)`,
      [authority, discussion, MORNING],
    )
  })
}

const TABLES = ['discussion_head', 'membership', 'entry', 'notice', 'document', 'view_row', 'block'] as const

/** How many rows of each table a person is shown, by discussion. */
async function shown(actor: Actor): Promise<Record<string, Record<string, number>>> {
  return await withActor(database.pool, actor, countRows)
}

async function countRows(tx: Tx): Promise<Record<string, Record<string, number>>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const table of TABLES) {
    const { rows } = await tx.query<{ discussion: string; count: number }>(
      `select discussion, count(*) from ${table} where discussion in ($1, $2, $3) group by discussion`,
      [ALDER, BIRCH, CEDAR],
    )
    for (const { discussion, count } of rows) counts[discussion] = { ...counts[discussion], [table]: count }
  }
  return counts
}

const NOTHING = {}
const EVERYTHING = { discussion_head: 1, entry: 2, notice: 1, document: 2, view_row: 1, block: 1 }

test('a chair sees everything of the discussion she chairs, in the authority she acts in, and nothing else', async () => {
  assert.deepEqual(await shown(as(CHAIR)), { [ALDER]: { ...EVERYTHING, membership: 4 } })
  assert.deepEqual(await shown(as(CHAIR, SOUTHMERE)), { [CEDAR]: { ...EVERYTHING, membership: 1 } })
})

test('a nurse with a seat sees the story and her own copy and notice, not who looked or who is barred', async () => {
  assert.deepEqual(await shown(as(NURSE)), {
    [ALDER]: { discussion_head: 1, entry: 1, notice: 1, document: 2, view_row: 1, membership: 4 },
  })
})

test('a head teacher with a seat sees the minutes, and neither the notice nor the copy meant for the nurse', async () => {
  assert.deepEqual(await shown(as(HEAD_TEACHER)), {
    [ALDER]: { discussion_head: 1, entry: 1, document: 1, view_row: 1, membership: 4 },
  })
})

test('oversight sees every discussion of its own authority, and none of another', async () => {
  const seen = await shown(as(OVERSEER))
  assert.deepEqual(Object.keys(seen).sort(), [ALDER, BIRCH])
  assert.deepEqual(seen[BIRCH], EVERYTHING)
  assert.deepEqual(await shown(as(OVERSEER, SOUTHMERE)), NOTHING)
})

test('a colleague without a place in any discussion sees none, whatever capacity he claims', async () => {
  for (const capacity of ['chair', 'convenor', 'oversight', 'administrator']) {
    assert.deepEqual(await shown(as(CLERK, NORTHMERE, capacity)), NOTHING, capacity)
  }
})

test('a place that has ended shows nothing any more, and a clock that was set back neither gives it again nor takes one away', async () => {
  const earlier = '2020-01-09T12:00:00.000Z'
  assert.deepEqual(await shown(as(LEAVER)), NOTHING)
  assert.deepEqual(await shown({ ...as(LEAVER), now: earlier }), NOTHING)
  const [now, then] = [await shown(as(CHAIR)), await shown({ ...as(CHAIR), now: earlier })]
  assert.ok(now[ALDER], 'control: the chair sees it')
  assert.deepEqual(then, now)
})

test('exclusion beats grant at once: by person, by agency and role, by the seat taken, and for oversight too', async () => {
  const cases = [
    { person: NURSE, blocked: NURSE, block: { person: NURSE } },
    { person: HEAD_TEACHER, blocked: HEAD_TEACHER, block: { agency: SCHOOL, role: 'education-lead' } },
    { person: HEAD_TEACHER, blocked: HEAD_TEACHER, block: { role: 'school' } },
    { person: OVERSEER, blocked: OVERSEER, block: { person: OVERSEER } },
    { person: NURSE, blocked: HEAD_TEACHER, block: { agency: SCHOOL } },
  ]
  for (const { person, blocked, block } of cases) {
    const before = await shown(as(person))
    assert.ok(before[ALDER], 'control: seen before the block')
    await bar(database.pool, ALDER, block)
    const after = await shown(as(person))
    assert.equal(after[ALDER] === undefined, person === blocked, JSON.stringify(block))
    assert.deepEqual(after[BIRCH], before[BIRCH], 'another discussion is not touched')
    await withSystem(database.pool, { authority: NORTHMERE }, tx =>
      tx.query(`update block set lifted_at = now() where reason = 'implicated'`),
    )
    assert.deepEqual(Object.keys(await shown(as(person))), Object.keys(before), 'lifted: seen again')
  }
})

test('a person who moved to another agency stays barred', async () => {
  await bar(database.pool, ALDER, { person: NURSE, agency: SCHOOL })
  assert.deepEqual(await shown(as(NURSE)), NOTHING)
  await withSystem(database.pool, { authority: NORTHMERE }, tx =>
    tx.query(`update block set lifted_at = now() where reason = 'implicated'`),
  )
})

test('a draft is its author’s alone, and gone from sight when the author is barred', async () => {
  const draft = `insert into draft (authority, discussion, person, part, text) values ($1, $2, $3, 'line', 'half a sen')`
  await withActor(database.pool, as(NURSE), tx => tx.query(draft, [NORTHMERE, ALDER, NURSE]))
  const see = (actor: Actor) =>
    withActor(database.pool, actor, async tx => (await tx.query('select from draft')).rowCount)
  assert.equal(await see(as(NURSE)), 1)
  assert.equal(await see(as(CHAIR)), 0)
  assert.equal(await see(as(OVERSEER)), 0)
  await assert.rejects(
    withActor(database.pool, as(NURSE), tx => tx.query(draft, [NORTHMERE, ALDER, CHAIR])),
    { code: '42501' },
  )
  await assert.rejects(
    withActor(database.pool, as(NURSE), tx => tx.query(draft, [NORTHMERE, BIRCH, NURSE])),
    { code: '42501' },
  )
})

test('a person cannot give themselves a place, lift a block, sign a session or rewrite a view', async () => {
  const attempts = [
    `insert into membership (authority, discussion, person, capacity, since) values ('${NORTHMERE}', '${BIRCH}', '${NURSE}', 'chair', now())`,
    `insert into authority_role values ('${NORTHMERE}', '${NURSE}', 'oversight')`,
    `insert into session (token_hash, person, authority, expires_at) values (sha256('x'), '${CHAIR}', '${NORTHMERE}', now())`,
    `insert into view_row (authority, view, key, content) values ('${NORTHMERE}', 'board', 'x', '{}')`,
    `select quorate.begin_discussion('${NORTHMERE}', gen_random_uuid(), null, 'x', 'x')`,
  ]
  for (const sql of attempts) {
    await assert.rejects(
      withActor(database.pool, as(NURSE), tx => tx.query(sql)),
      { code: '42501' },
      sql,
    )
  }
  for (const sql of [
    'update block set lifted_at = now()',
    `update notice set state = 'failed'`,
    'delete from view_row',
  ]) {
    assert.equal(
      await withActor(database.pool, as(NURSE), async tx => (await tx.query(sql)).rowCount),
      0,
      sql,
    )
  }
})

test('a signed document is never changed, not even by the house', async () => {
  const house = { authority: NORTHMERE }
  for (const sql of [`update document set kind = 'x'`, 'delete from document', 'truncate document']) {
    await assert.rejects(
      withSystem(database.pool, house, tx => tx.query(sql)),
      { code: '42501' },
    )
    await assert.rejects(database.admin.query(sql), /append-only/)
  }
})

test('nobody has entered: no rows, also for the next borrower of the same connection', async () => {
  const client = await database.pool.connect()
  try {
    assert.deepEqual(await countRows(client), NOTHING)
  } finally {
    client.release()
  }
  await Promise.all(Array.from({ length: 10 }, () => shown(as(CHAIR))))
  for (let i = 0; i < 10; i++) {
    assert.equal((await database.pool.query('select from entry')).rowCount, 0)
    assert.equal((await database.pool.query('select from person')).rowCount, 0)
  }
})

test('a place in one discussion gained later opens that one and no other', async () => {
  await join(database.pool, NORTHMERE, BIRCH, NURSE, 'recipient')
  assert.deepEqual(Object.keys(await shown(as(NURSE))).sort(), [ALDER, BIRCH])
})
