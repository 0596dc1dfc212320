import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { rulesOf } from '../../../../discussion/papers/testing/a-discussion.ts'
import { withOverlay } from '../../../../discussion/happening.ts'
import { readCases } from '../../../../cases/read.ts'
import { shippedOverlay } from '../../../../procedure/testing/packs.ts'
import { National } from './national.tsx'
import { readBeside } from './reading-overlay.ts'
import { silences } from './silence.ts'

const england = shippedOverlay('england/2026')
const text = readFileSync('procedures/england/2026.yaml', 'utf8')
const file = 'procedures/england/2026.cases.yaml'
const { cases } = readCases(readFileSync(file, 'utf8'), file)
const besideOf = (id: string) => {
  const rules = rulesOf(id)
  return withOverlay(rules, england, rules.calendar)
}
const readFor = (id: string) => readBeside(england, text, rulesOf(id).procedure, cases, besideOf)
const shownFor = (id: string): string =>
  renderToString(<National read={readFor(id)} authority="Aldermere City Council" />)

test('beside Bristol 2024 the overlay is labelled, and the silence of the procedure is said', () => {
  const page = shownFor('bristol/2024')
  assert.match(page, /Aldermere City Council has adopted england\/2026/)
  assert.match(page, /no part of this procedure and fills none of its silences/)
  assert.match(page, /id="ENG-4"[\s\S]*National: Hold the child protection conference within 15 working days/)
  assert.equal(page.match(/It has no clock for this, and stays silent/g)?.length, 2)
  const { procedure } = besideOf('bristol/2024')
  assert.ok(silences(procedure).includes('by when a child protection conference is held'))
})

test('beside Bristol 2019 each of its clocks leads to the procedure’s own', () => {
  const page = shownFor('bristol/2019')
  assert.match(page, /href="#BR19-204"/)
  assert.match(page, /href="#BR19-203"/)
  assert.doesNotMatch(page, /It has no clock for this/)
})

test('every clock of it has worked cases, and all of them hold', () => {
  for (const clock of readFor('bristol/2024').clocks) {
    assert.ok(clock.cases.length >= 4, clock.id)
    assert.deepEqual(
      clock.cases.filter(one => !one.held),
      [],
    )
    assert.ok(clock.yaml.includes(`id: ${clock.id}`))
  }
})

test('what a procedure lacks stands beside what is asked, and what is coming is apart from both', () => {
  const { asks, coming } = readFor('bristol/2024')
  assert.deepEqual(
    [asks.map(({ id }) => id), coming.map(({ id }) => id)],
    [['ENG-1', 'ENG-2', 'ENG-3', 'ENG-6'], ['ENG-7']],
  )
  const page = shownFor('bristol/2024')
  assert.ok(page.indexOf('id="ENG-7"') > page.indexOf('id="coming"'))
  assert.match(page, /Nobody is held against it before its day[\s\S]*No day is fixed/)
})
