import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../test/drills/kill.ts'

test('program, server or both are killed in the middle of writing, ten times: nothing that was acknowledged is lost', async t => {
  const seen = await drill(10)
  t.diagnostic(`${seen.acknowledged} acknowledged, ${seen.doubtful} written but not acknowledged`)
  assert.ok(seen.acknowledged > 20, 'something was written to lose')
  assert.deepEqual([seen.rounds, seen.lost, seen.doubled], [10, 0, 0])
  assert.match(seen.verdict, /^Intact/)
})
