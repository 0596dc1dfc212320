/** Puts a kept database back as it was, in tables of that time: what a later program then finds when it is started on it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type pg from 'pg'
import { migrate, readMigrations } from '../../src/database/migrate.ts'
import { becomeOwner } from '../../src/database/roles.ts'
import { type KeptTable, type KeptWords, rowsFile, wordsFile } from './kept.ts'

const readKept = (version: string, file: string): unknown =>
  JSON.parse(brotliDecompressSync(readFileSync(join(import.meta.dirname, version, file))).toString('utf8'))

export const keptWords = (version: string): KeptWords[] => readKept(version, wordsFile) as KeptWords[]
export const keptFile = (version: string, file: string): string => join(import.meta.dirname, version, file)

/**
 * Makes the tables as that version had them and puts its rows back.
 *
 * @param client - a superuser on an empty database: only the owner of a database can put rows back past its guards.
 * @param last - the last migration of that version, `0012`.
 */
export async function restore(client: pg.Client, version: string, last: string): Promise<void> {
  await becomeOwner(client, undefined)
  await migrate(
    client,
    readMigrations().filter(({ name }) => name.slice(0, last.length) <= last),
  )
  await client.query('reset role')
  // As a backup is put back: no trigger and no key is asked, since everything was asked when it was written.
  await client.query(`set session_replication_role = replica; set time zone 'UTC'`)
  const guards = await withoutGuards(client)
  for (const { table, columns, rows } of readKept(version, rowsFile) as KeptTable[]) {
    const names = columns.map(column => `"${column}"`).join(', ')
    const places = columns.map((_, index) => `$${index + 1}`).join(', ')
    for (const row of rows)
      await client.query({
        name: `restore-${table}`,
        text: `insert into quorate."${table}" (${names}) values (${places})`,
        values: row,
      })
  }
  await guards.back()
  await client.query(`set session_replication_role = origin`)
  await client.query('reset search_path')
}

/** Some triggers are asked even then; whoever puts a backup back sets them aside meanwhile. */
async function withoutGuards(client: pg.Client): Promise<{ back(): Promise<void> }> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `select c.relname as table, t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'quorate'::regnamespace and not t.tgisinternal and t.tgenabled = 'A'`,
  )
  for (const { table, trigger } of rows)
    await client.query(`alter table quorate."${table}" disable trigger "${trigger}"`)
  return {
    async back() {
      for (const { table, trigger } of rows)
        await client.query(`alter table quorate."${table}" enable always trigger "${trigger}"`)
    },
  }
}
