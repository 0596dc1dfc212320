import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { StartRefusal } from './refusal.ts'

/** One numbered file of SQL. It is applied once, whole, and never edited afterwards: a change is a new file. */
type Migration = { name: string; sql: string; sha256: string }

const MIGRATE_LOCK = 5_107_041_706

/** The migrations in a folder, in the order of their numbers. */
export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  const names = readdirSync(folder).filter(name => /^\d{4}-[a-z-]+\.sql$/.test(name))
  return names.sort().map(name => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Applies what has not been applied, each file in one transaction, while every other process waits.
 *
 * @param client - connected and working as the owner role (`becomeOwner`).
 * @returns the names of the migrations applied now.
 * @throws StartRefusal when an applied file was edited since, or the database comes from a newer Quorate.
 */
export async function migrate(client: ClientBase, migrations = readMigrations()): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATE_LOCK])
  try {
    await client.query(
      `create table if not exists migration (
         name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`,
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    )
    refuseEdited(rows, migrations)
    const applied = new Set(rows.map(row => row.name))
    const missing = migrations.filter(migration => !applied.has(migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(migration => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATE_LOCK]).catch(() => {})
  }
}

async function apply(client: ClientBase, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

function refuseEdited(applied: { name: string; sha256: string }[], migrations: Migration[]): void {
  for (const { name, sha256 } of applied) {
    const ours = migrations.find(migration => migration.name === name)
    if (!ours) {
      throw new StartRefusal(
        `The database was made by a newer Quorate (it has the migration ${name}). Start it with that version or a later one.`,
      )
    }
    if (ours.sha256 !== sha256) {
      throw new StartRefusal(
        `The migration ${name} was edited after it was applied. Put the original file back; a change is a new file.`,
      )
    }
  }
}
