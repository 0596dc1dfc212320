import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { asSystem, withActor, withSystem } from '../database/index.ts'
import {
  ALDER,
  as,
  BIRCH,
  CHAIR,
  CLERK,
  MORNING,
  NORTHMERE,
  NURSE,
  OVERSEER,
  settleTown,
} from '../database/testing/town.ts'
import {
  append,
  beginDiscussion,
  lockDiscussion,
  type NewEntry,
  readBeside,
  readEntries,
  redact,
} from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await settleTown(database.pool)
})
after(closeDatabase)

const said = (text: string): NewEntry => ({
  type: 'LineRecorded',
  at: MORNING,
  content: { text, agency: 'health' },
})

const inAlder = (entries: NewEntry[], command = randomUUID()) => ({
  authority: NORTHMERE,
  discussion: ALDER,
  command,
  actor: NURSE,
  entries,
})

test('what the nurse says is in the record word for word, with who, when and in which order', async () => {
  const words = 'She said “I’m not going home” – twice.\nThen nothing. 🙁 \u2028 \\ " \t'
  const written = await withActor(database.pool, as(NURSE), tx =>
    append(tx, inAlder([said(words), said('No injuries.')])),
  )
  assert.equal(written.stale, false)
  const story = await withActor(database.pool, as(CHAIR), tx => readEntries(tx, NORTHMERE, ALDER))
  const [first, second] = story.slice(-2)
  assert.equal(first?.content?.text, words)
  assert.equal(second?.number, first!.number! + 1)
  assert.equal(first?.actor, NURSE)
  assert.equal(first?.at, MORNING)
  assert.match(first!.recordedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  assert.deepEqual(
    await withActor(database.pool, as(CHAIR), tx =>
      readEntries(tx, NORTHMERE, ALDER, { after: second!.number! }),
    ),
    [],
  )
})

test('a double click records once, and the second click is told what the first one wrote', async () => {
  const click = inAlder([said('Pressed twice'), said('in a hurry')])
  const [one, two] = await Promise.all(
    [1, 2].map(() => withActor(database.pool, as(NURSE), tx => append(tx, click))),
  )
  assert.deepEqual([one, two].map(answer => !answer!.stale && answer!.repeated).sort(), [false, true])
  assert.deepEqual(one!.stale || one!.entries, two!.stale || two!.entries)
})

test('a command id that somebody else already used is not mistaken for their double click', async () => {
  const click = inAlder([said('Mine')])
  await withActor(database.pool, as(NURSE), tx => append(tx, click))
  await assert.rejects(
    withActor(database.pool, as(CHAIR), tx => append(tx, { ...click, actor: CHAIR })),
    /used by somebody else/,
  )
})

test('who decided from an older state is told so, and nothing is written', async () => {
  const head = await withActor(database.pool, as(NURSE), tx => lockDiscussion(tx, NORTHMERE, ALDER))
  await withActor(database.pool, as(NURSE), tx =>
    append(tx, { ...inAlder([said('First')]), expected: head!.number }),
  )
  const late = await withActor(database.pool, as(NURSE), tx =>
    append(tx, { ...inAlder([said('Too late')]), expected: head!.number }),
  )
  assert.deepEqual(late, { stale: true, number: head!.number + 1 })
  const story = await withActor(database.pool, as(NURSE), tx => readEntries(tx, NORTHMERE, ALDER))
  assert.equal(story.length, head!.number + 1)
})

test('sixteen people writing at once lose nothing and leave no gap', async () => {
  const before = await withActor(database.pool, as(NURSE), tx => readEntries(tx, NORTHMERE, ALDER))
  const writer = async (who: number) => {
    for (let i = 1; i <= 10; i++) {
      await withActor(database.pool, as(NURSE), tx => append(tx, inAlder([said(`writer ${who} line ${i}`)])))
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, who) => writer(who)))
  const story = await withActor(database.pool, as(NURSE), tx => readEntries(tx, NORTHMERE, ALDER))
  assert.equal(story.length, before.length + 160)
  assert.deepEqual(
    story.map(entry => entry.number),
    story.map((_, index) => index + 1),
  )
  assert.equal(
    new Set(story.map(entry => entry.content?.text)).size,
    new Set(before.map(e => e.content?.text)).size + 160,
  )
})

test('to hold a discussion is to keep the next writer waiting until one has written', async () => {
  const order: string[] = []
  let holding = () => {}
  const held = new Promise<void>(resolve => {
    holding = resolve
  })
  const slow = withActor(database.pool, as(CHAIR), async tx => {
    await lockDiscussion(tx, NORTHMERE, ALDER)
    holding()
    await new Promise(resolve => setTimeout(resolve, 60))
    await append(tx, { ...inAlder([said('slow')]), actor: CHAIR })
    order.push('slow')
  })
  await held
  const quick = withActor(database.pool, as(NURSE), async tx => {
    await lockDiscussion(tx, NORTHMERE, ALDER)
    order.push('quick')
  })
  await Promise.all([slow, quick])
  assert.deepEqual(order, ['slow', 'quick'])
})

test('reading is recorded beside the story: it takes no number and makes nobody stale', async () => {
  const look: NewEntry = { type: 'Read', at: MORNING, content: { page: 'discussion', because: 'seat' } }
  const head = await withActor(database.pool, as(NURSE), async tx => {
    await append(tx, { ...inAlder([look]), beside: true })
    return lockDiscussion(tx, NORTHMERE, ALDER)
  })
  const next = await withActor(database.pool, as(NURSE), tx =>
    append(tx, { ...inAlder([said('Still current')]), expected: head!.number }),
  )
  assert.equal(next.stale, false)
  const seenByChair = await withActor(database.pool, as(CHAIR), tx => readBeside(tx, NORTHMERE, ALDER))
  assert.deepEqual(
    seenByChair.map(entry => [entry.type, entry.actor, entry.number]),
    [['Read', NURSE, null]],
  )
})

test('a refusal is recorded by the house even where the person may not know there was anything to refuse', async () => {
  const refused: NewEntry = { type: 'Refused', at: MORNING, content: { action: 'open' } }
  const what = { ...inAlder([refused]), actor: CLERK, beside: true }
  await assert.rejects(
    withActor(database.pool, as(CLERK), tx => append(tx, what)),
    { code: '42501' },
  )
  const actor = as(CLERK)
  const visible = await withActor(database.pool, actor, async tx => {
    await asSystem(tx, actor, () => append(tx, what))
    return readBeside(tx, NORTHMERE, ALDER)
  })
  assert.deepEqual(
    visible.map(entry => entry.type),
    [],
    'the clerk is again the clerk afterwards',
  )
  const seen = await withActor(database.pool, as(CHAIR), tx => readBeside(tx, NORTHMERE, ALDER))
  assert.equal(seen.at(-1)?.type, 'Refused')
})

test('nobody writes in the name of another, nor in a discussion they are not in', async () => {
  const inOthersName = { ...inAlder([said('not me')]), actor: CHAIR }
  await assert.rejects(
    withActor(database.pool, as(NURSE), tx => append(tx, inOthersName)),
    { code: '42501' },
  )
  const elsewhere = { ...inAlder([said('elsewhere')]), discussion: BIRCH }
  await assert.rejects(
    withActor(database.pool, as(NURSE), tx => append(tx, elsewhere)),
    { code: '42501' },
  )
  assert.equal(
    await withActor(database.pool, as(NURSE), tx => lockDiscussion(tx, NORTHMERE, BIRCH)),
    undefined,
  )
})

test('a discussion begun twice keeps its first reference, and references count up', async () => {
  const discussion = randomUUID()
  const head = { authority: NORTHMERE, discussion, procedure: 'bristol/2024', procedureHash: 'a'.repeat(64) }
  const begin = () => withSystem(database.pool, { authority: NORTHMERE }, tx => beginDiscussion(tx, head))
  assert.deepEqual(await Promise.all([begin(), begin()]), ['SD-0003', 'SD-0003'])
})

test('a lawful redaction empties the words, keeps the place, and says why', async () => {
  const words = await withActor(database.pool, as(NURSE), tx => append(tx, inAlder([said('A safe address')])))
  const { position, number } = words.stale ? assert.fail() : words.entries[0]!
  const redaction = {
    authority: NORTHMERE,
    position,
    command: randomUUID(),
    actor: OVERSEER,
    at: MORNING,
    basis: 'UK GDPR article 17',
    reason: 'recorded in the wrong discussion',
  }
  await assert.rejects(
    withActor(database.pool, as(NURSE), tx => redact(tx, { ...redaction, actor: NURSE })),
    { code: '42501' },
  )
  await withActor(database.pool, as(OVERSEER), tx => redact(tx, redaction))
  const again = await withActor(database.pool, as(OVERSEER), tx => redact(tx, redaction))
  assert.equal(!again.stale && again.repeated, true)
  const story = await withActor(database.pool, as(CHAIR), tx =>
    readEntries(tx, NORTHMERE, ALDER, { after: number! - 1 }),
  )
  assert.deepEqual(
    story.map(entry => [entry.type, entry.content?.basis ?? null]),
    [
      ['LineRecorded', null],
      ['ContentRedacted', 'UK GDPR article 17'],
    ],
  )
  assert.equal(story[0]!.content, null)
})

test('nobody edits, deletes or empties the record: not the application, not the owner, not even a superuser', async () => {
  const attempts = [
    `update quorate.entry set content = '{"text":"never said"}' where position = 1`,
    `update quorate.entry set content = null, salt = null where position = 1`,
    'delete from quorate.entry where position = 1',
    'delete from quorate.entry where position < 0',
    'truncate quorate.entry cascade',
  ]
  const superuser = await database.admin.connect()
  try {
    const before = (await superuser.query('select count(*) from entry')).rows
    for (const sql of attempts) {
      await assert.rejects(superuser.query(sql), /append-only/, `superuser: ${sql}`)
      await superuser.query('set session_replication_role = replica')
      await assert.rejects(superuser.query(sql), /append-only/, `superuser as a replica: ${sql}`)
      await superuser.query('reset session_replication_role')
      await superuser.query('set role quorate_owner')
      await assert.rejects(superuser.query(sql), /permission denied/, `owner: ${sql}`)
      await superuser.query('reset role')
      await assert.rejects(
        withActor(database.pool, as(CHAIR), tx => tx.query(sql)),
        /permission denied/,
        `app: ${sql}`,
      )
    }
    const insert = `insert into quorate.entry select * from quorate.entry limit 1`
    await assert.rejects(
      withActor(database.pool, as(CHAIR), tx => tx.query(insert)),
      /permission denied/,
    )
    assert.deepEqual((await superuser.query('select count(*) from entry')).rows, before)
  } finally {
    superuser.release()
  }
})

test('text that would not read back the same is refused before it is recorded', async () => {
  for (const text of ['a\0b', '\ud800', 'x\udc00y']) {
    await assert.rejects(
      withActor(database.pool, as(NURSE), tx => append(tx, inAlder([said(text)]))),
      { name: 'Unrecordable' },
    )
  }
})
