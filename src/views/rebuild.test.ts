/** Views hold nothing of their own: thrown away and made again, they are the same. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { closeDatabase } from '../../test/database.ts'
import { histories } from '../../test/histories.ts'
import { type Asked, begin, conduct, nothingHere } from '../conduct.ts'
import { load, States } from '../states.ts'
import { withSystem } from '../database/index.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { isRefusal } from '../discussion/happening.ts'
import { rebuild } from './project.ts'
import {
  database,
  directory,
  house,
  pinned,
  openAldermere,
  idOf,
  actor,
  asFollows,
} from '../../test/aldermere.ts'

before(openAldermere)
after(closeDatabase)

test('the views made again from nothing are the views that were there, over thirty invented histories', async () => {
  const everybody = {
    asha: 'Dilys Okonjo',
    ian: 'Amira Rahman',
    petra: 'Tomasz Reeve',
    femi: 'Grace Adeyemi',
    jonah: 'Jonah Pell',
  }
  const real = (command: object): object =>
    JSON.parse(JSON.stringify(command), (key, value) =>
      key === 'person' && value in everybody ? idOf(everybody[value as keyof typeof everybody]) : value,
    )
  let happened = 0
  for (const commands of fc.sample(histories(14), { seed: 20261201, numRuns: 30 })) {
    const [first, ...rest] = commands.map(command => ({ ...real(command), id: randomUUID() }))
    const id = randomUUID()
    const request = { ...first, reference: '' } as unknown as Extract<Asked, { type: 'AskForDiscussion' }>
    asFollows(await begin(house, actor('Dilys Okonjo', request.at), id, request, pinned))
    for (const command of rest as unknown as (Asked & { at: string })[]) {
      const answer = await conduct(house, actor('Dilys Okonjo', command.at), id, command)
      if (answer !== nothingHere && !isRefusal(answer)) happened += answer.events.length
    }
  }
  assert.ok(happened > 150, `only ${happened} events`)
  const authority = directory.authority.id
  const views = () =>
    withSystem(database.pool, { authority }, async tx => {
      const { rows } = await tx.query(
        'select view, key, discussion, number, content, sort from quorate.view_row order by view, key',
      )
      return rows
    })
  const live = await views()
  assert.ok(live.length >= 30)
  const rebuilt = await withSystem(database.pool, { authority }, tx =>
    rebuild(tx, authority, async id => {
      const discussion = await load(tx, new States(), authority, id)
      return {
        discussion,
        rules: house.rulesFor(pinnedBy(discussion)),
      }
    }),
  )
  assert.ok(rebuilt >= 30)
  assert.deepEqual(await views(), live)
})
