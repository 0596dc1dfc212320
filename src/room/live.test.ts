/** The live channel survives the loss of its connection, and its end is quiet. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, freshDatabase } from '../../test/database.ts'
import { type Announced, openLive } from './live.ts'
import type { Change } from './touched.ts'

after(closeDatabase)

/** Longer than the channel waits before it connects again, in milliseconds. */
const patience_ms = 10_000

test('what changed is heard by those who listen to that discussion, also after the connection was cut', async () => {
  const database = await freshDatabase()
  const live = await openLive(database.pool)
  const heard: Change[] = []
  const listening = live.listen('one', change => heard.push(change))
  const say = (discussion: string, line: string) => {
    const announced: Announced = { authority: 'a', discussion, parts: [], lines: [line] }
    return database.pool.query('select pg_notify($1, $2)', ['quorate', JSON.stringify(announced)])
  }
  const until = async (count: number) => {
    for (let waited_ms = 0; heard.length < count && waited_ms < patience_ms; waited_ms += 50) await wait(50)
    return heard.map(change => change.lines[0])
  }

  await say('another', 'first')
  await say('one', 'second')
  assert.deepEqual(await until(1), ['second'])

  await database.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen quorate' and datname = current_database()`,
  )
  for (let tries = 0; heard.length < 2 && tries < 200; tries++) {
    await say('another', 'not for us')
    await say('one', 'third')
    await wait(50)
  }
  assert.ok(heard.length >= 2, 'the channel came back')
  assert.deepEqual([...new Set(heard.flatMap(change => change.lines))], ['second', 'third'])

  listening.stop()
  assert.equal(live.listeners('one'), 0)
  await live.close()
  await live.close()
})
