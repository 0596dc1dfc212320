import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  agencyOf,
  asFollows,
  asks,
  openAldermere,
  referenceOf,
  started,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { closePdf } from '../../../delivery/render/pdf.ts'
import { minutesRoutes } from '../minutes/page.tsx'
import { closeRoutes } from './page.tsx'

before(openAldermere)
after(closePdf)
after(closeDatabase)

const chair = 'Dilys Okonjo'
async function begun(): Promise<{ id: string; at: string }> {
  const id = await started()
  return { id, at: `/discussions/${await referenceOf(id)}/close` }
}

test('Everything is read aloud from one screen: decision and reason, who does what, safety, family, copies', async () => {
  const { id, at } = await begun()
  const told = async (command: object) => asFollows(await asks(chair, id, command))
  await told({
    type: 'DecideOutcome',
    decision: randomUUID(),
    child: 'A',
    outcome: 'section-47-joint',
    reason: 'A disclosure.',
    lines: [],
  })
  await told({ type: 'AgreeSafetyPlan', words: 'She stays with her aunt.', until: '2026-12-04' })
  await told({
    type: 'AgreeAction',
    action: randomUUID(),
    what: 'See her',
    owner: 'Amira Rahman',
    agency: agencyOf('Amira Rahman'),
    due: '2026-12-02',
  })
  await told({ type: 'AnswerDuty', duty: 'family-information', words: 'Amira tells her mother tonight.' })
  const words = (await visits(closeRoutes, chair, at)).html.replace(/<[^>]+>/g, '')
  assert.match(
    words,
    /Ada Quillfeather: Section 47, joint with police, health or both\. Because: A disclosure\./,
  )
  assert.match(
    words,
    /Amira Rahman, Aldermere Children’s Social Care, by Wednesday 2 December 2026: See her\./,
  )
  assert.match(words, /kept safe until Friday 4 December 2026/)
  assert.match(words, /Amira tells her mother tonight\./)
  assert.match(words, /The child’s GP: the minutes/)
})

test('What is open asks for a reason, and with the reason it is a departure on record', async () => {
  const { id, at } = await begun()
  assert.match((await visits(closeRoutes, chair, at)).html, /Record the discussion on LCS/)
  assert.equal((await visits(closeRoutes, chair, `${at}/reason`, { duty: 'case-system-record' })).status, 422)
  const { led } = await visits(closeRoutes, chair, `${at}/reason`, {
    duty: 'case-system-record',
    'reason-case-system-record': 'LCS is down.',
  })
  assert.equal(led, `${at}?done=reason`)
  assert.match((await visits(closeRoutes, chair, at)).html, /Reasons on record[\s\S]*LCS is down\./)
  const departed = (await storyOf(id)).find(one => one.type === 'DepartureRecorded')
  assert.equal(departed?.content?.reason, 'LCS is down.')
})

test('The end has a time, which lies neither in the future nor before the start', async () => {
  const { id, at } = await begun()
  const ended = (time: string) => ({
    command: randomUUID(),
    'ended-day': '1',
    'ended-month': '12',
    'ended-year': '2026',
    'ended-time': time,
  })
  assert.match((await visits(closeRoutes, chair, `${at}/end`, ended('11pm'))).html, /That is in the future/)
  assert.match(
    (await visits(closeRoutes, chair, `${at}/end`, ended('8am'))).html,
    /cannot lie before the start/,
  )
  assert.equal((await visits(closeRoutes, chair, `${at}/end`, ended('9:30am'))).led, `${at}?done=ended`)
  assert.ok((await storyOf(id)).some(one => one.type === 'DiscussionEnded'))
})

test('Only the chair signs, with a name and every statement', async () => {
  const { id, at } = await begun()
  asFollows(await asks(chair, id, { type: 'EndDiscussion' }))
  const health = await visits(closeRoutes, 'Grace Adeyemi', at)
  assert.doesNotMatch(health.html, /Your full name/)
  assert.ok((await visits(closeRoutes, 'Grace Adeyemi', `${at}/sign`, { name: 'Grace Adeyemi' })).nothing)
  const { html, status } = await visits(closeRoutes, chair, `${at}/sign`, { name: '', statements: ['0'] })
  assert.equal(status, 422)
  assert.match(html, /Type your name to sign/)
  assert.match(html, /Tick every statement/)
})

const signatureIn = (html: string) => ({
  command: randomUUID(),
  digest: /name="digest" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '',
  statements: ['0', '1', '2'],
  name: chair,
})
async function ended(): Promise<{ id: string; at: string }> {
  const begins = await begun()
  const decide = {
    type: 'DecideOutcome',
    decision: randomUUID(),
    child: 'A',
    outcome: 'section-47-joint',
    reason: 'A disclosure.',
    lines: [],
  }
  for (const command of [decide, { type: 'EndDiscussion' }]) asFollows(await asks(chair, begins.id, command))
  return begins
}

test('What the signature leaves open asks why once, in the form that signs, and nothing is signed without it', async () => {
  const { id, at } = await ended()
  const { html } = await visits(closeRoutes, chair, at)
  assert.match(html, /What stays open \(\d+\)/)
  assert.doesNotMatch(html, /Say why not/)
  const refused = await visits(closeRoutes, chair, `${at}/sign`, {
    ...signatureIn(html),
    'open-legal-advice': 'The lawyer was ill.',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Say why this stays open: at each, or once for all that you left blank/)
  assert.match(refused.html, /The lawyer was ill\./)
  const story = await storyOf(id)
  assert.ok(!story.some(one => one.type === 'MinutesSigned' || one.type === 'DepartureRecorded'))
})

test('One reason for several and one of its own are recorded with the signature, and stand in what was signed', async () => {
  const { id, at } = await ended()
  const { html } = await visits(closeRoutes, chair, at)
  const { led } = await visits(closeRoutes, chair, `${at}/sign`, {
    ...signatureIn(html),
    'open-legal-advice': 'The lawyer was ill.',
    'open-others': 'The call broke off at four.',
  })
  assert.equal(led, `${at}?done=signed`)
  const story = await storyOf(id)
  const reasons = story.filter(one => one.type === 'DepartureRecorded').map(one => one.content)
  assert.equal(reasons.find(one => one?.duty === 'legal-advice')?.reason, 'The lawyer was ill.')
  assert.ok(reasons.some(one => one?.reason === 'The call broke off at four.'))
  const words = await signedWords(id)
  assert.match(
    words,
    /Not followed: Decide whether legal advice is needed \(BR24-602d\)\nThe lawyer was ill\./,
  )
  assert.match(words, /; .*\nThe call broke off at four\./)
  assert.doesNotMatch(words, /No departure is on record/)
  assert.match(words, /Decide whether legal advice is needed \(BR24-602d\)\. Why not stands where/)
})

test('What changed while it was read is not signed, whatever reasons were given', async () => {
  const { id, at } = await ended()
  const { html } = await visits(closeRoutes, chair, at)
  asFollows(await asks(chair, id, { type: 'AnswerDuty', duty: 'legal-advice', words: 'Yes.' }))
  const refused = await visits(closeRoutes, chair, `${at}/sign`, {
    ...signatureIn(html),
    'open-others': 'The call broke off.',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /no longer the words you saw/)
  assert.ok(!(await storyOf(id)).some(one => one.type === 'DepartureRecorded'))
})

async function signedWords(id: string): Promise<string> {
  const at = `/discussions/${await referenceOf(id)}/minutes/1/words`
  return (await visits(minutesRoutes, chair, at)).file ?? ''
}
