/** What an operator reads when it cannot start: one line that says what, where and what to do; and the exit code is 1. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Running, startHouse } from './house.ts'
import { quorate } from './steps/command.ts'

let house: Running
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-bad-start-'))
  house = await startHouse(undefined, 0, ['--no-demo'])
})
after(async () => {
  await house?.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = (data: string, port = '0', env: Record<string, string> = {}) =>
  quorate(['start', '--no-demo', '--data', data, '--port', port], env)

function isOneLine({ code, said, complained }: Awaited<ReturnType<typeof quorate>>, says: RegExp): void {
  assert.equal(code, 1, said + complained)
  assert.match(complained, says)
  assert.equal(complained.trim().split('\n').length, 1, complained)
  assert.doesNotMatch(said, /open at/)
}

test('the port is in use: it says which, and how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise(done => other.once('listening', done))
  const { port } = other.address() as { port: number }
  isOneLine(
    await start(join(folder, 'port'), String(port)),
    new RegExp(`Port ${port} is in use\\. .*--port ${port + 1}`),
  )
  other.close()
})

test('a second start on the same folder: it names the first', async () => {
  isOneLine(await start(house.dataFolder), new RegExp(String(house.pid)))
})

test('a database address that leads nowhere: it says so without the password', async () => {
  const refused = await start(join(folder, 'wrong'), '0', {
    DATABASE_URL: 'postgres://somebody:open-sesame@127.0.0.1:1/quorate',
  })
  isOneLine(refused, /127\.0\.0\.1/)
  assert.doesNotMatch(refused.said + refused.complained, /open-sesame/)
})

test('a data folder that cannot be written: it names the folder', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, 'not a folder')
  isOneLine(await start(join(file, 'data')), /a-file/)
})

test('a port that is none is refused before anything is opened', async () => {
  isOneLine(await start(join(folder, 'none'), '70000'), /70000/)
})

test('an address, or a port in the environment, that is none is refused before anything is opened', async () => {
  for (const QUORATE_ADDRESS of [
    'quorate.example',
    'https://',
    'ftp://quorate.example',
    'https://a b',
    'http://x/y',
  ])
    isOneLine(
      await start(join(folder, 'none'), '0', { QUORATE_ADDRESS }),
      /QUORATE_ADDRESS is “.*”\. Give the address people open/,
    )
  isOneLine(
    await quorate(['start', '--no-demo', '--data', join(folder, 'none')], { PORT: 'eighty' }),
    /“eighty” is not a port/,
  )
})
