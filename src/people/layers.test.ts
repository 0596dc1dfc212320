/** Two layers decide who sees what and never ask each other: the policy here, row security in the database. They must agree. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeDatabase } from '../../test/database.ts'
import { withActor, withSystem } from '../database/index.ts'
import { access, type Capacity, capacities } from './access.ts'
import { standingIn } from './standing.ts'
import {
  now,
  database,
  directory,
  openAldermere,
  idOf,
  actor,
  asks,
  asFollows,
  refusedFor,
  started,
} from '../../test/aldermere.ts'

before(openAldermere)
after(closeDatabase)

/** What each capacity is shown by the database, in one discussion: its head, its story, who looked, its row of the board, its blocks. */
const shownTo: Record<Capacity | 'nobody', string[]> = {
  convenor: ['head', 'story', 'who looked', 'board', 'blocks'],
  chair: ['head', 'story', 'who looked', 'board', 'blocks'],
  'minute-taker': ['head', 'story', 'who looked', 'board', 'blocks'],
  seat: ['head', 'story', 'board'],
  recipient: ['head'],
  oversight: ['head', 'story', 'who looked', 'board', 'blocks'],
  duty: [],
  nobody: [],
}
const saoirse = 'Dr Saoirse Finch'

/** A discussion with something of everything in it, in which Saoirse is this and nothing else. */
async function discussionWithHerAs(capacity: Capacity | 'nobody'): Promise<string> {
  const id = await started()
  const [person, authority] = [idOf(saoirse), directory.authority.id]
  asFollows(
    await asks('Dilys Okonjo', id, { type: 'Block', who: { person: idOf('Jonah Pell') }, reason: 'Kin.' }),
  )
  assert.equal(refusedFor(await asks('Tomasz Reeve', id, { type: 'EndDiscussion' })), 'not-your-task')
  await withSystem(database.pool, { authority }, async tx => {
    await tx.query('delete from quorate.authority_role where person = $1', [person])
    if (capacity === 'duty' || capacity === 'oversight')
      await tx.query('insert into quorate.authority_role (authority, person, role) values ($1, $2, $3)', [
        authority,
        person,
        capacity,
      ])
    else if (capacity !== 'nobody')
      await tx.query(
        'insert into quorate.membership (authority, discussion, person, capacity, since) values ($1, $2, $3, $4, $5)',
        [authority, id, person, capacity, now],
      )
  })
  return id
}

/** What the database shows Saoirse of a discussion, and what the policy makes of her. */
const looksAt = (id: string) =>
  withActor(database.pool, actor(saoirse), async tx => {
    const rows: Record<string, string> = {
      head: 'discussion_head where discussion = $1',
      story: 'entry where discussion = $1 and number is not null',
      'who looked': `entry where discussion = $1 and number is null and actor <> '${idOf(saoirse)}'`,
      board: 'view_row where discussion = $1',
      blocks: 'block where discussion = $1',
    }
    const shown: string[] = []
    for (const [what, from] of Object.entries(rows))
      if ((await tx.query(`select 1 from quorate.${from} limit 1`, [id])).rows.length > 0) shown.push(what)
    return { shown, who: await standingIn(tx, { ...actor(saoirse), discussion: id, agency: '' }) }
  })

for (const capacity of [...capacities, 'nobody'] as const) {
  test(`policy and database agree about ${capacity}`, async () => {
    const { shown, who } = await looksAt(await discussionWithHerAs(capacity))
    assert.deepEqual(shown, shownTo[capacity])
    assert.equal(access(who, 'see').allowed, shown.includes('story'))
    // The minute-taker is shown by the database who looked, and by no page: the narrower answer counts.
    if (capacity !== 'minute-taker')
      assert.equal(access(who, 'see-who-looked').allowed, shown.includes('who looked'))
  })

  test(`barred, a person who is ${capacity} is shown nothing by either (T01)`, async () => {
    const id = await discussionWithHerAs(capacity)
    const barred = {
      type: 'Block',
      who: { person: idOf(saoirse) },
      reason: 'Her own family.',
      knowing: 'It is.',
    }
    asFollows(await asks('Dilys Okonjo', id, barred))
    const { shown, who } = await looksAt(id)
    assert.deepEqual(shown, [])
    assert.deepEqual(access(who, 'see'), { allowed: false, because: 'kept-out' })
  })
}
