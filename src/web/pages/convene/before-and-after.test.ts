/** Forms opened before something changed, and deeds that shut somebody out: through the pages, on the real database. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  asFollows,
  asked,
  asks,
  database,
  idOf,
  openAldermere,
  referenceOf,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { actionsRoutes } from '../actions/page.tsx'
import { thresholdRoutes } from '../ask/threshold.tsx'
import { replyRoutes } from '../reply/page.tsx'
import { conveneRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const [convenor, chair, police] = ['Amira Rahman', 'Dilys Okonjo', 'Tomasz Reeve'] as const
const booking = { type: 'BookMeeting', starts: '2026-12-02T11:00:00.000Z', minutes: 60, format: 'online' }
async function booked() {
  const id = await asked()
  asFollows(await asks(convenor, id, booking))
  return { id, at: `/discussions/${await referenceOf(id)}` }
}
const moved = (to: string) => ({ type: 'MoveMeeting', to, reason: 'Police in court.' })
const start = { type: 'StartDiscussion', present: [] }
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const noticesOf = async (id: string) =>
  (
    await database.admin.query<{ kind: string; state: string }>(
      'select kind, state from quorate.notice where discussion = $1 order by cause, kind',
      [id],
    )
  ).rows
const eventsOf = async (id: string) => (await storyOf(id)).map(one => one.type)
/** The form of a page as it was when it was opened: what it carries of the discussion. */
const formOf = async (path: string, routes = conveneRoutes, who: string = convenor) => {
  const { html } = await visits(routes, who, path)
  return { command: randomUUID(), seen: hidden(html, 'seen'), about: hidden(html, 'about') }
}

test('a reply from before the meeting moved is not taken for the new time, and nothing typed is lost', async () => {
  const { id, at } = await booked()
  const form = await formOf(`${at}/reply`, replyRoutes, police)
  asFollows(await asks(convenor, id, moved('2026-12-02T15:00:00.000Z')))
  const sent = { ...form, answer: 'accepted', words: 'We know the father.' }
  const came = await visits(replyRoutes, police, `${at}/reply`, sent)
  assert.equal(came.status, 422)
  assert.match(plain(came.html), /The meeting was moved meanwhile, to Wednesday 2 December 2026, 3:00pm/)
  assert.match(came.html, /We know the father\./)
  const again = { ...(await formOf(`${at}/reply`, replyRoutes, police)), answer: 'accepted' }
  assert.match((await visits(replyRoutes, police, `${at}/reply`, again)).led ?? '', /done=replied/)
})

test('whoever answered is asked again, sees what they answered before, and counts as coming only once they answer', async () => {
  const { id, at } = await booked()
  asFollows(await asks(convenor, id, { type: 'StateFacts', facts: { abusers: 1 } }))
  const first = { ...(await formOf(`${at}/reply`, replyRoutes, police)), answer: 'accepted' }
  await visits(replyRoutes, police, `${at}/reply`, first)
  const page = plain((await visits(conveneRoutes, convenor, `${at}/convene/move`)).html)
  assert.match(page, /Everybody is asked again whether they come\..*Tomasz Reeve \(comes\)/)
  asFollows(await asks(convenor, id, moved('2026-12-02T15:00:00.000Z')))
  const mine = plain((await visits(replyRoutes, police, `${at}/reply`)).html)
  assert.match(mine, /The meeting has moved since you answered \(comes, tomorrow, 11:00am\)/)
  const overview = plain((await visits(conveneRoutes, convenor, `${at}/convene`)).html)
  assert.match(overview, /Asked again: comes/)
  assert.match(overview, /Not yet quorate [^.]*[Pp]olice[^.]* have not accepted\./)
})

test('a reply sent once it has begun is a note: it is kept, and says on the page that it changes nothing', async () => {
  const { id, at } = await booked()
  const form = await formOf(`${at}/reply`, replyRoutes, police)
  asFollows(await asks(chair, id, start))
  const late = { ...form, answer: 'declined', words: 'We cannot come after all.' }
  assert.match((await visits(replyRoutes, police, `${at}/reply`, late)).led ?? '', /done=noted/)
  const { html } = await visits(replyRoutes, police, `${at}/reply?done=noted`)
  assert.match(plain(html), /kept as a note for those who run it/)
  assert.match(plain(html), /Your answer so far None yet/)
  const overview = plain((await visits(conveneRoutes, convenor, `${at}/convene`)).html)
  assert.match(overview, /Said once it had begun, .*: cannot come: We cannot come after all\./)
})

test('a move, an invitation and a threshold “no” from an old tab are refused once it is too late, and nobody gets a mail', async () => {
  const { id, at } = await booked()
  const [move, invite, no] = [
    await formOf(`${at}/convene/move`),
    await formOf(`${at}/convene/invite/school`),
    await formOf(`${at}/threshold`, thresholdRoutes),
  ]
  asFollows(await asks(chair, id, start))
  const told = await noticesOf(id)
  const time = { starts: '2026-12-03T16:00', reason: 'Police in court.', 'late-reason': 'x', confirm: 'late' }
  const came = await visits(conveneRoutes, convenor, `${at}/convene/move`, { ...move, ...time })
  assert.equal(came.status, 422)
  assert.match(
    plain(came.html),
    /The discussion has begun, so it cannot be moved\. Nobody is told a new time\./,
  )
  assert.match(came.html, /Police in court\./)
  const met = { ...no, met: 'no', reason: 'An old bruise.', alone: 'I am alone.' }
  const decided = await visits(thresholdRoutes, convenor, `${at}/threshold`, met)
  assert.equal(decided.status, 422)
  assert.match(
    plain(decided.html),
    /no longer a question whether to hold it\. Instead: Decide for each child/,
  )
  asFollows(await asks(chair, id, { type: 'EndDiscussion' }))
  const school = {
    ...invite,
    person: 'by-hand',
    name: 'Una Best',
    agency: 'Elm School',
    email: 'una@elm.example',
  }
  const asksSchool = await visits(conveneRoutes, convenor, `${at}/convene/invite/school`, school)
  assert.equal(asksSchool.status, 422)
  assert.match(plain(asksSchool.html), /Nobody can be invited to it any more/)
  const after = await noticesOf(id)
  assert.deepEqual(
    after.map(one => one.kind),
    told.map(one => one.kind),
  )
  assert.ok(
    after.every(one => one.state !== 'waiting'),
    'what waited about a meeting that is over is sent to nobody',
  )
  const events = await eventsOf(id)
  assert.equal(events.includes('MeetingMoved') || events.filter(one => one === 'Invited').length > 2, false)
})

test('two people with the same page open: the second sees what the first wrote, and keeps their own words', async () => {
  const { id, at } = await booked()
  const old = await formOf(`${at}/actions`, actionsRoutes, chair)
  asFollows(await asks(convenor, id, { type: 'AgreeSafetyPlan', words: 'She stays with her grandmother.' }))
  const plan = { ...old, words: 'She stays with her aunt.' }
  const came = await visits(actionsRoutes, chair, `${at}/actions/safety-plan`, plan)
  assert.equal(came.status, 422)
  assert.match(plain(came.html), /Somebody else changed the safety plan while you had this open/)
  assert.match(came.html, /She stays with her grandmother\./)
  assert.match(came.html, /She stays with her aunt\./)
  const now = { ...plan, command: randomUUID(), seen: hidden(came.html, 'seen') }
  assert.match(
    (await visits(actionsRoutes, chair, `${at}/actions/safety-plan`, now)).led ?? '',
    /safety-plan/,
  )
})

test('keeping out the chair is asked once, with who can undo it; then it is done silently, and lifted with a reason', async () => {
  const { id, at } = await booked()
  const told = await noticesOf(id)
  const form = { command: randomUUID(), 'out-1-person': idOf(chair), 'out-1-reason': 'Her own family.' }
  const asksOnce = await visits(conveneRoutes, convenor, `${at}/convene/keep-out`, form)
  assert.equal(asksOnce.status, 422)
  assert.match(plain(asksOnce.html), /This would shut out Dilys Okonjo, who runs this discussion/)
  assert.match(asksOnce.html, /name="knowing"/)
  const knowing = { ...form, command: randomUUID(), knowing: 'Nobody else is there. I go on with it.' }
  assert.match(
    (await visits(conveneRoutes, convenor, `${at}/convene/keep-out`, knowing)).led ?? '',
    /done=kept-out/,
  )
  assert.equal((await visits(conveneRoutes, chair, `${at}/convene`)).nothing, true)
  assert.deepEqual(await noticesOf(id), told, 'nothing is sent to anybody')
  const overview = (await visits(conveneRoutes, convenor, `${at}/convene`)).html
  const [, link] = /href="([^"]*\/let-in\/[^"]*)"/.exec(overview)!
  const empty = await visits(conveneRoutes, convenor, link!, { command: randomUUID(), reason: '' })
  assert.equal(empty.status, 422)
  const lift = { command: randomUUID(), reason: 'Another Okonjo.' }
  assert.match((await visits(conveneRoutes, convenor, link!, lift)).led ?? '', /done=let-in/)
  assert.equal((await visits(conveneRoutes, chair, `${at}/convene`)).nothing, false)
})

test('whoever shuts themselves out is told so, and by whom it is undone', async () => {
  const { at } = await booked()
  const form = { command: randomUUID(), 'out-1-person': idOf(chair), 'out-1-reason': 'My own family.' }
  const came = await visits(conveneRoutes, chair, `${at}/convene/keep-out`, form)
  assert.match(plain(came.html), /This would shut out you, who run this discussion/)
  assert.match(plain(came.html), /better set by somebody else: Amira Rahman/)
})

test('taking the only one of the minimum off the list says what follows', async () => {
  const { id, at } = await booked()
  asFollows(await asks(convenor, id, { type: 'StateFacts', facts: { abusers: 1 } }))
  const overview = (await visits(conveneRoutes, convenor, `${at}/convene`)).html
  const links = [...overview.matchAll(/href="([^"]*\/withdraw\/[^"]*)"/g)].map(found => found[1]!)
  const pages = await Promise.all(
    links.map(async link => plain((await visits(conveneRoutes, convenor, link)).html)),
  )
  assert.ok(
    pages.some(page =>
      /without which the discussion is not quorate, and then nobody is invited for it/.test(page),
    ),
  )
})

test('naming oneself as chair asks why, and who had it before has it no longer', async () => {
  const { at } = await booked()
  const form = { command: randomUUID(), chair: idOf(convenor), 'minute-taker': '', group: '' }
  const came = await visits(conveneRoutes, convenor, `${at}/convene/appoint`, form)
  assert.equal(came.status, 422)
  assert.match(plain(came.html), /You would give yourself more to do here than you have been asked for/)
  const why = { ...form, command: randomUUID(), reason: 'Dilys is ill and nobody else is on duty.' }
  assert.match(
    (await visits(conveneRoutes, convenor, `${at}/convene/appoint`, why)).led ?? '',
    /done=appointed/,
  )
  assert.equal((await visits(conveneRoutes, chair, `${at}/convene`)).nothing, true)
})
