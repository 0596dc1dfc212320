import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  agencyOf,
  asFollows,
  asked,
  asks,
  idOf,
  line,
  openAldermere,
  referenceOf,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { visits } from '../../../../test/visiting.ts'
import { decisionsRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'
const everybody = ['Tomasz Reeve', 'Grace Adeyemi', 'Amira Rahman']

/** A discussion that has begun with these people in it. */
async function begun(people: readonly string[] = everybody): Promise<{ id: string; at: string }> {
  const id = await asked()
  const seats: Record<string, string> = {
    'Tomasz Reeve': 'police',
    'Grace Adeyemi': 'health',
    'Amira Rahman': 'social-worker',
  }
  asFollows(
    await asks(chair, id, {
      type: 'StartDiscussion',
      chair: { person: idOf(chair), name: chair, grade: 'team-manager' },
      present: people.map(name => ({ seat: seats[name], agency: agencyOf(name), person: idOf(name), name })),
    }),
  )
  return { id, at: `/discussions/${await referenceOf(id)}/decisions` }
}
const typesOf = async (id: string) => (await storyOf(id)).map(one => one.type)
const decides = (but: object = {}) => ({
  command: randomUUID(),
  decision: randomUUID(),
  child: 'A',
  outcome: 'section-47-joint',
  reason: 'A disclosure and an injury.',
  ...but,
})

test('A conference is shown as not decided here, and trying to decide it is refused with the rule and what to do instead', async () => {
  const { id, at } = await begun()
  assert.match((await visits(decisionsRoutes, chair, at)).html, /BR24-604: not allowed here/)
  const { html, status } = await visits(decisionsRoutes, chair, at, decides({ outcome: 'conference' }))
  assert.equal(status, 422)
  assert.match(html, /“Hold a case conference” is not decided at this meeting\. .*\(BR24-604\)/)
  assert.match(html, /Instead: Record the discussion’s view as a note for the manager/)
  assert.match(html, /A disclosure and an injury\./, 'the reason was lost')
  assert.ok(!(await typesOf(id)).includes('OutcomeDecided'))
})

test('Section 47 without a reason is asked for one, and nothing that was typed is lost', async () => {
  const { id, at } = await begun()
  const { html, status } = await visits(decisionsRoutes, chair, at, decides({ reason: '  ' }))
  assert.equal(status, 422)
  assert.match(html, /Give the reason for “Section 47, joint/)
  assert.match(html, /value="section-47-joint"[^>]* checked/)
  assert.ok(!(await typesOf(id)).includes('OutcomeDecided'))
})

test('A decision names the lines it relies on and opens what has to be settled now', async () => {
  const { id, at } = await begun()
  const relied = randomUUID()
  asFollows(await asks(chair, id, line(agencyOf('Grace Adeyemi'), 'A bruise on the arm.', relied)))
  const { led } = await visits(decisionsRoutes, chair, at, decides({ lines: relied }))
  assert.equal(led, `${at}?done=decided#child-A`)
  const { html } = await visits(decisionsRoutes, chair, at)
  assert.match(html, /Relies on 1 line/)
  assert.match(html, /Plan for a social worker to see the child/)
  assert.match(html, /answers\/child-seen-plan%2FA/)
  assert.match(html, /Now settle for everybody/)
})

test('Below the minimum the chair is stopped once, gives a reason, and the decision is marked', async () => {
  const { id, at } = await begun(['Grace Adeyemi', 'Amira Rahman'])
  const sent = decides()
  const first = await visits(decisionsRoutes, chair, at, sent)
  assert.match(first.html, /The minimum is not here/)
  assert.ok(!(await typesOf(id)).includes('OutcomeDecided'))
  const unanswered = await visits(decisionsRoutes, chair, at, { ...sent, 'asked-why': 'yes' })
  assert.equal(unanswered.status, 422)
  const { led } = await visits(decisionsRoutes, chair, at, {
    ...sent,
    'asked-why': 'yes',
    'below-minimum': 'Police were called away; the child cannot wait.',
  })
  assert.equal(led, `${at}?done=decided#child-A`)
  const story = await storyOf(id)
  assert.equal(story.find(one => one.type === 'OutcomeDecided')?.content?.inquorate, true)
  assert.match(JSON.stringify(story.filter(one => one.type === 'DutyAnswered')), /called away/)
  assert.match((await visits(decisionsRoutes, chair, at)).html, /Below the minimum/)
})

test('Police disagree in one tap and their own words, and nobody else disagrees for them', async () => {
  const { id, at } = await begun()
  const sent = decides()
  await visits(decisionsRoutes, chair, at, sent)
  const position = {
    decision: sent.decision,
    agency: agencyOf('Tomasz Reeve'),
    field: `words-${sent.decision}-0`,
  }
  const wordless = await visits(decisionsRoutes, 'Tomasz Reeve', `${at}/position`, {
    ...position,
    view: 'disagrees',
  })
  assert.equal(wordless.status, 422)
  assert.match(wordless.html, /Write why the agency disagrees/)
  const words = 'We would interview first.'
  const forThem = await visits(decisionsRoutes, 'Grace Adeyemi', `${at}/position`, {
    ...position,
    view: 'disagrees',
    words,
  })
  assert.equal(forThem.status, 422)
  const own = await visits(decisionsRoutes, 'Tomasz Reeve', `${at}/position`, {
    ...position,
    view: 'disagrees',
    words,
  })
  assert.equal(own.led, `${at}?done=position#child-A`)
  assert.equal((await typesOf(id)).filter(type => type === 'PositionTaken').length, 1)
})

test('A partner sees the decisions and is offered only their own agency’s position', async () => {
  const { at } = await begun()
  await visits(decisionsRoutes, chair, at, decides())
  const { html } = await visits(decisionsRoutes, 'Tomasz Reeve', at)
  assert.match(html, /Section 47, joint/)
  assert.doesNotMatch(html, /Record the decision|Withdraw/)
  assert.equal(html.split('decisions/position').length - 1, 1)
})

test('A decision is withdrawn with a reason and stays to be read', async () => {
  const { at } = await begun()
  const sent = decides()
  await visits(decisionsRoutes, chair, at, sent)
  const field = `withdraw-${sent.decision}`
  assert.equal(
    (await visits(decisionsRoutes, chair, `${at}/withdraw`, { decision: sent.decision })).status,
    422,
  )
  const { led } = await visits(decisionsRoutes, chair, `${at}/withdraw`, {
    decision: sent.decision,
    [field]: 'It was about the other child.',
  })
  assert.equal(led, `${at}?done=withdrawn#child-A`)
  assert.match((await visits(decisionsRoutes, chair, at)).html, /Withdrawn \(1\)/)
})

test('To somebody who is kept out, the decisions do not exist', async () => {
  const { id, at } = await begun()
  asFollows(
    await asks(chair, id, {
      type: 'Block',
      who: { person: idOf('Tomasz Reeve') },
      reason: 'Close to the family.',
    }),
  )
  assert.ok((await visits(decisionsRoutes, 'Tomasz Reeve', at)).nothing)
})
