import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { anytown, anytownWith } from '../procedure/testing/anytown.ts'
import { procedureOf, shipped } from '../procedure/testing/packs.ts'
import { readRequirements, trace } from './trace.ts'

const file = 'procedures/anytown/2026.requirements.yaml'
const line = (id: string, mod = 'M') =>
  `- { id: ${id}, mod: ${mod}, summary: What ${id} asks, source: '1.1' }\n`
const listed = (...ids: string[]) => ids.map(id => line(id)).join('')
const requirementsIn = (text: string, from = file) => {
  const read = readRequirements(text, from)
  assert.ok('requirements' in read)
  return read.requirements
}
const anytownPack = (text = anytown) => procedureOf(text, 'anytown/2026').pack

test('all 488 requirements of the five sources are carried, and no rule carries one that is not theirs', () => {
  let counted = 0
  for (const id of [
    'bradford/2023',
    'bristol/2019',
    'bristol/2024',
    'childrens-services-trust/2015',
    'pan-lancashire/2018',
  ]) {
    const list = `procedures/${id}.requirements.yaml`
    const found = trace(requirementsIn(readFileSync(list, 'utf8'), list), shipped(id).pack)
    assert.deepEqual(
      found.gaps.map(({ requirement }) => requirement.id),
      [],
      id,
    )
    assert.deepEqual(found.strays, [], id)
    counted += found.rows.length
  }
  assert.equal(counted, 488)
})

test('a requirement that no rule carries is a gap, even when its neighbours are carried', () => {
  const { gaps } = trace(requirementsIn(listed('AT-501', 'AT-502')), anytownPack())
  assert.deepEqual(
    gaps.map(({ requirement }) => requirement.id),
    ['AT-502'],
  )
})

test('a letter, a line under also and the chapter of what no machine can judge all carry a requirement', () => {
  const also = anytownWith('- id: AT-501\n', '- id: AT-501\n      also: [AT-503]\n')
  const lettered = also.replace('id: AT-401', 'id: AT-401a')
  const { rows, gaps } = trace(
    requirementsIn(listed('AT-501', 'AT-503', 'AT-401', 'AT-901', 'AT-777')),
    anytownPack(lettered),
  )
  assert.deepEqual(
    rows.map(({ way, by }) => [way, ...by]),
    [
      ['rule', 'AT-501'],
      ['also', 'AT-501'],
      ['lettered', 'AT-401a'],
      ['not-machine-checkable', 'AT-901'],
      ['nothing'],
    ],
  )
  assert.equal(gaps.length, 1)
})

test('a rule whose id stands in no source is named: it is a slip, or somebody made it up', () => {
  const { strays } = trace(requirementsIn(listed('AT-501')), anytownPack())
  assert.ok(strays.includes('AT-401'))
  assert.ok(!strays.includes('AT-501'))
})

test('a must that the pack only recommends is shown to whoever wrote the pack', () => {
  const asShould = anytownWith(
    'label: Hold the initial child protection conference\n      force: must',
    'label: Hold the initial child protection conference\n      force: should',
  )
  const weaker = (mod: string) =>
    trace(requirementsIn(line('AT-501', mod)), anytownPack(asShould)).weaker.length
  assert.equal(weaker('M'), 1)
  assert.equal(weaker('S/M'), 0)
  assert.equal(weaker('—'), 0)
})

test('a requirement listed twice is refused with both lines', () => {
  const read = readRequirements(listed('AT-501', 'AT-501'), file)
  assert.ok('problems' in read)
  assert.equal(read.problems[0]?.line, 2)
  assert.match(read.problems[0]?.says ?? '', /AT-501 is already on line 1/)
})
