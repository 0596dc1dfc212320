import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Discussion, initial } from '../../discussion/discussion.ts'
import { type Known, type Participant, withParticipants } from '../../discussion/people/participant.ts'
import { rulesOf } from '../../discussion/papers/testing/a-discussion.ts'
import type { Seen } from '../visit.ts'
import { statementsOf } from '../pages/close/signature.tsx'
import { questionsOf } from '../pages/decisions/settle.tsx'
import { certainContact, rowsOf } from './copy-rows.ts'

const now = '2026-01-14T12:00:00.000Z'
const by = { person: 'p-0', name: 'Isolde Marchetti', agency: 'Social Care' }

const invited = (participant: string, known: Known, came: boolean): Participant => ({
  participant,
  origin: 'invited',
  ...known,
  invitation: {},
  stays: came ? [{ number: 1, as: known, from: '2026-01-14T10:00:00.000Z', corrected: [] }] : [],
})

/** Three were invited; two took part by telephone, and so did the chair. */
const held: Discussion = withParticipants(
  {
    ...initial('d-1'),
    children: [{ id: 'A', facts: {} }],
    facts: { format: 'telephone' },
    happened: [
      { instant: 'started', at: '2026-01-14T10:00:00.000Z', by },
      { instant: 'ended', at: '2026-01-14T10:40:00.000Z', by },
    ],
    chair: { person: 'p-0', name: 'Isolde Marchetti', grade: 'consultant-social-worker', attested: [] },
  },
  [
    invited(
      'i-1',
      { seat: 'police', agency: 'Harbourside Police', person: 'p-1', name: 'Rhian Oakes' },
      true,
    ),
    invited(
      'i-2',
      { seat: 'health', agency: 'Health Partnership', person: 'p-2', name: 'Dr Tunde Frome' },
      true,
    ),
    invited('i-3', { seat: 'camhs', agency: 'Young Minds', person: 'p-3', name: 'Mo Salter' }, false),
  ],
)
const namesUnder = (id: string) =>
  rowsOf(held, rulesOf(id), now, { knowsWhoIsKeptOut: true })
    .filter(row => row.invited)
    .map(row => row.label)

test('Where the record goes to those who took part, each of them has a row, the chair among them', () => {
  assert.deepEqual(namesUnder('childrens-services-trust/2015'), [
    'Rhian Oakes',
    'Dr Tunde Frome',
    'Isolde Marchetti',
  ])
})

test('Where the minutes go to those who were invited, whoever stayed away has a row too', () => {
  assert.deepEqual(namesUnder('pan-lancashire/2018'), ['Rhian Oakes', 'Dr Tunde Frome', 'Mo Salter'])
})

test('The copy of who came instead goes to them by their own name; whoever sent them is no participant', () => {
  const [rhian, ...others] = held.participants
  const sent: Participant = { ...rhian!, invitation: { answer: 'deputy', sends: 'd' }, stays: [] }
  const deputy = invited(
    'd',
    { seat: 'police', agency: 'Harbourside Police', name: 'Sol Marsh', email: 'sol@harbourside.example' },
    true,
  )
  const instead = withParticipants(held, [
    sent,
    ...others,
    { ...deputy, deputyOf: { participant: 'i-1', since: now } },
  ])
  const rows = rowsOf(instead, rulesOf('childrens-services-trust/2015'), now, { knowsWhoIsKeptOut: true })
  const people = rows.flatMap(row => row.invited ?? [])
  assert.ok(!people.some(one => one.name === 'Rhian Oakes'))
  assert.equal(people.find(one => one.name === 'Sol Marsh')?.email, 'sol@harbourside.example')
})

const seen = (id: string, person: string) =>
  ({ discussion: held, rules: rulesOf(id), who: { person } }) as Seen

test('Whoever signs off without having chaired says so, and whoever chaired says that', () => {
  assert.match(statementsOf(seen('pan-lancashire/2018', 'p-0'))[0]!, /^I chaired this discussion/)
  assert.match(statementsOf(seen('pan-lancashire/2018', 'p-9'))[0]!, /Isolde Marchetti chaired/)
})

test('Each procedure asks its own questions about a child, and no other’s', () => {
  const asks = (id: string) => questionsOf(seen(id, 'p-0')).map(one => one.about)
  assert.deepEqual(asks('bradford/2023'), ['medical', 'consent', 'parents'])
  assert.deepEqual(asks('childrens-services-trust/2015'), ['medical'])
  assert.deepEqual(asks('pan-lancashire/2018'), [])
})

test('a child’s minutes are offered to the school named for that child, and to no other school because it is first in a list', () => {
  const head = (person: string, agencyName: string) => ({
    person,
    name: person,
    email: undefined,
    agency: agencyName,
    agencyName,
    agencyKind: 'school',
    role: 'education-lead',
    roleTitle: 'Head',
    grade: undefined,
    seat: 'school',
  })
  const people = [head('h-1', 'Fernbank Primary School'), head('h-2', 'Harrow Lane Academy')]
  const inEducation = { 'in-education': true }
  const discussion = (form: Record<string, string>): Discussion => ({
    ...held,
    form,
    children: [
      { id: 'A', facts: inEducation },
      { id: 'B', facts: inEducation },
    ],
  })
  const surely = (form: Record<string, string>, child: string) => {
    const told = discussion(form)
    const row = rowsOf(told, rulesOf('bristol/2024'), now, { knowsWhoIsKeptOut: true }).find(
      one => one.recipient === 'education-lead' && one.child === child,
    )
    assert.ok(row)
    return certainContact(row, { discussion: told }, people)?.person
  }
  const named = { 'school/A': 'Harrow Lane Academy' }
  assert.equal(surely(named, 'A'), 'h-2')
  assert.equal(surely(named, 'B'), undefined, 'nobody said where B goes')
  assert.equal(surely({}, 'A'), undefined)
  assert.equal(surely({ 'school/A': 'Somewhere else' }, 'A'), undefined)
})
