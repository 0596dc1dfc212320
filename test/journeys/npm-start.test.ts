/** Whoever ends `npm start` has ended the program: neither the port nor the folder stays taken. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { holderOf } from '../../src/database/claim.ts'

const patience_ms = 60_000

for (const [how, signal] of [
  ['asked to stop', 'SIGTERM'],
  ['killed, so that it cannot pass anything on', 'SIGKILL'],
] as const)
  test(`npm is ${how}: the program ends, and lets go of its folder`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-npm-'))
    const npm = spawn('npm', ['start', '--', '--no-demo', '--data', folder, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      // The tests may themselves have been begun by npm.
      env: { ...process.env, npm_lifecycle_event: undefined },
    })
    let program: number | undefined
    try {
      let said = ''
      npm.stdout.on('data', chunk => {
        said += chunk
      })
      await until('it opens', () => /open at/.test(said))
      program = holderOf(folder)
      assert.ok(program !== undefined && program !== npm.pid)
      const ended = new Promise(resolve => npm.once('exit', resolve))
      npm.kill(signal)
      await ended
      await until('the program has ended', () => holderOf(folder) === undefined)
    } finally {
      if (program !== undefined && holderOf(folder) === program) process.kill(program, 'SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  })

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + patience_ms; !holds(); await pause(50))
    assert.ok(Date.now() < giveUpAt, `it did not come to pass that ${what}`)
}
