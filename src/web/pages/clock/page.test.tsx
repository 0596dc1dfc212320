import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { explain } from '../../../calendar/index.ts'
import { aDiscussion, bristol2024 } from '../../../discussion/papers/testing/a-discussion.ts'
import { changes } from './change.ts'
import { CountedDays, monthsOf, weeksOf } from './count.tsx'
import { whatBecame } from './counts.tsx'

const rules = bristol2024()
const clock = (id: string) => rules.procedure.clocks.find(one => one.id === id)!

test('a count over new year is shown in two months, each from Monday to Sunday', () => {
  assert.deepEqual(monthsOf('2026-12-23', '2027-01-05'), ['2026-12', '2027-01'])
  const [first] = weeksOf('2026-12')
  assert.deepEqual(first, [undefined, ...['01', '02', '03', '04', '05', '06'].map(day => `2026-12-${day}`)])
})

test('five working days over Christmas show each counted day with its number and each skipped day with its name', () => {
  const explanation = explain({ 'working-days': 5 }, '2026-12-22T11:00:00.000Z', rules.calendar)
  const page = renderToString(<CountedDays explanation={explanation} />)
  for (const words of [
    'Day 0: starts',
    'Day 1',
    'Christmas Day',
    'Boxing Day',
    'Saturday',
    'Day 5: runs out',
    'December 2026',
  ])
    assert.ok(page.includes(words), words)
})

test('the calendar adds up to what was recorded when the clock started', () => {
  for (const deadline of aDiscussion(rules, { signed: true }).deadlines) {
    const { due } = explain(clock(deadline.rule).allow, deadline.from.at, rules.calendar)
    assert.equal(due.at, deadline.due, deadline.rule)
  }
})

test('the page says that the other urgency would bind, and who may justify lateness', () => {
  const discussion = aDiscussion(rules)
  const binding = discussion.deadlines.find(one => one.rule === 'BR24-202')!
  const said = changes(binding, clock('BR24-202'), [clock('BR24-201')], rules).map(one => one.says)
  assert.ok(said[0]?.endsWith('That is earlier, so it would bind.'))
  assert.ok(said.some(one => one.includes('may be justified by a Consultant Social Worker')))
  const strict = changes(binding, clock('BR24-201'), [], rules).map(one => one.says)
  assert.ok(strict.some(one => one.includes('names nobody who may justify lateness')))
})

test('of two counts of one rule the newer one binds and the older one stays on record', () => {
  const discussion = aDiscussion(rules)
  const all = discussion.deadlines.filter(one => one.key === 'minutes')
  assert.equal(all.length, 2)
  assert.deepEqual(
    all.map((one, index) => whatBecame(one, index, all, all[1]!)),
    ['Replaced by a newer count', 'Binds'],
  )
})
