import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { append } from '../record/append.ts'
import { withActor } from './actor.ts'
import { ALDER, as, CHAIR, CLERK, MORNING, NORTHMERE, NURSE, settleTown } from './testing/town.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await settleTown(database.pool)
  const line = { type: 'LineRecorded', at: MORNING, content: { text: 'canary' } }
  const what = {
    authority: NORTHMERE,
    discussion: ALDER,
    command: randomUUID(),
    actor: CHAIR,
    entries: [line],
  }
  await withActor(database.pool, as(CHAIR), tx => append(tx, what))
})
after(closeDatabase)

test('SQL smuggled into a page cannot become somebody else', async () => {
  const claims = `${CHAIR}|${NORTHMERE}|chair|`
  const forgeries = [
    `select set_config('quorate.context', '${claims}|', true)`,
    `select set_config('quorate.context', '${claims}|${'0'.repeat(64)}', true)`,
    `select set_config('quorate.context', replace(current_setting('quorate.context'), '${NURSE}', '${CHAIR}'), true)`,
    `select set_config('quorate.context', replace(current_setting('quorate.context'), 'seat', 'system'), true)`,
  ]
  for (const forgery of forgeries) {
    const read = withActor(database.pool, as(NURSE), async tx => {
      await tx.query(forgery)
      return (await tx.query('select from entry')).rowCount
    })
    await assert.rejects(read, /forged context/, forgery)
  }
  for (const attempt of [
    `select quorate.enter('${CHAIR}', '${NORTHMERE}', 'chair', 'a guess')`,
    `select quorate.context_seal('${claims}')`,
    'select * from quorate.context_key',
    'select * from quorate.gate',
    'set role quorate_guard',
    'set role quorate_owner',
  ]) {
    await assert.rejects(
      withActor(database.pool, as(NURSE), tx => tx.query(attempt)),
      { code: '42501' },
      attempt,
    )
  }
})

test('a context copied from one transaction is worth nothing in the next, nor on another connection', async () => {
  const copy = await withActor(database.pool, as(CHAIR), async tx => {
    const { rows } = await tx.query<{ context: string }>(
      `select current_setting('quorate.context') as context`,
    )
    assert.equal((await tx.query('select from entry')).rowCount! > 0, true, 'control: good where it was made')
    return rows[0]!.context
  })
  for (let i = 0; i < 5; i++) {
    const replay = withActor(database.pool, as(CLERK), async tx => {
      await tx.query(`select set_config('quorate.context', $1, true)`, [copy])
      return await tx.query('select from entry')
    })
    await assert.rejects(replay, /forged context/)
  }
})

test('the application may not switch row security off, nor make objects of its own beside the tables', async () => {
  const off = withActor(database.pool, as(CHAIR), async tx => {
    await tx.query('set local row_security = off')
    return await tx.query('select from entry')
  })
  await assert.rejects(off, { code: '42501' })
  await assert.rejects(database.pool.query('create table quorate.mine ()'), { code: '42501' })
})

test('the owner of the tables is held by row security like anybody else', async () => {
  const client = await database.admin.connect()
  try {
    assert.equal(
      (await client.query('select from entry')).rowCount! > 0,
      true,
      'control: there is something to see',
    )
    await client.query('set role quorate_owner')
    for (const table of ['entry', 'membership', 'person', 'discussion_head']) {
      assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table)
    }
  } finally {
    await client.query('reset role')
    client.release()
  }
})

/** Everything in the schema that could show rows past row security; empty when all is well. */
const HOLES = `
  with ours as (select oid from pg_namespace where nspname = 'quorate')
  select 'table without forced row security: ' || c.relname as hole
    from pg_class c join ours on ours.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority' and not a.attisdropped
   where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
  union all
  select 'key that does not begin with authority: ' || k.conrelid::regclass
    from pg_constraint k join ours on ours.oid = k.connamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'authority' and not a.attisdropped
   where k.contype = 'p' and k.conkey[1] <> a.attnum and k.conrelid <> 'session'::regclass
  union all
  select 'view that runs as its owner: ' || c.relname
    from pg_class c join ours on ours.oid = c.relnamespace
   where c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))
  union all
  select 'function with rights that lets anybody choose what its names mean: ' || p.proname
    from pg_proc p join ours on ours.oid = p.pronamespace
   where p.prosecdef and not exists (select from unnest(p.proconfig) s where s like 'search_path=%pg_temp')
  union all
  select 'function with more rights than the guard: ' || p.proname
    from pg_proc p join ours on ours.oid = p.pronamespace
   where p.prosecdef and p.proowner <> 'quorate_guard'::regrole
  union all
  select 'function for everybody: ' || p.proname
    from pg_proc p join ours on ours.oid = p.pronamespace,
         aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
   where g.grantee = 0
  union all
  select 'role that is above row security: ' || rolname from pg_roles
   where rolname like 'quorate%' and (rolsuper or rolbypassrls or rolcreaterole)`

test('the catalogue shows no hole; and where one is dug, it is named', async () => {
  const looked = await database.admin.query(
    `select from information_schema.columns where table_schema = 'quorate' and column_name = 'authority'`,
  )
  assert.ok(looked.rowCount! >= 12, 'it looked at something')
  assert.deepEqual((await database.admin.query(HOLES)).rows, [])
  const client = await database.admin.connect()
  try {
    await client.query('begin')
    await client.query('create table leak_one (authority uuid primary key)')
    await client.query('alter table leak_one enable row level security')
    await client.query('create view leak_two as select * from entry; grant select on leak_two to quorate_app')
    await client.query('create materialized view leak_three as select * from entry')
    await client.query(`create function leak_four() returns int language sql security definer as 'select 1'`)
    const { rows } = await client.query<{ hole: string }>(HOLES)
    const named = rows.map(row => row.hole).join('\n')
    for (const hole of ['leak_one', 'leak_two', 'leak_three', 'leak_four'])
      assert.match(named, new RegExp(hole))
    await client.query('set local role quorate_app')
    assert.equal(
      (await client.query('select from leak_two')).rowCount! > 0,
      true,
      'control: such a view does leak',
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
