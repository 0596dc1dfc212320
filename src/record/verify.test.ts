import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { withSystem } from '../database/index.ts'
import { ALDER, BIRCH, MORNING, NORTHMERE, NURSE, OVERSEER, settleTown } from '../database/testing/town.ts'
import {
  append,
  type Checkpoint,
  findSealKey,
  openSealKey,
  readWitness,
  SealKeyLost,
  redact,
  seal,
  type Verified,
  verdict,
  verifyRecord,
  WitnessBroken,
} from './index.ts'

let database: FreshDatabase
let folder: string
let witness: string
let checkpoints: Checkpoint[]

const house = { authority: NORTHMERE }

async function say(discussion: string, text: string, beside = false): Promise<number> {
  return await withSystem(database.pool, house, async tx => {
    const entry = { type: beside ? 'Read' : 'LineRecorded', at: MORNING, content: { text } }
    const written = await append(tx, {
      ...house,
      discussion,
      command: randomUUID(),
      actor: NURSE,
      beside,
      entries: beside ? [entry] : [entry, { ...entry, content: { text: `${text}, and more` } }],
    })
    return written.stale ? assert.fail() : written.entries[0]!.position
  })
}

before(async () => {
  database = await freshDatabase()
  await settleTown(database.pool)
  folder = mkdtempSync(join(tmpdir(), 'quorate-seal-'))
  witness = join(folder, 'witness', 'checkpoints.jsonl')
  const key = await openSealKey(join(folder, 'seal.key'), witness)
  for (let i = 1; i <= 12; i++) await say(i % 2 ? ALDER : BIRCH, `line ${i}`, i % 5 === 0)
  await withSystem(database.pool, house, tx =>
    redact(tx, {
      ...house,
      position: 3,
      command: randomUUID(),
      actor: OVERSEER,
      at: MORNING,
      basis: 'law',
      reason: 'order',
    }),
  )
  await seal(database.pool, { ...house, at: MORNING, key, witness })
  for (let i = 13; i <= 20; i++) await say(i % 2 ? ALDER : BIRCH, `line ${i}`)
  await seal(database.pool, { ...house, at: '2026-01-14T10:00:00.000Z', key, witness })
  checkpoints = readWitness(witness, NORTHMERE, key).checkpoints
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await closeDatabase()
})

test('the record as it was written verifies, redaction and all, and says so in one sentence', async () => {
  const verified = await verifyRecord(database.pool, { ...house, checkpoints })
  assert.match(
    verdict(verified),
    /^Intact: 39 entries, 1 lawfully redacted, written from 20\S+Z to 20\S+Z; 2 checkpoints, the last at entry 39; ending [0-9a-f]{16}\.$/,
  )
})

test('somebody who has only the specification and the rows computes the same digests', async () => {
  const { rows } = await database.admin.query<Record<string, string>>(
    `select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at_text, encode(digest, 'hex') as digest_hex,
            to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_text,
            encode(content_digest, 'hex') as content_hex, encode(previous, 'hex') as previous_hex
       from entry order by position`,
  )
  for (const row of rows) {
    const lines =
      `quorate entry 1\nauthority ${row.authority}\nposition ${row.position}\ndiscussion ${row.discussion}\n` +
      `number ${row.number ?? '-'}\nordinal ${row.ordinal}\ntype ${row.type}\nschema ${row.schema}\nat ${row.at_text}\n` +
      `recorded-at ${row.recorded_text}\nactor ${row.actor}\non-behalf-of -\ncommand ${row.command}\n` +
      `content ${row.content_hex}\nprevious ${row.previous_hex}\n`
    assert.equal(createHash('sha256').update(lines).digest('hex'), row.digest_hex)
  }
  assert.equal(rows.length, 39)
})

/** Does something only the database's owner could do, verifies, and puts everything back. */
async function tamper(change: (client: pg.PoolClient) => Promise<unknown>): Promise<Verified> {
  const client = await database.admin.connect()
  const keep =
    'create table kept_entry as table entry; create table kept_chain as table chain_head; create table kept_head as table discussion_head'
  const restore = `truncate entry; insert into entry select * from kept_entry; drop table kept_entry;
    delete from chain_head; insert into chain_head select * from kept_chain; drop table kept_chain;
    update discussion_head h set number = k.number from kept_head k where k.discussion = h.discussion; drop table kept_head`
  try {
    await client.query(keep)
    await change(client)
    return await verifyRecord(database.pool, { ...house, checkpoints })
  } finally {
    await client.query(restore)
    client.release()
  }
}

/** What a clever owner does after an edit: computes every later digest again, so that the chain is whole. */
async function rechain(client: pg.PoolClient): Promise<void> {
  await client.query(`
    do $$
    declare e entry; last bytea := decode(repeat('00', 32), 'hex'); place bigint := 0;
    begin
      for e in select * from entry order by position loop
        place := place + 1;
        if e.content is not null then e.content_digest := sha256(e.salt || convert_to(e.content, 'UTF8')); end if;
        e.previous := last;
        update entry set previous = last, content_digest = e.content_digest, digest = entry_digest(e)
         where position = e.position returning digest into last;
      end loop;
      update chain_head set position = place, digest = last;
      update discussion_head h set number = coalesce((select max(number) from entry x where x.discussion = h.discussion), 0);
    end $$`)
}

const copyOf = (position: string, from: number) =>
  `insert into entry select authority, ${position}, discussion, number + 100, ordinal, type, schema, at, recorded_at, actor,
     on_behalf_of, gen_random_uuid(), content, salt, content_digest, previous, digest from entry where position = ${from}`

/** Positions 1 to 39; 21 is the last before the first checkpoint. */
const KINDS: Record<string, (n: number) => (client: pg.PoolClient) => Promise<unknown>> = {
  'a word is changed': n => c =>
    c.query(`update entry set content = replace(content, 'line', 'lime') where position = ${n}`),
  'the salt is changed': n => c => c.query(`update entry set salt = sha256(salt) where position = ${n}`),
  'another person said it': n => c => c.query(`update entry set actor = '${OVERSEER}' where position = ${n}`),
  'it was said earlier': n => c =>
    c.query(`update entry set at = at - interval '1 day' where position = ${n}`),
  'it was written down earlier': n => c =>
    c.query(`update entry set recorded_at = recorded_at - interval '1 ms' where position = ${n}`),
  'it becomes another kind': n => c => c.query(`update entry set type = 'Invented' where position = ${n}`),
  'an entry is deleted': n => c => c.query(`delete from entry where position = ${n}`),
  'two entries change places': n => c =>
    c.query(`update entry set position = 1000 where position = ${n}; update entry set position = ${n} where position = ${n + 1};
             update entry set position = ${n + 1} where position = 1000`),
  'an entry is slipped in at the end': n => c => c.query(copyOf('40', n)),
  'an entry is slipped in before the first': n => c =>
    c.query(`alter table entry drop constraint if exists entry_position_check; ${copyOf('0', n)}`),
  'words vanish without a redaction': n => c =>
    c.query(`update entry set content = null, salt = null where position = ${n}`),
  'the end is cut off, and the heads corrected': n => async c => {
    await c.query(`delete from entry where position > ${n}`)
    await rechain(c)
  },
  'a word is changed and the whole chain computed again': n => async c => {
    await c.query(`update entry set content = replace(content, 'line', 'lime') where position = ${n}`)
    await rechain(c)
  },
  'an entry is deleted, the rest moved up, and the chain computed again': n => async c => {
    await c.query(
      `update entry e set number = number + 1000 where discussion = (select discussion from entry where position = ${n}) and number is not null`,
    )
    await c.query(`delete from entry where position = ${n}`)
    await c.query(
      `update entry set position = position + 1000 where position > ${n}; update entry set position = position - 1001 where position > 1000`,
    )
    await c.query(`update entry e set number = r.n from (select position, row_number() over (partition by discussion order by position) n
                     from entry where number is not null) r where r.position = e.position`)
    await rechain(c)
  },
  'the chain’s head is moved back': n => c => c.query(`update chain_head set position = ${n}`),
  'the digest of the head is replaced': () => c => c.query('update chain_head set digest = sha256(digest)'),
  'a discussion’s head is moved': n => c =>
    c.query(`update discussion_head set number = number + ${n} where discussion = '${ALDER}'`),
}

test('a hundred and more tamperings by somebody who owns the database are all found, and none where there is none', async () => {
  const off = 'alter table entry disable trigger user; alter table entry drop constraint entry_content_check'
  await database.admin.query(off)
  const places = [1, 5, 12, 20, 25, 30, 36]
  let tried = 0
  for (const [kind, change] of Object.entries(KINDS)) {
    for (const place of places) {
      const found = await tamper(change(place))
      assert.equal(found.intact, false, `${kind} at ${place}: not found`)
      tried += 1
    }
  }
  assert.ok(tried >= 100 && Object.keys(KINDS).length >= 8, `${tried} tamperings`)
  const untouched = await tamper(async () => {})
  assert.equal(untouched.intact, true, verdict(untouched))
  const recomputed = await tamper(rechain)
  assert.equal(recomputed.intact, true, 'control: the owner’s computation is the same as ours')
})

test('the report names the first place and what is wrong there', async () => {
  const edited = await tamper(KINDS['a word is changed']!(12))
  assert.equal(verdict(edited), 'Broken at position 12: the content is not what was recorded.')
  const deleted = await tamper(KINDS['an entry is deleted']!(12))
  assert.equal(verdict(deleted), 'Broken at position 13: entries 12 to 12 are missing.')
  const rewritten = await tamper(KINDS['a word is changed and the whole chain computed again']!(12))
  assert.match(
    verdict(rewritten),
    /^Broken at position \d+: the witness saw another digest here on 2026-01-14T09:00:00.000Z/,
  )
  const cut = await tamper(KINDS['the end is cut off, and the heads corrected']!(30))
  assert.match(
    verdict(cut),
    /^Broken at position 31: entries 31 to 39, which the witness saw .*, are missing\.$/,
  )
})

test('what came after the last checkpoint can be replaced by the owner: the promise ends there, and we say so', async () => {
  const rewritten = async (seen: Checkpoint[]) => {
    const everything = checkpoints
    checkpoints = seen
    const found = await tamper(KINDS['a word is changed and the whole chain computed again']!(36))
    checkpoints = everything
    return found.intact
  }
  assert.equal(await rewritten(checkpoints.slice(0, 1)), true)
  assert.equal(await rewritten(checkpoints), false)
})

test('an authority that recorded nothing verifies as empty', async () => {
  const empty = await verifyRecord(database.pool, { authority: randomUUID() })
  assert.deepEqual([empty.intact, empty.entries], [true, 0])
})

test('a witness file that somebody wrote in is not believed', async () => {
  const key = findSealKey(join(folder, 'seal.key'))
  assert.equal(statSync(join(folder, 'seal.key')).mode & 0o777, 0o600)
  const lines = readFileSync(witness, 'utf8')
  const forged = join(folder, 'forged.jsonl')
  for (const text of [
    lines.replace('"position":39', '"position":38'),
    lines.replace(MORNING, '2026-01-14T09:00:01.000Z'),
    `${lines}not a checkpoint\n`,
    `${lines}{"at":"${MORNING}"}\n`,
    `${lines}null\n`,
    `${lines}[]\n`,
    `${lines}\u0000\u0000\n`,
  ]) {
    writeFileSync(forged, text)
    assert.throws(() => readWitness(forged, NORTHMERE, key), WitnessBroken)
  }
  assert.throws(
    () => readWitness(witness, NORTHMERE, generateKeyPairSync('ed25519').privateKey),
    WitnessBroken,
  )
  assert.throws(() => readWitness(join(folder, 'nowhere'), NORTHMERE, key), WitnessBroken)
  assert.throws(() => readWitness(folder, NORTHMERE, key), WitnessBroken)
})

test('a line that was cut off while it was written is told and left out, and what is sealed next stands by itself', async () => {
  const key = findSealKey(join(folder, 'seal.key'))
  const lines = readFileSync(witness, 'utf8')
  const torn = join(folder, 'torn.jsonl')
  for (const cut of [1, 40, 200, lines.split('\n')[1]!.length - 3]) {
    writeFileSync(torn, lines.slice(0, -cut - 1))
    const read = readWitness(torn, NORTHMERE, key)
    assert.deepEqual([read.checkpoints.length, read.torn], [1, 1], `${cut} characters are missing`)
    await seal(database.pool, { ...house, at: '2026-01-14T11:00:00.000Z', key, witness: torn })
    const after = readWitness(torn, NORTHMERE, key)
    assert.deepEqual([after.checkpoints.length, after.torn], [2, 1])
  }
})

test('a seal key that is gone is said to be, and is not made anew where something was sealed with it', async () => {
  await assert.rejects(openSealKey(join(folder, 'gone.key'), witness), SealKeyLost)
  assert.throws(() => findSealKey(join(folder, 'gone.key')), SealKeyLost)
  assert.equal(existsSync(join(folder, 'gone.key')), false)
  writeFileSync(join(folder, 'nonsense.key'), 'no key')
  assert.throws(() => findSealKey(join(folder, 'nonsense.key')), SealKeyLost)
  await openSealKey(join(folder, 'first.key'), join(folder, 'no-witness-yet'))
  assert.ok(findSealKey(join(folder, 'first.key')))
})
