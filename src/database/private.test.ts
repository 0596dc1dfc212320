import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, type DatabaseChoice, openDatabase, StartRefusal, withSystem } from './index.ts'
import { prepareLayout } from './layout.ts'
import { findPostmaster } from './server.ts'

const isRoot = process.getuid?.() === 0
let room: string
let folder: string

before(() => {
  room = mkdtempSync(join(tmpdir(), 'quorate-private-'))
  chmodSync(room, 0o711) // as root the server's account must be able to walk here
  folder = join(room, 'house')
})
after(() => rmSync(room, { recursive: true, force: true }))

/** What a failed test leaves running would fail the next ones too. */
const houses = new Set<Database>()
const children = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of children) await kill(child)
  for (const house of houses) await house.close()
  children.clear()
})

async function open(choice: DatabaseChoice): Promise<Database> {
  const database = await openDatabase(choice)
  const house: Database = {
    ...database,
    close: async () => {
      houses.delete(house)
      await database.close()
    },
  }
  houses.add(house)
  return house
}

const postmaster = (of = folder) => findPostmaster(prepareLayout(of).data)

/** Starts a house in a process of its own, and resolves with its first line: what it describes, or why it refuses. */
async function startElsewhere(
  of: string,
  options: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))}).then(({ openDatabase }) => openDatabase({ dataFolder: ${JSON.stringify(of)} }))
      .then(database => { console.log(database.describe()); process.stdin.on('data', () => process.exit(0)) },
            error => { console.log(error.name + ': ' + error.message); process.exit(3) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  })
  children.add(child)
  const [said] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
  return { child, said: String(said) }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended(child)
}

/** Asks a house elsewhere to leave, which it does without closing its database. */
async function leave(child: ChildProcess): Promise<void> {
  child.stdin!.write('leave\n')
  await ended(child)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function refusal(of: Promise<unknown>): Promise<string> {
  const error = await of.then(
    () => assert.fail('it was not refused'),
    (error: unknown) => error,
  )
  assert.ok(error instanceof StartRefusal, String(error))
  assert.doesNotMatch(error.message, /\n/, 'one line')
  return error.message
}

test('the first start makes a database in a second or so, on a socket only we can open and on no port', async t => {
  const startedAt = performance.now()
  const database = await open({ dataFolder: folder })
  const took = performance.now() - startedAt
  t.diagnostic(`first start ${Math.round(took)} ms`)
  assert.ok(took < 15_000, `${took} ms; about 1100 on an idle machine`)
  assert.match(database.describe(), /^private PostgreSQL 1[78]\.\d+ in /)
  const settings = await database.pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name = any($1)`,
    [
      [
        'listen_addresses',
        'fsync',
        'synchronous_commit',
        'full_page_writes',
        'data_checksums',
        'server_encoding',
      ],
    ],
  )
  assert.deepEqual(Object.fromEntries(settings.rows.map(row => [row.name, row.setting])), {
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  })
  const { socketFolder } = prepareLayout(folder)
  assert.equal(statSync(socketFolder).mode & 0o777, 0o700)
  const role = await database.pool.query(
    `select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
  )
  assert.deepEqual(role.rows, [{ rolname: 'quorate_app', rolsuper: false, rolbypassrls: false }])
  await database.close()
  assert.equal(postmaster(), undefined, 'closing stops the server')
})

test('the next start takes no time to speak of', async t => {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const startedAt = performance.now()
    const database = await open({ dataFolder: folder })
    times.push(performance.now() - startedAt)
    await database.close()
  }
  t.diagnostic(`restart ${times.map(Math.round).join(', ')} ms`)
  assert.ok(Math.min(...times) < 2_000, `${times.join()} ms; about 90 on an idle machine`)
})

test('a second Quorate on the same folder is refused in one sentence that names the first; a verb may run alongside', async () => {
  const { child, said } = await startElsewhere(folder)
  assert.match(said, /^private/)
  try {
    const said = await refusal(openDatabase({ dataFolder: folder }))
    assert.equal(
      said,
      `Another Quorate (process ${child.pid}) already uses the data folder ${folder}. Stop it first, or choose another folder.`,
    )
    const verb = await open({ dataFolder: folder, alongside: true })
    assert.equal((await verb.pool.query('select 1 as one')).rows[0]!.one, 1)
    await verb.close()
    assert.ok(postmaster()?.ready, 'the verb did not stop the house’s server')
  } finally {
    await leave(child)
  }
  for (let i = 0; i < 100 && postmaster(); i++) await pause(20)
  assert.equal(postmaster(), undefined, 'a program that just ends takes its server with it')
})

test('when the program is killed its server stays, and the next start joins it', async () => {
  const { child } = await startElsewhere(folder)
  const before = postmaster()!.pid
  await kill(child)
  const database = await open({ dataFolder: folder })
  assert.equal(postmaster()?.pid, before)
  await database.close()
  assert.equal(postmaster(), undefined)
})

test('when the server is killed under load, what was committed is there after the next start', async () => {
  const { child } = await startElsewhere(folder)
  const alongside = await open({ dataFolder: folder, alongside: true })
  await withSystem(alongside.pool, { authority: null }, tx =>
    tx.query(`insert into agency values (gen_random_uuid(), 'Mere Lane School', 'school')`),
  )
  process.kill(postmaster()!.pid, 'SIGKILL')
  await alongside.close()
  await kill(child)
  const database = await open({ dataFolder: folder })
  const { rowCount } = await withSystem(database.pool, { authority: null }, tx =>
    tx.query('select from agency'),
  )
  assert.equal(rowCount, 1)
  await database.close()
})

test('a server that dies in the middle of a page fails that page, not the program', async () => {
  const { child } = await startElsewhere(folder)
  const { pool, close } = await open({ dataFolder: folder, alongside: true })
  const page = withSystem(pool, { authority: null }, async tx => {
    process.kill(postmaster()!.pid, 'SIGKILL')
    await pause(200)
    await tx.query('select from agency')
  })
  await assert.rejects(page)
  await kill(child)
  const database = await open({ dataFolder: folder })
  const next = await withSystem(pool, { authority: null }, tx => tx.query('select from agency'))
  assert.ok(next.rowCount! > 0, 'the same pool goes on when the server is back')
  await close()
  await database.close()
})

test('a process number left behind by a crash is not mistaken for a server, even when somebody else has it now', async () => {
  const stale = join(prepareLayout(folder).data, 'postmaster.pid')
  for (const pid of [process.pid, 2 ** 22 - 1]) {
    writeFileSync(stale, `${pid}\n${prepareLayout(folder).data}\n1\n5432\n/nowhere\n\n\nready\n`, {
      mode: 0o600,
    })
    const database = await open({ dataFolder: folder })
    await database.close()
  }
})

test('two programs that start at the same moment on a new folder: one has it, the other is told', async () => {
  const fresh = join(room, 'contested')
  const started = await Promise.all([startElsewhere(fresh), startElsewhere(fresh)])
  try {
    const said = started.map(({ said }) => said.split(' ')[0]).sort()
    assert.deepEqual(said, ['StartRefusal:', 'private'], started.map(({ said }) => said).join())
  } finally {
    for (const { child, said } of started) if (said.startsWith('private')) await leave(child)
  }
})

test('a data folder with a very long name works: the socket is put where its address fits', async () => {
  const long = join(room, 'a-long-name-'.repeat(8), 'house')
  const database = await open({ dataFolder: long })
  assert.ok(!prepareLayout(long).socketFolder.startsWith(long))
  await database.close()
  rmSync(prepareLayout(long).socketFolder, { recursive: true })
})

test('a folder that cannot be written is refused with its name', async () => {
  const file = join(room, 'a-file')
  writeFileSync(file, 'not a folder')
  assert.match(
    await refusal(openDatabase({ dataFolder: file })),
    /a-file cannot be written \(\w+\)\. Make it writable, or choose another folder\.$/,
  )
})

test('a damaged database is refused with what to keep and where to read', async () => {
  const { data } = prepareLayout(folder)
  const control = join(data, 'global', 'pg_control')
  renameSync(control, `${control}.away`)
  assert.match(
    await refusal(openDatabase({ dataFolder: folder })),
    /does not start: .*pg_control.* Keep the folder as it is, read .*server\.log/,
  )
  renameSync(`${control}.away`, control)
  const version = join(data, 'PG_VERSION')
  const made = readFileSync(version, 'utf8')
  writeFileSync(version, '12\n')
  assert.match(
    await refusal(openDatabase({ dataFolder: folder })),
    /was made by PostgreSQL 12, and this copy of Quorate brings 1\d/,
  )
  rmSync(version)
  assert.match(await refusal(openDatabase({ dataFolder: folder })), /PG_VERSION is missing/)
  writeFileSync(version, made)
  if (isRoot) chownSync(version, statSync(data).uid, statSync(data).gid)
  await (await open({ dataFolder: folder })).close()
})

test('as root the server runs as an ordinary account, and a folder it cannot reach is served from elsewhere', {
  skip: !isRoot,
}, async () => {
  const closed = join(room, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const house = join(closed, 'house')
  const database = await open({ dataFolder: house })
  const { home, user } = prepareLayout(house)
  try {
    assert.match(home, /^\/var\/lib\/quorate\//)
    assert.notEqual(user.uid, 0)
    assert.equal(statSync(`/proc/${postmaster(house)!.pid}`).uid, user.uid)
    await database.close()
    await (await open({ dataFolder: house })).close()
    assert.equal(prepareLayout(house).home, home, 'the same place again')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

const nobody = { uid: 65534, gid: 65534 }
/** In root's own closed home another account cannot even start the program. */
const reachesUs = isRoot && spawnSync(process.execPath, ['--version'], nobody).status === 0

test('as an ordinary account the server runs as ourselves', {
  skip: isRoot ? !reachesUs && 'no other account can reach this checkout' : 'the other tests show it',
}, async () => {
  const theirs = join(room, 'theirs')
  mkdirSync(theirs)
  chownSync(theirs, nobody.uid, nobody.gid)
  const { child, said } = await startElsewhere(theirs, nobody)
  assert.match(said, /^private/)
  assert.equal(statSync(join(theirs, 'postgres', 'data')).uid, nobody.uid)
  await leave(child)
  const forbidden = join(room, 'forbidden')
  mkdirSync(forbidden, { mode: 0o755 })
  const refused = await startElsewhere(forbidden, nobody)
  assert.match(refused.said, /forbidden cannot be written|cannot be written \(EACCES\)/)
})
