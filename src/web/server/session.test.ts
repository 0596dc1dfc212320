import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, mock, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import {
  ask,
  type Channel,
  fieldsIn,
  type Form,
  listenTo,
  openWebHouse,
  signIn,
  type WebHouse,
} from '../../../test/web-house.ts'
import { prepareLayout } from '../../database/layout.ts'
import { findPostmaster } from '../../database/server.ts'
import { withSystem } from '../../database/index.ts'
import { cast } from '../../demo/cast.ts'

let open: WebHouse
before(async () => {
  open = await openWebHouse()
})
after(() => open.close())

/** A discussion of the demonstration that is booked and not yet held. */
const discussion = '/discussions/SD-0413'
const room = `${discussion}/room`
const aldermere = '5a000000-0000-4000-8000-000000000001'

const get = (path: string, cookie: string) => ask(open.port, path, { headers: { cookie } })
const post = (path: string, cookie: string, form: Form) =>
  ask(open.port, path, { form, headers: { cookie, 'sec-fetch-site': 'same-origin' } })
const sql = (text: string, values: unknown[] = []) =>
  withSystem(open.house.database.pool, { authority: aldermere }, tx => tx.query(text, values))

async function until(what: string, holds: () => boolean | Promise<boolean>, most_ms = 20_000): Promise<void> {
  for (const giveUpAt = Date.now() + most_ms; !(await holds()); await pause(20))
    assert.ok(Date.now() < giveUpAt, `it did not come to pass that ${what}`)
}
const ends = (channel: Channel): Promise<boolean> =>
  Promise.race([channel.ended.then(() => true), pause(3_000, false)])

const words = 'He said “not again”.\nThen she left; 5 < 6 & "so on".'

test('signed out in the middle of writing: the words are on the page, and are saved once when sent after signing in', async () => {
  const cookie = await signIn(open.port, 'Dilys Okonjo')
  const started = await post(`${room}/start`, cookie, {
    command: randomUUID(),
    chair: cast.find(one => one.name === 'Dilys Okonjo')!.person,
    format: 'online',
  })
  assert.equal(started.status, 303, started.body)
  await sql(`update quorate.session set expires_at = now() - interval '1 second'`)
  const typed = { line: randomUUID(), text: words, kind: 'fact' }
  const came = await post(`${room}/lines`, cookie, typed)
  assert.equal(came.status, 401)
  assert.match(came.body, /<title>You have been signed out/)
  assert.match(came.body, /He said “not again”\.\nThen she left; 5 &lt; 6 &amp; &quot;so on&quot;\./)
  assert.match(came.body, /href="\/sign-in" target="_blank"/)
  assert.deepEqual(fieldsIn(came.body), typed)
  assert.match(came.body, new RegExp(`<form method="post" action="${room}/lines"`))

  const again = await signIn(open.port, 'Dilys Okonjo')
  for (const _twice of [1, 2])
    assert.equal((await post(`${room}/lines`, again, fieldsIn(came.body))).status, 303)
  const lines = (await get(`${room}/parts/lines`, again)).body
  assert.equal(lines.split(`id="line-${typed.line}"`).length, 2, 'once')

  const asData = await post(`${room}/lines`, cookie, { ...typed, answer: 'json' })
  assert.equal(asData.status, 303, 'the script of the room is sent to sign in, and keeps its words itself')
  const foreign = await ask(open.port, `${room}/lines`, {
    form: typed,
    headers: { cookie, 'sec-fetch-site': 'cross-site' },
  })
  assert.equal(foreign.status, 403)
  assert.doesNotMatch(foreign.body, /He said/, 'a form of another site is not offered to be sent from ours')
})

test('the database away while something is sent: one moment, the words kept, and sending again saves them', async () => {
  const cookie = await signIn(open.port, 'Dilys Okonjo')
  const said = mock.method(console, 'error', () => {})
  const { data } = prepareLayout(open.dataFolder)
  const control = join(data, 'global', 'pg_control')
  renameSync(control, `${control}.away`)
  process.kill(findPostmaster(data)!.pid, 'SIGKILL')
  const typed = { line: randomUUID(), text: words, kind: 'fact' }
  const came = await post(`${room}/lines`, cookie, typed)
  assert.equal(came.status, 503)
  assert.match(came.body, /<title>One moment/)
  assert.match(came.body, /He said “not again”\.\nThen she left/)
  assert.deepEqual(fieldsIn(came.body), typed)
  assert.ok(Number(came.headers['retry-after']) > 0)
  const page = await get(`${discussion}?x=1`, cookie)
  assert.equal(page.status, 503)
  assert.match(page.body, /href="\/discussions\/SD-0413\?x=1">\s*Try again/)
  const status = async (path: string) => (await ask(open.port, path)).status
  assert.deepEqual(
    await Promise.all(['/health/live', '/health/ready', '/health'].map(status)),
    [200, 503, 503],
  )
  renameSync(`${control}.away`, control)
  await until('it is ready', async () => (await status('/health/ready')) === 200)
  assert.equal((await post(`${room}/lines`, cookie, fieldsIn(came.body))).status, 303)
  assert.match((await get(`${room}/parts/lines`, cookie)).body, new RegExp(`id="line-${typed.line}"`))
  said.mock.restore()
})

test('after signing out the old cookie opens nothing, and the channel it had is closed; another browser goes on', async () => {
  const [one, other] = [await signIn(open.port, 'Dilys Okonjo'), await signIn(open.port, 'Dilys Okonjo')]
  const channels = await Promise.all(
    [one, other].map(cookie => listenTo(open.port, `${discussion}/live`, cookie)),
  )
  assert.deepEqual(
    channels.map(({ status }) => status),
    [200, 200],
  )
  const out = await post('/sign-out', one, { command: randomUUID() })
  assert.match(String(out.headers['set-cookie']), /quorate-session=;/)
  assert.ok(await ends(channels[0]!), 'its channel is closed')
  assert.equal((await get('/work', one)).status, 303, 'whoever kept the cookie has to sign in')
  assert.equal((await get(`${discussion}/live`, one)).status, 404)
  assert.equal((await get('/work', other)).status, 200)
  assert.equal(await ends(channels[1]!), false, 'the other channel goes on')
})

test('signing in again in the same browser replaces what was, and only that', async () => {
  const elsewhere = await signIn(open.port, 'Dilys Okonjo')
  const first = await signIn(open.port, 'Dilys Okonjo')
  const channel = await listenTo(open.port, `${discussion}/live`, first)
  const second = await signIn(open.port, 'Priya Nair', first)
  assert.equal((await get('/work', first)).status, 303)
  assert.ok(await ends(channel), 'what Dilys had open does not go on under Priya')
  assert.match((await get('/work', second)).body, /Priya Nair/)
  assert.equal((await get('/work', elsewhere)).status, 200)
})

test('who only gets a copy hears nothing of how a discussion goes on; who is shut out hears no more', async () => {
  const { rows } = await sql(
    `select h.reference, p.name from quorate.membership m join quorate.discussion_head h using (authority, discussion)
       join quorate.person p using (person)
      where m.authority = $1 and p.content ? 'persona-of' and not exists (select from quorate.authority_role r where r.person = m.person)
      group by h.reference, p.name having array_agg(m.capacity) = '{recipient}' limit 1`,
    [aldermere],
  )
  const only = rows[0] as { reference: string; name: string }
  assert.ok(only, 'somebody in the demonstration only gets a copy')
  const cookie = await signIn(open.port, only.name)
  const at = `/discussions/${only.reference}`
  assert.equal((await get(`${at}/minutes`, cookie)).status, 200, 'control: their copy is theirs')
  assert.equal((await get(`${at}/live`, cookie)).status, 404)
})

test('a line for the police alone wakes only those who may read it, and what is heard cannot be counted', async () => {
  const held = '/discussions/SD-0411'
  const [priya, tomasz, grace] = [
    await signIn(open.port, 'Priya Nair'),
    await signIn(open.port, 'Tomasz Reeve'),
    await signIn(open.port, 'Grace Adeyemi'),
  ]
  const police = await listenTo(open.port, `${held}/live`, tomasz)
  const health = await listenTo(open.port, `${held}/live`, grace)
  assert.deepEqual([police.status, health.status], [200, 200])
  const writes = async (text: string, audience: string) => {
    const form = { line: randomUUID(), text, audience, answer: 'json' }
    assert.match((await post(`${held}/room/lines`, priya, form)).body, /"done":"line"/)
  }
  const said = (channel: Channel) =>
    channel
      .heard()
      .split('\n')
      .filter(row => row.startsWith('data:'))

  await writes('p Nightingale is under way', 'police')
  await until('the police hear of it', () => said(police).length === 1)
  await writes('p Known to us', 'everyone')
  await until('everybody hears of that', () => said(police).length === 2 && said(health).length > 0)
  assert.deepEqual(said(health), ['data: {"parts":["lines"]}'], 'of the first not even that it was written')
  assert.doesNotMatch(police.heard() + health.heard(), /\d/, 'no number betrays what somebody may not see')
})

test('whatever is said on the channel of the database, the program goes on and the rooms hear what is true', async () => {
  const cookie = await signIn(open.port, 'Dilys Okonjo')
  const channel = await listenTo(open.port, `${discussion}/live`, cookie)
  for (const nonsense of [
    'not json',
    '',
    'null',
    '[]',
    '7',
    '{"discussion":5}',
    '{"discussion":"x","parts":"lines"}',
    '{"discussion":"x","authority":"y","parts":["cellar"],"lines":[]}',
    '{"discussion":"x","authority":"y","parts":"all","lines":{}}',
    '{"__proto__":{"parts":[]}}',
    '{"discussion":'.repeat(500),
  ])
    await sql('select pg_notify($1, $2)', ['quorate', nonsense])
  const typed = { line: randomUUID(), text: 'After the nonsense.', kind: 'fact' }
  assert.equal((await post(`${room}/lines`, cookie, typed)).status, 303)
  await until('the room hears of the line', () => /event: changed\ndata: .*"lines"/.test(channel.heard()))
})
