import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  asked,
  asks,
  asVisitor,
  database,
  directory,
  idOf,
  now,
  openAldermere,
  referenceOf,
  started,
  line,
} from '../../test/aldermere.ts'
import { closeDatabase } from '../../test/database.ts'
import { withActor, withSystem } from '../database/index.ts'
import { findDiscussion } from '../people/standing.ts'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'
const stranger = 'Dr Saoirse Finch'
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()

test('a clock that was set back hides no discussion from its chair, and what is said then is recorded', async () => {
  const id = await started()
  const reference = await referenceOf(id)
  const yesterday = later(-24 * 60)
  const visit = await asVisitor(chair, yesterday)
  const seen = await visit.see(reference, 'discussion')
  assert.equal(seen?.discussion.id, id)
  asFollows(await asks(chair, id, line('Westvale Police', 'Said while the clock was wrong.'), yesterday))
})

test('a withdrawn invitation stays withdrawn when the clock is set back', async () => {
  const id = await asked()
  const { discussion } = (await (await asVisitor(chair)).see(await referenceOf(id), 'discussion'))!
  const { invitation } = discussion.invitations.find(one => one.name === 'Grace Adeyemi')!
  asFollows(
    await asks(chair, id, { type: 'WithdrawInvitation', invitation, reason: 'A colleague comes.' }, later(5)),
  )
  const visit = await asVisitor('Grace Adeyemi', later(1))
  assert.equal(await visit.see(await referenceOf(id), 'discussion'), undefined)
})

/** What of being turned away is written in the authority’s own story, newest last. */
async function knocks(): Promise<unknown[]> {
  const { id } = directory.authority
  const { rows } = await withSystem(database.pool, { authority: id }, tx =>
    tx.query<{ content: object }>(
      `select content::json as content from quorate.entry where authority = $1 and type = 'TurnedAway' and actor = $2 order by position`,
      [id, idOf(stranger)],
    ),
  )
  return rows.map(row => row.content)
}

test('who guesses references by the hundred is written down with the first ten and then by their number', async () => {
  const guess = async (number: number, at: string) => {
    const visit = await asVisitor(stranger, at)
    assert.equal(await visit.see(`SD-${number}`, 'discussion'), undefined)
  }
  for (let number = 5_000; number < 5_165; number++) await guess(number, now)
  const written = await knocks()
  assert.equal(written.length, 14)
  assert.deepEqual(written.slice(0, 2), [
    { page: 'discussion', reference: 'SD-5000' },
    { page: 'discussion', reference: 'SD-5001' },
  ])
  assert.deepEqual(
    written.slice(10),
    [20, 40, 80, 160].map(count => ({ count, page: 'discussion' })),
  )
  await guess(5_000, now)
  assert.equal((await knocks()).length, 14, 'the same door again in the same quarter of an hour')
  await guess(5_000, later(20))
  assert.equal((await knocks()).length, 15, 'and in another one')
})

test('a hidden discussion is looked for by the same statements as one that does not exist', async () => {
  const reference = await referenceOf(await started())
  const asking = async (asked: string): Promise<unknown[]> => {
    const statements: unknown[] = []
    await withActor(database.pool, actor(stranger), async tx => {
      const query = tx.query.bind(tx) as (statement: unknown) => Promise<unknown>
      const watched = {
        query(statement: { text: string }) {
          statements.push(statement.text)
          return query(statement)
        },
      } as unknown as typeof tx
      assert.equal(await findDiscussion(watched, asked), undefined)
    })
    return statements
  }
  const [hidden, unknown] = [await asking(reference), await asking('SD-9999')]
  assert.deepEqual(hidden, unknown)
  assert.ok(hidden.length > 0)
})
