/** Two colleagues of one agency, a wrong tick and how it is put right, through the pages themselves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  asFollows,
  asked,
  asks,
  house,
  openAldermere,
  directory,
  referenceOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { load } from '../../../states.ts'
import { withSystem } from '../../../database/index.ts'
import { roomRoutes } from '../room/page.tsx'
import { presenceRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const chair = 'Dilys Okonjo'
const minute = (n: number) => `2026-12-01T10:${String(n).padStart(2, '0')}:00.000Z`
const discussionOf = (id: string) =>
  withSystem(house.pool, { authority: directory.authority.id }, tx =>
    load(tx, house.states, directory.authority.id, id),
  )

/** Two ward sisters of one hospital, written in by hand as they arrive, and nobody else. */
async function twoSisters() {
  const id = await asked()
  asFollows(await asks(chair, id, { type: 'StartDiscussion', present: [] }, minute(0)))
  const at = `/discussions/${await referenceOf(id)}`
  for (const [name, when] of [
    ['Kay North', 1],
    ['Lou South', 2],
  ] as const) {
    const arrives = {
      command: crypto.randomUUID(),
      'arrival-name': name,
      'arrival-agency': 'Riverside Hospital',
      'arrival-seat': 'health',
    }
    const came = await visits(roomRoutes, chair, `${at}/room/arrive`, arrives, minute(when))
    assert.ok(came.led, came.html)
  }
  return { id, at }
}

test('“Left” beside one of two colleagues removes that one, and the room says so', async () => {
  const { id, at } = await twoSisters()
  const room = await visits(roomRoutes, chair, `${at}/room`, undefined, minute(3))
  const form =
    room.html.split('Left<span').find(part => part.endsWith('') && part.includes('Kay North')) ?? ''
  const participant = [...form.matchAll(/name="participant" value="([^"]+)"/g)].at(-1)?.[1]
  assert.ok(participant, 'a way to say that Kay North left')
  const left = { command: crypto.randomUUID(), participant }
  assert.ok((await visits(roomRoutes, chair, `${at}/room/leave`, left, minute(20))).led)
  const { presence } = await discussionOf(id)
  assert.deepEqual(
    presence.map(one => [one.name, one.from, one.to]),
    [
      ['Kay North', minute(1), minute(20)],
      ['Lou South', minute(2), undefined],
    ],
  )
})

test('a wrong arrival is put right with the reason, by those who run it only, and both stay readable', async () => {
  const { id, at } = await twoSisters()
  const kay = (await discussionOf(id)).participants.find(one => one.name === 'Kay North')!
  const page = `${at}/presence/${kay.participant}`
  const nobody = await visits(presenceRoutes, 'Tomasz Reeve', `${page}?stay=1`, undefined, minute(30))
  assert.ok(nobody.nothing, 'an invited officer does not put presence right')
  const shown = await visits(presenceRoutes, chair, `${page}?stay=1`, undefined, minute(30))
  assert.match(shown.html, /When Kay North was there/)
  const typed = {
    command: hidden(shown.html, 'command'),
    stay: hidden(shown.html, 'stay'),
    'from-day': '1',
    'from-month': '12',
    'from-year': '2026',
    'from-time': '10.05am',
    until: 'left',
    'to-day': '1',
    'to-month': '12',
    'to-year': '2026',
    'to-time': '10.15am',
  }
  const without = await visits(presenceRoutes, chair, page, typed, minute(30))
  assert.equal(without.status, 422)
  assert.match(without.html, /value="10\.05am"/, 'as it was typed')
  const backwards = { ...typed, 'to-time': '10.03am', reason: 'I pressed the wrong button.' }
  assert.match(
    (await visits(presenceRoutes, chair, page, backwards, minute(30))).html,
    /left before they arrived/,
  )
  const right = { ...typed, reason: 'I pressed the wrong button.' }
  assert.ok((await visits(presenceRoutes, chair, page, right, minute(30))).led)
  const [stay] = (await discussionOf(id)).presence
  assert.deepEqual([stay?.from, stay?.to], [minute(5), minute(15)])
  const list = await visits(presenceRoutes, 'Tomasz Reeve', `${at}/presence`, undefined, minute(31))
  assert.match(list.html, /10:05am to today, 10:15am/)
  assert.match(list.html, /Ticked at first: from today, 10:01am/)
  assert.match(list.html, /I pressed the wrong button/)
  assert.doesNotMatch(list.html, /Put this right/)
})

test('nobody is ticked as there beforehand, whatever they answered', async () => {
  const id = await asked()
  const invited = (await discussionOf(id)).invitations.find(one => one.name === 'Tomasz Reeve')!
  const yes = { type: 'Reply', invitation: invited.invitation, answer: 'accepted' }
  asFollows(await asks('Tomasz Reeve', id, yes))
  const { html } = await visits(roomRoutes, chair, `/discussions/${await referenceOf(id)}/room`)
  const boxes = html.match(/<input[^>]*name="present"[^>]*>/g) ?? []
  assert.ok(boxes.length >= 2)
  assert.deepEqual(
    boxes.filter(box => box.includes('checked')),
    [],
  )
})

test('whoever comes in somebody’s place stands under their own name, and the one they come for is not there', async () => {
  const id = await asked()
  asFollows(await asks(chair, id, { type: 'StartDiscussion', present: [] }, minute(0)))
  const at = `/discussions/${await referenceOf(id)}`
  const grace = (await discussionOf(id)).invitations.find(one => one.name === 'Grace Adeyemi')!
  const arrives = {
    command: crypto.randomUUID(),
    'arrival-name': 'Sister Kay North',
    'arrival-agency': grace.agency,
    'arrival-seat': 'health',
    'arrival-for': grace.invitation,
  }
  const unnamed = { ...arrives, 'arrival-name': '' }
  assert.equal((await visits(roomRoutes, chair, `${at}/room/arrive`, unnamed, minute(4))).status, 422)
  assert.ok((await visits(roomRoutes, chair, `${at}/room/arrive`, arrives, minute(5))).led)
  const { invitations, presence } = await discussionOf(id)
  const [, , deputy] = invitations
  assert.deepEqual([deputy?.name, deputy?.deputyOf?.participant], ['Sister Kay North', grace.invitation])
  assert.deepEqual(
    presence.map(one => one.participant),
    [deputy?.invitation],
  )
  assert.equal(invitations.find(one => one.name === 'Grace Adeyemi')?.sends, deputy?.invitation)
})
