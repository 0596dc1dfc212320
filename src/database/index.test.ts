import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { closeDatabase, freshDatabase } from '../../test/database.ts'
import { readConnection, withClient } from './connection.ts'
import { openDatabase, StartRefusal, withActor, withSystem } from './index.ts'
import { migrate, readMigrations } from './migrate.ts'
import { becomeOwner, refuseOldServer } from './roles.ts'
import { chooseServerUser, makeOwnFolder } from './server-user.ts'
import { ALDER, as, CHAIR, NORTHMERE, settleTown } from './testing/town.ts'

after(closeDatabase)

async function refusal(url: string): Promise<string> {
  const error = await openDatabase({ url }).then(
    () => assert.fail('it was not refused'),
    (error: unknown) => error,
  )
  assert.ok(error instanceof StartRefusal, String(error))
  assert.doesNotMatch(error.message, /\n|secret/)
  return error.message
}

test('an address that is none, a host nobody knows, a port nobody answers: one sentence each, never the password', async () => {
  for (const url of ['', 'localhost', 'mysql://u:secret@h/d', 'postgres://u:secret@h']) {
    assert.match(await refusal(url), /^DATABASE_URL is not an address/)
  }
  assert.match(
    await refusal('postgres://u:secret@nobody.example.invalid:5432/quorate'),
    /^The host of DATABASE_URL .* is not known/,
  )
  const listener = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => listener.once('listening', resolve))
  const { port } = listener.address() as { port: number }
  await new Promise(resolve => listener.close(resolve))
  assert.match(
    await refusal(`postgres://u:secret@127.0.0.1:${port}/quorate`),
    /^No PostgreSQL answers at 127\.0\.0\.1:\d+\/quorate\. Start it, or correct DATABASE_URL\.$/,
  )
})

test('something that is no PostgreSQL, offers no encryption or asks for a password that was not given: a sentence each', async () => {
  const answers = async (answer: (socket: Socket) => void, url: (port: number) => string) => {
    const listener = createServer(socket => {
      socket.on('error', () => {})
      socket.once('data', () => answer(socket))
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => listener.once('listening', resolve))
    try {
      return await refusal(url((listener.address() as { port: number }).port))
    } finally {
      listener.close()
    }
  }
  const at = (port: number) => `postgres://u:secret@127.0.0.1:${port}/quorate`
  assert.match(
    await answers(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), at),
    /^127\.0\.0\.1:\d+\/quorate does not let Quorate in as a PostgreSQL would \(.+\)\. Correct DATABASE_URL/,
  )
  assert.match(
    await answers(socket => socket.resetAndDestroy(), at),
    /is not PostgreSQL, or hung up\. Correct/,
  )
  const encrypted = (port: number) => `${at(port)}?sslmode=require`
  assert.match(await answers(socket => socket.write('N'), encrypted), /offers no encrypted connection\./)
  // AuthenticationSASL and AuthenticationSASLContinue: R, length, 10 or 11, what they carry (PostgreSQL, “Message Formats”).
  const asksHow = Buffer.from('R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0', 'latin1')
  const asksForPassword = Buffer.from('R\0\0\0\x0b\0\0\0\x0br=x', 'latin1')
  assert.match(
    await answers(
      socket => {
        socket.once('data', () => socket.write(asksForPassword))
        socket.write(asksHow)
      },
      port => at(port).replace(':secret', ''),
    ),
    /asks for a password, and DATABASE_URL has none\. Add it\.$/,
  )
})

test('a server with known holes in row security is refused', () => {
  for (const old of [140_020, 150_013, 160_009, 170_005])
    assert.throws(() => refuseOldServer(old), StartRefusal)
  for (const safe of [150_014, 160_010, 170_006, 180_000, 190_001]) refuseOldServer(safe)
})

test('the migrations are applied once; an edited one and one from the future are refused', async () => {
  const database = await freshDatabase()
  await withClient(database.connection, async client => {
    await becomeOwner(client, undefined)
    const migrations = readMigrations()
    assert.deepEqual(await migrate(client, migrations), [])
    const edited = migrations.map((migration, index) =>
      index === 1 ? { ...migration, sha256: 'edited' } : migration,
    )
    await assert.rejects(migrate(client, edited), /0002-people\.sql was edited after it was applied/)
    await assert.rejects(migrate(client, migrations.slice(0, -1)), /made by a newer Quorate/)
    const failing = { name: '9999-fails.sql', sql: 'create table half (); select 1 / 0', sha256: 'x' }
    await assert.rejects(migrate(client, [...migrations, failing]), /division by zero/)
    const { rows } = await client.query(`select to_regclass('half') as half`)
    assert.equal(rows[0].half, null, 'a migration is applied whole or not at all')
    const next = { name: '9999-works.sql', sql: 'create table whole ()', sha256: 'y' }
    assert.deepEqual(await migrate(client, [...migrations, next]), ['9999-works.sql'])
  })
})

test('a transaction that throws leaves nothing, and its connection is good for the next one', async () => {
  const { pool } = await freshDatabase()
  await settleTown(pool)
  const draft = `insert into draft (authority, discussion, person, part, text) values ($1, $2, $3, 'line', 'half')`
  for (let i = 0; i < 25; i++) {
    const work = withActor(pool, as(CHAIR), async tx => {
      await tx.query(draft, [NORTHMERE, ALDER, CHAIR])
      throw new Error('the page failed')
    })
    await assert.rejects(work, /the page failed/)
  }
  assert.equal(
    await withActor(pool, as(CHAIR), async tx => (await tx.query('select from draft')).rowCount),
    0,
  )
  await assert.rejects(
    withActor(pool, as(CHAIR, NORTHMERE, 'system'), async () => {}),
    /use withSystem/,
  )
})

test('instants come back as they were written, dates as dates, counts as numbers', async () => {
  const { pool } = await freshDatabase()
  const { rows } = await pool.query(
    `select '2026-03-29T01:30:00.123Z'::timestamptz as instant, '2026-03-29'::date as day, 7::bigint as count`,
  )
  assert.deepEqual(rows, [{ instant: '2026-03-29T01:30:00.123Z', day: '2026-03-29', count: 7 }])
})

/** The newest PostgreSQL installed on this machine, if any: a stand-in for the server of an operator. */
const installed = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql')
      .sort()
      .reverse()
      .map(major => `/usr/lib/postgresql/${major}/bin`)
      .find(bin => existsSync(join(bin, 'initdb')))
  : undefined

test('a server of yours, on a port, with passwords: the owner migrates, the application logs in as less', {
  skip: !installed && 'none installed',
}, async () => {
  const user = chooseServerUser()
  const home = mkdtempSync(join(tmpdir(), 'quorate-yours-'))
  rmSync(home, { recursive: true })
  makeOwnFolder(home, user)
  const data = join(home, 'data')
  const identity = user.isOurselves ? {} : { uid: user.uid, gid: user.gid }
  const secret = join(home, 'password')
  writeFileSync(secret, 'a-long-secret', { mode: 0o644 })
  const options = [
    '-D',
    data,
    '-U',
    'root-of-it',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--no-sync',
    '-E',
    'UTF8',
  ]
  execFileSync(join(installed!, 'initdb'), options, { ...identity, stdio: 'ignore', cwd: home })
  const port = 20_000 + (process.pid % 20_000)
  const server = spawn(
    join(installed!, 'postgres'),
    ['-D', data, '-p', `${port}`, '-k', home, '-c', 'listen_addresses=127.0.0.1'],
    {
      ...identity,
      stdio: 'ignore',
      cwd: home,
    },
  )
  try {
    for (let i = 0; i < 500 && !readyIn(data); i++) await pause(20)
    const at = (who: string, database: string) => `postgres://${who}@127.0.0.1:${port}/${database}`
    const root = readConnection(at('root-of-it:a-long-secret', 'postgres'))
    await withClient(root, async client => {
      await client.query(
        `create role plain login password 'plain'; create role maker login createrole password 'maker'`,
      )
      await client.query('create database quorate owner maker; ').catch(() => {})
      await client.query('create database other')
    })
    assert.match(await refusal(at('maker:secret', 'quorate')), /refuses the user or password of DATABASE_URL/)
    assert.match(await refusal(at('maker:maker', 'nowhere')), /There is no database at/)
    assert.match(
      await refusal(at('plain:plain', 'other')),
      /may not make the roles Quorate needs\. Ask an administrator to run: CREATE ROLE/,
    )
    for (const who of ['maker:maker', 'maker:maker']) {
      const database = await openDatabase({ url: at(who, 'quorate') })
      assert.match(
        database.describe(),
        new RegExp(`^PostgreSQL \\d+\\.\\d+.* at 127\\.0\\.0\\.1:${port}/quorate$`),
      )
      const { rows } = await database.pool.query('select current_user as me, session_user as login')
      assert.deepEqual(rows, [{ me: 'quorate_app', login: 'quorate_app' }])
      if (
        (await withSystem(database.pool, { authority: null }, tx => tx.query('select from authority')))
          .rowCount === 0
      ) {
        await settleTown(database.pool)
      }
      const seen = await withActor(database.pool, as(CHAIR), tx =>
        tx.query('select discussion from discussion_head'),
      )
      assert.deepEqual(seen.rows, [{ discussion: ALDER }])
      await assert.rejects(database.pool.query('set role quorate_owner'), { code: '42501' })
      await database.close()
    }
  } finally {
    const gone = new Promise(resolve => server.once('exit', resolve))
    server.kill('SIGINT')
    await gone
    rmSync(home, { recursive: true, force: true })
  }
})

function readyIn(data: string): boolean {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').includes('ready')
}
