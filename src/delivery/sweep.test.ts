import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { closeDatabase, freshDatabase } from '../../test/database.ts'
import { withActor, withSystem } from '../database/index.ts'
import { ALDER, as, CHAIR, HEAD_TEACHER, NORTHMERE, NURSE, settleTown } from '../database/testing/town.ts'
import { folderTransport, type Transport } from './folder.ts'
import type { Notice } from './notices.ts'
import { keepNotices, sweep, withdrawOver } from './sweep.ts'

const { pool, admin } = await freshDatabase()
await settleTown(pool)
after(closeDatabase)
const room = await mkdtemp(join(tmpdir(), 'quorate-sweep-'))
after(() => rm(room, { recursive: true }))

const at = (minute: number) =>
  new Date(Date.parse('2026-01-14T09:00:00.000Z') + minute * 60_000).toISOString()
let made = 0
const aNotice = (more: Partial<Notice> = {}): Notice => ({
  notice: `00000000-0000-5000-8000-${String(++made).padStart(12, '0')}`,
  discussion: ALDER,
  kind: 'minutes-ready',
  due: at(0),
  cause: made,
  person: NURSE,
  content: { reference: 'SD-0001', what: 'Strategy discussion', link: 'https://quorate.example/d/1' },
  ...more,
})
const keep = (...notices: Notice[]) =>
  withSystem(pool, { authority: NORTHMERE }, tx => keepNotices(tx, NORTHMERE, notices))
const sweepAt = (minute: number, transport: Transport) => sweep(pool, NORTHMERE, transport, at(minute))
const stateOf = async (notice: Notice) =>
  (
    await admin.query('select state, attempts, message_id, content from quorate.notice where notice = $1', [
      notice.notice,
    ])
  ).rows[0]

/** A transport that notes what it was handed, and fails while it is told to. */
function noting() {
  const handed: string[] = []
  const transport: Transport & { handed: string[]; broken: boolean } = {
    name: 'noting',
    handed,
    broken: false,
    async handOver({ notice }) {
      if (transport.broken) throw new Error('connection refused for ben@health.example')
      handed.push(notice)
      return { messageId: `<${notice}@quorate.example>`, where: 'noted' }
    },
  }
  return transport
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(room, 'mails-'))
  await admin.query('truncate quorate.notice')
})

test('a notice that is due goes to the address in the phone book, and is marked handed over', async () => {
  const notice = aNotice()
  await keep(notice)
  assert.deepEqual(await sweepAt(1, folderTransport({ folder })), {
    handedOver: 1,
    failed: 0,
    later: 0,
    withdrawn: 0,
  })
  assert.deepEqual(await readdir(folder), [`${notice.notice}.eml`])
  const { state, message_id } = await stateOf(notice)
  assert.equal(state, 'handed-over')
  assert.equal(message_id, `<${notice.notice}@quorate.example>`)
})

test('a notice is never sent before it is due, and never twice', async () => {
  const transport = noting()
  await keep(aNotice({ due: at(10) }))
  await sweepAt(9, transport)
  assert.equal(transport.handed.length, 0)
  await sweepAt(10, transport)
  await sweepAt(11, transport)
  assert.equal(transport.handed.length, 1)
})

test('keeping the same notice again changes nothing', async () => {
  const transport = noting()
  const notice = aNotice()
  await keep(notice)
  await sweepAt(1, transport)
  await keep(notice)
  await sweepAt(2, transport)
  assert.equal(transport.handed.length, 1)
})

test('six sweeps at once hand over every notice exactly once', async () => {
  const transport = noting()
  await keep(...Array.from({ length: 120 }, () => aNotice()))
  await Promise.all(Array.from({ length: 6 }, () => sweepAt(1, transport)))
  assert.equal(transport.handed.length, 120)
  assert.equal(new Set(transport.handed).size, 120)
})

test('while the mail server is away it is tried again after one, two and four minutes, and then goes', async () => {
  const transport = noting()
  transport.broken = true
  const notice = aNotice()
  await keep(notice)
  const tried: number[] = []
  for (let minute = 0; minute <= 7; minute++)
    if ((await sweepAt(minute, transport)).later === 1) tried.push(minute)
  assert.deepEqual(tried, [0, 1, 3, 7])
  transport.broken = false
  assert.equal((await sweepAt(15, transport)).handedOver, 1)
  assert.equal((await stateOf(notice)).attempts, 5)
})

test('after a day and a half of trying it is marked failed, without keeping what the mail server said', async () => {
  const transport = noting()
  transport.broken = true
  const notice = aNotice()
  await keep(notice)
  for (let hour = 0; hour <= 48; hour++) {
    await sweepAt(hour * 60, transport)
    for (let minute = 1; hour === 0 && minute < 60; minute++) await sweepAt(minute, transport)
  }
  const { state, attempts, content } = await stateOf(notice)
  assert.deepEqual([state, attempts, content.why], ['failed', 12, 'gave-up'])
  assert.doesNotMatch(JSON.stringify(content), /refused for|health\.example/)
})

test('a process that died after handing over has the same mail handed over again, and the folder holds it once', async () => {
  const notice = aNotice()
  await keep(notice)
  const files = folderTransport({ folder })
  const dying: Transport = {
    name: 'dying',
    async handOver(given) {
      await files.handOver(given)
      throw new Error('killed here')
    },
  }
  await sweepAt(1, dying)
  assert.equal((await sweepAt(2, files)).handedOver, 1)
  assert.deepEqual(await readdir(folder), [`${notice.notice}.eml`])
})

test('an address outside the listed domains fails at once, and is not tried again', async () => {
  const notice = aNotice({ address: 'somebody@elsewhere.test' })
  await keep(notice)
  assert.equal((await sweepAt(1, folderTransport({ folder }))).failed, 1)
  assert.deepEqual((await stateOf(notice)).content.why, 'domain-not-listed')
  assert.equal((await sweepAt(60, folderTransport({ folder }))).failed, 0)
  assert.deepEqual(await readdir(folder), [])
})

test('somebody blocked after a notice was written gets nothing any more, not even that they are not invited', async () => {
  const transport = noting()
  const minutes = aNotice({ person: HEAD_TEACHER })
  const cancelled = aNotice({ person: HEAD_TEACHER, kind: 'invitation-withdrawn' })
  const toNurse = aNotice()
  await keep(minutes, cancelled, toNurse)
  await withSystem(pool, { authority: NORTHMERE }, tx =>
    tx.query(
      `insert into quorate.block (authority, discussion, role, reason, set_at) values ($1, $2, 'education-lead', 'implicated', $3)`,
      [NORTHMERE, ALDER, at(0)],
    ),
  )
  const swept = await sweepAt(1, transport)
  assert.equal(swept.withdrawn, 2)
  assert.deepEqual(transport.handed, [toNurse.notice])
  assert.equal((await stateOf(minutes)).state, 'withdrawn')
})

test('the nurse sees the notice sent to her, and the chair sees both', async () => {
  await keep(aNotice(), aNotice({ person: CHAIR }))
  const seen = async (person: string) =>
    (await withActor(pool, as(person), tx => tx.query('select notice from quorate.notice'))).rows.length
  assert.deepEqual([await seen(NURSE), await seen(CHAIR)], [1, 2])
})

const meeting = (sequence: number, starts = at(120)) => ({
  ...{ reference: 'SD-0001', what: 'Strategy discussion', link: 'https://quorate.example/d/1' },
  meeting: { uid: 'one@quorate', sequence, starts, minutes: 60 },
})

test('a meeting moved before anybody was told is told once, as an invitation to the new time', async () => {
  const transport = noting()
  const invitation = aNotice({ kind: 'invitation', content: meeting(0) })
  const changed = aNotice({ kind: 'invitation-changed', content: meeting(1, at(180)) })
  await keep(invitation)
  await keep(changed)
  await sweepAt(1, transport)
  assert.deepEqual(transport.handed, [changed.notice])
  assert.equal((await stateOf(invitation)).state, 'withdrawn')
  const { rows } = await admin.query('select kind from quorate.notice where notice = $1', [changed.notice])
  assert.equal(rows[0].kind, 'invitation')
})

test('a meeting called off before anybody was told of it is told to nobody; after that, to those who were told', async () => {
  const transport = noting()
  const unheard = aNotice({ kind: 'invitation', content: meeting(0) })
  const off = aNotice({ kind: 'invitation-withdrawn', content: meeting(1) })
  await keep(unheard, off)
  await sweepAt(1, transport)
  assert.deepEqual(transport.handed, [])
  const heard = aNotice({ kind: 'invitation', content: meeting(2) })
  await keep(heard)
  await sweepAt(2, transport)
  const offAgain = aNotice({ kind: 'invitation-withdrawn', due: at(3), content: meeting(3) })
  await keep(offAgain)
  await sweepAt(4, transport)
  assert.deepEqual(transport.handed, [heard.notice, offAgain.notice])
})

test('a mail that waited until its meeting was over is not sent any more', async () => {
  const transport = noting()
  transport.broken = true
  const late = aNotice({ kind: 'invitation', content: meeting(0, at(10)) })
  await keep(late)
  await sweepAt(1, transport)
  transport.broken = false
  await sweepAt(71, transport)
  assert.deepEqual(transport.handed, [])
  assert.equal((await stateOf(late)).state, 'withdrawn')
})

test('when the discussion has ended, what waits about coming to it waits no more', async () => {
  const transport = noting()
  const [invitation, reminder] = [
    aNotice({ kind: 'invitation', content: meeting(0) }),
    aNotice({
      kind: 'reminder',
      content: { reference: 'SD-0001', what: 'Strategy discussion', link: 'x', about: 'reply', due: at(120) },
    }),
  ]
  const minutes = aNotice()
  await keep(invitation, reminder, minutes)
  await withSystem(pool, { authority: NORTHMERE }, tx => withdrawOver(tx, NORTHMERE, ALDER, at(1)))
  await sweepAt(2, transport)
  assert.deepEqual(transport.handed, [minutes.notice])
})
