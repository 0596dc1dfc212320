import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  asFollows,
  asked,
  asks,
  invites,
  now,
  openAldermere,
  referenceOf,
  refusedFor,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { answerRoutes } from './page.tsx'

let discussion: string
let at: string

before(async () => {
  await openAldermere()
  discussion = await asked()
  await invites(discussion, 'Jonah Pell', 'school')
  asFollows(await asks('Dilys Okonjo', discussion, { type: 'StartDiscussion', present: [] }))
  asFollows(
    await asks('Dilys Okonjo', discussion, {
      type: 'DecideOutcome',
      decision: randomUUID(),
      child: 'A',
      outcome: 'section-47-joint',
      lines: [],
      reason: 'Bruises nobody can explain.',
    }),
  )
  at = `/discussions/${await referenceOf(discussion)}/answers`
})
after(closeDatabase)

const answer = { command: randomUUID(), doing: 'answer', words: 'A joint investigation, led by us.' }
const answered = async (duty: string) =>
  (await storyOf(discussion)).filter(
    entry => entry.type === 'DutyAnswered' && (entry.content as { duty?: string }).duty === duty,
  )

test('the police answer what is asked of the police on their own page, and it is theirs on the record', async () => {
  const page = await visits(answerRoutes, 'Tomasz Reeve', `${at}/criminal-investigation`)
  assert.match(page.html, /Police, Tomasz Reeve/)
  assert.match(page.html, /name="words"/)
  assert.doesNotMatch(page.html, /on their behalf/)
  const sent = await visits(answerRoutes, 'Tomasz Reeve', `${at}/criminal-investigation`, answer)
  assert.match(sent.led ?? '', /done=answered/)
  const [entry] = await answered('criminal-investigation')
  assert.deepEqual([entry?.content?.words, 'onBehalfOf' in (entry?.content ?? {})], [answer.words, false])
})

test('the minute-taker’s side answers for the police, and page and record say on whose behalf', async () => {
  const page = await visits(answerRoutes, 'Amira Rahman', `${at}/criminal-investigation`)
  assert.match(
    page.html,
    /This is asked of police, Tomasz Reeve\. What you write here goes on record as said by you/,
  )
  const sent = await visits(answerRoutes, 'Amira Rahman', `${at}/criminal-investigation`, {
    ...answer,
    command: randomUUID(),
    words: 'They rang: a joint investigation.',
  })
  assert.match(sent.led ?? '', /done=answered/)
  const entry = (await answered('criminal-investigation')).at(-1)
  assert.equal(entry?.content?.onBehalfOf, 'police, Tomasz Reeve')
  const again = await visits(answerRoutes, 'Tomasz Reeve', `${at}/criminal-investigation`)
  assert.match(again.html, /Amira Rahman, [^<]*, on behalf of police, Tomasz Reeve/)
})

test('the school reads what is asked of the police and does not answer it, on the page or past it', async () => {
  const page = await visits(answerRoutes, 'Jonah Pell', `${at}/criminal-investigation`)
  assert.match(page.html, /Police, Tomasz Reeve and those who run this discussion answer this/)
  assert.doesNotMatch(page.html, /name="words"/)
  const before = (await answered('criminal-investigation')).length
  const sent = await visits(answerRoutes, 'Jonah Pell', `${at}/criminal-investigation`, {
    ...answer,
    command: randomUUID(),
  })
  assert.equal(sent.led, undefined)
  const told = { type: 'AnswerDuty', duty: 'criminal-investigation', words: 'Not ours.' }
  assert.equal(refusedFor(await asks('Jonah Pell', discussion, told, now)), 'not-your-task')
  assert.equal((await answered('criminal-investigation')).length, before)
})

test('what is asked of the chair is not the police’s to answer', async () => {
  const told = { type: 'AnswerDuty', duty: 'family-information', words: 'Tonight.' }
  assert.equal(refusedFor(await asks('Tomasz Reeve', discussion, told, now)), 'not-your-task')
  asFollows(await asks('Dilys Okonjo', discussion, told, now))
  const entry = (await answered('family-information')).at(-1)
  assert.equal('onBehalfOf' in (entry?.content ?? {}), false)
})
