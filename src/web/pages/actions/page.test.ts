import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  agencyOf,
  asFollows,
  asks,
  line,
  openAldermere,
  referenceOf,
  started,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { actionsRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'
async function begun(): Promise<{ id: string; at: string }> {
  const id = await started()
  return { id, at: `/discussions/${await referenceOf(id)}/actions` }
}
const action = (but: object = {}) => ({
  command: randomUUID(),
  action: randomUUID(),
  what: 'See the child alone at school',
  owner: '',
  'owner-name': 'Grace Adeyemi',
  agency: agencyOf('Grace Adeyemi'),
  'due-day': '2',
  'due-month': '12',
  'due-year': '2026',
  'how-known': 'A visit record with the child’s words in it',
  ...but,
})

test('An action reads as a sentence: who, which agency, by when, what, and how we will know', async () => {
  const { at } = await begun()
  assert.equal((await visits(actionsRoutes, chair, at, action())).led, `${at}?done=agreed#actions`)
  const words = (await visits(actionsRoutes, chair, at)).html.replace(/<[^>]+>/g, '')
  assert.match(
    words,
    /Grace Adeyemi, Aldermere Community Health, by Wednesday 2 December 2026: See the child alone at school\. We will know by this: A visit record/,
  )
})

test('An action without an owner is nobody’s, and is asked for one', async () => {
  const { at } = await begun()
  const { html, status } = await visits(actionsRoutes, chair, at, action({ 'owner-name': '', agency: '' }))
  assert.equal(status, 422)
  assert.match(html, /An action without an owner is nobody’s/)
  assert.match(html, /See the child alone at school/, 'what was typed is gone')
})

test('What the procedure would miss is said once, and the action is added all the same', async () => {
  const { id, at } = await begun()
  const vague = action({ 'how-known': '', 'due-day': '', 'due-month': '', 'due-year': '' })
  const first = await visits(actionsRoutes, chair, at, vague)
  assert.match(first.html, /By when \(BR24-701b\)/)
  assert.match(first.html, /How we will know it is done and has helped \(BR24-702a\)/)
  assert.ok(!(await storyOf(id)).some(one => one.type === 'ActionAgreed'))
  assert.match(
    (await visits(actionsRoutes, chair, at, { ...vague, warned: hidden(first.html, 'warned') })).led ?? '',
    /done=agreed/,
  )
})

test('A date after the next clock is pointed out, with the clock', async () => {
  const { id, at } = await begun()
  asFollows(
    await asks(chair, id, {
      type: 'DecideOutcome',
      decision: randomUUID(),
      child: 'A',
      outcome: 'section-47-joint',
      reason: 'An injury.',
      lines: [],
    }),
  )
  const { html } = await visits(actionsRoutes, chair, at, action({ child: 'A', 'due-day': '30' }))
  assert.match(
    html,
    /Wednesday 30 December 2026 is after “Social worker sees the child”, which is due Thursday 3 December 2026/,
  )
})

test('A line can become an action, which shows where it came from', async () => {
  const { id, at } = await begun()
  const from = randomUUID()
  asFollows(await asks(chair, id, line(agencyOf('Grace Adeyemi'), 'Nobody has seen the child alone.', from)))
  assert.match(
    (await visits(actionsRoutes, chair, `${at}?line=${from}`)).html,
    /Nobody has seen the child alone/,
  )
  await visits(actionsRoutes, chair, at, action({ line: from }))
  const agreed = (await storyOf(id)).find(one => one.type === 'ActionAgreed')
  assert.equal(agreed?.content?.line, from)
})

test('The owner’s agency confirms its own action and nobody else’s; late ones come first', async () => {
  const { at } = await begun()
  const theirs = action()
  const late = action({
    what: 'Check the address',
    'owner-name': 'Tomasz Reeve',
    agency: agencyOf('Tomasz Reeve'),
    'due-day': '1',
    'due-month': '12',
  })
  await visits(actionsRoutes, chair, at, theirs)
  await visits(actionsRoutes, chair, at, late)
  const { html } = await visits(actionsRoutes, 'Grace Adeyemi', at, undefined, '2026-12-02T09:30:00.000Z')
  assert.ok(
    html.indexOf('Check the address') < html.indexOf('See the child alone'),
    'the late one is not first',
  )
  assert.equal(html.split('actions/confirm').length - 1, 1)

  const confirm = (one: { action: string }, status: string, more: object = {}) => ({
    command: randomUUID(),
    action: one.action,
    [`status-${one.action}`]: status,
    ...more,
  })
  assert.ok((await visits(actionsRoutes, 'Grace Adeyemi', `${at}/confirm`, confirm(late, 'done'))).nothing)
  const undated = await visits(actionsRoutes, 'Grace Adeyemi', `${at}/confirm`, confirm(theirs, 'by-date'))
  assert.match(undated.html, /Say by which date it will be done/)
  const needless = await visits(
    actionsRoutes,
    'Grace Adeyemi',
    `${at}/confirm`,
    confirm(theirs, 'no-longer-needed'),
  )
  assert.match(needless.html, /Say why it is no longer needed/)
  const done = await visits(actionsRoutes, 'Grace Adeyemi', `${at}/confirm`, confirm(theirs, 'done'))
  assert.equal(done.led, `${at}?done=confirmed#action-${theirs.action}`)
})

test('An action cannot be due before the discussion that agrees it, and a day that is odd is said once', async () => {
  const { id, at } = await begun()
  const passed = await visits(actionsRoutes, chair, at, action({ 'due-day': '30', 'due-month': '11' }))
  assert.match(passed.html, /30 November.* has already passed/)
  const meant = { ...action({ 'due-day': '30', 'due-month': '11' }), warned: hidden(passed.html, 'warned') }
  const refused = await visits(actionsRoutes, chair, at, meant)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /had passed when this was agreed/)
  const weekend = action({ 'due-day': '5' })
  const asked = await visits(actionsRoutes, chair, at, weekend)
  assert.match(asked.html, /Saturday 5 December.* is at the weekend/)
  assert.ok(!(await storyOf(id)).some(one => one.type === 'ActionAgreed'))
  const sure = { ...weekend, warned: hidden(asked.html, 'warned') }
  assert.match((await visits(actionsRoutes, chair, at, sure)).led ?? '', /done=agreed/)
})

test('Two of one name are two to choose from, and each is named by who they are', async () => {
  const { id, at } = await begun()
  for (const agency of ['Westvale Police', 'Hollin Primary School'])
    asFollows(await asks(chair, id, { type: 'Join', seat: 'police', agency, name: 'Sam Okafor' }))
  const chosen = action({ owner: 'Sam Okafor, Hollin Primary School', 'owner-name': '', agency: '' })
  assert.match((await visits(actionsRoutes, chair, at, chosen)).led ?? '', /done=agreed/)
  const agreed = (await storyOf(id)).find(one => one.type === 'ActionAgreed')
  assert.equal(agreed?.content?.agency, 'Hollin Primary School')
})

test('The safety plan says who does what until when', async () => {
  const { at } = await begun()
  assert.equal((await visits(actionsRoutes, chair, `${at}/safety-plan`, { words: ' ' })).status, 422)
  const plan = {
    words: 'Grandmother has her tonight.',
    'until-day': '4',
    'until-month': '12',
    'until-year': '2026',
  }
  assert.equal(
    (await visits(actionsRoutes, chair, `${at}/safety-plan`, plan)).led,
    `${at}?done=safety-plan#safety-plan`,
  )
  const { html } = await visits(actionsRoutes, chair, at)
  assert.match(html, /Grandmother has her tonight\./)
  assert.match(html, /Until Friday 4 December 2026/)
})

test('A date its owner names stands beside the one agreed, with why; those who run it move the date, and both stay', async () => {
  const { at } = await begun()
  const one = action()
  await visits(actionsRoutes, chair, at, one)
  const plain = async () =>
    (await visits(actionsRoutes, chair, at)).html.replace(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const grace = 'Grace Adeyemi'
  const promise = (but: object = {}) => ({
    ...{
      command: randomUUID(),
      action: one.action,
      about: '2026-12-02',
      [`status-${one.action}`]: 'by-date',
    },
    ...{
      [`date-${one.action}-day`]: '9',
      [`date-${one.action}-month`]: '12',
      [`date-${one.action}-year`]: '2026',
    },
    ...but,
  })
  const bare = await visits(actionsRoutes, grace, `${at}/confirm`, promise())
  assert.equal(bare.status, 422)
  assert.match(bare.html, /Say why it is not done by the date that was agreed/)
  const why = { [`reason-${one.action}`]: 'The clinic is closed.' }
  const past = promise({ ...why, [`date-${one.action}-day`]: '30', [`date-${one.action}-month`]: '11' })
  assert.match(
    (await visits(actionsRoutes, grace, `${at}/confirm`, past)).html,
    /Name a day that is not over yet/,
  )
  assert.match((await visits(actionsRoutes, grace, `${at}/confirm`, promise(why))).led ?? '', /confirmed/)
  assert.match(
    await plain(),
    /Agreed for Wednesday 2 December 2026; promised by Grace Adeyemi for Wednesday 9 December 2026/,
  )
  const late = (await visits(actionsRoutes, chair, at, undefined, '2026-12-03T09:00:00.000Z')).html
  assert.match(late, /1 action, 1 late/)

  const move = {
    ...{ command: randomUUID(), action: one.action, [`to-${one.action}-day`]: '11' },
    ...{
      [`to-${one.action}-month`]: '12',
      [`to-${one.action}-year`]: '2026',
      [`why-${one.action}`]: 'All agreed.',
    },
  }
  assert.equal(
    (await visits(actionsRoutes, grace, `${at}/date`, move)).nothing,
    true,
    'its owner does not move it',
  )
  assert.match((await visits(actionsRoutes, chair, `${at}/date`, move)).led ?? '', /done=moved/)
  assert.match(
    await plain(),
    /Moved from Wednesday 2 December 2026 to Friday 11 December 2026 by Dilys Okonjo/,
  )
  const old = await visits(actionsRoutes, grace, `${at}/confirm`, promise({ ...why, command: randomUUID() }))
  assert.equal(old.status, 422)
  assert.match(old.html, /The date of this action was moved meanwhile, to Friday 11 December 2026/)
})
