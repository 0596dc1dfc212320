import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  agencyOf,
  asFollows,
  asks,
  asked,
  besideOf,
  house,
  idOf,
  line,
  openAldermere,
  referenceOf,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { type Came, visits } from '../../../../test/visiting.ts'
import { load } from '../../../states.ts'
import { withActor } from '../../../database/index.ts'
import { roomRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'
const minutes = 'Priya Nair'
const police = 'Tomasz Reeve'
const nurse = 'Grace Adeyemi'

/** A discussion that has begun: Dilys in the chair, Priya writing, police and health invited, the police here. */
async function aRoom(): Promise<{ id: string; at: string }> {
  const id = await asked()
  asFollows(
    await asks(chair, id, { type: 'Appoint', as: 'minute-taker', person: idOf(minutes), name: minutes }),
  )
  const seat = { seat: 'police', agency: agencyOf(police), person: idOf(police), name: police }
  asFollows(
    await asks(chair, id, {
      type: 'StartDiscussion',
      chair: { person: idOf(chair), name: chair, grade: 'team-manager' },
      minuteTaker: minutes,
      present: [seat],
    }),
  )
  return { id, at: `/discussions/${await referenceOf(id)}` }
}

const opens = (name: string, path: string) => visits(roomRoutes, name, path)
const sends = (name: string, path: string, fields: Record<string, string | string[]>) =>
  visits(roomRoutes, name, path, fields)
const told = (came: Came) => JSON.parse(came.file ?? 'null') as Record<string, unknown>
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
const discussionOf = (id: string) =>
  withActor(house.pool, actor(chair), tx => load(tx, house.states, actor(chair).authority, id))
const writes = (name: string, at: string, text: string, more = {}) =>
  sends(name, `${at}/room/lines`, { line: randomUUID(), text, ...more })

test('a line typed with its marks is on record as whoever said it, and the box is ready for the next', async () => {
  const { id, at } = await aRoom()
  const came = await writes(minutes, at, 'p ! He was known to us in 2024')
  assert.equal(came.led, `${at}/room?done=line#text`)
  const [said] = (await discussionOf(id)).lines
  assert.deepEqual(
    [said?.agency, said?.speaker, said?.kind, said?.text, said?.by.name],
    [agencyOf(police), police, 'opinion', 'He was known to us in 2024', minutes],
  )
  assert.match(words((await opens(nurse, `${at}/room`)).html), /Professional opinion .* known to us in 2024/)
})

test('the same line sent again is there once, and is told that it is saved', async () => {
  const { id, at } = await aRoom()
  const sent = { line: randomUUID(), text: 'Pressed twice', answer: 'json' }
  const both = await Promise.all([1, 2].map(() => sends(minutes, `${at}/room/lines`, sent)))
  assert.deepEqual(
    both.map(came => told(came).saved),
    [sent.line, sent.line],
  )
  assert.equal((await discussionOf(id)).lines.length, 1)
})

test('other words under the id of a saved line are never told that they are saved', async () => {
  const { id, at } = await aRoom()
  const sent = { line: randomUUID(), text: 'From this window', answer: 'json' }
  await sends(minutes, `${at}/room/lines`, sent)
  const other = told(await sends(minutes, `${at}/room/lines`, { ...sent, text: 'From another' }))
  assert.match(String(other.refused), /already saved with other words/)
  assert.deepEqual(
    (await discussionOf(id)).lines.map(one => one.text),
    ['From this window'],
  )
})

test('an empty line is refused with what to do, and everything chosen by hand is still there', async () => {
  const { at } = await aRoom()
  const { html } = await writes(minutes, at, 'p !', { speaker: 'PC Moss', kind: 'opinion', about: ['A'] })
  assert.match(words(html), /There is a problem .*Write something first/)
  assert.match(html, /value="PC Moss"/)
  assert.match(html, /<option value="opinion" selected/)
})

test('what is for the police alone is seen by police, chair and minute-taker; for others it is not even missing', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, '# p Nightingale is under way', { audience: 'police' })
  const secret = (await discussionOf(id)).lines[0]!.line
  for (const name of [police, chair, minutes])
    assert.match((await opens(name, `${at}/room`)).html, /Nightingale/, name)
  for (const path of ['/room', '/room/parts/lines', '/room/parts/all']) {
    const { html } = await opens(nurse, at + path)
    assert.doesNotMatch(html, new RegExp(`Nightingale|${secret}`), path)
    assert.match(words(html), /Nothing is written yet/, 'no gap shows')
  }
})

test('who may not read a line cannot correct it, nor learn from trying that it is there', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, '# p Nightingale', { audience: 'police' })
  const { line: secret } = (await discussionOf(id)).lines[0]!
  for (const one of [secret, randomUUID()]) {
    assert.equal((await opens(nurse, `${at}/room/lines/${one}`)).nothing, true)
    assert.equal((await sends(nurse, `${at}/room/lines/${one}`, { text: 'x', revision: '0' })).nothing, true)
  }
  const refused = await asks(nurse, id, { type: 'CorrectLine', line: secret, revision: 7, text: 'x' })
  assert.equal((refused as { why?: string }).why, 'no-line', 'not by the path of commands either')
})

test('health does not write for the police, whatever the form says; what it gives as intelligence is its own and the police’s', async () => {
  const { id, at } = await aRoom()
  await writes(nurse, at, 'Said as health', { agency: agencyOf(police) })
  assert.equal((await discussionOf(id)).lines[0]?.agency, agencyOf(nurse))
  await writes(nurse, at, '# He was seen near the school', {})
  const given = (await discussionOf(id)).lines[1]!
  assert.deepEqual(
    given.audience,
    { policeAnd: agencyOf(nurse) },
    'what she gives for the police stays hers too',
  )
  assert.match((await opens(nurse, `${at}/room`)).html, /near the school/)
  assert.match((await opens(police, `${at}/room`)).html, /near the school/)
  assert.doesNotMatch((await opens('Amira Rahman', `${at}/room`)).html, /near the school/)
})

test('a correction keeps the earlier words; two at once lose neither', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, 'p Called on Monday')
  const { line: said } = (await discussionOf(id)).lines[0]!
  const first = await sends(police, `${at}/room/lines/${said}`, { text: 'Called on Tuesday', revision: '0' })
  assert.equal(first.led, `${at}/room?done=corrected#line-${said}`)
  const second = await sends(minutes, `${at}/room/lines/${said}`, { text: 'Called at noon', revision: '0' })
  assert.match(words(second.html), /Somebody else corrected it meanwhile. It now reads: Called on Tuesday/)
  assert.match(second.html, /<textarea[^>]*>Called at noon/)
  assert.match(second.html, /name="revision" value="1"/)
  await sends(minutes, `${at}/room/lines/${said}`, { text: 'Called at noon', revision: '1' })
  const now = (await discussionOf(id)).lines[0]!
  assert.deepEqual(
    [...now.corrected.map(one => one.text), now.text],
    ['Called on Monday', 'Called on Tuesday', 'Called at noon'],
  )
})

test('unsaved words come back to their author on any machine, and to nobody else', async () => {
  const { at } = await aRoom()
  const draft = `line/${randomUUID()}`
  const kept = await sends(minutes, `${at}/draft`, { part: draft, text: 'p half a sen', answer: 'json' })
  assert.deepEqual(told(kept), {
    done: 'kept',
    reading: `${agencyOf(police)}, ${police}, fact; for everyone who gets the minutes`,
  })
  const mine = (await opens(minutes, `${at}/room`)).html
  assert.match(mine, /<textarea[^>]*>p half a sen/)
  assert.match(words(mine), /Your unsaved words from 9:30am are back/)
  assert.match(mine, new RegExp(`name="line" id="compose-line" value="${draft.slice(5)}"`))
  assert.doesNotMatch((await opens(chair, `${at}/room`)).html, /half a sen/)
})

test('saving the line forgets the draft; a draft that comes in late behind it is not given back', async () => {
  const { at } = await aRoom()
  const id = randomUUID()
  await sends(minutes, `${at}/draft`, { part: `line/${id}`, text: 'p nearly don' })
  await sends(minutes, `${at}/room/lines`, { line: id, text: 'p nearly done' })
  assert.doesNotMatch((await opens(minutes, `${at}/room`)).html, /unsaved words/)
  await sends(minutes, `${at}/draft`, { part: `line/${id}`, text: 'p nearly don' })
  assert.doesNotMatch((await opens(minutes, `${at}/room`)).html, /unsaved words/)
})

test('before the start a line is refused, and its words are kept as the draft the refusal speaks of', async () => {
  const id = await asked()
  const at = `/discussions/${await referenceOf(id)}`
  const came = await writes(police, at, 'Too early')
  assert.match(words(came.html), /Start the discussion before writing lines/)
  assert.match((await opens(police, `${at}/room`)).html, /<textarea[^>]*>Too early/)
})

test('“>” asks somebody to look at the action before it is agreed', async () => {
  const { id, at } = await aRoom()
  const came = await writes(minutes, at, '> Tomasz: check the records by Friday')
  const action = /action=([0-9a-f-]{36})/.exec(came.led ?? '')?.[1]
  assert.ok(action, came.led)
  assert.doesNotMatch(came.led ?? '', /records/, 'nothing of the words stands in the address')
  const { html } = await opens(minutes, `${at}/room?action=${action}`)
  assert.match(html, /<textarea[^>]*>Check the records/)
  assert.equal((await discussionOf(id)).actions.length, 0)
  const due = { 'due-day': '4', 'due-month': '12', 'due-year': '2026' }
  const form = { action, what: 'Check the records', owner: police, 'owner-agency': agencyOf(police), ...due }
  const nobody = await sends(minutes, `${at}/room/actions`, { ...form, owner: '' })
  assert.match(words(nobody.html), /Name the person who will do it/)
  await sends(minutes, `${at}/room/actions`, form)
  assert.deepEqual(
    (await discussionOf(id)).actions.map(one => [one.owner, one.what, one.due]),
    [[police, 'Check the records', '2026-12-04']],
  )
})

test('the quorum is a sentence, and says what can be done while it is not there', async () => {
  const { id, at } = await aRoom()
  const before = words((await opens(chair, `${at}/room`)).html)
  assert.match(before, /Not quorate: social worker and health are missing/)
  assert.match(before, /You can: .*Record a separate conversation with health/)
  assert.doesNotMatch(words((await opens(nurse, `${at}/room`)).html), /You can:/, 'a partner is only told')
  const invited = (await discussionOf(id)).invitations.find(one => one.seat === 'health')!.invitation
  await sends(chair, `${at}/room/arrive`, { invitation: invited })
  const care = {
    'arrival-name': 'Amira Rahman',
    'arrival-agency': 'Social care',
    'arrival-seat': 'social-worker',
  }
  await sends(chair, `${at}/room/arrive`, care)
  assert.match(words((await opens(police, `${at}/room`)).html), /Quorate: social worker, police, health\./)
})

test('what must be answered before closing is asked for once, and not again among what is asked besides', async () => {
  const { at } = await aRoom()
  const { html } = await opens(chair, `${at}/room/parts/answers`)
  const asked = [...html.matchAll(/href="([^"]*\/(?:answers|decisions)[^"#]*)"/g)].map(found => found[1])
  assert.ok(asked.length > 2, 'something is asked')
  assert.equal(new Set(asked).size, asked.length)
})

test('a partner is not offered to start, arrive for others or move the agenda on, and cannot', async () => {
  const { id, at } = await aRoom()
  const { html } = await opens(nurse, `${at}/room`)
  assert.doesNotMatch(html, /room\/(start|arrive|leave|item|departure|conversation|actions)"/)
  const came = await sends(nurse, `${at}/room/item`, { item: 'risk' })
  assert.match(words(came.html), /for the chair or the people who run this discussion/)
  assert.equal((await discussionOf(id)).agendaItem, undefined)
})

test('there is no room for who has no place in it: not by page, part, draft or form; oversight reads and does not write', async () => {
  const { at } = await aRoom()
  for (const path of ['/room', '/room/parts/all', '/room/parts/lines'])
    assert.equal((await opens('Dr Ines Marlow', at + path)).nothing, true, path)
  assert.equal((await writes('Dr Ines Marlow', at, 'x')).nothing, true)
  const draft = { part: `line/${randomUUID()}`, text: 'x' }
  assert.equal((await sends('Dr Ines Marlow', `${at}/draft`, draft)).nothing, true)
  const { html } = await opens('Helena Voss', `${at}/room`)
  assert.match(words(html), /You can read along/)
  assert.equal((await writes('Helena Voss', at, 'x')).nothing, true)
})

test('somebody who is kept out while they are in the room finds nothing at the next look', async () => {
  const { id, at } = await aRoom()
  assert.equal((await opens(nurse, `${at}/room`)).nothing, false)
  const who = { person: idOf(nurse) }
  asFollows(await asks(chair, id, { type: 'Block', who, reason: 'A conflict of interest.' }))
  assert.equal((await opens(nurse, `${at}/room/parts/lines`)).nothing, true)
  assert.equal((await writes(nurse, at, 'x')).nothing, true)
})

test('watching the room is recorded once in a quarter of an hour, however often its parts are fetched', async () => {
  const { id, at } = await aRoom()
  for (const part of ['all', 'lines', 'people,strip']) await opens(police, `${at}/room/parts/${part}`)
  const readings = (await besideOf(id)).filter(one => one.type === 'Read')
  assert.equal(readings.length, 1)
})

test('only what is new is sent again, with every line that was corrected', async () => {
  const { id, at } = await aRoom()
  for (const text of ['One', 'Two', 'Three']) asFollows(await asks(minutes, id, line(agencyOf(police), text)))
  const [one, two] = (await discussionOf(id)).lines
  asFollows(
    await asks(chair, id, { type: 'CorrectLine', line: one!.line, revision: 0, text: 'One, put right' }),
  )
  const { html } = await opens(nurse, `${at}/room/parts/lines?after=${two!.line}`)
  assert.deepEqual(
    [...html.matchAll(/quorate-line__text[^>]*>([^<]*)/g)].map(found => found[1]),
    ['One, put right', 'Three'],
  )
})

test('a part nobody has heard of is nothing', async () => {
  const { at } = await aRoom()
  assert.equal((await opens(chair, `${at}/room/parts/constructor`)).nothing, true)
})

test('no child’s name stands in the title, and every name can be hidden', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, 'p Known to us', { about: ['A'] })
  const { html } = await opens(chair, `${at}/room`)
  assert.match(html, /<title>The room – SD-\d+ – Quorate<\/title>/)
  assert.doesNotMatch(html.replaceAll(/quorate-private">[^<]*</g, ''), /Ada Quillfeather<\/(span|p|li|a)/)
  assert.equal(
    (await storyOf(id)).some(entry => entry.type === 'LineRecorded'),
    true,
  )
})

test('who will have a line shows before Enter, and the kind proposes it', async () => {
  const { at } = await aRoom()
  const reading = async (text: string, more: object = {}) =>
    told(await sends(minutes, `${at}/draft`, { part: `line/${randomUUID()}`, text, answer: 'json', ...more }))
      .reading
  assert.match(
    String(await reading('p # a source')),
    /intelligence; for the police, the chair and the minute-taker$/,
  )
  assert.match(
    String(await reading('h # a source')),
    new RegExp(`; for ${agencyOf(nurse)}, the police, the chair`),
  )
  assert.match(
    String(await reading('p # a source', { audience: 'everyone' })),
    /for everyone who gets the minutes$/,
  )
})

test('in a correction the marks are read as in a new line, and mend agency and kind', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, 'h Seen with a known offender')
  const { line: said } = (await discussionOf(id)).lines[0]!
  await sends(minutes, `${at}/room/lines/${said}`, { text: 'p # Seen with a known offender', revision: '0' })
  const [line] = (await discussionOf(id)).lines
  assert.deepEqual(
    [line?.text, line?.agency, line?.kind, line?.audience],
    ['Seen with a known offender', agencyOf(police), 'intelligence', 'police'],
  )
  const action = await sends(minutes, `${at}/room/lines/${said}`, {
    text: '> Tomasz: check it',
    revision: '1',
  })
  assert.match(words(action.html), /Write the action as a new line/)
  assert.match(action.html, /<textarea[^>]*>> Tomasz: check it/)
})

test('a line is withdrawn with a reason: it stays to be seen in the room and stands in no document', async () => {
  const { id, at } = await aRoom()
  await writes(minutes, at, 'p About another family')
  const { line: said } = (await discussionOf(id)).lines[0]!
  const bare = await sends(minutes, `${at}/room/lines/${said}/withdraw`, { 'withdraw-reason': '' })
  assert.match(words(bare.html), /Say why the line is withdrawn/)
  const page = `${at}/room/lines/${said}`
  assert.equal((await sends(nurse, `${page}/withdraw`, { 'withdraw-reason': 'x' })).nothing, true)
  const came = await sends(police, `${page}/withdraw`, { 'withdraw-reason': 'Another family' })
  assert.equal(came.led, `${at}/room?done=withdrawn#line-${said}`)
  assert.match(words((await opens(nurse, `${at}/room`)).html), /Withdrawn by Tomasz Reeve: Another family/)
})

test('whoever gave a line opens it later, with a reason; the chair narrows it and does not open it', async () => {
  const { id, at } = await aRoom()
  await writes(police, at, '# Nightingale')
  const { line: said } = (await discussionOf(id)).lines[0]!
  const page = `${at}/room/lines/${said}/audience`
  assert.match(words((await opens(police, page)).html), /No copy that was sent holds it/)
  assert.equal((await opens(nurse, page)).nothing, true)
  const wider = await sends(chair, page, { audience: 'everyone', reason: 'All should know.' })
  assert.match(
    words(wider.html),
    /Only the agency that gave this, or whoever wrote it, lets more people have it/,
  )
  assert.match(wider.html, /<textarea[^>]*>All should know/)
  const opened = await sends(police, page, { audience: 'everyone', reason: 'The operation is over.' })
  assert.equal(opened.led, `${at}/room?done=audience#line-${said}`)
  assert.match((await opens(nurse, `${at}/room`)).html, /Nightingale/)
  const closed = await sends(chair, page, { audience: 'police', reason: 'Not yet after all.' })
  assert.equal(closed.led, `${at}/room?done=audience#line-${said}`)
  assert.doesNotMatch((await opens(nurse, `${at}/room`)).html, /Nightingale/)
})
