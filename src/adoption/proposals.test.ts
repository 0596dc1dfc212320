import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  database,
  following,
  house,
  idOf,
  learn,
  openAldermere,
  request,
  shelf,
  asFollows,
  asked,
} from '../../test/aldermere.ts'
import { closeDatabase } from '../../test/database.ts'
import { begin } from '../conduct.ts'
import { withActor, withSystem } from '../database/index.ts'
import { readDirectory, seatPeople } from '../people/directory.ts'
import { keep } from '../keep.ts'
import { byOf, findPerson } from '../people/standing.ts'
import { anytownWith } from '../procedure/testing/anytown.ts'
import { readBeside, verifyRecord } from '../record/index.ts'
import { usualPlaces } from '../shelf.ts'
import { beginDraft, discardDraft, findDraft, listDrafts, saveDraft } from './drafts.ts'
import { openFollowing } from './following.ts'
import {
  type Answered,
  findProposal,
  listProposals,
  propose,
  settle,
  type ToPropose,
  withdrawBecauseEdited,
} from './proposals.ts'

/** The people of Marrowdale, another authority in the same database. */
const elsewhere = await readDirectory('directory/marrowdale.yaml')
const merete = {
  person: elsewhere.people.find(one => one.name === 'Merete Doyle')!.id,
  authority: elsewhere.authority.id,
  capacity: 'person',
  now: '2026-12-01T09:30:00.000Z',
}
before(async () => {
  await openAldermere()
  await learn()
  await seatPeople(database, elsewhere)
})
after(closeDatabase)

const [winifred, anselm, helena] = ['Winifred Hale', 'Anselm Okoro', 'Helena Voss'] as const
const shelves = () => ({ ...following, shelf })
type Someone = ReturnType<typeof actor>
const asking = async (who: Someone) => ({
  ...who,
  by: byOf((await withActor(database.pool, who, tx => findPerson(tx, who.person)))!),
})
const within = <T>(who: Someone, work: Parameters<typeof withActor<T>>[2]) =>
  withActor(database.pool, who, work)

/** A sound draft, in force from a day of its own so that no two of them overlap. */
const text = (from: string) => anytownWith('from: "2026-01-01"', `from: "${from}"`)
async function drafted(who: string = winifred, from = '2027-04-01'): Promise<string> {
  const draft = randomUUID()
  await within(actor(who), tx => beginDraft(tx, actor(who), { draft, name: 'Next', text: text(from) }))
  return draft
}
const asks = async (who: string, what: Partial<ToPropose>) => {
  const proposal = randomUUID()
  const asked = await asking(actor(who))
  const whole = {
    proposal,
    kind: 'publish',
    id: 'aldermere/2027',
    from: '2027-04-01',
    reason: 'A review asked for it.',
    ...what,
  } as const
  const inTheWay = await within(actor(who), tx => propose(tx, asked, shelves(), whole))
  return { proposal, inTheWay }
}
const answers = async (who: string, proposal: string, answer: Answered['answer'], reason = '') => {
  const asked = await asking(actor(who))
  return within(actor(who), tx => settle(tx, asked, shelves(), proposal, { answer, reason }))
}
const today = (now = actor(winifred).now) => following.pinnedToday(actor(winifred).authority, now).id
const aboutTheAuthority = () =>
  withSystem(database.pool, { authority: actor(winifred).authority }, tx =>
    readBeside(tx, actor(winifred).authority, null),
  )

test('a draft is the policy leads’ of its authority: nobody else finds it, and only its author changes it', async () => {
  const draft = await drafted()
  const { authority } = actor(winifred)
  const seenBy = (who: Someone, of = authority) => within(who, tx => findDraft(tx, of, draft))
  const found = await seenBy(actor(winifred))
  assert.equal(found?.text, text('2027-04-01'))
  assert.equal((await seenBy(actor(anselm)))?.authorName, winifred)
  assert.equal(await seenBy(actor(helena)), undefined, 'oversight is not policy')
  for (const of of [authority, merete.authority])
    assert.equal(await seenBy(merete, of), undefined, 'another authority')
  assert.deepEqual(await within(merete, tx => listDrafts(tx, authority)), [])

  const save = (who: Someone, saves: number, to: string) =>
    within(who, tx => saveDraft(tx, who, found!, { text: to, saves }))
  assert.equal(await save(actor(anselm), 1, 'mine now'), 'stale')
  const asAnybody = within(actor(anselm), tx =>
    tx.query(`update quorate.procedure_draft set content = 'mine now' where draft = $1`, [draft]),
  )
  assert.equal((await asAnybody).rowCount, 0)
  await assert.rejects(
    within(actor(helena), tx => beginDraft(tx, actor(helena), { draft: randomUUID(), name: 'x', text: '' })),
    { code: '42501' },
  )
  assert.equal(await save(actor(winifred), 1, 'changed 🙂'), 'saved')
  assert.equal(await save(actor(winifred), 1, 'changed elsewhere'), 'stale', 'nothing is overwritten')
  assert.equal((await seenBy(actor(anselm)))?.text, 'changed 🙂')
  await within(actor(winifred), tx => discardDraft(tx, actor(winifred), draft))
  assert.equal(await seenBy(actor(winifred)), undefined)
})

test('given a proposal, when its author approves it, then it is refused, in the database too; a policy lead elsewhere finds nothing', async () => {
  const draft = await drafted()
  const { proposal, inTheWay } = await asks(winifred, { draft })
  assert.deepEqual(inTheWay, [])
  assert.match((await answers(winifred, proposal, 'approve'))![0]!.says, /somebody else has to approve/)
  const smuggled = (who: Someone, by: string) =>
    within(who, tx =>
      tx.query(
        `update quorate.proposal set state = 'approved', settled_by = $2, settled_at = now() where proposal = $1`,
        [proposal, by],
      ),
    )
  await assert.rejects(smuggled(actor(winifred), idOf(winifred)), /four_eyes/)
  await assert.rejects(smuggled(actor(winifred), idOf(anselm)), { code: '42501' }, 'in somebody else’s name')
  assert.equal((await smuggled(actor(helena), idOf(helena))).rowCount, 0)
  assert.equal((await smuggled(merete, merete.person)).rowCount, 0)
  const theirs = await asking(merete)
  assert.equal(
    await within(merete, tx => settle(tx, theirs, shelves(), proposal, { answer: 'approve', reason: '' })),
    undefined,
  )
  assert.equal(await answers(helena, proposal, 'approve'), undefined)
  assert.equal((await answers(anselm, proposal, 'decline'))![0]!.field, 'reason', 'not without a reason')
  assert.deepEqual(await answers(anselm, proposal, 'decline', 'Not before the audit.'), [])
  assert.match((await answers(anselm, proposal, 'approve'))![0]!.says, /settled already/)
  assert.equal(today(), 'bristol/2024')
})

test('given a proposed text, when it is changed, then the proposal is withdrawn and cannot be approved', async () => {
  const draft = await drafted()
  const { proposal } = await asks(winifred, { draft })
  const again = await asks(winifred, { draft, from: '2027-05-01' })
  assert.match(again.inTheWay[0]!.says, /proposed already/)
  const before = await asking(actor(winifred))
  await within(actor(winifred), async tx => {
    const found = await findDraft(tx, before.authority, draft)
    await saveDraft(tx, before, found!, { text: `${found!.text}\n# one more word\n`, saves: 1 })
    assert.equal(await withdrawBecauseEdited(tx, before, draft), true)
  })
  const found = await within(actor(anselm), tx => findProposal(tx, before.authority, proposal))
  assert.equal(found?.state, 'withdrawn')
  assert.match((await answers(anselm, proposal, 'approve'))![0]!.says, /settled already/)
})

test('given an approval, then pack, adoption and entries are there together; running discussions keep theirs; other processes and restarts find it', async () => {
  const running = await asked()
  const draft = await drafted()
  const { proposal, inTheWay } = await asks(winifred, { draft })
  assert.deepEqual(inTheWay, [])
  // A second process has the house open all the while.
  const other = openFollowing(shelf, await keep(database, shelf, usualPlaces), [])
  await learn(other)
  assert.deepEqual(await answers(anselm, proposal, 'approve', 'Read line by line.'), [])
  await learn()
  await learn(other)
  const { authority } = actor(winifred)
  for (const known of [following, other]) {
    assert.equal(known.pinnedToday(authority, '2027-03-31T12:00:00.000Z').id, 'bristol/2024')
    const then = known.pinnedToday(authority, '2027-04-01T12:00:00.000Z')
    assert.equal(then.id, 'aldermere/2027')
    assert.equal(await known.textOf(then.procedure), text('2027-04-01'))
    assert.ok(known.versionsOf(authority).has('aldermere/2027'))
    assert.ok(!known.versionsOf(merete.authority).has('aldermere/2027'))
  }
  const then = following.pinnedToday(authority, '2027-04-01T12:00:00.000Z')
  assert.equal(house.rulesFor(then).procedure.pack.about.title, 'Strategy discussions in Anytown')
  const restarted = await keep(database, shelf, usualPlaces)
  assert.equal(restarted.rulesFor(then).procedure.hash, then.procedure)

  const onTheDay = '2027-04-01T09:00:00.000Z'
  const begun = asFollows(
    await begin(
      house,
      actor('Amira Rahman', onTheDay),
      randomUUID(),
      request({ urgency: 'two-days', happened: [{ instant: 'risk-identified', at: onTheDay }] }),
      following.pinnedToday(authority, onTheDay),
    ),
  )
  const pinned = await withSystem(database.pool, { authority }, tx =>
    tx.query<{ procedure: string }>(
      'select procedure from quorate.discussion_head where discussion = any ($1) order by reference',
      [[running, begun.discussion.id]],
    ),
  )
  assert.deepEqual(
    pinned.rows.map(one => one.procedure),
    ['bristol/2024', 'aldermere/2027'],
    'what runs keeps its own, what begins on the day is held under the new one',
  )

  const entries = (await aboutTheAuthority()).filter(
    one => (one.content as { proposal?: string }).proposal === proposal,
  )
  assert.deepEqual(
    entries.map(one => [one.type, one.actor]),
    [
      ['DraftProposed', idOf(winifred)],
      ['ProcedurePublished', idOf(anselm)],
      ['ProcedureAdopted', idOf(anselm)],
    ],
  )
  const adopted = entries.at(-1)!.content as Record<string, unknown>
  assert.deepEqual(
    [adopted.id, adopted.hash, adopted.from, adopted.reason, adopted.proposedBy],
    ['aldermere/2027', then.procedure, '2027-04-01', 'A review asked for it.', winifred],
  )
  assert.equal((await verifyRecord(database.pool, { authority })).intact, true)

  const read = await within(actor(helena), tx => listProposals(tx, authority))
  assert.deepEqual(
    read.map(one => [one.proposal, one.proposedByName, one.settledByName]),
    [[proposal, winifred, anselm]],
    'others read what was approved, and nothing else',
  )
})

test('given a published version, then another text is not published under its name, by nobody; the day it begins is taken', async () => {
  const draft = await drafted(anselm, '2027-06-01')
  const named = await asks(anselm, { draft, from: '2027-06-01' })
  assert.match(named.inTheWay[0]!.says, /already published with other contents/)
  const dated = await asks(anselm, { kind: 'adopt', id: 'bristol/2019', from: '2027-04-01' })
  assert.match(dated.inTheWay[0]!.says, /Another version begins on Thursday 1 April 2027/)
})

test('given an adoption that has not begun, when its withdrawal is approved, then it is not followed; it can be adopted again without a draft', async () => {
  const taken = await asks(anselm, { kind: 'withdraw', id: 'aldermere/2027' })
  assert.deepEqual(taken.inTheWay, [])
  assert.deepEqual(await answers(winifred, taken.proposal, 'approve'), [])
  await learn()
  const then = '2027-04-02T12:00:00.000Z'
  assert.equal(today(then), 'bristol/2024')
  const again = await asks(anselm, { kind: 'adopt', id: 'aldermere/2027', from: '2027-04-02' })
  assert.deepEqual(again.inTheWay, [])
  assert.deepEqual(await answers(winifred, again.proposal, 'approve'), [])
  await learn()
  assert.equal(today(then), 'aldermere/2027')
  assert.equal((await aboutTheAuthority()).filter(one => one.type === 'AdoptionWithdrawn').length, 1)
})

test('given two approvals at once, then one of two proposals for one day is followed and the other is refused', async () => {
  const day = '2028-01-03'
  const [a, b] = [
    await asks(winifred, { kind: 'adopt', id: 'bristol/2024', from: day }),
    await asks(anselm, { kind: 'adopt', id: 'bristol/2024', from: day }),
  ]
  assert.deepEqual(a.inTheWay, [])
  assert.match(b.inTheWay[0]!.says, /waiting for approval/)
  const both = await Promise.all([
    answers(anselm, a.proposal, 'approve'),
    answers(anselm, a.proposal, 'approve'),
  ])
  assert.deepEqual(both.map(one => one!.length).sort(), [0, 1])
  await learn()
  const { authority } = actor(winifred)
  assert.equal(following.adoptedBy(authority).filter(one => one.from === day).length, 1)
})
