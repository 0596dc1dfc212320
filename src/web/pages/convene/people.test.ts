/** Who is asked to come, who comes instead, who must not, and who is busy then: through the pages, on the real database. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  asked,
  asks,
  asVisitor,
  database,
  directory,
  house,
  idOf,
  openAldermere,
  pinned,
  referenceOf,
  request,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { begin } from '../../../conduct.ts'
import { load } from '../../../states.ts'
import { withSystem } from '../../../database/index.ts'
import { sameChildren } from '../ask/same-child.ts'
import { replyRoutes } from '../reply/page.tsx'
import { conveneRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const authority = () => directory.authority.id
const discussionOf = (id: string) =>
  withSystem(house.pool, { authority: authority() }, tx => load(tx, house.states, authority(), id))
const noticesTo = async (id: string, kind: string) =>
  (
    await database.admin.query<{ address: string | null; person: string | null }>(
      'select address, person from quorate.notice where discussion = $1 and kind = $2',
      [id, kind],
    )
  ).rows
const open = (id: string, name: string) =>
  asVisitor(name, '2026-12-01T12:00:00.000Z').then(async visit =>
    visit.see(await referenceOf(id), 'discussion'),
  )
const booked = (starts: string) => ({ type: 'BookMeeting', starts, minutes: 60, format: 'online' })

async function withKeptOut() {
  const id = randomUUID()
  const implicated = [
    { person: idOf('Martin Crake'), name: 'Martin Crake', email: 'martin.crake@harrow-lane.example' },
  ]
  const form = { 'must-not-attend': 'Mr Seán O’Brien, the football coach' }
  asFollows(await begin(house, actor('Amira Rahman'), id, request({ implicated, form }), pinned))
  return { id, at: `/discussions/${await referenceOf(id)}/convene` }
}

test('somebody kept out cannot be invited by hand under any spelling or address, and no mail goes out', async () => {
  const { id, at } = await withKeptOut()
  asFollows(await asks('Amira Rahman', id, booked('2026-12-02T11:00:00.000Z')))
  for (const who of [
    { name: 'martin CRAKE' },
    { name: 'Crake, Mr. Martin' },
    { name: 'A Friend', email: 'Martin.Crake@Harrow-Lane.example' },
    { name: 'Sean OBrien' },
  ]) {
    const typed = { command: randomUUID(), person: 'by-hand', agency: 'A school', ...who }
    const came = await visits(conveneRoutes, 'Amira Rahman', `${at}/invite/school`, typed)
    assert.equal(came.status, 422, JSON.stringify(who))
    assert.match(came.html, /They cannot be invited to this discussion\. Speak to the chair\./)
    assert.doesNotMatch(came.html, /implicated|must not attend|football coach/)
  }
  assert.deepEqual((await discussionOf(id)).invitations, [])
  assert.deepEqual(await noticesTo(id, 'invitation'), [])
})

test('what the request says about who must not attend stands on the convene page, for those who keep people out', async () => {
  const { id, at } = await withKeptOut()
  assert.match((await visits(conveneRoutes, 'Amira Rahman', at)).html, /Mr Seán O’Brien, the football coach/)
  const invited = { invitation: randomUUID(), seat: 'police', agency: 'Westvale Police' }
  const tomasz = { ...invited, person: idOf('Tomasz Reeve'), name: 'Tomasz Reeve' }
  asFollows(await asks('Amira Rahman', id, { type: 'Invite', invitation: tomasz }))
  assert.doesNotMatch((await visits(conveneRoutes, 'Tomasz Reeve', at)).html, /football coach/)
})

test('a deputy of the phone book is asked at their own address and has a way in, as long as they are asked', async () => {
  const id = await asked()
  asFollows(await asks('Amira Rahman', id, booked('2026-12-02T11:00:00.000Z')))
  assert.equal(await open(id, 'Lena Marsh'), undefined)
  const at = `/discussions/${await referenceOf(id)}`
  const typed = {
    command: randomUUID(),
    answer: 'deputy',
    deputy: 'lena marsh',
    'deputy-role': 'detective-inspector',
    words: '',
  }
  const came = await visits(replyRoutes, 'Tomasz Reeve', `${at}/reply`, typed)
  assert.ok(came.led, came.html)
  const [tomasz, , lena] = (await discussionOf(id)).invitations
  assert.deepEqual(
    [tomasz?.name, tomasz?.answer, tomasz?.sends],
    ['Tomasz Reeve', 'deputy', lena?.invitation],
  )
  assert.deepEqual([lena?.name, lena?.person, lena?.seat], ['Lena Marsh', idOf('Lena Marsh'), 'police'])
  assert.ok(await open(id, 'Lena Marsh'), 'she sees what she is asked to')
  const told = await noticesTo(id, 'invitation')
  assert.ok(told.some(one => one.person === idOf('Lena Marsh')))
  assert.match((await visits(replyRoutes, 'Lena Marsh', `${at}/reply`)).html, /Your reply/)
  assert.match((await visits(replyRoutes, 'Tomasz Reeve', `${at}/reply`)).html, /Lena Marsh/)
  await database.admin.query(`update quorate.notice set state = 'delivered' where discussion = $1`, [id])
  // He comes after all: she, who has had her invitation, is not asked any more, and is told so.
  const after = { command: randomUUID(), answer: 'accepted' }
  assert.ok((await visits(replyRoutes, 'Tomasz Reeve', `${at}/reply`, after)).led)
  assert.equal(await open(id, 'Lena Marsh'), undefined)
  assert.ok((await noticesTo(id, 'invitation-withdrawn')).some(one => one.person === idOf('Lena Marsh')))
})

test('“nothing known” is no answer to whether they come', async () => {
  const id = await asked()
  const at = `/discussions/${await referenceOf(id)}/reply`
  const comes = { command: randomUUID(), answer: 'accepted' }
  assert.ok((await visits(replyRoutes, 'Grace Adeyemi', at, comes)).led)
  const nothing = { command: randomUUID(), next: 'nothing-known' }
  assert.ok((await visits(replyRoutes, 'Grace Adeyemi', at, nothing)).led)
  const grace = (await discussionOf(id)).invitations.find(one => one.name === 'Grace Adeyemi')
  assert.deepEqual([grace?.answer, grace?.information], ['accepted', 'none-known'])
  const neither = await visits(replyRoutes, 'Tomasz Reeve', at, { command: randomUUID() })
  assert.equal(neither.status, 422)
  assert.match(neither.html, /Choose whether somebody will come/)
})

test('two meetings at one time with the same people are asked about once before they are booked, without saying which', async () => {
  const first = await asked()
  asFollows(await asks('Amira Rahman', first, booked('2026-12-03T11:00:00.000Z')))
  const second = await asked()
  const at = `/discussions/${await referenceOf(second)}/convene/book`
  const typed = {
    command: randomUUID(),
    starts: '2026-12-03T11:30:00.000Z',
    format: 'online',
    minutes: '60',
    rationale: '',
  }
  const said = await visits(conveneRoutes, 'Amira Rahman', at, typed)
  assert.equal(said.status, 422)
  assert.match(
    said.html,
    /Dilys Okonjo, Tomasz Reeve and Grace Adeyemi have another meeting then\. Is that meant\?/,
  )
  assert.ok(!said.html.includes(await referenceOf(first)), 'not which meeting')
  assert.equal((await discussionOf(second)).booking, undefined)
  const meant = { ...typed, 'starts-meant': typed.starts }
  assert.ok((await visits(conveneRoutes, 'Amira Rahman', at, meant)).led)
  assert.equal((await discussionOf(second)).booking?.starts, typed.starts)
})

test('a colleague’s open discussion about the same child is said, without which one it is; to whom it is closed, nothing is', async () => {
  const id = randomUUID()
  const born = '2016-03-04'
  const children = [{ id: 'A', name: 'Niamh O’Brien', born, facts: {} }]
  const implicated = [{ person: idOf('Callum Broadbent'), name: 'Callum Broadbent' }]
  asFollows(await begin(house, actor('Amira Rahman'), id, request({ children, implicated }), pinned))
  const finds = async (who: string, name: string, on: string) =>
    await sameChildren(await asVisitor(who), [{ id: 'A', name, born: on, facts: {} }])
  assert.deepEqual(await finds('Amira Rahman', 'Niamh OBrien', born), [
    { how: 'same', reference: await referenceOf(id) },
  ])
  assert.deepEqual(await finds('Ruth Abara', 'OBRIEN Niamh', '2016-04-03'), [{ how: 'possibly' }])
  assert.deepEqual(await finds('Callum Broadbent', 'Niamh O’Brien', born), [])
})
