import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contradictions } from './at-odds.ts'
import { heldAgainst } from './expected.ts'
import { readPack } from '../reading/read.ts'
import { anytown, anytownFile, anytownWith } from '../testing/anytown.ts'
import { procedureOf, shipped, shippedOverlay } from '../testing/packs.ts'

const saysOf = (text: string): string[] => {
  const read = readPack(text, anytownFile)
  assert.ok('pack' in read, JSON.stringify(read))
  return contradictions(read).map(({ line, says }) => `${line}: ${says}`)
}
/** The pack with one more clock under follow. */
const withClock = (clock: string) =>
  anytownWith('follow:\n  clocks:\n', `follow:\n  clocks:\n    - ${clock}\n`)
const source = 'source: { document: anytown-guide, section: "9.9" }'
const only = (text: string): string => {
  const found = saysOf(text)
  assert.equal(found.length, 1, found.join('\n'))
  return found[0]!
}

test('none of the shipped procedures contradicts itself', () => {
  for (const id of [
    'bradford/2023',
    'bristol/2019',
    'bristol/2024',
    'childrens-services-trust/2015',
    'pan-lancashire/2018',
  ]) {
    const read = readPack(readFileSync(`procedures/${id}.yaml`, 'utf8'), id)
    assert.ok('pack' in read)
    assert.deepEqual(
      contradictions(read).map(({ says }) => says),
      [],
      id,
    )
  }
  assert.deepEqual(saysOf(anytown), [])
})

test('two times for one thing in the same case are shown with both lines', () => {
  const found = only(
    withClock(
      `{ id: AT-502, clock: conference, label: Sooner, force: must, per: child, from: section-47-decided, to: conference-held, allow: { working-days: 10 }, ${source} }`,
    ),
  )
  assert.match(found, /two times for “conference” in the same case: 10 working days and 15 working days/)
})

test('but not when they are for different cases', () => {
  const split = withClock(
    `{ id: AT-502, clock: conference, label: Sooner, force: must, when: { age: { below: 1 } }, per: child, from: section-47-decided, to: conference-held, allow: { working-days: 10 }, ${source} }`,
  ).replace(
    'force: must\n      per: child',
    'force: must\n      when: { age: { at-least: 1 } }\n      per: child',
  )
  assert.deepEqual(saysOf(split), [])
})

test('minutes due before the discussion may still be held cannot be met by whoever uses all the time allowed', () => {
  const minutes = `{ id: AT-503, clock: minutes, label: Minutes, force: must, from: risk-identified, to: minutes-sent, allow: { hours: 24 }, ${source} }`
  assert.match(
    only(withClock(minutes)),
    /two clocks cannot both be met: 2 working days are allowed until the discussion started, and 24 hours until the minutes were sent/,
  )
})

test('a clock that runs backwards, and two that wait for each other', () => {
  const backwards = `{ id: AT-505, clock: backwards, label: Backwards, force: must, from: ended, to: started, allow: { hours: 1 }, ${source} }`
  assert.match(only(withClock(backwards)), /runs backwards: it counts from when the discussion ended/)
  const waiting = `{ id: AT-506, clock: one, label: One, force: must, from: written-up, to: actions-sent, allow: { hours: 1 }, ${source} }\n    - { id: AT-507, clock: other, label: Other, force: must, from: actions-sent, to: written-up, allow: { hours: 1 }, ${source} }`
  assert.match(only(withClock(waiting)), /two clocks wait for each other/)
})

test('a signature asked for after minutes that may not go out unsigned is a clock running backwards', () => {
  const signed = withClock(
    `{ id: AT-508, clock: sign-off, label: Sign, force: must, from: minutes-sent, to: signed-off, allow: { hours: 24 }, ${source} }`,
  ).replace(
    'minutes: {}',
    `minutes:\n  sign-off: { id: AT-510, label: Sign, force: must, by: chair, before-issue: true, ${source} }`,
  )
  assert.match(only(signed), /runs backwards: it counts from when the minutes were sent/)
})

test('an outcome both required and prohibited', () => {
  const both = anytownWith(
    '- id: AT-302\n',
    `- { id: AT-303, outcome: no-further-action, label: Not here, force: never, ${source} }\n    - id: AT-302\n`,
  ).replace('label: No further action\n      force: may', 'label: No further action\n      force: must')
  assert.match(
    only(both),
    /the outcome “no-further-action” is prohibited here and asked for on line \d+ \(AT-302\)/,
  )
})

test('a quorum that no listed role can fill: the rank asked for is above every role', () => {
  const base = anytownWith(
    '  duties:\n    - id: AT-205',
    `  ranks:\n    - { id: AT-206, label: Rank, force: must, seat: health, at-least: service-manager, ${source} }\n  duties:\n    - id: AT-205`,
  )
  const withRoles = base.replace(
    /seat: health\n/,
    'seat: health\n      roles: [{ role: team-manager, label: Team manager }]\n',
  )
  assert.match(
    only(withRoles),
    /no role listed for “health” \(team manager\) is at least service manager, as AT-206 asks/,
  )
})

test('a seat of the minimum that only may be filled', () => {
  const may = anytown.replace(/(seat: health\n\s+label: [^\n]+\n\s+force: )must/, '$1may')
  assert.notEqual(may, anytown)
  assert.match(only(may), /part of the minimum, and its force is “may”/)
})

test('a rule that can never fire: it waits for what the pack prohibits, or for section 47 that nothing starts', () => {
  const waits = anytownWith(
    'label: No further action\n      force: may',
    'label: No further action\n      force: never',
  ).replace(
    'label: Say why health is missing\n      force: must',
    'label: Say why health is missing\n      force: must\n      when: { outcomes: { includes: no-further-action } }',
  )
  assert.match(
    only(waits),
    /can never be so: it waits for “no-further-action” to be decided, which is prohibited/,
  )
  assert.match(only(anytownWith('      starts-section-47: true\n', '')), /no outcome of this pack starts it/)
})

test('what law expects is a warning with its source, and silence stays silence', () => {
  const england = shippedOverlay('england/2026')
  const lacks = (id: string) =>
    heldAgainst(england, shipped(id)).flatMap(one => (one.lacks === undefined ? [] : [one.id]))
  assert.deepEqual(lacks('bristol/2019'), [])
  assert.deepEqual(lacks('bristol/2024'), ['ENG-4', 'ENG-5'])
  const slow = procedureOf(
    anytownWith('allow: { working-days: 15 }', 'allow: { working-days: 20 }'),
    'anytown/2026',
  )
  assert.match(
    heldAgainst(england, slow).find(({ id }) => id === 'ENG-4')?.lacks ?? '',
    /AT-501 allows longer than 15 working days/,
  )
})
