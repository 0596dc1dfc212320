import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { type DiscussionCommand, decide, evolve } from '../discussion/decide.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { isRefusal } from '../discussion/happening.ts'
import { aDiscussion, asha, bristol2024, canary, names } from '../discussion/papers/testing/a-discussion.ts'
import { checkAddress } from './address.ts'
import { folderTransport } from './folder.ts'
import { type Notice, noticesOf, reminderNotice } from './notices.ts'

const rules = bristol2024()
const now = '2026-01-13T12:00:00.000Z'
const linkTo = (discussion: string) => `https://quorate.example/discussions/${discussion}`
const folder = await mkdtemp(join(tmpdir(), 'quorate-mail-'))
after(() => rm(folder, { recursive: true }))
const transport = folderTransport({ folder })

/** Asks for something in a discussion: what it is then, and the notices that follow. */
function ask(before: Discussion, command: object): { discussion: Discussion; notices: Notice[] } {
  const asked = { id: `ask-${before.number}`, at: now, by: asha, ...command } as DiscussionCommand
  const events = decide(asked, before, rules)
  assert.ok(!isRefusal(events), JSON.stringify(events))
  const discussion = events.reduce(evolve, before)
  return { discussion, notices: noticesOf({ discussion, before, events, rules, now, linkTo }) }
}

async function send(notice: Notice) {
  const answer = await transport.handOver(notice)
  assert.ok('where' in answer, JSON.stringify(answer))
  const raw = await readFile(answer.where, 'utf8')
  const mail = await PostalMime.parse(raw)
  const ics = await readFile(answer.where.replace(/eml$/, 'ics'), 'utf8').catch(() => undefined)
  const calendar = ics && new ICAL.Component(ICAL.parse(ics))
  const attached = mail.attachments.map(one =>
    typeof one.content === 'string' ? one.content : new TextDecoder().decode(one.content),
  )
  return { ...answer, raw, mail, ics, calendar, all: [raw, mail.text, ics, ...attached].join('\n') }
}
const eventOf = (calendar: InstanceType<typeof ICAL.Component> | '' | undefined) => {
  assert.ok(calendar)
  return calendar.getFirstSubcomponent('vevent')!
}

const convened = aDiscussion(rules, { only: 'convened' })
const moving = { type: 'MoveMeeting', to: '2026-01-15T09:30:00.000Z', reason: `Bram ${canary.bram}` }
const late = {
  type: 'Invite',
  invitation: {
    invitation: 'inv-camhs',
    seat: 'camhs',
    agency: 'sirona',
    email: 'camhs@sirona.example',
    name: 'Dr Ola Wren',
  },
}

test('inviting somebody to a booked meeting makes one notice, for that person alone', () => {
  const { notices } = ask(convened, late)
  assert.deepEqual(
    notices.map(({ kind, address }) => [kind, address]),
    [['invitation', 'camhs@sirona.example']],
  )
})

test('the same event asked about twice gives the same notice, so that nobody is told twice', () => {
  assert.deepEqual(ask(convened, late).notices, ask(convened, late).notices)
})

test('an invitation is one mail to one person, saying when and where to sign in, and nothing of a child', async () => {
  const { mail, all } = await send(ask(convened, late).notices[0]!)
  assert.equal(mail.subject, 'Invitation, ref SD-0417')
  assert.deepEqual(
    mail.to?.map(one => one.address),
    ['camhs@sirona.example'],
  )
  assert.equal(mail.cc, undefined)
  assert.match(mail.text!, /Wednesday 14 January 2026, 3:00pm, for 1 hour\./)
  assert.match(mail.text!, /https:\/\/quorate\.example\/discussions\/d-1/)
  assertNoCanary(all)
})

test('its calendar entry is private, in UTC, with one attendee and a summary that says nothing', async () => {
  const { calendar, ics, all } = await send(ask(convened, late).notices[0]!)
  const event = eventOf(calendar)
  assert.equal((calendar as InstanceType<typeof ICAL.Component>).getFirstPropertyValue('method'), 'REQUEST')
  assert.equal(event.getFirstPropertyValue('summary'), 'Strategy discussion, ref SD-0417')
  assert.equal(event.getFirstPropertyValue('class'), 'PRIVATE')
  assert.equal(event.getFirstPropertyValue('sequence'), 0)
  assert.match(ics!, /DTSTART:20260114T150000Z/)
  assert.match(ics!, /DTEND:20260114T160000Z/)
  assert.deepEqual(
    event.getAllProperties('attendee').map(one => one.getFirstValue()),
    ['MAILTO:camhs@sirona.example'],
  )
  assert.equal(event.getFirstPropertyValue('location'), null)
  assertNoCanary(all)
})

test('a moved meeting is the same entry with a higher number; a withdrawn one is cancelled with a higher one still', async () => {
  const invited = ask(convened, late)
  const moved = ask(invited.discussion, moving)
  const toCamhs = moved.notices.find(one => one.address === 'camhs@sirona.example')!
  const withdrawn = ask(moved.discussion, {
    type: 'WithdrawInvitation',
    invitation: 'inv-camhs',
    reason: 'Knows the Quillfeathers',
  })
  const [first, second, third] = await Promise.all(
    [invited.notices[0]!, toCamhs, withdrawn.notices[0]!].map(send),
  )
  const told = [first, second, third].map(one => {
    const event = eventOf(one!.calendar)
    return [
      (one!.calendar as InstanceType<typeof ICAL.Component>).getFirstPropertyValue('method'),
      event.getFirstPropertyValue('sequence'),
      event.getFirstPropertyValue('uid') === eventOf(first!.calendar).getFirstPropertyValue('uid'),
    ]
  })
  assert.deepEqual(told, [
    ['REQUEST', 0, true],
    ['REQUEST', 1, true],
    ['CANCEL', 2, true],
  ])
  for (const one of [first, second, third]) assertNoCanary(one!.all)
})

test('not even the kind of discussion is told by mail', () => {
  const { notices } = ask({ ...convened, kind: 'extra-familial' }, late)
  assert.equal(notices[0]!.content.what, 'Strategy discussion')
})

test('a moved meeting is told to everybody still invited, each in a mail of their own', () => {
  const { notices } = ask(convened, moving)
  assert.deepEqual(
    notices.map(one => [one.kind, one.address]),
    ['social-worker@council', 'police@police', 'health@sirona', 'school@oakfield'].map(address => [
      'invitation-changed',
      `${address}.example`,
    ]),
  )
})

test('a block is silent: whoever is kept out hears nothing at all, and nothing that comes later reaches them', () => {
  const who = { person: 'p-school', agency: 'oakfield' }
  const kept = ask(convened, { type: 'Block', who, reason: 'Implicated by Ada.' })
  assert.deepEqual(kept.notices, [])
  const addresses = ask(kept.discussion, moving).notices.map(one => one.address)
  assert.equal(addresses.includes('school@oakfield.example'), false)
  assert.equal(addresses.length, 3)
})

test('where it is decided not to hold it, everybody invited hears that nobody is asked to come', () => {
  const no = { type: 'DecideThreshold', met: false, reason: `Explained. ${canary.bram}` }
  const { notices } = ask(convened, no)
  assert.deepEqual(
    notices.map(one => one.kind),
    Array(4).fill('invitation-withdrawn'),
  )
  const concluded = ask(convened, { type: 'Conclude', reason: 'Not needed.' })
  assert.equal(concluded.notices.length, 4)
  const again = ask(ask(convened, no).discussion, { type: 'Conclude', reason: 'Not needed.' })
  assert.deepEqual(again.notices, [], 'who has heard it once is not told again')
})

test('what is over is told to nobody: no mail speaks of a meeting that has ended', () => {
  const over = aDiscussion(rules)
  const { notices } = ask(over, { type: 'Conclude', reason: 'All done.', at: '2026-01-16T10:00:00.000Z' })
  assert.deepEqual(notices, [])
})

test('minutes are announced to each recipient who gets something, with a link and without the minutes', async () => {
  const signed = aDiscussion(rules, { signed: true })
  const { notices } = ask(signed, {
    type: 'CirculateMinutes',
    copies: [
      { recipient: 'invitees', to: 'DS Petra Lund', address: 'police@police.example', gives: 'full' },
      { recipient: 'child-gp', child: 'A', to: 'The surgery', address: 'gp@surgery.example', gives: 'full' },
      { recipient: 'referrer', to: 'Nobody', address: 'nobody@surgery.example', gives: 'none' },
    ],
  })
  assert.deepEqual(
    notices.map(one => [one.kind, one.address]),
    [
      ['minutes-ready', 'police@police.example'],
      ['minutes-ready', 'gp@surgery.example'],
    ],
  )
  const { mail, all, ics } = await send(notices[1]!)
  assert.equal(mail.attachments.length, 0)
  assert.equal(ics, undefined)
  assertNoCanary(all)
})

test('a reminder for the same thing and the same moment is the same reminder, even when the record has moved on', () => {
  const to = { address: 'police@police.example' }
  const due = '2026-01-16T23:59:00.000Z'
  const later = ask(convened, late).discussion
  const remind = (discussion: Discussion) =>
    reminderNotice('action', 'action/a-3', to, due, { discussion, rules, now, linkTo })
  assert.equal(remind(convened).notice, remind(later).notice)
  assert.notEqual(
    remind(convened).notice,
    reminderNotice('action', 'action/a-1', to, due, { discussion: convened, rules, now, linkTo }).notice,
  )
})

test('handed over twice, a notice is still one mail with one Message-ID', async () => {
  const notice = { ...ask(convened, late).notices[0]!, notice: '00000000-0000-5000-8000-00000000dddd' }
  const [first, second] = [await send(notice), await send(notice)]
  assert.equal(first.raw, second.raw)
  assert.equal(first.messageId, '<00000000-0000-5000-8000-00000000dddd@quorate.example>')
  const files = (await readdir(folder)).filter(file => file.includes('dddd'))
  assert.deepEqual(files.sort(), [`${notice.notice}.eml`, `${notice.notice}.ics`])
})

test('a folder that cannot be written is said at once, so that the sweep tries again', async () => {
  const taken = folderTransport({ folder: join(folder, 'a-file') })
  await writeFile(join(folder, 'a-file'), 'in the way')
  await assert.rejects(taken.handOver(ask(convened, late).notices[0]!), { code: 'EEXIST' })
})

test('a mail carries no header that tells where it was made or what it is about', async () => {
  const { mail } = await send(ask(convened, late).notices[0]!)
  const expected = 'auto-submitted content-type date from message-id mime-version subject to'
  assert.equal(
    mail.headers
      .map(one => one.key)
      .sort()
      .join(' '),
    expected,
  )
})

test('nothing goes to a domain that the operator has not listed, however much it looks like one that is', async () => {
  const given = ask(convened, late).notices[0]!
  for (const address of [
    'a@council.test',
    'a@example',
    'a@council.example.com',
    'a@notexample',
    'a@evil-example.org',
  ]) {
    const answer = await transport.handOver({ ...given, notice: crypto.randomUUID(), address })
    assert.ok('refused' in answer, address)
    assert.ok(!answer.sentence.includes(address))
  }
  assert.equal(checkAddress('duty@council.gov.example', ['council.gov.example']), 'duty@council.gov.example')
})

test('an address that is a list, a name, a group, a route or a line break is refused', () => {
  for (const address of [
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    'a@b.example c@d.example',
    'Ann <a@b.example>',
    'a@b.example\r\nBcc: c@d.example',
    'group: a@b.example, c@d.example;',
    '"a b"@b.example',
    '<a@b.example>',
    'a@b.example>',
    '@c.example:a@b.example',
    'a@@b.example',
    'a@b.example\u0000',
    'ä@b.example',
    'a@xn--.example.',
    '',
  ])
    assert.ok(typeof checkAddress(address, ['.example']) !== 'string', JSON.stringify(address))
})

test('whatever is typed as an address, a mail has exactly that one recipient, or there is none', async () => {
  const given = ask(convened, late).notices[0]!
  const nearly = fc.tuple(
    fc.string({ unit: fc.constantFrom(...'ab.@,;<>":() \r\n\t\\+-_%'), maxLength: 12 }),
    fc.constantFrom('', '@b.example', '@b.example,c@d.example', ' <a@b.example>'),
  )
  await fc.assert(
    fc.asyncProperty(nearly, async ([start, end]) => {
      const address = start + end
      if (typeof checkAddress(address, ['.example']) !== 'string') return
      const { mail } = await send({ ...given, notice: crypto.randomUUID(), address })
      assert.deepEqual(
        mail.to?.map(one => one.address),
        [address],
      )
    }),
    { numRuns: 2000, seed: 417 },
  )
})

function assertNoCanary(text: string): void {
  const decoded = text.replace(/=\r?\n/g, '').replace(/\r?\n /g, '')
  for (const word of [...names, ...Object.values(canary), 'Ola Wren', 'Petra', 'belt', 'hit'])
    assert.ok(!decoded.includes(word), `“${word}” travelled`)
}
