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
import { hidden, visits } from '../../../../test/visiting.ts'
import { answerRoutes } from '../answers/page.tsx'
import { discussionRoutes } from '../discussion/page.tsx'
import { followUpRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'

async function held(): Promise<{ id: string; reference: string }> {
  const id = await started()
  const told = async (command: object) => asFollows(await asks(chair, id, command))
  await told({
    type: 'DecideOutcome',
    decision: randomUUID(),
    child: 'A',
    outcome: 'section-47-joint',
    reason: 'A disclosure.',
    lines: [],
  })
  for (const what of ['See her', 'Ring the surgery'])
    await told({
      type: 'AgreeAction',
      action: randomUUID(),
      what,
      owner: 'Amira Rahman',
      agency: agencyOf('Amira Rahman'),
      due: '2026-12-02',
    })
  return { id, reference: await referenceOf(id) }
}

test('Before it has ended there is nothing to follow', async () => {
  const { reference } = await held()
  assert.ok((await visits(followUpRoutes, chair, `/discussions/${reference}/follow-up`)).nothing)
})

test('A follow-up takes over the child, those who were asked, and what is open; and says what was decided', async () => {
  const { id, reference } = await held()
  const [done] = (await storyOf(id))
    .filter(one => one.type === 'ActionAgreed')
    .map(one => one.content!.action)
  for (const command of [
    { type: 'ConfirmAction', action: done, status: 'done', inWriting: true },
    { type: 'EndDiscussion' },
  ])
    asFollows(await asks(chair, id, command))
  const at = `/discussions/${reference}/follow-up`
  const page = await visits(followUpRoutes, chair, at)
  assert.match(page.html, /Decided then: [^<]*Section 47, joint with police, health or both\. A disclosure\./)
  assert.match(page.html, /Ring the surgery/)
  assert.doesNotMatch(page.html, /See her/)
  const next = randomUUID()
  const form = { command: hidden(page.html, 'command'), discussion: next }
  assert.equal((await visits(followUpRoutes, chair, at, { ...form, reason: ' ' })).status, 422)
  const { led } = await visits(followUpRoutes, chair, at, {
    ...form,
    reason: 'The surgery has not answered.',
  })
  const later = await referenceOf(next)
  assert.equal(led, `/discussions/${later}/threshold?done=asked`)
  const [asked, ...others] = await storyOf(next)
  assert.equal(asked?.content?.kind, 'follow-up')
  assert.deepEqual(asked?.content?.series, { earlier: reference, count: 1 })
  assert.deepEqual(
    ((asked?.content?.carried ?? []) as { what: string; from: string }[]).map(one => [one.what, one.from]),
    [['Ring the surgery', reference]],
  )
  const invited = (story: Awaited<ReturnType<typeof storyOf>>) =>
    story.filter(one => one.type === 'Invited').length
  assert.ok(invited(others) > 0)
  assert.equal(invited(others), invited(await storyOf(id)))
  const carried = (await storyOf(id)).filter(one => one.type === 'ActionConfirmed').at(-1)
  assert.equal(carried?.content?.carriedTo, later)
  const earlierPage = (await visits(discussionRoutes, chair, `/discussions/${reference}`)).html
  assert.match(earlierPage, new RegExp(`It is followed by <a[^>]*href="/discussions/${later}"`))
  const laterPage = (await visits(discussionRoutes, chair, `/discussions/${later}`)).html
  assert.match(laterPage, new RegExp(`It follows <a[^>]*href="/discussions/${reference}"`))
  assert.match(laterPage, /Say first what became of the earlier action/)
})

test('The series shows nobody a discussion that is not for them', async () => {
  const { id, reference } = await held()
  asFollows(await asks(chair, id, { type: 'EndDiscussion' }))
  const next = randomUUID()
  await visits(followUpRoutes, chair, `/discussions/${reference}/follow-up`, {
    discussion: next,
    reason: 'More is known.',
  })
  const later = await referenceOf(next)
  const nurse = (await storyOf(next))
    .map(one => one.content!.invitation as { name?: string; invitation: string } | undefined)
    .find(one => one?.name === 'Grace Adeyemi')
  asFollows(
    await asks(chair, next, {
      type: 'WithdrawInvitation',
      invitation: nurse!.invitation,
      reason: 'Another nurse comes.',
    }),
  )
  const { html } = await visits(discussionRoutes, 'Grace Adeyemi', `/discussions/${reference}`)
  assert.match(html, new RegExp(reference))
  assert.ok(!html.includes(later))
})

test('The day of the follow-up is a day: it stands in the answer, and the procedure’s clock for it runs to its end', async () => {
  const { id, reference } = await held()
  const at = `/discussions/${reference}/answers/follow-up-decision`
  assert.match((await visits(answerRoutes, chair, at)).html, /Is a follow-up discussion needed\?/)
  const says = (more: object) =>
    visits(answerRoutes, chair, at, { doing: 'answer', words: 'With health.', ...more })
  assert.match((await says({ needed: 'yes' })).html, /Say by which day/)
  const day = { 'by-day-day': '9', 'by-day-month': '12', 'by-day-year': '2026' }
  assert.match((await says({ needed: 'yes', ...day })).led ?? '', /done=answered/)
  asFollows(await asks(chair, id, { type: 'EndDiscussion' }))
  const story = await storyOf(id)
  const answered = story.find(one => one.type === 'DutyAnswered')
  assert.equal(answered?.content?.words, 'Yes, by Wednesday 9 December 2026. With health.')
  assert.equal(answered?.content?.day, '2026-12-09')
  const clock = story
    .filter(one => one.type === 'DeadlineStarted')
    .map(one => one.content!.deadline as { clock: string; day?: string; due?: string })
    .find(one => one.clock === 'follow-up')
  assert.deepEqual([clock?.day, clock?.due], ['2026-12-09', '2026-12-10T00:00:00.000Z'])
})
