import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Change, compareParameters, compareRules } from './compare.ts'
import { groupChanges } from './change-groups.ts'
import { parameters } from './parameters.ts'
import { isLonger } from './particulars.ts'
import { anytown, anytownWith } from '../testing/anytown.ts'
import { procedureOf, shipped } from '../testing/packs.ts'

const [before, now] = [shipped('bristol/2019'), shipped('bristol/2024')]
const bristol = compareRules(before, now)
const groups = groupChanges(bristol, before.id, now.id)
const idsIn = (group: string) =>
  groups.find(({ id }) => id === group)?.changes.map(({ found }) => found.rule.id) ?? []
const of = (rule: string): Change => bristol.changes.find(({ found }) => found.rule.id === rule)!

test('from 2019 to 2024 Bristol loses what the later file admits: group, notice, rank, one working day', () => {
  for (const rule of ['BR19-1113', 'BR19-1113a', 'BR19-1107', 'BR19-1105'])
    assert.equal(of(rule).saysSo?.rule.id, 'BR24-1125', rule)
  assert.equal(of('BR19-207').saysSo?.rule.id, 'BR24-209')
  assert.deepEqual(idsIn('lost-said').sort(), [
    'BR19-1105',
    'BR19-1107',
    'BR19-1113',
    'BR19-1113a',
    'BR19-203',
    'BR19-204',
    'BR19-207',
    'BR19-605',
  ])
})

test('and what nobody wrote down: same-day safety, hospital, the child’s voice, secure e-mail, what became of actions', () => {
  const unsaid = idsIn('lost-unsaid')
  for (const rule of [
    'BR19-201a',
    'BR19-403',
    'BR19-607',
    'BR19-513a',
    'BR19-1004',
    'BR19-706',
    'BR19-702',
    'BR19-316',
    'BR19-308',
    'BR19-309',
    'BR19-605a',
    'BR19-808',
    'BR19-809a',
    'BR19-1106a',
    'BR19-1112a',
    'BR19-705',
  ])
    assert.ok(unsaid.includes(rule), rule)
})

test('a copy that had to go to the GP and now only should is weaker; four written answers that are gone too', () => {
  assert.equal(of('BR19-805').fate, 'weaker')
  assert.deepEqual(of('BR19-805').differs, ['“must”, then “should”'])
  assert.equal(of('BR19-703').fate, 'weaker')
  assert.ok(of('BR19-703').differs.includes('in writing: yes, then no'))
})

test('minutes within five days instead of ten are no loss, and who took part is among those invited', () => {
  assert.equal(of('BR19-205').fate, 'changed')
  assert.deepEqual(of('BR19-205').differs, ['allows 10 working days, then 5 working days'])
  assert.equal(of('BR19-802').other?.rule.id, 'BR24-808')
  assert.equal(of('BR19-202').fate, 'changed')
})

test('a conference that could be noted and is now barred is turned round', () => {
  assert.deepEqual(idsIn('reversed'), ['BR19-602'])
})

test('a criminal investigation was settled always and is now settled only under section 47', () => {
  assert.equal(of('BR19-512').fate, 'narrower')
  assert.equal(of('BR19-315').fate, 'narrower')
})

test('an agenda that the pack made up itself does not count as the source’s', () => {
  assert.equal(of('BR19-502').fate, 'stand-in')
  assert.ok(!bristol.gained.some(({ found }) => found.rule.placeholder))
})

test('what the later version brings is gained: seeing the child in two days, sign-off, dissent', () => {
  const gained = idsIn('gained')
  for (const rule of ['BR24-204', 'BR24-803', 'BR24-1203', 'BR24-606']) assert.ok(gained.includes(rule), rule)
  assert.ok(!gained.includes('BR24-809'))
})

test('every rule of the earlier version has one fate and is in one group, and a version compared with itself keeps all', () => {
  const told = groups.filter(({ id }) => id !== 'gained').flatMap(({ changes }) => changes)
  assert.equal(told.length, bristol.changes.length)
  const self = compareRules(before, before)
  assert.deepEqual(
    self.changes.filter(({ fate }) => fate !== 'kept').map(({ found, fate }) => `${found.rule.id} ${fate}`),
    [],
  )
  assert.deepEqual(self.gained, [])
})

test('a rule taken out of a pack is lost, one put in is gained, and nothing else is', () => {
  const without = anytownWith(
    '- id: AT-205\n      duty: health-absence-reason',
    '- id: AT-205\n      duty: health-asked',
  )
  const changed = compareRules(
    procedureOf(anytown, 'anytown/2026'),
    procedureOf(
      without.replace('label: Say why health is missing', 'label: Ask the hospital'),
      'anytown/2027',
    ),
  )
  assert.deepEqual(
    changed.changes
      .filter(({ fate }) => fate !== 'kept')
      .map(({ found, fate }) => `${found.rule.id} ${fate}`),
    ['AT-205 lost'],
  )
  assert.deepEqual(
    changed.gained.map(({ found }) => found.named),
    ['health-asked'],
  )
})

test('there are seventy-two parameters, in order, and silence is kept as silence', () => {
  assert.deepEqual(
    parameters.map(({ id }) => id),
    Array.from({ length: 72 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`),
  )
  const row = (id: string) => compareParameters(before, now).find(one => one.id === id)!
  assert.equal(row('P46').comparison, 'only-a')
  assert.equal(row('P45').comparison, 'only-b')
  assert.equal(row('P15').comparison, 'silent')
  assert.equal(row('P06').comparison, 'silent', 'both forms are local placeholders')
  assert.deepEqual(
    row('P29').a.map(({ words }) => words),
    [
      'police: at least Detective Inspector or Police staff of equivalent standing (when kind of discussion is complex)',
    ],
  )
})

test('each parameter is said by at least one of the five procedures', () => {
  const five = [
    before,
    now,
    ...['bradford/2023', 'childrens-services-trust/2015', 'pan-lancashire/2018'].map(shipped),
  ]
  const unsaid = parameters.filter(({ of: says }) => five.every(procedure => says(procedure).length === 0))
  assert.deepEqual(
    unsaid.map(({ id }) => id),
    [],
  )
})

test('one allowance is longer than another only when no calendar could make it otherwise', () => {
  assert.ok(isLonger({ 'working-days': 10 }, { 'working-days': 5 }))
  assert.ok(isLonger({ 'working-days': 2 }, { hours: 24 }))
  assert.ok(isLonger('none', { hours: 1 }))
  assert.ok(!isLonger({ hours: 24 }, { 'working-days': 1 }))
  assert.ok(!isLonger('same-day', { hours: 2 }))
})
