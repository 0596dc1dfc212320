import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandTypes } from '../discussion/decide.ts'
import { access, type Capacity, capacities, type Deed, deeds, mayDo, type Who } from './access.ts'
import { deedOf, speaksFor } from './command-deeds.ts'

const somebody = (...held: Capacity[]): Who => ({
  person: 'p',
  agency: 'Westvale Police',
  capacities: held,
  blocked: false,
})
const may = (who: Who, deed: Deed): boolean => access(who, deed).allowed

test('somebody who has nothing to do with a discussion may do nothing in it', () => {
  for (const deed of deeds)
    assert.deepEqual(access(somebody(), deed), { allowed: false, because: 'not-part-of-it' })
})

test('whoever is kept out may do nothing, whatever else they are (T01)', () => {
  for (const capacity of capacities)
    for (const deed of deeds)
      assert.deepEqual(access({ ...somebody(capacity), blocked: true }, deed), {
        allowed: false,
        because: 'kept-out',
      })
  assert.deepEqual(access({ ...somebody(...capacities), blocked: true }, 'see'), {
    allowed: false,
    because: 'kept-out',
  })
})

test('a second capacity only ever adds to what somebody may do', () => {
  for (const one of capacities)
    for (const other of capacities)
      for (const deed of deeds)
        assert.equal(may(somebody(one, other), deed), may(somebody(one), deed) || may(somebody(other), deed))
})

test('only the chair signs (T08)', () => {
  assert.deepEqual(
    capacities.filter(capacity => may(somebody(capacity), 'sign')),
    ['chair'],
  )
})

test('only those who answer for a discussion keep somebody out of it, or see who looked', () => {
  assert.deepEqual(
    capacities.filter(capacity => may(somebody(capacity), 'keep-out')),
    ['convenor', 'chair'],
  )
  assert.deepEqual(
    capacities.filter(capacity => may(somebody(capacity), 'see-who-looked')),
    ['convenor', 'chair', 'oversight'],
  )
})

test('an agency at the table writes its own lines and takes its own position, and runs nothing', () => {
  const seat = somebody('seat')
  assert.ok(may(seat, 'see') && may(seat, 'write-own-lines') && may(seat, 'take-position'))
  for (const deed of [
    'write-any-line',
    'decide',
    'hold',
    'convene',
    'circulate',
    'agree-actions',
    'ask',
  ] as const)
    assert.equal(may(seat, deed), false, deed)
  assert.deepEqual(access(seat, 'decide'), { allowed: false, because: 'not-their-task' })
})

test('whoever only gets a copy opens that copy and not the discussion', () => {
  assert.equal(may(somebody('recipient'), 'open-copy'), true)
  assert.equal(may(somebody('recipient'), 'see'), false)
})

test('oversight looks and changes nothing', () => {
  assert.deepEqual(
    deeds.filter(deed => may(somebody('oversight'), deed)),
    ['see', 'open-copy', 'see-who-looked'],
  )
})

test('every deed can be done by somebody, and every capacity can do something', () => {
  for (const deed of deeds)
    assert.ok(
      capacities.some(capacity => mayDo[capacity].includes(deed)),
      deed,
    )
  for (const capacity of capacities) assert.ok(mayDo[capacity].length > 0, capacity)
})

test('every command is a deed, so none can be forgotten', () => {
  assert.deepEqual(Object.keys(deedOf).sort(), [...commandTypes].sort())
  for (const deed of Object.values(deedOf)) assert.ok(deeds.includes(deed))
})

test('people speak for their own agency; who runs the discussion writes down what any of them said', () => {
  assert.equal(speaksFor(somebody('seat'), 'Westvale Police'), true)
  assert.equal(speaksFor(somebody('seat'), 'Aldermere Community Health'), false)
  for (const capacity of ['convenor', 'chair', 'minute-taker'] as const)
    assert.equal(speaksFor(somebody(capacity), 'Aldermere Community Health'), true)
  assert.equal(speaksFor(somebody('oversight'), 'Aldermere Community Health'), false)
})
