import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, type Mutant, mutantsOf } from './mutants.ts'
import { readPack } from '../procedure/reading/read.ts'
import { anytown, anytownFile } from '../procedure/testing/anytown.ts'
import { walkPack } from '../procedure/pack/walk.ts'

const read = readPack(anytown, anytownFile)
assert.ok('pack' in read)
const { pack, at } = read
const mutants = mutantsOf(pack)
const ofRule = (rule: string, change: Mutant['change']) =>
  mutants.filter(one => one.rule === rule && one.change === change)

test('every rule is taken out once, and what no machine can judge is left alone', () => {
  const rules = walkPack(pack)
    .rules.filter(({ chapter }) => chapter !== 'not-machine-checkable')
    .map(({ rule }) => rule.id)
  assert.deepEqual(
    mutants.filter(({ change }) => change === 'rule').map(({ rule }) => rule),
    rules,
  )
  assert.ok(rules.includes('AT-202'), 'a rule inside another is a rule of its own')
})

test('every number is one more once and one less once', () => {
  assert.deepEqual(
    mutants.filter(({ change }) => change === 'number').map(({ rule, says }) => `${rule} ${says}`),
    [
      ' vocabulary: 1 became 2',
      ' vocabulary: 1 became 0',
      'AT-105 working-days: 2 became 3',
      'AT-105 working-days: 2 became 1',
      'AT-106 minutes: 60 became 61',
      'AT-106 minutes: 60 became 59',
      'AT-203 at-least: 5 became 6',
      'AT-203 at-least: 5 became 4',
      'AT-501 working-days: 15 became 16',
      'AT-501 working-days: 15 became 14',
    ],
  )
})

test('a condition can be left out or turned round, and a time of day moved', () => {
  assert.deepEqual(
    ofRule('AT-203', 'condition').map(({ says }) => says),
    ['when was left out', 'when was turned round'],
  )
  assert.equal(ofRule('AT-106', 'time')[0]?.says, '09:30 became 09:31')
})

test('a mutant differs from the pack in one place, and the pack stays as it was', () => {
  const before = structuredClone(pack)
  const longer = ofRule('AT-501', 'number')[0]!
  const loaded = load(longer, at)
  assert.ok('pack' in loaded)
  assert.deepEqual(loaded.pack.follow.clocks[0]?.allow, { 'working-days': 16 })
  assert.deepEqual({ ...loaded.pack, follow: pack.follow }, pack)
  assert.equal(mutants.map(one => one.make()).length, mutants.length)
  assert.deepEqual(pack, before)
})

test('a mutant that points nowhere does not load', () => {
  const withoutDuty = load(ofRule('AT-205', 'rule')[0]!, at)
  assert.ok('problems' in withoutDuty)
  assert.match(withoutDuty.problems[0]!.says, /no duty "health-absence-reason"/)
  const withoutTime = load(mutants.find(one => one.says === 'vocabulary: 1 became 0')!, at)
  assert.ok('problems' in withoutTime)
})
