import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bristol2024 } from '../../../discussion/papers/testing/a-discussion.ts'
import type { Reader } from '../../../discussion/audience/audience.ts'
import type { Entry } from '../../../record/index.ts'
import { commandWords, happenedIn, lookedAt } from './happened.ts'

const rules = bristol2024()
const by = { person: 'p-priya', name: 'Priya Nair', agency: 'Aldermere Children’s Social Care' }
const entry = (number: number | null, type: string, content: Entry['content']): Entry => ({
  number,
  position: number ?? 99,
  type,
  schema: 1,
  at: '2026-12-01T09:10:00.000Z',
  recordedAt: '2026-12-01T09:10:01.000Z',
  actor: by.person,
  onBehalfOf: null,
  command: `c-${number}`,
  content,
})
const line = (id: string, text: string, sensitivity: string) => ({
  by: { ...by, person: 'p-tomasz' },
  line: id,
  agency: 'Westvale Police',
  speaker: 'Tomasz Reeve',
  kind: 'fact',
  text,
  about: [],
  sensitivity,
})
const record = [
  entry(1, 'LineRecorded', line('l1', 'Called to the house.', 'everyone')),
  entry(2, 'LineRecorded', line('l2', 'A source says so.', 'police-only')),
  entry(3, 'LineCorrected', { by, line: 'l2', revision: 0, text: 'Two sources say so.' }),
  entry(4, 'LineCorrected', { by, line: 'l1', revision: 0, text: 'Called to the house twice.' }),
  entry(5, 'ContentRedacted', { position: 9, basis: 'A court order' }),
  entry(6, 'LineRecorded', null),
]
const reader = (police: boolean): Reader => ({ person: 'p-grace', agency: 'Health', police, as: ['seat'] })
const chair: Reader = { person: 'p-dilys', agency: 'Social care', police: false, as: ['chair'] }

test('somebody who may not read a line finds no trace of it, nor of its correction', () => {
  const seen = happenedIn(record, { id: 'd' }, rules, reader(false))
  assert.equal(seen.length, 4)
  assert.ok(!JSON.stringify(seen).includes('source'))
  assert.ok(
    seen.every(one => one.number === undefined),
    'a number that is missing would tell of what is hidden',
  )
  assert.deepEqual(
    happenedIn(record, { id: 'd' }, rules, chair).map(one => one.number),
    [1, 2, 3, 4, 5, 6],
    'whoever keeps the record knows how long it is',
  )
})

test('a correction whose line the database keeps back is kept back too', () => {
  const without = record.filter(one => one.number !== 2)
  const seen = happenedIn(without, { id: 'd' }, rules, reader(true))
  assert.equal(seen.length, 4)
  assert.ok(!JSON.stringify(seen).includes('source'))
})

test('police read it, and the correction shows both texts', () => {
  const seen = happenedIn(record, { id: 'd' }, rules, reader(true))
  assert.deepEqual(seen[2]?.said.was, 'A source says so.')
  assert.deepEqual(seen[2]?.said.words, 'Two sources say so.')
})

test('an emptied entry says that it was lawfully taken out', () => {
  const seen = happenedIn(record, { id: 'd' }, rules, reader(true))
  assert.equal(seen[5]?.redacted, true)
  assert.equal(seen[4]?.said.words, 'A court order')
})

test('who looked and who was refused is told without what was typed', () => {
  const beside = [
    entry(null, 'Read', { page: 'history', as: ['chair'] }),
    entry(null, 'Refused', { command: 'DecideOutcome', why: 'outcome-prohibited', rule: 'BR24-604' }),
  ]
  assert.deepEqual(
    lookedAt(beside).map(one => one.refused?.rule ?? one.looked?.page),
    ['history', 'BR24-604'],
  )
  assert.equal(commandWords('DecideOutcome'), 'decide outcome')
})
