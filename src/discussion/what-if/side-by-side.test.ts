import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compileCalendar } from '../../calendar/index.ts'
import { shipped } from '../../procedure/testing/packs.ts'
import { countingOf } from '../../shelf.ts'
import { allAtOnce, readConcern } from './read-concern.ts'
import { sideBySide, underOne } from './side-by-side.ts'
import type { Concern } from './answers-compared.ts'

const holidays = JSON.parse(readFileSync('calendars/england-and-wales.json', 'utf8'))['england-and-wales']
const rulesOf = (id: string) => {
  const procedure = shipped(id)
  return { procedure, calendar: compileCalendar(holidays, countingOf(procedure.pack), 'test') }
}
const five = [
  'bradford/2023',
  'bristol/2019',
  'bristol/2024',
  'childrens-services-trust/2015',
  'pan-lancashire/2018',
].map(rulesOf)
const fridayAfternoon = '2026-01-16T16:30:00.000Z'

/** A three-year-old with a serious injury, told on a Friday afternoon. */
const injury: Concern = {
  facts: {
    harm: ['physical'],
    'serious-harm': true,
    'risk-to-life': false,
    'serious-immediate-harm': false,
    'immediate-safeguarding-needed': true,
    complex: false,
    'out-of-hours': false,
  },
  children: [{ id: 'A', born: '2022-05-01', facts: { 'in-education': false, 'in-care': false } }],
  happened: allAtOnce(fridayAfternoon),
}
const told = (concern: Concern) => sideBySide(concern, five, fridayAfternoon)
const under = (id: string, concern = injury) =>
  underOne(concern, five.find(({ procedure }) => procedure.id === id)!, fridayAfternoon)

test('the same injury is urgent in different words, each from the facts by the procedure’s own predicate', () => {
  assert.deepEqual(
    told(injury).map(({ urgency }) => urgency.class),
    ['twenty-four-hours', 'immediate', 'same-working-day', 'normal', 'serious'],
  )
})

test('and is due at different moments: some by midnight, some 24 hours later', () => {
  assert.deepEqual(
    told(injury).map(({ by }) => by.find(({ clock }) => clock === 'convene')?.deadlines[0]?.due),
    [
      '2026-01-17T16:30:00.000Z',
      '2026-01-17T00:00:00.000Z',
      '2026-01-17T00:00:00.000Z',
      '2026-01-17T16:30:00.000Z',
      '2026-01-17T00:00:00.000Z',
    ],
  )
})

test('a fact that nobody has stated is asked for; no class is guessed', () => {
  const { 'risk-to-life': _unknown, ...facts } = injury.facts
  const { urgency, by } = under('bradford/2023', { ...injury, facts })
  assert.deepEqual(urgency, { asks: ['risk-to-life'] })
  const convene = by.filter(({ clock }) => clock === 'convene')
  assert.ok(
    convene.length > 0 &&
      convene.every(({ applies, deadlines }) => applies === 'if' && deadlines.length === 0),
  )
})

test('no procedure lends its clocks to another: only two give a time for seeing the child', () => {
  const seen = told(injury).filter(({ by }) => by.some(({ clock }) => clock === 'child-seen'))
  assert.deepEqual(
    seen.map(({ procedure }) => procedure),
    ['bristol/2024', 'pan-lancashire/2018'],
  )
})

test('what has not begun says what it waits for, and is counted once that is supposed', () => {
  const waiting = under('bristol/2024').by.find(({ clock }) => clock === 'minutes')
  assert.deepEqual([waiting?.deadlines, waiting?.waitsFor], [[], 'the discussion ended'])
  const held: Concern = {
    ...injury,
    happened: [...injury.happened, { instant: 'started', at: '2026-01-16T19:00:00.000Z' }],
  }
  const counted = under('bristol/2024', held).by.find(({ clock }) => clock === 'minutes')
  assert.equal(counted?.deadlines[0]?.day, '2026-01-23')
})

test('health visiting and not the school nurse for a child of three; a child outside education brings Education Welfare in 2019 only', () => {
  const gets = (id: string) => under(id).gets.map(({ recipient }) => recipient)
  assert.ok(gets('bristol/2024').includes('health-visiting'))
  assert.ok(!gets('bristol/2024').includes('school-nurse'))
  assert.ok(gets('bristol/2019').includes('education-welfare'))
  assert.ok(!gets('bristol/2024').includes('education-welfare'))
})

test('two children at different ages: each recipient is told for which of them', () => {
  const siblings: Concern = {
    ...injury,
    children: [...injury.children, { id: 'B', born: '2014-02-01', facts: { 'in-education': true } }],
  }
  const { gets } = under('bristol/2024', siblings)
  assert.deepEqual(gets.find(({ recipient }) => recipient === 'child-gp')?.children, ['A', 'B'])
  assert.deepEqual(gets.find(({ recipient }) => recipient === 'health-visiting')?.children, ['A'])
})

test('what depends on how it turns out is told as an if, with the ground', () => {
  const late = under('bristol/2024').answered.find(({ duty }) => duty === 'late-reason')
  assert.equal(late?.applies, 'if')
  assert.match(late?.when ?? '', /late includes convene/)
  assert.equal(late?.stage, 'discussion')
})

test('a child in care brings the residential or fostering service in Bradford, in no other procedure', () => {
  const inCare: Concern = { ...injury, children: [{ id: 'A', facts: { 'in-care': true } }] }
  const names = told(inCare).filter(({ come }) => come.some(({ who }) => who === 'residential-or-fostering'))
  assert.deepEqual(
    names.map(({ procedure }) => procedure),
    ['bradford/2023'],
  )
})

test('three children and an abuser: complex in Bristol 2024 by number, so a higher grade chairs', () => {
  const facts = { ...injury.facts, complex: undefined as never, abusers: 1 }
  const many: Concern = { ...injury, facts, children: ['A', 'B', 'C'].map(id => ({ id, facts: {} })) }
  const chair = under('bristol/2024', many).come.filter(({ who }) => who === 'chair')
  assert.deepEqual(
    chair.map(({ rule, applies }) => [rule, applies]),
    [['BR24-311', 'yes']],
  )
})

test('a concern is written in facts every procedure knows, never in one procedure’s words', () => {
  const wrong = (facts: Record<string, unknown>) => {
    const read = readConcern({ facts, happened: [] })
    return 'wrong' in read ? read.wrong : []
  }
  assert.match(wrong({ urgency: 'two-hours' })[0] ?? '', /chosen by each procedure/)
  assert.match(wrong({ 'serious-harmm': true })[0] ?? '', /Did you mean "serious-harm"\?/)
  assert.deepEqual(wrong({ 'serious-harm': true }), [])
})
