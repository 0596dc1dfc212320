/** `quorate rebuild`: whatever became of the views, they are as the record makes them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase } from '../../test/database.ts'
import { database, directory, openAldermere, asFollows, house, actor, pinned } from '../../test/aldermere.ts'
import { askedFor } from '../../test/story.ts'
import { begin } from '../conduct.ts'
import { withSystem } from '../database/index.ts'
import { rebuild } from './rebuild.ts'

before(openAldermere)
after(closeDatabase)

const authority = () => directory.authority.id
const rows = () =>
  withSystem(
    database.pool,
    { authority: authority() },
    async tx => (await tx.query('select key, number, content, sort from quorate.view_row order by key')).rows,
  )

test('a board that was emptied is made again from the record, in as many words as discussions', async () => {
  const request = { ...askedFor(), id: randomUUID(), reference: '' } as unknown as Parameters<typeof begin>[3]
  asFollows(await begin(house, actor('Dilys Okonjo'), randomUUID(), request, pinned))
  const before = await rows()
  assert.equal(before.length, 1)
  await withSystem(database.pool, { authority: authority() }, tx => tx.query('delete from quorate.view_row'))
  assert.equal((await rows()).length, 0)

  const said: string[] = []
  assert.equal(await withUrl(() => rebuild([], line => said.push(line))), 0)

  assert.deepEqual(await rows(), before)
  assert.deepEqual(said, [`${directory.authority.name}: 1 discussion looked up anew.`])
})

/** Runs a verb against the database of this test, as an operator names one of their own. */
async function withUrl<T>(run: () => Promise<T>): Promise<T> {
  const { host = '', port, user, database: name } = database.connection
  const earlier = process.env.DATABASE_URL
  process.env.DATABASE_URL = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`
  try {
    return await run()
  } finally {
    if (earlier === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = earlier
  }
}

test('an option that is not one is refused with the usage', async () => {
  const said: string[] = []
  assert.equal(await rebuild(['--date', 'x'], line => said.push(line)), 2)
  assert.match(said.join('\n'), /--date.*--data/)
})
