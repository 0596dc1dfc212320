import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, mock, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import {
  ask,
  fieldsIn,
  listen,
  listenTo,
  openWebHouse,
  signIn,
  type WebHouse,
} from '../../../test/web-house.ts'
import { amira } from '../../demo/cast.ts'

let open: WebHouse
let chair: string
before(async () => {
  open = await openWebHouse({ names: ['quorate.council.example'] })
  chair = await signIn(open.port, 'Dilys Okonjo')
})
after(() => open.close())

/** A discussion of the demonstration that is booked and not yet held. */
const room = '/discussions/SD-0413/room'

test('only forms are taken: data, text and files are refused with a page, and nothing breaks', async () => {
  const said = mock.method(console, 'error', () => {})
  for (const [type, body] of [
    ['application/json', '{"text":{"deep":1},"person":["x"]}'],
    ['application/json', 'not even json'],
    ['text/plain', 'text=hello'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\nhello\r\n--x--'],
    ['application/xml', '<a/>'],
  ] as const)
    for (const path of [`${room}/lines`, '/sign-in', '/sign-out', '/demo/clock']) {
      const came = await ask(open.port, path, { body, headers: { 'content-type': type, cookie: chair } })
      assert.equal(came.status, 415, `${type} to ${path}`)
      assert.match(came.body, /This could not be read/)
    }
  assert.equal(said.mock.callCount(), 0, 'none of it is an error of ours')
})

test('where somebody goes after signing in is a page of this house, whatever is asked for', async () => {
  const person = amira.person
  const leads = async (to: string) =>
    (await ask(open.port, '/sign-in', { form: { person, to } })).headers.location
  assert.equal(await leads('/discussions/SD-0413?done=x#lines'), '/discussions/SD-0413?done=x#lines')
  assert.equal(await leads('/discussions/Ünbekannt'), '/discussions/%C3%9Cnbekannt')
  for (const to of [
    '/work\r\nset-cookie: quorate-session=stolen',
    '/work\nx: y',
    '/a\u0000b',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    `/${'a'.repeat(3_000)}`,
    '',
  ])
    assert.equal(await leads(to), '/work', JSON.stringify(to))
  const moved = await ask(open.port, '/demo/clock', {
    form: { move: 'hour', back: '/work\r\nx: y' },
    headers: { cookie: chair },
  })
  assert.deepEqual([moved.status, moved.headers.location], [303, '/work'], 'every door that leads back')
  await ask(open.port, '/demo/clock', { form: { move: 'start', back: '' }, headers: { cookie: chair } })
})

test('the house answers under its own names and no other', async () => {
  for (const host of [
    '127.0.0.1:9',
    'localhost',
    'LOCALHOST:80',
    '[::1]:8047',
    'quorate.example',
    'quorate.council.example',
  ])
    assert.equal((await ask(open.port, '/sign-in', { headers: { host } })).status, 200, host)
  for (const host of [
    'evil.example',
    'quorate.example.evil.example',
    'evil.example:8047',
    'localhost@evil.example',
    '127.0.0.1.nip.example',
    'x y',
  ])
    for (const path of ['/sign-in', '/work', '/nowhere', '/health', '/assets/application.css']) {
      const came = await ask(open.port, path, { headers: { host } })
      assert.equal(came.status, 421, `${host} ${path}`)
      assert.doesNotMatch(came.body, /evil/)
    }
})

test('every answer says what the browser may do with it, also where the address cannot be read', async () => {
  for (const path of [
    '/sign-in',
    '/nowhere',
    '/%zz',
    '/discussions/%E0%A4%A/room',
    `/discussions/${'x'.repeat(200)}`,
    '/a%00b',
    '/assets/application.css',
    '/health',
  ]) {
    const { headers } = await ask(open.port, path)
    assert.match(String(headers['content-security-policy']), /^default-src 'none';script-src 'self';/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
  }
  const foreign = await ask(open.port, '/', { headers: { host: 'evil.example' } })
  assert.match(String(foreign.headers['content-security-policy']), /default-src 'none'/)
})

test('a field of megabytes is refused with a sentence, and all that was typed is there to be shortened', async () => {
  const plan = `Grandmother collects them.\n${'and '.repeat(850_000)}`
  const sent = { command: randomUUID(), 'plan-A': plan, 'who-A': 'Their grandmother, every "day" <here>' }
  const came = await ask(open.port, '/discussions/SD-0413/actions/safety-plan', {
    form: sent,
    headers: { cookie: chair },
  })
  assert.equal(came.status, 422)
  assert.match(came.body, /<title>Error: That cannot be saved as it is/)
  assert.match(came.body, /That is 3,400,027 characters\. Keep it under 20,000: shorten it/)
  assert.match(came.body, /<textarea[^>]* id="plan-A"[^>]*>Grandmother collects them\./)
  assert.ok(came.body.includes('and '.repeat(850_000).trim()), 'every word is still there')
  const kept = fieldsIn(came.body)
  assert.deepEqual([kept.command, kept['who-A']], [sent.command, sent['who-A']])
  const asData = await ask(open.port, `${room}/lines`, {
    form: { line: randomUUID(), text: 'x'.repeat(20_001), answer: 'json' },
    headers: { cookie: chair },
  })
  assert.match((JSON.parse(asData.body) as { refused: string }).refused, /20,001 characters/)
})

test('a form that arrives too slowly is cut off', async () => {
  const { web, port } = await listen(open.house, { longestRequest_ms: 400 })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk
  })
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()))
  socket.write(
    'POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9\r\n\r\n',
  )
  const dripping = setInterval(() => socket.write('a'), 300)
  await ended
  clearInterval(dripping)
  assert.match(answer, /^HTTP\/1\.1 408/)
  await web.close()
})

test('a server that is told to stop answers what it was asked, and closes the channels that never end', async () => {
  const { web, port } = await listen(open.house)
  const channel = await listenTo(port, '/discussions/SD-0413/live', chair)
  assert.equal(channel.status, 200)
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk
  })
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const body = `person=${amira.person}`
  socket.write(
    `POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  await pause(200)
  const closed = web.close()
  await pause(200)
  socket.write(body.slice(5))
  await Promise.all([closed, ended, channel.ended])
  assert.match(answer, /^HTTP\/1\.1 303/)
  assert.match(answer, /quorate-session=/)
})

test('whether it lives and whether it can serve cost nothing; the record is recounted for those who may', async () => {
  const { house, port } = open
  const json = async (path: string, cookie?: string) => {
    const came = await ask(port, path, { headers: cookie ? { cookie } : {} })
    return { status: came.status, body: came.body.startsWith('{') ? JSON.parse(came.body) : {} }
  }
  await Promise.all(Array.from({ length: 40 }, () => json('/health')))
  assert.equal(house.lastRecount(), undefined, 'nobody counted for forty strangers')
  assert.deepEqual(await json('/health/live'), { status: 200, body: { live: true } })
  assert.deepEqual(await json('/health/ready'), {
    status: 200,
    body: { ready: true, database: 'sound' },
  })
  assert.match(JSON.stringify((await json('/health')).body), /"database":"sound","record":"not recounted/)
  assert.equal((await json('/health/record')).status, 303, 'a stranger is asked to sign in')
  assert.equal((await json('/health/record', chair)).status, 404)
  const manager = await signIn(port, 'Helena Voss')
  const [first, second] = await Promise.all([1, 2].map(() => json('/health/record', manager)))
  assert.deepEqual([first!.status, first!.body.record], [200, 'sound'])
  assert.equal(first!.body.at, second!.body.at, 'two who ask at once share one counting')
  assert.equal((await json('/health')).body.record.sound, true)
})
