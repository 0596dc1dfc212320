/** A bank holiday that is proclaimed while a discussion runs: shown with what it changes, counted again with a reason, explained. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  database,
  house,
  openAldermere,
  pinned,
  referenceOf,
  request,
  shelf,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { begin } from '../../../conduct.ts'
import { keep } from '../../../keep.ts'
import { openShelf, usualPlaces } from '../../../shelf.ts'
import { clockRoutes } from '../clock/page.tsx'
import { historyRoutes } from '../history/page.tsx'
import { versionRoutes } from './page.tsx'

const convenor = 'Amira Rahman'
/** Thursday 24 December 2026 in the morning: the two working days of a discussion end after the holidays. */
const at = '2026-12-24T09:40:00.000Z'
/** As it was before anybody had said that the substitute day of Boxing Day is one. */
const unknownThen = '2026-12-28'
let before_hash = ''

before(async () => {
  await openAldermere()
  const folder = await mkdtemp(join(tmpdir(), 'quorate-holidays-'))
  const file = join(folder, 'england-and-wales.json')
  const today = JSON.parse(await readFile(usualPlaces.holidays, 'utf8'))
  const { events } = today['england-and-wales']
  const then = events.filter((one: { date: string }) => one.date !== unknownThen)
  assert.equal(then.length, events.length - 1)
  today['england-and-wales'].events = then
  await writeFile(file, JSON.stringify(today))
  const earlier = await openShelf({ ...usualPlaces, holidays: file })
  await keep(database, earlier, { ...usualPlaces, holidays: file })
  before_hash = earlier.holidays.hash
  Object.assign(house, await keep(database, shelf, usualPlaces))
  await rm(folder, { recursive: true })
})
after(closeDatabase)

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
async function asked(calendar: string): Promise<{ id: string; page: string }> {
  const id = randomUUID()
  const ask = request({ happened: [{ instant: 'risk-identified', at: '2026-12-24T09:00:00.000Z' }] })
  asFollows(await begin(house, actor(convenor, at), id, ask, { ...pinned, calendar }))
  return { id, page: `/discussions/${await referenceOf(id)}` }
}
const visit = (path: string, fields?: Record<string, string>) =>
  visits(versionRoutes, convenor, path, fields, at)

test('counted by the bank holidays of today, nothing is said of them', async () => {
  const { page } = await asked(pinned.calendar)
  assert.doesNotMatch((await visit(`${page}/version`)).html, /bank holidays/)
})

test('which dates would change is shown, counted again with a reason, and explained where the date stands', async () => {
  const { id, page } = await asked(before_hash)
  const shown = await visit(`${page}/version`)
  assert.match(
    text(shown.html),
    /The bank holidays have changed .*Hold the discussion within two working days.* Tuesday 29 December.* Wednesday 30 December/,
  )
  const form = { command: hidden(shown.html, 'command'), calendar: hidden(shown.html, 'calendar') }

  const without = await visit(`${page}/version/holidays`, { ...form, why: ' ' })
  assert.equal(without.status, 422)
  assert.match(text(without.html), /Say why the dates are counted again/)

  const done = await visit(`${page}/version/holidays`, { ...form, why: 'Monday was made a substitute day.' })
  assert.equal(done.led, `${page}/version?done=counted`)
  assert.match(text((await visit(done.led!)).html), /were counted again/)
  assert.deepEqual(
    (await storyOf(id)).map(({ type }) => type).filter(type => /Calendar|Reset/.test(type)),
    ['CalendarChanged', 'DeadlineReset'],
  )

  const clock = text((await visits(clockRoutes, convenor, `${page}/clocks/convene`, undefined, at)).html)
  assert.match(
    clock,
    /Counted again on .* by Amira Rahman, under other bank holidays: “ ?Monday was made a substitute day\.” Until then it was: Tuesday 29 December/,
  )
  assert.match(clock, /comes to the recorded moment/)
  const history = text((await visits(historyRoutes, convenor, `${page}/history`, undefined, at)).html)
  assert.match(history, /counted again under other bank holidays: one changed/)
})

test('a form from before the holidays changed once more counts nothing, and says so', async () => {
  const { id, page } = await asked(before_hash)
  const late = await visit(`${page}/version/holidays`, {
    command: randomUUID(),
    calendar: 'a'.repeat(64),
    why: 'Monday.',
  })
  assert.match(text(late.html), /The bank holidays have changed again since you looked/)
  assert.match(late.html, /Monday\.<\/textarea>/)
  assert.equal(
    (await storyOf(id)).some(({ type }) => type === 'CalendarChanged'),
    false,
  )
})
