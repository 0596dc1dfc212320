import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeDatabase, type FreshDatabase, freshDatabase } from '../../test/database.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(closeDatabase)

test('a database as its migrations made it has every guard, and nothing is left of the one it was compared with', async () => {
  const guards = await database.guards()
  assert.ok('compared' in guards)
  assert.deepEqual([guards.missing, guards.added], [[], []])
  assert.ok(guards.compared > 100, `${guards.compared} guards`)
  const { rows } = await database.admin.query(
    `select datname from pg_database where datname ~ '^quorate_guards_'`,
  )
  assert.deepEqual(rows, [])
})

/** What whoever owns the database could do so that the rows can be changed; and by which word it is found. */
const undoings: readonly [sql: string, named: RegExp][] = [
  ['drop trigger refuse_change on entry', /trigger .* refuse_change .* ON quorate\.entry /i],
  ['alter table document disable trigger refuse_change', /trigger .* ON quorate\.document .* enabled D/i],
  ['alter table entry no force row level security', /table entry .* row security on/],
  ['drop policy member on entry', /policy member on entry/],
  ['create policy everything on entry for select to quorate_app using (true)', /policy everything on entry/],
  ['grant update on entry to quorate_app', /table entry .*quorate_app=rw/],
  ['grant update (content) on document to quorate_app', /column content of document/],
  ['alter table document drop constraint document_check', /constraint document_check/],
  [
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    /function refuse_change/,
  ],
  ['grant execute on function context_seal to quorate_app', /function context_seal.*quorate_app=X/],
  ['create rule quietly as on update to entry do instead nothing', /rule quietly on entry/],
  ['create view leak as select * from entry', /view leak/],
]
test('every guard that is taken away or weakened is named', async () => {
  for (const [sql, named] of undoings) {
    const other = await freshDatabase()
    await other.admin.query(sql)
    const guards = await other.guards()
    assert.ok('compared' in guards)
    const lines = [...guards.missing, ...guards.added]
    assert.ok(
      lines.some(line => named.test(line)),
      `${sql}: ${lines.join('\n')}`,
    )
  }
})
