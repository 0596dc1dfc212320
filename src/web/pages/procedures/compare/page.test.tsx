import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { underOne } from '../../../../discussion/what-if/side-by-side.ts'
import { bristol2024 } from '../../../../discussion/papers/testing/a-discussion.ts'
import { compareParameters, compareRules } from '../../../../procedure/comparing/compare.ts'
import { groupChanges } from '../../../../procedure/comparing/change-groups.ts'
import { shipped } from '../../../../procedure/testing/packs.ts'
import { Fields } from '../../../fields.ts'
import { Answers } from './answers.tsx'
import { ChangesOf } from '../changes-of.tsx'
import { ConcernForm } from './concern-form.tsx'
import { Parameters } from './parameters.tsx'
import { exampleAt, readTyped } from './typed-concern.ts'

const [a, b] = [shipped('bristol/2019'), shipped('bristol/2024')]
const now = '2026-12-01T09:30:00.000Z'
const typed = (sent: Record<string, string>) => {
  const fields = new Fields(sent)
  return { concern: readTyped(fields, now), fields }
}
const example = exampleAt(now)

test('what is lost stands on the page with its rule, its force and where its absence is admitted', () => {
  const [group] = groupChanges(compareRules(a, b), a.id, b.id)
  const page = renderToString(<ChangesOf group={group!} a={a} b={b} />)
  assert.ok(page.includes('href="/procedure/bristol/2019#BR19-1113"'))
  assert.ok(page.includes('href="/procedure/bristol/2024#BR24-1125"'))
  assert.match(page, /Appoint a Multi-Agency Strategic Management Group.*?Must/)
})

test('silence is printed as silence, and a local placeholder is marked', () => {
  const page = renderToString(<Parameters rows={compareParameters(a, b)} a={a} b={b} />)
  assert.ok(page.includes('>Silent<'))
  assert.ok(page.includes('Local placeholder'))
  assert.ok(page.includes('72 things'))
})

test('the example is a concern that can be counted, and every procedure answers all four questions', () => {
  const { concern } = typed(example)
  assert.ok(concern)
  const all = [underOne(concern, bristol2024(), now)]
  const page = renderToString(<Answers all={all} />)
  for (const heading of ['By when', 'Who must come', 'What must be answered', 'Who gets what'])
    assert.ok(page.includes(`>${heading}</h2>`), heading)
  assert.ok(page.includes('Tuesday 1 December 2026, end of day'))
  assert.ok(page.includes('Bristol 2024'))
})

test('what is ticked is so, what is not ticked is not so', () => {
  const { concern } = typed({ ...example, complex: 'yes' })
  assert.equal(concern?.facts.complex, true)
  assert.equal(concern?.facts['risk-to-life'], false)
  assert.deepEqual(concern?.facts.harm, ['physical'])
  assert.equal(concern?.children[0]?.facts['in-care'], false)
})

test('a child of four is four on the day, whatever the month', () => {
  for (const day of ['2026-01-15', '2026-06-30', '2026-07-01', '2026-12-31']) {
    const { concern } = typed(exampleAt(`${day}T09:00:00.000Z`))
    const [year, month] = concern!.children[0]!.born!.split('-').map(Number)
    const months = (Number(day.slice(0, 4)) - year!) * 12 + Number(day.slice(5, 7)) - month!
    assert.ok(months >= 4 * 12 && months < 5 * 12, `${day}: ${concern!.children[0]!.born}`)
  }
})

test('supposing when it is held decides section 47 then, for each child', () => {
  const held = { 'held-day': '2', 'held-month': '12', 'held-year': '2026', 'held-time': '10:00' }
  const { concern } = typed({ ...example, ...held, children: '2' })
  assert.deepEqual(
    concern?.happened.filter(({ instant }) => instant === 'section-47-decided').map(({ child }) => child),
    ['A', 'B'],
  )
})

test('what cannot be read is said at its field, with what was typed still there', () => {
  const { concern, fields } = typed({ ...example, age: '99', 'came-month': '13' })
  assert.equal(concern, undefined)
  assert.deepEqual(fields.problems.map(({ field }) => field).sort(), ['age', 'came'])
  const page = renderToString(<ConcernForm fields={fields} asked={true} />)
  assert.ok(page.includes('value="99"'))
  const before = typed({
    ...example,
    'held-day': '1',
    'held-month': '1',
    'held-year': '2020',
    'held-time': '10:00',
  })
  assert.deepEqual(
    before.fields.problems.map(({ field }) => field),
    ['held'],
  )
})
