import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { withClient } from '../database/connection.ts'
import { type Database, openDatabase, StartRefusal } from '../database/index.ts'
import { prepareLayout } from '../database/layout.ts'
import { adminOf } from '../database/private.ts'
import { demoStart, furnishDemo } from '../demo/index.ts'
import { openHouse } from '../house.ts'
import { verify } from './verify.ts'

let folder: string
/** The database server stays up between the runs, as if the house were open. */
let database: Database
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-verify-'))
  chmodSync(folder, 0o711) // as root the database's account must be able to walk here
  const house = await openHouse({ dataFolder: folder, demo: true, today: demoStart, furnish: furnishDemo })
  await furnishDemo(house)
  await house.close()
  database = await openDatabase({ dataFolder: folder })
})
after(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await verify(args, line => void lines.push(line))
  return { code, said: lines.join('\n') }
}
const witness = () => join(folder, 'witness')
const key = () => join(folder, 'seal-key.pem')

test('it says what it looked at: how many entries, from when to when, the witness, the tables, the guards', async () => {
  const { code, said } = await run('--data', folder)
  assert.equal(code, 0, said)
  assert.match(
    said,
    /^Aldermere City Council: Intact: \d{3,} entries, written from 20\S+Z to 20\S+Z; \d+ checkpoints, the last at entry \d+; ending [0-9a-f]{16}\.$/m,
  )
  assert.match(
    said,
    /Compared with it: who may see \d\d discussions, \d+ documents, \d+ procedures and calendars\. All are as the record has them\./,
  )
  assert.match(said, /^The database: \d{3} guards .* are as they were made\.$/m)
  assert.ok(said.endsWith(`The witness was ${witness()}.`), said)
})

test('a mistyped folder is said to be one, and is not made', async () => {
  const mistyped = join(folder, 'mistypd')
  await assert.rejects(run('--data', mistyped), error => {
    assert.ok(error instanceof StartRefusal)
    assert.match(error.message, /There is no database of Quorate in the folder .*mistypd/)
    return true
  })
  assert.equal(existsSync(mistyped), false)
  assert.equal((await run('--dta', folder)).code, 2)
  assert.equal((await run(folder)).code, 2, 'a folder without its option is not taken for nothing')
})

test('a witness that is missing, torn or not believed, and a key that is lost: a sentence each, and the right exit', async () => {
  const missing = await run('--data', folder, '--witness', join(folder, 'nowhere'))
  assert.equal(missing.code, 1)
  assert.match(missing.said, /No witness was asked: there is no file .*nowhere\. Name it with --witness/)
  assert.match(missing.said, /Intact: .* seen by no witness/, 'the recount is made all the same')

  const kept = readFileSync(witness(), 'utf8')
  writeFileSync(witness(), `${kept}{"at":"2026-12-01T09:30:00.0`)
  const torn = await run('--data', folder)
  assert.equal(torn.code, 0, torn.said)
  assert.match(torn.said, /One line of it had been cut off in writing and said nothing/)
  writeFileSync(witness(), `${kept}something else\n`)
  const broken = await run('--data', folder)
  assert.equal(broken.code, 1)
  assert.match(broken.said, /No witness was asked: .*witness line \d+ is not a checkpoint\./)
  writeFileSync(witness(), kept)

  renameSync(key(), `${key()}.away`)
  const lost = await run('--data', folder)
  assert.equal(lost.code, 1)
  assert.match(lost.said, /No witness was asked: The seal key .* cannot be read \(ENOENT\)\. Put it back/)
  assert.equal(existsSync(key()), false, 'no other key takes its place')
  await database.close()
  await assert.rejects(
    openHouse({ dataFolder: folder, demo: true, today: demoStart }),
    /The seal key .* is gone, and the witness .* was signed with it\./,
  )
  assert.equal(existsSync(key()), false, 'not when the house is opened either')
  renameSync(`${key()}.away`, key())
  database = await openDatabase({ dataFolder: folder })
})

/** What somebody who owns the database could do to what pages go by, without touching the record. */
const tamperings: readonly [sql: string, named: RegExp][] = [
  [
    `insert into membership (authority, discussion, person, capacity, since)
     select h.authority, h.discussion, p.person, 'chair', now() from discussion_head h, person p
      where h.reference = 'SD-0401' and p.name = 'Martin Crake' limit 1`,
    /SD-0401: Martin Crake is chair, and nothing in the record gives it/,
  ],
  [
    `update membership set until = now() where (authority, discussion) in
       (select authority, discussion from discussion_head where reference = 'SD-0402') and capacity = 'convenor'`,
    /SD-0402: the record gives .* is convenor, and it is not there/,
  ],
  [
    `update block set lifted_at = now() where block in (select block from block limit 1)`,
    /the record says .* kept out, and it is not there/,
  ],
  [
    `update discussion_head set procedure_hash = repeat('0', 64) where reference = 'SD-0403'`,
    /SD-0403: its head says .*, and the record /,
  ],
  [
    `alter table document disable trigger all;
     update document set content = content || ' '::bytea, sha256 = sha256(content || ' '::bytea)
      where document in (select document from document where mime = 'application/pdf' limit 1);
     alter table document enable always trigger refuse_change`,
    /PDF is not what the record says it was/,
  ],
  [
    `alter table document disable trigger all;
     delete from document where document in (select document from document where mime like 'text/html%' limit 1);
     alter table document enable always trigger refuse_change`,
    /Web page is missing/,
  ],
  [
    `alter table kept disable trigger all; alter table kept drop constraint if exists kept_hash_check;
     alter table kept drop constraint if exists kept_check;
     update kept set content = content || ' ' where id = 'bristol/2024'`,
    /bristol\/2024 as it was kept is not what its hash says/,
  ],
  ['drop policy member on entry', /A guard of the database is missing: policy member on entry/],
]

test('what the tables hold and the record does not say is named, each thing for itself', async () => {
  await withClient(adminOf(prepareLayout(folder), 'quorate'), async client => {
    for (const [sql] of tamperings) await client.query(sql)
  })
  const { code, said } = await run('--data', folder)
  assert.equal(code, 1)
  for (const [sql, named] of tamperings) assert.match(said, named, sql)
  assert.match(said, /Aldermere City Council: Intact/, 'the chain itself is whole')
})
