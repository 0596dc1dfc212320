/** Entries of version 0.1.0, in which people were a seat and an agency, become participants as they are read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initial } from './discussion/discussion.ts'
import { entryOf, eventOf, eventsOf, fold } from './folding.ts'
import type { Entry } from './record/index.ts'

const by = { person: 'p-asha', name: 'Asha Verma', agency: 'Council' }
const kay = { seat: 'health', agency: 'Riverside', name: 'Kay North' }
const lou = { seat: 'health', agency: 'Riverside', name: 'Lou South' }
const femi = { seat: 'health', agency: 'Riverside', person: 'p-femi', name: 'Femi Adeyemi' }

/** A story as that version recorded it. */
const story = (...told: readonly [type: string, content: object][]): Entry[] =>
  told.map(([type, content], index) => ({
    number: index + 1,
    position: index + 1,
    type,
    schema: 1,
    at: `2026-01-14T15:${String(index).padStart(2, '0')}:00.000Z`,
    recordedAt: '2026-01-14T16:00:00.000Z',
    actor: null,
    onBehalfOf: null,
    command: '00000000-0000-7000-8000-000000000001',
    content: { by, ...content } as Entry['content'] & object,
  }))
const read = (...told: readonly [type: string, content: object][]) =>
  story(...told).reduce(fold, initial('d'))
const invited = (invitation: string, who: object): [string, object] => [
  'Invited',
  { invitation: { invitation, ...who } },
]

test('whoever came in was somebody invited: by the phone book, or by the name at that seat', () => {
  const { presence, participants } = read(invited('i-kay', kay), invited('i-femi', femi), [
    'DiscussionStarted',
    { present: [{ ...femi, name: 'Dr F. Adeyemi' }, { ...kay, name: 'kay north' }, lou] },
  ])
  assert.deepEqual(
    presence.map(one => one.participant),
    ['i-femi', 'i-kay', 'entry-3.3'],
  )
  assert.deepEqual(
    participants.map(one => one.origin),
    ['invited', 'invited', 'arrived'],
  )
})

test('“Left” meant everybody of that seat and agency whom the phone book does not tell apart, and still does', () => {
  const begun = ['DiscussionStarted', { present: [kay, lou, femi] }] as [string, object]
  const here = (left: object) =>
    read(begun, ['Left', left])
      .presence.filter(one => one.to === undefined)
      .map(one => one.name)
  assert.deepEqual(here({ seat: 'health', agency: 'Riverside' }), [])
  assert.deepEqual(here({ seat: 'health', agency: 'Riverside', person: 'p-other' }), ['Femi Adeyemi'])
  assert.deepEqual(here({ seat: 'police', agency: 'Riverside' }), ['Kay North', 'Lou South', 'Femi Adeyemi'])
})

test('a deputy who was a name in another’s invitation is a person beside them, and the one who then came', () => {
  const { invitations, presence } = read(
    invited('i-femi', femi),
    ['Replied', { invitation: 'i-femi', answer: 'deputy', deputy: { name: 'Sol Marsh', role: 'nurse' } }],
    ['DiscussionStarted', { present: [{ ...lou, name: 'Sol Marsh' }] }],
  )
  const [sender, deputy] = invitations
  assert.deepEqual([sender?.name, sender?.sends], ['Femi Adeyemi', deputy?.invitation])
  assert.deepEqual([deputy?.name, deputy?.role, deputy?.seat], ['Sol Marsh', 'nurse', 'health'])
  assert.deepEqual(
    presence.map(one => one.participant),
    [deputy?.invitation],
  )
})

test('the same entries always give the same participants, and what is written today reads back as it was', () => {
  const told: [string, object][] = [
    invited('i-kay', kay),
    ['DiscussionStarted', { present: [kay, lou] }],
    ['Joined', femi],
    ['ConversationHeld', { seat: 'police', agency: 'Police', words: 'Nothing known.' }],
    ['Left', { seat: 'health', agency: 'Riverside' }],
  ]
  assert.deepEqual(read(...told), read(...told))
  const events = eventsOf('d', story(...told))
  const today = events.map((event, index) => ({ ...story(...told)[index]!, ...entryOf(event) }) as Entry)
  assert.deepEqual(
    today.map(entry => [entry.type, entry.schema]),
    [
      ['Invited', 1],
      ['DiscussionStarted', 2],
      ['Joined', 2],
      ['ConversationHeld', 2],
      ['Left', 2],
    ],
  )
  assert.deepEqual(
    today.map(entry => eventOf(entry, initial('d'))),
    events,
  )
  assert.deepEqual(today.reduce(fold, initial('d')), read(...told))
})
