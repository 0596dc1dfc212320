/** A form is one deed: whatever it asks for is recorded together, once, or not at all. On a real PostgreSQL. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  agencyOf,
  asFollows,
  asked,
  asks,
  besideOf,
  boardOf,
  house,
  idOf,
  line,
  now,
  openAldermere,
  pinned,
  refusedFor,
  request,
  started,
  storyOf,
} from '../test/aldermere.ts'
import { closeDatabase } from '../test/database.ts'
import { type AskedTogether, begin, conduct, nothingHere } from './conduct.ts'
import { isRefusal } from './discussion/happening.ts'

before(openAldermere)
after(closeDatabase)

test('a form that asks for several things is one deed: all of it on record, in one go', async () => {
  const id = await asked()
  const command = randomUUID()
  const form = [
    {
      id: command,
      type: 'BookMeeting',
      starts: '2026-12-02T10:00:00.000Z',
      minutes: 60,
      format: 'separate-conversations',
    },
    { type: 'AnswerDuty', duty: 'format-rationale', words: 'The police cannot come before Friday.' },
  ] as unknown as AskedTogether
  const first = asFollows(await conduct(house, actor('Dilys Okonjo'), id, form))
  assert.equal(first.discussion.answers['format-rationale']?.words, 'The police cannot come before Friday.')
  assert.ok(first.discussion.booking)
  const second = asFollows(await conduct(house, actor('Dilys Okonjo'), id, form))
  assert.deepEqual([second.repeated, second.events], [true, []])
  const entries = (await storyOf(id)).filter(entry => entry.command === command)
  assert.deepEqual(
    entries.map(entry => entry.type),
    first.events.map(event => event.type),
  )
})

test('one thing of a form is refused: nothing of the form is on record but that, and which of them it was', async () => {
  const id = await asked()
  const before = await storyOf(id)
  const form = [
    {
      id: randomUUID(),
      type: 'BookMeeting',
      starts: '2026-12-02T10:00:00.000Z',
      minutes: 60,
      format: 'online',
    },
    { type: 'AnswerDuty', duty: 'format-rationale', words: ' ' },
  ] as unknown as AskedTogether
  const answer = await conduct(house, actor('Dilys Okonjo'), id, form)
  assert.ok(answer !== nothingHere && isRefusal(answer))
  assert.equal(answer.of, 1)
  assert.deepEqual(await storyOf(id), before)
  const refused = (await besideOf(id)).filter(entry => entry.type === 'Refused')
  assert.deepEqual(
    refused.map(entry => entry.content?.command),
    ['AnswerDuty'],
  )
})

test('a request, who runs it and why it is incomplete are one deed as well', async () => {
  const id = randomUUID()
  const dilys = { person: idOf('Dilys Okonjo'), name: 'Dilys Okonjo' }
  const form = request()
  const refusedAll = await begin(
    house,
    actor('Amira Rahman'),
    id,
    [form, { type: 'AnswerDuty', duty: 'format-rationale', words: ' ' }],
    pinned,
  )
  assert.ok(isRefusal(refusedAll))
  assert.equal(refusedAll.of, 1)
  assert.deepEqual(await storyOf(id), [])
  const told = asFollows(
    await begin(house, actor('Amira Rahman'), id, [form, { type: 'Appoint', as: 'chair', ...dilys }], pinned),
  )
  assert.equal(told.discussion.appointed.chair?.name, 'Dilys Okonjo')
  assert.equal(
    (await boardOf('Dilys Okonjo')).filter(one => one.reference === told.discussion.reference).length,
    1,
  )
})

test('a form somebody else has sent already is refused with a sentence, whoever copied it', async () => {
  const id = await started()
  const command = randomUUID()
  asFollows(await asks('Tomasz Reeve', id, line('Westvale Police', 'Mine.'), now, command))
  const answer = await asks('Grace Adeyemi', id, line(agencyOf('Grace Adeyemi'), 'Copied.'), now, command)
  assert.equal(refusedFor(answer), 'form-already-used')
})
