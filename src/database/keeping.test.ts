import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, mock, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { holderOf } from './claim.ts'
import { type Database, openDatabase, StartRefusal, withSystem } from './index.ts'
import { prepareLayout } from './layout.ts'
import { findPostmaster } from './server.ts'

let room: string
before(() => {
  room = mkdtempSync(join(tmpdir(), 'quorate-keeping-'))
  chmodSync(room, 0o711) // as root the server's account must be able to walk here
})
after(() => rmSync(room, { recursive: true, force: true }))

let house: Database | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
  mock.restoreAll()
})

const postmaster = (folder: string) => findPostmaster(prepareLayout(folder).data)
const agencies = ({ pool }: Database) =>
  withSystem(pool, { authority: null }, tx => tx.query('select from agency'))
const addAgency = ({ pool }: Database, name: string) =>
  withSystem(pool, { authority: null }, tx =>
    tx.query(`insert into agency values (gen_random_uuid(), $1, 'school')`, [name]),
  )

/** What the operator reads, instead of standing on the screen of whoever runs the tests. */
function heard(): string[] {
  const lines: string[] = []
  mock.method(console, 'error', (line: string) => void lines.push(line))
  return lines
}

async function until(what: string, holds: () => boolean | Promise<boolean>, most_ms = 30_000): Promise<void> {
  for (const giveUpAt = Date.now() + most_ms; !(await holds()); await pause(20))
    assert.ok(Date.now() < giveUpAt, `it did not come to pass that ${what}`)
}

/** Tries to start a second program on the folder. @returns why it is refused. */
async function startElsewhere(folder: string): Promise<string> {
  const program = `
    import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))}).then(({ openDatabase }) => openDatabase({ dataFolder: ${JSON.stringify(folder)} }))
      .then(() => { console.log('it was let in'); process.exit(0) }, error => { console.log(error.name + ': ' + error.message); process.exit(3) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', chunk => {
    said += chunk
  })
  await once(child, 'close')
  return said.trim()
}

test('a server that is killed is started again by the program that owns it, and the same pool goes on', async t => {
  const folder = join(room, 'killed')
  house = await openDatabase({ dataFolder: folder })
  await addAgency(house, 'Mere Lane School')
  const said = heard()
  for (const round of [1, 2]) {
    const { pid } = postmaster(folder)!
    process.kill(pid, 'SIGKILL')
    await until('its death is noticed', () => said.length === 2 * round - 1)
    const began = performance.now()
    const { rowCount } = await agencies(house)
    t.diagnostic(`answered again after ${Math.round(performance.now() - began)} ms`)
    assert.equal(rowCount, 1, 'what was committed is there')
    assert.notEqual(postmaster(folder)?.pid, pid)
    await until('the folder is looked after again', () => said.length === 2 * round)
  }
  assert.deepEqual(said.slice(0, 2), [
    'The database server has gone away. It is started again.',
    'The database server is there again.',
  ])
  await house.close()
  assert.equal(postmaster(folder), undefined, 'closing stops the one that was started again')
  assert.equal(holderOf(folder), undefined)
  house = undefined
})

test('while its server cannot come up a folder still belongs to the program that lives, and it goes on trying', async () => {
  const folder = join(room, 'down')
  house = await openDatabase({ dataFolder: folder })
  await addAgency(house, 'Mere Lane School')
  const said = heard()
  const control = join(prepareLayout(folder).data, 'global', 'pg_control')
  renameSync(control, `${control}.away`)
  process.kill(postmaster(folder)!.pid, 'SIGKILL')
  await until('the operator is told why', () => said.some(line => /does not start: .*pg_control/.test(line)))
  assert.equal(
    await startElsewhere(folder),
    `StartRefusal: Another Quorate (process ${process.pid}) already uses the data folder ${folder}. Stop it first, or choose another folder.`,
  )
  await assert.rejects(agencies(house), 'a page does not wait for ever')
  renameSync(`${control}.away`, control)
  await until('it is there again', () => said.at(-1) === 'The database server is there again.')
  assert.equal((await agencies(house)).rowCount, 1)
})

test('where the files of the database have gone, no empty one takes their place', async () => {
  const folder = join(room, 'gone')
  house = await openDatabase({ dataFolder: folder })
  const said = heard()
  const { data } = prepareLayout(folder)
  renameSync(data, `${data}.away`)
  const { pid } = findPostmaster(`${data}.away`)!
  process.kill(pid, 'SIGKILL')
  await until('the operator is told', () =>
    said.some(line => /the files of the database have gone/.test(line)),
  )
  assert.equal(existsSync(data), false)
  renameSync(`${data}.away`, data)
  await until('it is there again', () => said.at(-1) === 'The database server is there again.')
})

test('a claim of a program that was killed, or of another that has its number now, holds nobody up', async () => {
  const folder = join(room, 'stale')
  await (await openDatabase({ dataFolder: folder })).close()
  for (const written of ['4194303 1 x', `${process.ppid} 1 x`, 'nonsense', '']) {
    writeFileSync(join(folder, 'used-by'), written)
    assert.equal(holderOf(folder), undefined)
    await (await openDatabase({ dataFolder: folder })).close()
  }
})

test('a verb alongside makes no database where there is none', async () => {
  const folder = join(room, 'mistyped')
  await assert.rejects(openDatabase({ dataFolder: folder, alongside: true }), error => {
    assert.ok(error instanceof StartRefusal)
    assert.match(error.message, /^There is no database of Quorate in the folder .*mistyped\. /)
    return true
  })
  assert.equal(existsSync(folder), false, 'the folder is not even made')
})

const small = join(tmpdir(), `quorate-small-disk-${process.pid}`)
/** A disk of its own that can be filled; only root may mount one, and not in every container. */
function mountSmallDisk(): boolean {
  mkdirSync(small, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0711', 'tmpfs', small]).status === 0
}
const mounted = process.getuid?.() === 0 && mountSmallDisk()
after(() => {
  if (mounted) spawnSync('umount', ['-l', small])
  rmSync(small, { recursive: true, force: true })
})

test('a server that a full disk has stopped comes back when there is room, without anybody starting it', {
  skip: !mounted && 'no small disk can be mounted here',
}, async () => {
  const folder = join(small, 'house')
  house = await openDatabase({ dataFolder: folder })
  await addAgency(house, 'Mere Lane School')
  const said = heard()
  const { pid } = postmaster(folder)!
  const filler = join(small, 'filler')
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'])
  process.kill(pid, 'SIGKILL')
  await until('the operator is told why', () =>
    said.some(line => /does not start: (The disk of the data folder .* is full|.*No space left)/.test(line)),
  )
  rmSync(filler)
  await until('it is there again', () => said.at(-1) === 'The database server is there again.')
  assert.equal((await agencies(house)).rowCount, 1)
})
