import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

test('a hundred thousand deadlines, and the words of twenty thousand, are the same on machines in London, New York and UTC', async () => {
  const script = fileURLToPath(new URL('testing/digest.ts', import.meta.url))
  const digests: string[] = []
  for (const zone of ['UTC', 'Europe/London', 'America/New_York']) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, TZ: zone },
    })
    digests.push(stdout.trim())
  }
  assert.match(digests[0]!, /^[0-9a-f]{6,8}$/)
  assert.deepEqual(new Set(digests).size, 1, digests.join(', '))
})
