import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, at, bristolBut, givenUnder, petra, started } from '../../../test/story.ts'

const overseen = await bristolBut(pack =>
  pack.replace(
    'complex:\n  definition:',
    `complex:
  management-group:
    id: BR24-990
    label: Appoint a management group
    force: must
    source: { document: strategy-guidance, section: A local example }
    when: { kind: complex }
    barred:
      id: BR24-991
      label: Nobody who manages an implicated member of staff sits on the group
      force: never
      source: { document: strategy-guidance, section: A local example }
  definition:`,
  ),
)
const implicated = [{ person: 'rob', lineManager: 'lena' }]
const complex = (but: object = {}) =>
  askedFor({ kind: 'complex', facts: { complex: true }, implicated, ...but })
const appoint = (person: string) =>
  at('2026-01-14T15:30', { type: 'AppointToGroup', person, name: `The one called ${person}` })

test('whoever manages an implicated member of staff, or is implicated, does not sit on the group that oversees it', () => {
  const story = givenUnder(overseen, complex(), started())
  story.when(appoint('lena')).refuses('line-manager', { rule: 'BR24-991', field: 'person', instead: /else/ })
  story.when(appoint('rob')).refuses('blocked', { field: 'person' })
  story.when(appoint('petra')).makes('AppointedToGroup')
})

test('a group is asked for once a complex discussion has been held, until somebody is on it', () => {
  const state = (story: ReturnType<typeof givenUnder>) =>
    story.duty('management-group', '2026-01-14T16:00').state
  assert.equal(state(givenUnder(overseen, complex())), 'not-applicable')
  assert.equal(state(givenUnder(overseen, complex(), started())), 'open')
  assert.equal(state(givenUnder(overseen, complex(), started(), appoint('petra'))), 'done')
  assert.equal(state(givenUnder(overseen, askedFor(), started())), 'not-applicable')
})

const formed = await bristolBut(pack =>
  pack.replace(
    'out-of-hours:\n  team:',
    `out-of-hours:
  form:
    id: BR24-992
    label: By secure e-mail, as a word-processor document
    force: must
    source: { document: strategy-guidance, section: A local example }
    channels: [secure-email]
    files: [word-processor]
  team:`,
  ),
)
const sent = (but: object) =>
  at('2026-01-14T20:00', { type: 'NoteInstant', instant: 'out-of-hours-record-sent', ...but })

test('a record sent in the wrong form asks to be sent again, and one right sending settles it', () => {
  const state = (...commands: Parameters<typeof givenUnder>[1][]) =>
    givenUnder(formed, askedFor(), started(), ...commands).duty(
      'out-of-hours-record-form',
      '2026-01-14T21:00',
    ).state
  assert.equal(state(), 'not-applicable')
  assert.equal(state(sent({})), 'open')
  assert.equal(state(sent({ channel: 'secure-email', file: 'pdf' })), 'open')
  assert.equal(state(sent({ channel: 'ordinary-email', file: 'word-processor' })), 'open')
  const right = sent({ channel: 'secure-email', file: 'word-processor' })
  assert.equal(state(sent({ channel: 'secure-email', file: 'pdf' }), right), 'done')
})

const ranked = await bristolBut(pack =>
  pack.replace(
    '  ranks: []',
    `  ranks:
    - id: BR24-993
      label: Police of at least inspector rank
      force: should
      source: { document: strategy-guidance, section: A local example }
      seat: police
      at-least: service-manager
      or: [practice-lead]`,
  ),
)

test('a rank is asked for in the seat: that grade, one above it, or one of like standing', () => {
  const state = (grade?: string) =>
    givenUnder(
      ranked,
      askedFor(),
      started({
        present: [{ seat: 'police', agency: 'Police', person: petra.person, ...(grade && { grade }) }],
      }),
    ).duty('rank/police', '2026-01-14T16:00')
  assert.equal(state('service-manager').state, 'done')
  assert.equal(state('practice-lead').state, 'done')
  assert.equal(state('team-manager').state, 'open')
  assert.equal(state('team-manager').because, 'Nobody of this rank is here.')
  assert.deepEqual(state().asks, ['grade'])
})
