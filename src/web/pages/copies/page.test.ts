/** From the last word to the last copy, through the pages themselves, on a real PostgreSQL. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  agencyOf,
  asFollows,
  asked,
  asks,
  database,
  directory,
  idOf,
  line,
  openAldermere,
  refusedFor,
  referenceOf,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { load, States } from '../../../states.ts'
import { withActor, withSystem } from '../../../database/index.ts'
import { copyDocument, minutesDocument } from '../../../delivery/freeze.ts'
import { findFrozen } from '../../../delivery/frozen.ts'
import { closePdf } from '../../../delivery/render/pdf.ts'
import { closeRoutes } from '../close/page.tsx'
import { minutesRoutes } from '../minutes/page.tsx'
import { copiesRoutes } from './page.tsx'

before(openAldermere)
after(closePdf)
after(closeDatabase)

const chair = 'Dilys Okonjo'
const doctor = 'Dr Ines Marlow'
/** Words about the second child, and words of police to police: each may be found by some and by nobody else. */
const [aboutBram, amongPolice] = ['zanzibar', 'nightingale']

/** Two children, discussed and ended; the head of the school is kept out because the concern is about him. */
async function held(): Promise<string> {
  const id = await asked({
    children: [
      { id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } },
      { id: 'B', name: 'Bram Grimshaw', born: '2018-11-20', facts: { 'in-education': false } },
    ],
  })
  const told = async (name: string, command: object) => asFollows(await asks(name, id, command))
  await told(chair, {
    type: 'Block',
    who: { person: idOf('Martin Crake'), role: 'education-lead', name: 'Martin Crake' },
    reason: 'The concern is about him.',
  })
  await told(chair, {
    type: 'StartDiscussion',
    chair: { person: idOf(chair), name: chair, grade: 'team-manager' },
    present: [{ seat: 'police', agency: agencyOf('Tomasz Reeve'), name: 'Tomasz Reeve' }],
  })
  await told(chair, line(agencyOf('Grace Adeyemi'), 'Ada has a bruise on her arm.'))
  await told(chair, { ...line(agencyOf('Grace Adeyemi'), `The ${aboutBram} incident.`), about: ['B'] })
  await told('Tomasz Reeve', {
    ...line(agencyOf('Tomasz Reeve'), `Operation ${amongPolice}.`),
    about: [],
    audience: 'police',
  })
  for (const [child, outcome] of [
    ['A', 'section-47-joint'],
    ['B', 'section-17-assessment'],
  ])
    await told(chair, {
      type: 'DecideOutcome',
      decision: randomUUID(),
      child,
      outcome,
      reason: child === 'A' ? 'An injury.' : `Because of the ${aboutBram} incident.`,
      lines: [],
    })
  await told(chair, { type: 'EndDiscussion' })
  return id
}

async function signs(reference: string): Promise<void> {
  const page = await visits(closeRoutes, chair, `/discussions/${reference}/close`)
  const came = await visits(closeRoutes, chair, `/discussions/${reference}/close/sign`, {
    command: hidden(page.html, 'command'),
    digest: hidden(page.html, 'digest'),
    name: chair,
    statements: ['0', '1', '2'],
    'open-others': 'There was no time for it.',
  })
  assert.match(came.led ?? '', /done=signed/)
}

const rowsSent = ['child-gp-A', 'child-gp-B', 'service-manager']

test('The chair signs exactly the words that were shown, and every file of them is kept', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  const signed = (await storyOf(id)).find(one => one.type === 'MinutesSigned')
  const words = await visits(minutesRoutes, chair, `/discussions/${reference}/minutes/1/words`)
  assert.equal(createHash('sha256').update(words.file!).digest('hex'), signed?.content?.digest)
  assert.match(words.file!, new RegExp(amongPolice))
  const pdf = await visits(minutesRoutes, chair, `/discussions/${reference}/minutes/1/pdf`)
  assert.match(pdf.file!, /^%PDF/)
  const word = await visits(minutesRoutes, chair, `/discussions/${reference}/minutes/1/word`)
  assert.match(word.file!, /^PK/)
})

test('Words that changed since they were read are not signed, and nothing is half done', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  const page = await visits(closeRoutes, chair, `/discussions/${reference}/close`)
  const digest = hidden(page.html, 'digest')
  asFollows(await asks(chair, id, line(agencyOf('Grace Adeyemi'), 'One more thing.')))
  const refused = await asks(chair, id, { type: 'SignMinutes', name: chair, statements: [], digest })
  assert.equal(refusedFor(refused), 'changed-meanwhile')
  assert.ok(!(await storyOf(id)).some(one => one.type === 'MinutesSigned'))
  assert.ok((await visits(minutesRoutes, chair, `/discussions/${reference}/minutes/1/words`)).nothing)
})

test('Signing twice with one click signs once', async () => {
  const id = await held()
  const page = await visits(closeRoutes, chair, `/discussions/${await referenceOf(id)}/close`)
  const command = randomUUID()
  const asked = { type: 'SignMinutes', name: chair, statements: [], digest: hidden(page.html, 'digest') }
  asFollows(await asks(chair, id, asked, undefined, command))
  assert.equal(asFollows(await asks(chair, id, asked, undefined, command)).repeated, true)
  assert.equal((await storyOf(id)).filter(one => one.type === 'MinutesSigned').length, 1)
})

test('A copy about one child holds nothing about the other, in any file and on any page', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  const came = await visits(copiesRoutes, chair, `/discussions/${reference}/copies`, {
    send: rowsSent,
    'to-child-gp-A': idOf(doctor),
    'to-child-gp-B': idOf(doctor),
    'to-service-manager': idOf('Helena Voss'),
  })
  assert.equal(came.led, `/discussions/${reference}/copies?sent=3`, came.html)
  for (const copy of ['1', '2']) await opens(doctor, reference, copy)
  for (const form of ['words', 'paper', 'html']) {
    const aboutAda = await visits(minutesRoutes, doctor, `/discussions/${reference}/copies/1/${form}`)
    assert.match(aboutAda.file!, /Ada/)
    assert.doesNotMatch(aboutAda.file!, new RegExp(`Bram|Grimshaw|${aboutBram}|${amongPolice}`), form)
    const aboutBramsCopy = await visits(minutesRoutes, doctor, `/discussions/${reference}/copies/2/${form}`)
    assert.match(aboutBramsCopy.file!, new RegExp(aboutBram))
    assert.doesNotMatch(aboutBramsCopy.file!, new RegExp(`Ada|Quillfeather|${amongPolice}`), form)
  }
  const page = await visits(minutesRoutes, doctor, `/discussions/${reference}/minutes?copy=1`)
  assert.match(page.html, /Your copy of the minutes/)
  assert.doesNotMatch(page.html, new RegExp(`Bram|Grimshaw|${aboutBram}|${amongPolice}`))
})

test('A recipient has their own copy and nothing else: not the whole minutes, not somebody else’s copy, no other page', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  await visits(copiesRoutes, chair, `/discussions/${reference}/copies`, {
    send: ['child-gp-A', 'service-manager'],
    'to-child-gp-A': idOf(doctor),
    'to-service-manager': idOf('Helena Voss'),
  })
  const at = `/discussions/${reference}`
  for (const path of [`${at}/minutes/1/words`, `${at}/minutes/1/pdf`, `${at}/copies/2/words`])
    assert.ok((await visits(minutesRoutes, doctor, path)).nothing, path)
  assert.ok((await visits(copiesRoutes, doctor, `${at}/copies`)).nothing)
  assert.ok((await visits(closeRoutes, doctor, `${at}/close`)).nothing)
  // The database says the same, asked past every page.
  const found = await withActor(database.pool, actor(doctor), tx =>
    findFrozen(
      tx,
      { authority: directory.authority.id, document: minutesDocument(id, 1, 'words') },
      'words',
      {},
    ),
  )
  assert.equal(found, undefined)
})

/** Opens a copy as its recipient, by the button in front of it. */
async function opens(name: string, reference: string, copy: string) {
  const at = `/discussions/${reference}/minutes`
  const front = await visits(minutesRoutes, name, `${at}?copy=${copy}`)
  assert.match(front.html, /Open your copy/)
  return visits(minutesRoutes, name, `${at}/open`, { command: hidden(front.html, 'command'), copy })
}

test('A copy is opened by a button of ours, and that is its receipt: nothing that only fetches pages can give one', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  await visits(copiesRoutes, chair, `/discussions/${reference}/copies`, {
    send: 'child-gp-A',
    'to-child-gp-A': idOf(doctor),
  })
  const receipts = async () => (await storyOf(id)).filter(one => one.type === 'CopyReceived').length
  const at = `/discussions/${reference}`
  for (const path of [`${at}/minutes`, `${at}/minutes?copy=1`]) {
    const front = await visits(minutesRoutes, doctor, path)
    assert.match(front.html, /those who run the discussion see that you have/)
    assert.doesNotMatch(front.html, /bruise|Quillfeather/, 'nothing of it is shown before')
  }
  for (const form of ['pdf', 'words', 'html', 'paper'])
    assert.equal(
      (await visits(minutesRoutes, doctor, `${at}/copies/1/${form}`)).led,
      `${at}/minutes?copy=1`,
      form,
    )
  assert.equal(await receipts(), 0)
  assert.ok(
    (await visits(minutesRoutes, chair, `${at}/minutes/open`, { copy: '1' })).nothing,
    'not anybody’s',
  )

  assert.equal((await opens(doctor, reference, '1')).led, `${at}/minutes?copy=1`)
  const again = await visits(minutesRoutes, doctor, `${at}/minutes/open`, { copy: '1' })
  assert.equal(again.led, `${at}/minutes?copy=1`, 'a second window comes to the same')
  assert.match((await visits(minutesRoutes, doctor, `${at}/minutes`)).html, /bruise/)
  assert.equal(await receipts(), 1)
  const page = await visits(copiesRoutes, chair, `${at}/copies`)
  assert.match(page.html, /Sent: 1, opened: 1/)
})

/** What whoever owns the database could do: a document’s bytes and its digest are replaced behind the triggers’ back. */
async function alters(document: string, change: (content: string) => string): Promise<void> {
  const client = await database.admin.connect()
  try {
    const { rows } = await client.query<{ content: Buffer }>(
      'select content from document where document = $1',
      [document],
    )
    const content = Buffer.from(change(rows[0]!.content.toString('latin1')), 'latin1')
    await client.query('alter table document disable trigger all')
    await client.query('update document set content = $2, sha256 = sha256($2) where document = $1', [
      document,
      content,
    ])
    await client.query('alter table document enable always trigger refuse_change')
  } finally {
    client.release()
  }
}

test('A document that was altered in the database is not shown as signed, nor as sent, in any form', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  await visits(copiesRoutes, chair, `/discussions/${reference}/copies`, {
    send: 'child-gp-A',
    'to-child-gp-A': idOf(doctor),
  })
  await opens(doctor, reference, '1')
  const at = `/discussions/${reference}`
  const { id: authority } = directory.authority
  const { copies } = await withSystem(database.pool, { authority }, tx =>
    load(tx, new States(), authority, id),
  )
  const sent = copies[0]!
  for (const form of ['words', 'paper', 'html', 'pdf', 'word'] as const) {
    const before = await visits(minutesRoutes, chair, `${at}/minutes/1/${form}`)
    assert.equal(before.status, 200, `control: ${form}`)
    const mend = (content: string) =>
      form === 'pdf' || form === 'word' ? `${content} ` : content.replace('bruise', 'cuddle')
    await alters(minutesDocument(id, 1, form), mend)
    await alters(copyDocument(id, sent, form), mend)
    for (const [name, path] of [
      [chair, `${at}/minutes/1/${form}`],
      [doctor, `${at}/copies/1/${form}`],
    ] as const) {
      const came = await visits(minutesRoutes, name, path)
      assert.equal(came.status, 500, path)
      assert.match(came.html, /This is not the document that was signed/)
      assert.equal(came.file, undefined)
    }
  }
  for (const [name, path] of [
    [chair, `${at}/minutes`],
    [doctor, `${at}/minutes`],
  ] as const) {
    const page = await visits(minutesRoutes, name, path)
    assert.match(page.html, /This is not the document that was signed/)
    assert.doesNotMatch(page.html, /cuddle/)
  }
})

test('Who is kept out is named to the chair only, gets nothing, and somebody has to stand in', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  asFollows(
    await asks('Amira Rahman', id, {
      type: 'Appoint',
      as: 'minute-taker',
      person: idOf('Priya Nair'),
      name: 'Priya Nair',
    }),
  )
  await signs(reference)
  const at = `/discussions/${reference}/copies`
  assert.match((await visits(copiesRoutes, chair, at)).html, /Kept out/)
  assert.doesNotMatch((await visits(copiesRoutes, 'Priya Nair', at)).html, /Kept out|Martin Crake/)
  assert.ok((await visits(minutesRoutes, 'Martin Crake', `/discussions/${reference}/minutes`)).nothing)

  const sent = await asks(chair, id, {
    type: 'CirculateMinutes',
    copies: [{ recipient: 'somebody', to: 'Martin Crake', person: idOf('Martin Crake'), gives: 'notice' }],
  })
  assert.equal(refusedFor(sent), 'blocked')

  const unnamed = await visits(copiesRoutes, chair, `${at}/substitute`, { recipient: 'education-lead' })
  assert.equal(unnamed.status, 422)
  const named = await visits(copiesRoutes, chair, `${at}/substitute`, {
    recipient: 'education-lead',
    'substitute-education-lead': 'The chair of governors.',
  })
  assert.equal(named.led, `${at}?done=substitute`)
  assert.match((await visits(copiesRoutes, chair, at)).html, /The chair of governors/)
})

test('A copy whose words are not those of the record is not sent', async () => {
  const id = await held()
  await signs(await referenceOf(id))
  const sent = await asks(chair, id, {
    type: 'CirculateMinutes',
    copies: [
      {
        recipient: 'child-gp',
        child: 'A',
        to: doctor,
        person: idOf(doctor),
        gives: 'full',
        digest: '0'.repeat(64),
      },
    ],
  })
  assert.equal(refusedFor(sent), 'changed-meanwhile')
})

test('A recipient asks for a correction, the chair accepts it, and a second version is signed beside the first', async () => {
  const id = await held()
  const reference = await referenceOf(id)
  await signs(reference)
  await visits(copiesRoutes, chair, `/discussions/${reference}/copies`, {
    send: 'child-gp-A',
    'to-child-gp-A': idOf(doctor),
  })
  const correction = randomUUID()
  const at = `/discussions/${reference}/minutes`
  const asking = await visits(minutesRoutes, doctor, `${at}/correction`, {
    correction,
    text: 'It was the left arm.',
  })
  assert.equal(asking.led, `${at}?done=asked#corrections`)
  assert.doesNotMatch((await visits(minutesRoutes, 'Tomasz Reeve', at)).html, /left arm/)
  const lineId = (await storyOf(id)).find(one => one.type === 'LineRecorded')!.content!.line as string
  const accepts = {
    correction,
    [`accepted-${correction}`]: 'yes',
    [`words-${correction}`]: 'You are right.',
  }
  const which = await visits(minutesRoutes, chair, `${at}/answer`, accepts)
  assert.equal(which.status, 422)
  assert.match(which.html, /Choose which words it changes/)
  const first = await visits(minutesRoutes, chair, `${at}/answer`, {
    ...accepts,
    [`change-${correction}`]: `line/${lineId}`,
  })
  assert.match(first.html, /What it reads from now on/)
  assert.match(first.html, /It was the left arm\./)
  assert.ok(!(await storyOf(id)).some(one => one.type === 'CorrectionAnswered'))
  const answer = await visits(minutesRoutes, chair, `${at}/answer`, {
    ...accepts,
    [`change-${correction}`]: `line/${lineId}`,
    text: 'A bruise on the left upper limb.',
  })
  assert.equal(answer.led, `${at}?done=accepted#corrections`)
  const page = await visits(closeRoutes, chair, `/discussions/${reference}/close`)
  const again = await visits(closeRoutes, chair, `/discussions/${reference}/close/sign`, {
    digest: hidden(page.html, 'digest'),
    name: chair,
    statements: ['0', '1', '2'],
    'open-others': 'There was no time for it.',
  })
  assert.match(again.led ?? '', /done=signed/)
  const second = (await visits(minutesRoutes, chair, `${at}/2/words`)).file!
  assert.match(second, /A bruise on the left upper limb\./)
  assert.match(second, /Replaces: version 1, signed by Dilys Okonjo/)
  assert.match((await visits(minutesRoutes, doctor, at)).html, /You are right\.[^<]* Version 2 carries it/)
  assert.doesNotMatch((await visits(minutesRoutes, chair, `${at}/1/words`)).file!, /left arm/)
})
