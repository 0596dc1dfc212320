import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillWeb } from '../drills/kill-web.ts'

test('the program is killed three times while four people write: every line they were told is saved is there, once', async t => {
  const seen = await drillWeb(3)
  t.diagnostic(
    `${seen.acknowledged} acknowledged; ${seen.unanswered} unanswered, ${seen.alreadyThere} of them on record already`,
  )
  assert.ok(seen.acknowledged >= 12, 'something was written to lose')
  assert.ok(seen.unanswered > 0, 'something was in flight when it was killed')
  assert.deepEqual([seen.rounds, seen.lost, seen.doubled], [3, 0, 0])
  assert.match(seen.verdict, /^Aldermere City Council: Intact/)
})
