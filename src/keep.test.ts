import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  asks,
  database,
  house,
  openAldermere,
  pinned,
  request,
  storyOf,
} from '../test/aldermere.ts'
import { begin } from './conduct.ts'
import { withSystem } from './database/index.ts'
import { keep } from './keep.ts'
import { openShelf, type Shelf, usualPlaces } from './shelf.ts'

let shelf: Shelf
let overlay: string
before(async () => {
  await openAldermere()
  shelf = await openShelf()
  overlay = shelf.overlays.get('england/2026')!.overlay.hash
})
after(() => database.close())

test('a discussion begun with the overlay keeps it by hash in its first entry, and its national deadlines are entries like the others', async () => {
  const id = randomUUID()
  const asked = request({ happened: [{ instant: 'referral-received', at: '2026-12-01T08:50:00.000Z' }] })
  asFollows(await begin(house, actor('Amira Rahman'), id, asked, { ...pinned, overlay }))
  asFollows(
    await asks('Amira Rahman', id, { type: 'NoteInstant', instant: 'assessment-completed', child: 'A' }),
  )
  const story = await storyOf(id)
  assert.deepEqual(story[0]?.content?.overlay, { id: 'england/2026', hash: overlay })
  const national = story.flatMap(({ type, content }) => {
    const deadline = content?.deadline as Record<string, unknown> | undefined
    return type === 'DeadlineStarted' && deadline?.overlay !== undefined ? [deadline] : []
  })
  assert.deepEqual(
    national.map(({ key, rule, day, overlay }) => [key, rule, day, overlay]),
    [['england.assessment/A', 'ENG-5', '2027-02-05', overlay]],
  )
})

test('an overlay whose file is gone is found again by its hash, and a date counted with it is counted the same', async () => {
  const without: Shelf = { ...shelf, overlays: new Map() }
  const then = (await keep(database, without, usualPlaces)).rulesFor({ ...pinned, overlay })
  assert.deepEqual(
    then.procedure.clocks.filter(one => one.overlay).map(({ clock, allow }) => [clock, allow]),
    [
      ['england.conference', { 'working-days': 15 }],
      ['england.assessment', { 'working-days': 45 }],
    ],
  )
  assert.equal(then.national?.hash, pinned.calendar)
})

test('the same procedure is answered with the overlay to whoever pinned it, and without to whoever did not', () => {
  const names = (beside: object) =>
    house.rulesFor({ ...pinned, ...beside }).procedure.clocks.map(one => one.clock)
  assert.ok(names({ overlay }).includes('england.conference'))
  assert.ok(!names({}).some(name => name.startsWith('england.')))
})

test('an overlay that was never kept is not replaced by anything', () => {
  assert.throws(
    () => house.rulesFor({ ...pinned, overlay: '0'.repeat(64) }),
    /the overlay with sha256 0{64} is not kept here/,
  )
})

test('the database keeps procedures, calendars and overlays, and nothing else', async () => {
  await assert.rejects(
    withSystem(database.pool, { authority: null }, tx =>
      tx.query(
        `insert into quorate.kept (hash, kind, id, content) values (encode(sha256(convert_to('x', 'UTF8')), 'hex'), 'song', 'x', 'x')`,
      ),
    ),
    /kept_kind_check/,
  )
})
