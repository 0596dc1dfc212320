import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { parse } from 'yaml'
import { bristol2024 } from '../../../../discussion/papers/testing/a-discussion.ts'
import { readCases } from '../../../../cases/read.ts'
import { isFound, mentioned, readProcedure } from './reading.ts'
import { Rule } from './rule.tsx'
import { silences } from './silence.ts'

const { procedure, calendar } = bristol2024()
const text = readFileSync('procedures/bristol/2024.yaml', 'utf8')
const file = 'procedures/bristol/2024.cases.yaml'
const { cases } = readCases(readFileSync(file, 'utf8'), file, () => procedure.pack)
const read = readProcedure(procedure, text, cases, calendar)
const rule = (id: string) => read.rules.find(one => one.id === id)!

test('every rule has a place in its source, a force and the words of the file', () => {
  assert.ok(read.rules.length > 100)
  for (const one of read.rules) {
    assert.ok(one.source.includes(', '), one.id)
    assert.ok(one.yaml.includes(`id: ${one.id}`), one.id)
  }
  assert.equal(new Set(read.rules.map(one => one.id)).size, read.rules.length)
})

test('the words of the file, cut out, are still the rule', () => {
  const cut = parse(rule('BR24-202').yaml) as { id: string; allow: unknown }
  assert.deepEqual([cut.id, cut.allow], ['BR24-202', { 'working-days': 2 }])
})

test('a clock shows the cases of its own urgency, and all of them hold', () => {
  const two = rule('BR24-202').cases.map(one => one.name)
  assert.ok(two.includes('On a plain Tuesday two working days end on Thursday'))
  assert.ok(!two.includes('Serious harm on a Saturday is discussed that Saturday, not on Monday'))
  assert.ok(read.cases.length > 100)
  assert.deepEqual(
    read.cases.filter(one => !one.held),
    [],
  )
})

test('a case that is refused by a rule stands beside that rule', () => {
  assert.ok(mentioned({ expect: { refused: { 'decide/conference/A': 'BR24-604' } } }).has('rule:BR24-604'))
  assert.ok(rule('BR24-604').cases.length > 0)
})

test('silence is printed as silence', () => {
  const said = silences(procedure)
  assert.ok(said.includes('by when a child protection conference is held'))
  assert.ok(said.includes('how long a recipient may ask for a correction'))
  assert.ok(said.includes('who may ask for a discussion'))
  assert.ok(!said.includes('by when the minutes are sent'))
})

test('the search finds every word in any order, in a label, a number or a reading', () => {
  const ids = (words: string) => read.rules.filter(one => isFound(one, words)).map(one => one.id)
  assert.ok(ids('br24-202').includes('BR24-202'))
  assert.deepEqual(ids('opening placeholder').includes('BR24-206'), true)
  assert.deepEqual(ids('no such words'), [])
})

test('a local placeholder is labelled wherever it is shown', () => {
  const page = renderToString(<Rule rule={rule('BR24-502')} />)
  assert.ok(page.includes('Local placeholder'))
  assert.ok(page.includes('id="BR24-502"'))
})
