import assert from 'node:assert/strict'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { fictionalDomains } from '../../../delivery/address.ts'
import { writeLetter } from '../../../delivery/letter.ts'
import { readLetter } from './letter.ts'
import { calendarWords, isFor } from './page.tsx'

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

test('a mail about a discussion that somebody may not see is not shown to them, and theirs is', () => {
  const martin = { signedIn: { person: { email: 'martin.crake@harrow-lane.example' } } }
  const others = { to: 'priya.nair@aldermere.example', subject: 'Invitation, ref SD-0408' }
  assert.equal(isFor(others, martin, new Set()), false)
  assert.equal(isFor(others, martin, new Set(['SD-0408'])), true)
  assert.equal(isFor({ ...others, to: 'martin.crake@harrow-lane.example' }, martin, new Set()), true)
})

test('a calendar entry says what it does in a calendar', () => {
  assert.equal(calendarWords({ method: 'REQUEST', sequence: '0' }), 'Puts the meeting in')
  assert.equal(calendarWords({ method: 'REQUEST', sequence: '2' }), 'Moves the meeting (change 2)')
  assert.equal(calendarWords({ method: 'CANCEL', sequence: '3' }), 'Takes the meeting out')
})
