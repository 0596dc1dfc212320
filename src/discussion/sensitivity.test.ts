import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line, Sensitivity } from './discussion.ts'
import { type LineReader, mayCorrect, mayRead, readsPoliceLines } from './sensitivity.ts'

const reader = (more: Partial<LineReader>): LineReader => ({
  person: 'p-grace',
  agency: 'Aldermere Community Health',
  police: false,
  capacities: ['seat'],
  ...more,
})
const officer = reader({ person: 'p-tomasz', agency: 'Westvale Police', police: true })
const nurse = reader({})

const line = (sensitivity: Sensitivity, by = 'p-priya', agency = 'Westvale Police') =>
  ({ sensitivity, agency, by: { person: by, name: 'Somebody', agency } }) as Line

test('what is for the police alone is read by any police officer in the room, the chair and the minute-taker', () => {
  const intelligence = line('police-only')
  assert.equal(mayRead(intelligence, officer), true)
  assert.equal(mayRead(intelligence, reader({ capacities: ['chair'] })), true)
  assert.equal(mayRead(intelligence, reader({ capacities: ['minute-taker'] })), true)
})

test('nobody else learns that the line is there: not health, not who convened, not the service that oversees', () => {
  const intelligence = line('police-only')
  for (const capacity of ['seat', 'convenor', 'oversight', 'recipient'])
    assert.equal(mayRead(intelligence, reader({ capacities: [capacity] })), false, capacity)
})

test('whoever wrote a line for the police can still read their own words', () => {
  assert.equal(mayRead(line('police-only', nurse.person), nurse), true)
  assert.equal(readsPoliceLines(nurse), false, 'but they are not offered to write another')
})

test('lines for everyone and for professionals are read by everyone who takes part', () => {
  for (const sensitivity of ['everyone', 'professionals'] as const)
    assert.equal(mayRead(line(sensitivity), nurse), true)
})

test('words are put right by who wrote them, the agency whose words they are, and those who run the discussion', () => {
  const said = line('everyone', 'p-priya', 'Westvale Police')
  assert.equal(mayCorrect(said, officer), true, 'the police correct what the minute-taker wrote for them')
  assert.equal(mayCorrect(said, reader({ person: 'p-priya' })), true)
  assert.equal(mayCorrect(said, reader({ capacities: ['convenor'] })), true)
  assert.equal(mayCorrect(said, nurse), false)
})

test('a line that may not be read cannot be corrected, not even by who convened the discussion', () => {
  assert.equal(mayCorrect(line('police-only'), reader({ capacities: ['convenor'] })), false)
})
