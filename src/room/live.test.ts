/** The live channel survives the loss of its connection, and its end is quiet. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, freshDatabase } from '../../test/database.ts'
import { type Change, openLive } from './live.ts'

after(closeDatabase)

/** Longer than the channel waits before it connects again, in milliseconds. */
const patience_ms = 10_000

test('what changed is heard by those who listen to that discussion, also after the connection was cut', async () => {
  const database = await freshDatabase()
  const live = await openLive(database.pool)
  const heard: Change[] = []
  const listening = live.listen('one', change => heard.push(change))
  const say = (discussion: string, number: number) =>
    database.pool.query('select pg_notify($1, $2)', [
      'quorate',
      JSON.stringify({ authority: 'a', discussion, number, parts: ['lines'] }),
    ])
  const until = async (count: number) => {
    for (let waited_ms = 0; heard.length < count && waited_ms < patience_ms; waited_ms += 50) await wait(50)
    return heard.map(change => change.number)
  }

  await say('another', 1)
  await say('one', 2)
  assert.deepEqual(await until(1), [2])

  await database.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen quorate' and datname = current_database()`,
  )
  for (let number = 3; heard.length < 2 && number < 200; number++) {
    await say('one', number)
    await wait(50)
  }
  assert.ok(heard.length >= 2, 'the channel came back')
  assert.ok(heard.every(change => change.discussion === 'one'))

  listening.stop()
  assert.equal(live.listeners('one'), 0)
  await live.close()
  await live.close()
})
