import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  agencyOf,
  asFollows,
  asks,
  openAldermere,
  referenceOf,
  started,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { closePdf } from '../../../delivery/render/pdf.ts'
import { closeRoutes } from './page.tsx'

before(openAldermere)
after(closePdf)
after(closeDatabase)

const chair = 'Dilys Okonjo'
async function begun(): Promise<{ id: string; at: string }> {
  const id = await started()
  return { id, at: `/discussions/${await referenceOf(id)}/close` }
}

test('Everything is read aloud from one screen: decision and reason, who does what, safety, family, copies', async () => {
  const { id, at } = await begun()
  const told = async (command: object) => asFollows(await asks(chair, id, command))
  await told({
    type: 'DecideOutcome',
    decision: randomUUID(),
    child: 'A',
    outcome: 'section-47-joint',
    reason: 'A disclosure.',
    lines: [],
  })
  await told({ type: 'AgreeSafetyPlan', words: 'She stays with her aunt.', until: '2026-12-04' })
  await told({
    type: 'AgreeAction',
    action: randomUUID(),
    what: 'See her',
    owner: 'Amira Rahman',
    agency: agencyOf('Amira Rahman'),
    due: '2026-12-02',
  })
  await told({ type: 'AnswerDuty', duty: 'family-information', words: 'Amira tells her mother tonight.' })
  const words = (await visits(closeRoutes, chair, at)).html.replace(/<[^>]+>/g, '')
  assert.match(
    words,
    /Ada Quillfeather: Section 47, joint with police, health or both\. Because: A disclosure\./,
  )
  assert.match(
    words,
    /Amira Rahman, Aldermere Children’s Social Care, by Wednesday 2 December 2026: See her\./,
  )
  assert.match(words, /kept safe until Friday 4 December 2026/)
  assert.match(words, /Amira tells her mother tonight\./)
  assert.match(words, /The child’s GP: the minutes/)
})

test('What is open asks for a reason, and with the reason it is a departure on record', async () => {
  const { id, at } = await begun()
  assert.match((await visits(closeRoutes, chair, at)).html, /Record the discussion on LCS/)
  assert.equal((await visits(closeRoutes, chair, `${at}/reason`, { duty: 'case-system-record' })).status, 422)
  const { led } = await visits(closeRoutes, chair, `${at}/reason`, {
    duty: 'case-system-record',
    'reason-case-system-record': 'LCS is down.',
  })
  assert.equal(led, `${at}?done=reason`)
  const departed = (await storyOf(id)).find(one => one.type === 'DepartureRecorded')
  assert.equal(departed?.content?.reason, 'LCS is down.')
})

test('The end has a time, which lies neither in the future nor before the start', async () => {
  const { id, at } = await begun()
  const ended = (time: string) => ({
    command: randomUUID(),
    'ended-day': '1',
    'ended-month': '12',
    'ended-year': '2026',
    'ended-time': time,
  })
  assert.match((await visits(closeRoutes, chair, `${at}/end`, ended('11pm'))).html, /That is in the future/)
  assert.match(
    (await visits(closeRoutes, chair, `${at}/end`, ended('8am'))).html,
    /cannot lie before the start/,
  )
  assert.equal((await visits(closeRoutes, chair, `${at}/end`, ended('9:30am'))).led, `${at}?done=ended`)
  assert.ok((await storyOf(id)).some(one => one.type === 'DiscussionEnded'))
})

test('Only the chair signs, with a name and every statement', async () => {
  const { id, at } = await begun()
  asFollows(await asks(chair, id, { type: 'EndDiscussion' }))
  const health = await visits(closeRoutes, 'Grace Adeyemi', at)
  assert.doesNotMatch(health.html, /Your full name/)
  assert.ok((await visits(closeRoutes, 'Grace Adeyemi', `${at}/sign`, { name: 'Grace Adeyemi' })).nothing)
  const { html, status } = await visits(closeRoutes, chair, `${at}/sign`, { name: '', statements: ['0'] })
  assert.equal(status, 422)
  assert.match(html, /Type your name to sign/)
  assert.match(html, /Tick every statement/)
})
