import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Allowance,
  compileCalendar,
  compileDueTable,
  dueColumnsMs,
  dueMs,
  explain,
  instantOf,
  msOf,
  runsOut,
} from './index.ts'
import { englandAndWales } from './testing/england.ts'
import { type Mistake, mistakes, type Oracle, oracleFor } from './testing/oracle.ts'
import { conventions, type Question, questions } from './testing/questions.ts'

/** Another seed asks other questions: CALENDAR_SEED=7 node --import tsx --test src/calendar/oracle.test.ts */
const seed = Number(process.env.CALENDAR_SEED ?? 20_250_410)

const calendars = conventions.map(counting => compileCalendar(englandAndWales, counting, 'hash'))

function oracles(mistake?: Mistake): Oracle[] {
  return conventions.map(counting => oracleFor(englandAndWales, counting, mistake))
}

/** What the two answers differ in; undefined when they agree. */
function findDifference({ allowance, from, convention }: Question, asked: Oracle[]): string | undefined {
  const expected = asked[convention]!.runsOut(allowance, from)
  const { at, inclusive, day, route, lastOfficeMoment } = runsOut(allowance, from, calendars[convention]!)
  const actual = { at, inclusive, day, outOfHours: route !== undefined, lastOfficeMoment }
  const agree =
    actual.at === expected.at &&
    actual.inclusive === expected.inclusive &&
    actual.day === expected.day &&
    actual.outOfHours === expected.outOfHours &&
    actual.lastOfficeMoment === expected.lastOfficeMoment
  if (agree) return undefined
  const asks = `${JSON.stringify(allowance)} from ${from} under convention ${convention}`
  return `${asks}: oracle ${JSON.stringify(expected)}, engine ${JSON.stringify(actual)}`
}

test('a hundred thousand deadlines of every kind, 2013 to 2028, agree with counting one day after another', context => {
  context.diagnostic(`seed ${seed}`)
  const asked = oracles()
  for (const question of questions(100_000, seed)) {
    const difference = findDifference(question, asked)
    if (difference) assert.fail(`seed ${seed}: ${difference}`)
  }
})

for (const mistake of mistakes) {
  test(`the comparison would notice a counter that ${mistake}`, () => {
    const asked = oracles(mistake)
    let wasNoticed = false
    for (const question of questions(60_000, seed)) {
      wasNoticed = findDifference(question, asked) !== undefined
      if (wasNoticed) break
    }
    assert.ok(wasNoticed, `seed ${seed}: no deadline shows it`)
  })
}

test('a compiled table gives the same moment as counting, one by one and by the column', () => {
  const allowances: Allowance[] = [
    { 'working-days': 1 },
    { 'working-days': 15 },
    { hours: 24 },
    { 'calendar-months': 3 },
    'same-working-day',
    'before-next-working-day',
    'at-once',
    'none',
  ]
  const moments = Float64Array.from(questions(1_000, seed), ({ from }) => msOf(from))
  for (const calendar of calendars) {
    const tables = allowances.map(allowance => compileDueTable(allowance, calendar))
    const columns = tables.map(() => new Float64Array(moments.length))
    dueColumnsMs(tables, moments, columns)
    allowances.forEach((allowance, index) => {
      moments.forEach((fromMs, row) => {
        const { at } = runsOut(allowance, instantOf(fromMs), calendar)
        const expected = at === undefined ? Number.NaN : msOf(at)
        const found = [dueMs(tables[index]!, fromMs), columns[index]![row]]
        if (found.some(each => !Object.is(each, expected))) {
          assert.fail(
            `seed ${seed}: ${JSON.stringify(allowance)} from ${instantOf(fromMs)}: ${found}, not ${expected}`,
          )
        }
      })
    })
  }
})

test('a table answers nothing for moments it does not know', () => {
  const table = compileDueTable({ 'working-days': 15 }, calendars[0]!)
  const elapsed = compileDueTable({ hours: 24 }, calendars[0]!)
  for (const from of ['2011-12-31T23:59:59.999Z', '2101-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']) {
    const columns = [new Float64Array(1), new Float64Array(1)]
    dueColumnsMs([table, elapsed], Float64Array.of(msOf(from)), columns)
    assert.deepEqual([dueMs(table, msOf(from)), dueMs(elapsed, msOf(from))], [Number.NaN, Number.NaN], from)
    assert.deepEqual(columns, [Float64Array.of(Number.NaN), Float64Array.of(Number.NaN)], from)
  }
})

test('every explanation adds up: its days follow each other, its numbers run 1 to n, and the last is the day it is due', () => {
  const holidays = new Set(englandAndWales.events.map(({ date }) => date))
  for (const { allowance, from, convention } of questions(20_000, seed + 1)) {
    const counting = conventions[convention]!
    const { due, days, sentence } = explain(allowance, from, calendars[convention]!)
    const asks = `seed ${seed + 1}: ${JSON.stringify(allowance)} from ${from} under convention ${convention}`
    assert.deepEqual(due, runsOut(allowance, from, calendars[convention]!), asks)
    assert.ok(sentence.length > 10)
    if (days.length === 0) continue
    assert.equal(days.at(-1)!.date, due.day, asks)
    days.slice(1).forEach(({ date }, index) => {
      assert.equal(Date.parse(date) - Date.parse(days[index]!.date), 86_400_000, asks)
    })
    for (const { date, counted, skipped } of days) {
      const closed =
        new Date(date).getUTCDay() % 6 === 0 || holidays.has(date) || counting.closureDays.includes(date)
      if (counted !== undefined && counted > 0) assert.ok(!closed, `${asks}: counts ${date}`)
      assert.equal(
        counted === undefined,
        skipped !== undefined,
        `${asks}: ${date} is counted or has a reason`,
      )
      if (skipped !== undefined && !skipped.includes('after')) {
        assert.ok(closed, `${asks}: skips ${date} as ${skipped}`)
      }
    }
    if (typeof allowance === 'object' && 'working-days' in allowance) {
      const numbers = days.flatMap(({ counted }) => (counted ? [counted] : []))
      assert.deepEqual(
        numbers,
        Array.from({ length: allowance['working-days'] }, (_, index) => index + 1),
        asks,
      )
    }
  }
})
