/** What was begun in the room before audiences had their names: a form that was open then, a draft that was kept then. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { actor, house, openAldermere, referenceOf, started } from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { withActor } from '../../../database/index.ts'
import { keepDraft, readDrafts } from '../../../room/drafts.ts'
import { load } from '../../../states.ts'
import { roomRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'

test('what was for the police alone is for the police alone, in the form and in the draft', async () => {
  const id = await started()
  const at = `/discussions/${await referenceOf(id)}`
  const form = { line: randomUUID(), text: 'p Nightingale', sensitivity: 'police-only' }
  await visits(roomRoutes, chair, `${at}/room/lines`, form)
  const whose = { ...actor(chair), discussion: id }
  const drafts = await withActor(house.pool, actor(chair), async tx => {
    const { lines } = await load(tx, house.states, whose.authority, id)
    assert.deepEqual(
      lines.map(one => [one.text, one.audience]),
      [['Nightingale', 'police']],
    )
    const fields = { text: 'p Half a sen', sensitivity: 'police-only' }
    await keepDraft(tx, whose, { part: `line/${randomUUID()}`, at: whose.now, fields, about: [] })
    return readDrafts(tx, whose)
  })
  assert.deepEqual(drafts[0]?.fields, { text: 'p Half a sen', audience: 'police' })
  const { html } = await visits(roomRoutes, chair, `${at}/room`)
  assert.match(html, /<option value="police" selected/)
})
