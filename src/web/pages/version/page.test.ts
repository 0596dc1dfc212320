/** Moving a discussion to another version: shown before it is done, done with a reason, and kept in step everywhere. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  asks,
  boardOf,
  database,
  directory,
  house,
  idOf,
  now,
  openAldermere,
  pinned,
  pinned2019,
  referenceOf,
  refusedFor,
  request,
  storyOf,
} from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { hidden, visits } from '../../../../test/visiting.ts'
import { begin } from '../../../conduct.ts'
import { load, States } from '../../../states.ts'
import { withActor, withSystem } from '../../../database/index.ts'
import { pinnedBy } from '../../../discussion/required/pinned.ts'
import { rebuild } from '../../../views/project.ts'
import { clockRoutes } from '../clock/page.tsx'
import { discussionRoutes } from '../discussion/page.tsx'
import { historyRoutes } from '../history/page.tsx'
import { versionRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const convenor = 'Amira Rahman'
/** Begun under the procedure of 2019, with Dilys in the chair and the police invited. */
async function of2019(): Promise<{ id: string; at: string }> {
  const id = randomUUID()
  const ask = request({
    urgency: 'immediate',
    facts: { harm: ['emotional'], 'immediate-safeguarding-needed': true, 'forensic-window': false },
    happened: [
      { instant: 'referral-received', at: '2026-12-01T08:40:00.000Z' },
      { instant: 'risk-identified', at: '2026-12-01T08:50:00.000Z' },
    ],
    given: [{ duty: 'immediate-information', words: 'Known.', by: { person: 'x', name: 'x', agency: 'x' } }],
  })
  asFollows(await begin(house, actor(convenor), id, ask, pinned2019))
  for (const [as, name] of [
    ['chair', 'Dilys Okonjo'],
    ['minute-taker', 'Marek Sowa'],
  ] as const)
    if (directory.people.some(one => one.name === name))
      asFollows(await asks(convenor, id, { type: 'Appoint', as, person: idOf(name), name }))
  return { id, at: `/discussions/${await referenceOf(id)}` }
}
const move = (name: string, id: string, but: object = {}) =>
  asks(name, id, {
    type: 'MoveToProcedure',
    procedure: { id: pinned.id, hash: pinned.procedure },
    reason: 'Held this afternoon, under the version adopted this morning.',
    ...but,
  })
const headOf = (id: string) =>
  withSystem(database.pool, { authority: directory.authority.id }, async tx => {
    const { rows } = await tx.query<{ procedure: string; procedure_hash: string }>(
      'select procedure, procedure_hash from quorate.discussion_head where discussion = $1',
      [id],
    )
    return rows[0]
  })
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('before it is moved the page shows what would change: both dates, which one binds, what is no longer asked', async () => {
  const { at, id } = await of2019()
  const shown = text((await visits(versionRoutes, convenor, `${at}/version`)).html)
  assert.match(shown, /Bristol 2019 ?\. A discussion keeps the version it began under/)
  assert.match(shown, /Move it to Bristol 2024/)
  assert.match(shown, /today, end of day Thursday 3 December, end of day today, end of day \(Bristol 2019\)/)
  assert.match(shown, /No longer asked \(\d+\).*BR19-204.*Asked besides/)
  assert.match(shown, /Asked besides \(\d+\).*BR24-204/)
  // Looking changes nothing.
  assert.equal((await headOf(id))?.procedure, 'bristol/2019')
  assert.equal(
    (await storyOf(id)).some(one => one.type === 'MovedToProcedure'),
    false,
  )
})

test('without a reason it says so and keeps the form; with one it is moved, and says what happened', async () => {
  const { at, id } = await of2019()
  const { html } = await visits(versionRoutes, convenor, `${at}/version`)
  const form = { command: hidden(html, 'command'), to: hidden(html, 'to') }
  const again = await visits(versionRoutes, convenor, `${at}/version`, { ...form, reason: '  ' })
  assert.match(again.html, /govuk-error-summary/)
  assert.match(again.html, /href="#reason"[^>]*>Say why it is moved to Bristol 2024\./)
  const sent = await visits(versionRoutes, convenor, `${at}/version`, {
    ...form,
    reason: 'Held under <the new> version.',
  })
  assert.equal(sent.led, `${at}/version?done=moved`)
  const after = text((await visits(versionRoutes, convenor, sent.led!)).html)
  assert.match(after, /It is moved, and why is on record/)
  assert.match(
    after,
    /Bristol 2024 since Tuesday 1 December 2026 \(change 1 of 1; began under Bristol 2019\)/,
  )
  assert.match(after, /1 of 1 Bristol 2019 Bristol 2024 .*Amira Rahman Held under &lt;the new> version\./)
  assert.match(after, /This is the version your authority follows today/)
  const back = /href="([^"]*\?to=[0-9a-f]{64})"/.exec(
    (await visits(versionRoutes, convenor, sent.led!)).html,
  )?.[1]
  const undo = text((await visits(versionRoutes, convenor, back!)).html)
  assert.match(undo, /Move it to Bristol 2019/, 'a mistake can be put right, in sight')
  const history = text((await visits(historyRoutes, convenor, `${at}/history`)).html)
  assert.match(history, /The discussion was moved from Bristol 2019 to Bristol 2024 \(change 1 of 1\)/)
  const page = text((await visits(discussionRoutes, convenor, at)).html)
  assert.match(page, /Bristol 2024 since Tuesday 1 December 2026/)
  const clock = text((await visits(clockRoutes, convenor, `${at}/clocks/convene`)).html)
  assert.match(clock, /BR19-201/)
  assert.match(clock, /counted 2 times.*\(Bristol 2019\).*Binds.*Later than the one that binds/)
  // The second click of a double click is the same intention.
  const twice = await visits(versionRoutes, convenor, `${at}/version`, { ...form, reason: 'Again.' })
  assert.equal((await storyOf(id)).filter(one => one.type === 'MovedToProcedure').length, 1)
  assert.ok(twice.led || twice.html)
})

test('the head of the discussion, the record and the views made again all say the same version', async () => {
  const { id } = await of2019()
  const { events } = asFollows(await move('Dilys Okonjo', id))
  assert.deepEqual(
    events.map(one => (one.type === 'DeadlineStarted' ? one.deadline.rule : one.type)),
    ['MovedToProcedure', 'BR24-202'],
  )
  assert.deepEqual(await headOf(id), { procedure: pinned.id, procedure_hash: pinned.procedure })
  const entry = (await storyOf(id)).find(one => one.type === 'MovedToProcedure')
  assert.deepEqual(entry?.content?.to, { id: pinned.id, hash: pinned.procedure })
  assert.equal(entry?.content?.change, 1)
  const authority = directory.authority.id
  const views = () =>
    withSystem(database.pool, { authority }, async tx => {
      const { rows } = await tx.query(
        'select view, key, number, content from quorate.view_row order by view, key',
      )
      return rows
    })
  const live = await views()
  await withSystem(database.pool, { authority }, tx =>
    rebuild(tx, authority, async one => {
      const discussion = await load(tx, new States(), authority, one)
      return { discussion, rules: house.rulesFor(pinnedBy(discussion)) }
    }),
  )
  assert.deepEqual(await views(), live)
  const row = (await boardOf(convenor)).find(one => one.procedure === 'bristol/2024')
  assert.equal(row?.urgency, 'two-working-days')
})

test('the next command is decided under the version it was moved to', async () => {
  const { id } = await of2019()
  asFollows(await move('Dilys Okonjo', id))
  assert.equal(
    refusedFor(await asks(convenor, id, { type: 'ChangeUrgency', to: 'ordinary', reason: 'As before.' })),
    'unknown-urgency',
  )
  asFollows(
    await asks(convenor, id, { type: 'ChangeUrgency', to: 'same-working-day', reason: 'It is worse.' }),
  )
})

test('only to the version followed today, or back; by the chair or the convenor; and a refusal is recorded', async () => {
  const { id, at } = await of2019()
  assert.equal(
    refusedFor(await move('Dilys Okonjo', id, { procedure: { id: 'bristol/2024', hash: 'f'.repeat(64) } })),
    'not-followed',
  )
  assert.equal(
    refusedFor(
      await move('Dilys Okonjo', id, { procedure: { id: 'bristol/2019', hash: pinned2019.procedure } }),
    ),
    'same-version',
  )
  asFollows(
    await asks(convenor, id, {
      type: 'Invite',
      invitation: {
        invitation: randomUUID(),
        seat: 'police',
        agency: 'Westvale Police',
        person: idOf('Tomasz Reeve'),
        name: 'Tomasz Reeve',
      },
    }),
  )
  assert.equal(refusedFor(await move('Tomasz Reeve', id)), 'not-your-task')
  const read = text((await visits(versionRoutes, 'Tomasz Reeve', `${at}/version`)).html)
  assert.match(read, /The chair or whoever convened this discussion can move it/)
  assert.doesNotMatch(read, /Move it to/)
  assert.equal((await visits(versionRoutes, 'Tomasz Reeve', `${at}/version`, { reason: 'x' })).nothing, true)
  assert.equal((await headOf(id))?.procedure, 'bristol/2019')
})

test('nobody but the house moves the head of a discussion', async () => {
  const { id } = await of2019()
  await assert.rejects(
    withActor(database.pool, actor(convenor, now), tx =>
      tx.query('select quorate.move_discussion($1, $2, $3, $4)', [
        directory.authority.id,
        id,
        'bristol/2024',
        pinned.procedure,
      ]),
    ),
    /only the house moves a discussion/,
  )
})
