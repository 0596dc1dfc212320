import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import {
  asFollows,
  asked,
  asks,
  asVisitor,
  database,
  directory,
  idOf,
  openAldermere,
  referenceOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { withSystem } from '../../../database/index.ts'
import { fictionalDomains } from '../../../delivery/address.ts'
import { writeLetter } from '../../../delivery/letter.ts'
import { readLetter } from './letter.ts'
import { calendarWords, lettersFor } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const notice = {
  notice: '002927ef-ef66-59a2-a570-8e05d195d794',
  kind: 'invitation' as const,
  due: '2026-11-26T16:46:00.000Z',
  address: 'amira.rahman@aldermere.example',
  content: {
    reference: 'SD-0407',
    what: 'Réunion, große Frage',
    link: 'http://127.0.0.1:8104/discussions/SD-0407',
    meeting: { uid: 'm@quorate', sequence: 0, starts: '2026-11-30T11:00:00.000Z', minutes: 60 },
  },
}
const post = { from: 'no-reply@quorate.example', domains: fictionalDomains }

test('a mail of ours reads the same here as in a mail program', async () => {
  const letter = await writeLetter(notice, post)
  assert.ok('eml' in letter)
  const raw = Buffer.from(letter.eml).toString('utf8')
  const theirs = await PostalMime.parse(raw)
  const ours = readLetter(raw)
  assert.equal(ours.subject, theirs.subject)
  assert.equal(ours.to, theirs.to?.[0]?.address)
  assert.equal(ours.text.trim(), theirs.text?.trim())
  assert.equal(ours.sent, notice.due)
  assert.equal(ours.calendar?.starts, notice.content.meeting.starts)
  assert.equal(ours.calendar?.method, 'REQUEST')
  assert.ok(ours.calendar?.summary.startsWith('Réunion, große Frage'))
})

test('a mail is shown to whom it was sent and to who runs the discussion; another authority’s with the same reference to neither', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-post-'))
  try {
    const discussion = await asked()
    const booking = { type: 'BookMeeting', starts: '2026-12-02T10:00:00.000Z', minutes: 60, format: 'online' }
    asFollows(await asks('Dilys Okonjo', discussion, booking))
    const reference = await referenceOf(discussion)
    const sent = await withSystem(database.pool, { authority: directory.authority.id }, tx =>
      tx.query<{ notice: string; person: string }>(
        'select notice, person from quorate.notice where discussion = $1',
        [discussion],
      ),
    )
    assert.ok(sent.rows.length >= 2, 'the police and health were invited')
    const elsewhere = { notice: randomUUID(), person: 'somebody in another authority' }
    for (const one of [...sent.rows, elsewhere]) {
      const letter = await writeLetter(
        { ...notice, notice: one.notice, content: { ...notice.content, reference } },
        post,
      )
      assert.ok('eml' in letter)
      await writeFile(join(folder, `${one.notice}.eml`), letter.eml)
    }
    const shown = async (name: string) => {
      const visit = await asVisitor(name)
      Object.assign(visit.house, { postFolder: folder })
      return (await lettersFor(visit)).map(one => one.name).sort()
    }
    const all = sent.rows.map(one => one.notice).sort()
    const to = (name: string) =>
      sent.rows
        .filter(one => one.person === idOf(name))
        .map(one => one.notice)
        .sort()
    assert.deepEqual(await shown('Dilys Okonjo'), all)
    assert.ok(to('Tomasz Reeve').length > 0)
    assert.deepEqual(await shown('Tomasz Reeve'), to('Tomasz Reeve'))
    assert.deepEqual(await shown('Martin Crake'), [])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a calendar entry says what it does in a calendar', () => {
  assert.equal(calendarWords({ method: 'REQUEST', sequence: '0' }), 'Puts the meeting in')
  assert.equal(calendarWords({ method: 'REQUEST', sequence: '2' }), 'Moves the meeting (change 2)')
  assert.equal(calendarWords({ method: 'CANCEL', sequence: '3' }), 'Takes the meeting out')
})
