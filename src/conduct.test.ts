/** The path of a command, walked on a real PostgreSQL by the people of the demonstration. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { closeDatabase } from '../test/database.ts'
import { begin, nothingHere } from './conduct.ts'
import { load, States } from './states.ts'
import { withSystem } from './database/index.ts'
import { isRefusal } from './discussion/happening.ts'
import { verifyRecord } from './record/index.ts'
import {
  now,
  database,
  directory,
  house,
  pinned,
  openAldermere,
  idOf,
  agencyOf,
  actor,
  asks,
  asFollows,
  refusedFor,
  request,
  asked,
  started,
  line,
  storyOf,
  besideOf,
  boardOf,
  asVisitor,
  referenceOf,
} from '../test/aldermere.ts'

before(openAldermere)
after(closeDatabase)

test('whoever asks for a discussion gets its reference, runs it, and finds it on their board', async () => {
  const id = randomUUID()
  const { discussion } = asFollows(await begin(house, actor('Amira Rahman'), id, request(), pinned))
  assert.match(discussion.reference, /^SD-\d{4,}$/)
  assert.deepEqual(
    (await storyOf(id)).map(entry => entry.type),
    ['DiscussionAskedFor', 'DeadlineStarted'],
  )
  const row = (await boardOf('Amira Rahman')).find(one => one.reference === discussion.reference)
  assert.deepEqual([row?.stage, row?.children[0]?.initials], ['asked', 'AQ'])
  assert.equal(
    (await boardOf('Tomasz Reeve')).some(one => one.reference === discussion.reference),
    false,
  )
})

test('asking twice in one click makes one discussion', async () => {
  const id = randomUUID()
  const click = request()
  const [first, second] = [
    asFollows(await begin(house, actor('Amira Rahman'), id, click, pinned)),
    asFollows(await begin(house, actor('Amira Rahman'), id, click, pinned)),
  ]
  assert.deepEqual([first.repeated, second.repeated], [false, true])
  assert.equal(second.discussion.reference, first.discussion.reference)
  assert.equal((await storyOf(id)).length, 2)
})

test('a refused request leaves nothing behind', async () => {
  const id = randomUUID()
  const answer = await begin(house, actor('Amira Rahman'), id, request({ children: [] }), pinned)
  assert.equal(refusedFor(answer), 'no-child')
  assert.deepEqual(await storyOf(id), [])
})

for (const [name, told] of [
  ['a line', () => line('Westvale Police', 'Two call-outs in June.')],
  [
    'a booking',
    () => ({ type: 'BookMeeting', starts: '2026-12-02T10:00:00.000Z', minutes: 60, format: 'online' }),
  ],
  [
    'an action',
    () => ({ type: 'AgreeAction', action: 'visit', what: 'See Ada', owner: 'Amira', agency: 'social care' }),
  ],
] as const)
  test(`a double click on ${name} is one click: the second gets the answer of the first`, async () => {
    const id = name === 'a booking' ? await asked() : await started()
    const [command, content] = [randomUUID(), told()]
    const first = asFollows(await asks('Dilys Okonjo', id, content, now, command))
    const second = asFollows(await asks('Dilys Okonjo', id, content, now, command))
    assert.deepEqual([first.repeated, second.repeated], [false, true])
    assert.deepEqual(second.discussion, first.discussion)
    assert.equal((await storyOf(id)).filter(entry => entry.command === command).length, first.events.length)
    assert.deepEqual(
      (await besideOf(id)).filter(entry => entry.type === 'Refused'),
      [],
    )
  })

test('two clicks that arrive at the same moment are one click as well', async () => {
  const id = await started()
  const [command, content] = [randomUUID(), line('Westvale Police', 'Pressed twice.')]
  const both = await Promise.all([1, 2].map(() => asks('Tomasz Reeve', id, content, now, command)))
  assert.deepEqual(both.map(answer => asFollows(answer).repeated).sort(), [false, true])
  assert.deepEqual(asFollows(both[0]!).discussion, asFollows(both[1]!).discussion)
})

test('a refusal is recorded beside the story: who, what, which rule; never what they had typed', async () => {
  const id = await started()
  const before = (await storyOf(id)).length
  const tried = {
    type: 'DecideOutcome',
    decision: 'd',
    child: 'A',
    outcome: 'conference',
    reason: 'zanzibar',
    lines: [],
  }
  assert.equal(refusedFor(await asks('Dilys Okonjo', id, tried)), 'outcome-prohibited')
  assert.equal((await storyOf(id)).length, before)
  const refused = (await besideOf(id)).at(-1)!
  assert.deepEqual(refused.content, { command: 'DecideOutcome', why: 'outcome-prohibited', rule: 'BR24-604' })
  assert.deepEqual([refused.actor, refused.number], [idOf('Dilys Okonjo'), null])
  assert.doesNotMatch(JSON.stringify(await besideOf(id)), /zanzibar/)
})

test('who has nothing to do with a discussion gets the same answer as for one that does not exist', async () => {
  const id = await started()
  const told = line('Fernbank Primary School', 'Let me in.')
  const there = await asks('Jonah Pell', id, told)
  const missing = await asks('Jonah Pell', randomUUID(), told)
  assert.equal(there, nothingHere)
  assert.equal(missing, there)
  const visit = await asVisitor('Jonah Pell')
  assert.equal(await visit.see(await referenceOf(id), 'discussion'), await visit.see('SD-9999', 'discussion'))
  assert.equal(
    (await storyOf(id)).some(entry => entry.actor === idOf('Jonah Pell')),
    false,
  )
})

test('somebody barred half-way is out from the next thing they ask for: room, page and board (T01, T02)', async () => {
  const id = await started()
  const reference = await referenceOf(id)
  const grace = await asVisitor('Grace Adeyemi')
  asFollows(await asks('Grace Adeyemi', id, line('Aldermere Community Health', 'Seen in March.')))
  assert.ok(await grace.see(reference, 'room'))
  const out = { type: 'Block', who: { person: idOf('Grace Adeyemi') }, reason: 'The father is her brother.' }
  asFollows(await asks('Dilys Okonjo', id, out))
  assert.equal(
    await asks('Grace Adeyemi', id, line('Aldermere Community Health', 'And in May.')),
    nothingHere,
  )
  assert.equal(await grace.see(reference, 'room'), undefined)
  assert.equal(
    (await boardOf('Grace Adeyemi')).some(row => row.reference === reference),
    false,
  )
  assert.equal((await storyOf(id)).filter(entry => entry.type === 'LineRecorded').length, 1, 'her words stay')
})

test('a role that is barred when the discussion is asked for never learns of it, even if somebody invites them', async () => {
  const id = randomUUID()
  const martin = directory.people.find(one => one.name === 'Martin Crake')!
  const implicated = [
    { role: 'education-lead', agency: martin.agency, reason: 'The allegation is about him.' },
  ]
  asFollows(await begin(house, actor('Amira Rahman'), id, request({ implicated }), pinned))
  const invitation = { invitation: randomUUID(), seat: 'school', agency: martin.agency, person: martin.id }
  asFollows(await asks('Amira Rahman', id, { type: 'Invite', invitation }))
  assert.equal(
    await asks('Martin Crake', id, { type: 'Reply', invitation: invitation.invitation, answer: 'accepted' }),
    nothingHere,
  )
  assert.equal(await (await asVisitor('Martin Crake')).see(await referenceOf(id), 'discussion'), undefined)
})

test('whose invitation is withdrawn is out as well', async () => {
  const id = await started()
  const invitation = {
    invitation: randomUUID(),
    seat: 'housing',
    agency: agencyOf('Ewan Stott'),
    person: idOf('Ewan Stott'),
  }
  asFollows(await asks('Dilys Okonjo', id, { type: 'Invite', invitation }))
  assert.ok(await (await asVisitor('Ewan Stott')).see(await referenceOf(id), 'discussion'))
  const gone = { type: 'WithdrawInvitation', invitation: invitation.invitation, reason: 'Not their house.' }
  asFollows(await asks('Dilys Okonjo', id, gone))
  const later = await asVisitor('Ewan Stott', '2026-12-01T09:31:00.000Z')
  assert.equal(await later.see(await referenceOf(id), 'discussion'), undefined)
})

test('two people writing at once: both lines are there, numbered without gaps', async () => {
  const id = await started()
  const texts = Array.from({ length: 12 }, (_, turn) => `Line ${turn}`)
  const answers = await Promise.all(
    texts.map((text, turn) =>
      turn % 2 === 0
        ? asks('Tomasz Reeve', id, line('Westvale Police', text))
        : asks('Grace Adeyemi', id, line('Aldermere Community Health', text)),
    ),
  )
  for (const answer of answers) asFollows(answer)
  const story = await storyOf(id)
  assert.deepEqual(
    story.map(entry => entry.number),
    story.map((_, index) => index + 1),
  )
  const written = story
    .filter(entry => entry.type === 'LineRecorded')
    .map(entry => String(entry.content?.text))
  assert.deepEqual([...written].sort(), [...texts].sort())
  assert.equal((await verifyRecord(database.pool, { authority: directory.authority.id })).intact, true)
})

test('a partner writes and takes positions for their own agency only; the chair for any', async () => {
  const id = await started()
  assert.equal(
    refusedFor(await asks('Tomasz Reeve', id, line('Aldermere Community Health', 'She is well.'))),
    'another-agency',
  )
  asFollows(await asks('Tomasz Reeve', id, line('Westvale Police', 'Two call-outs.')))
  asFollows(await asks('Dilys Okonjo', id, line('Aldermere Community Health', 'Read out for health.')))
  const decision = { type: 'DecideOutcome', decision: 'd', child: 'A', outcome: 'lado', lines: [] }
  asFollows(await asks('Dilys Okonjo', id, decision))
  const position = (agency: string) => ({
    type: 'TakePosition',
    decision: 'd',
    agency,
    view: 'disagrees',
    words: 'No.',
  })
  assert.equal(
    refusedFor(await asks('Tomasz Reeve', id, position('Aldermere Community Health'))),
    'another-agency',
  )
  asFollows(await asks('Tomasz Reeve', id, position('Westvale Police')))
})

test('a partner corrects the words of their own agency and nobody else’s', async () => {
  const id = await started()
  const [theirs, ours] = [randomUUID(), randomUUID()]
  asFollows(await asks('Grace Adeyemi', id, line('Aldermere Community Health', 'Seen in March.', theirs)))
  asFollows(await asks('Dilys Okonjo', id, line('Westvale Police', 'Two call-outs.', ours)))
  const correct = (which: string) => ({ type: 'CorrectLine', line: which, revision: 0, text: 'Otherwise.' })
  assert.equal(refusedFor(await asks('Tomasz Reeve', id, correct(theirs))), 'not-your-line')
  asFollows(await asks('Tomasz Reeve', id, correct(ours)))
})

test('a partner does not run the discussion: not start it, not decide, not bar anybody', async () => {
  const id = await asked()
  for (const told of [
    { type: 'StartDiscussion', present: [] },
    { type: 'DecideOutcome', decision: 'd', child: 'A', outcome: 'lado', lines: [] },
    { type: 'Block', who: { role: 'police' }, reason: 'x' },
    { type: 'SignMinutes', name: 'Tomasz', statements: [], digest: '' },
  ])
    assert.equal(refusedFor(await asks('Tomasz Reeve', id, told)), 'not-your-task', told.type)
  assert.equal((await besideOf(id)).filter(entry => entry.type === 'Refused').length, 4)
})

test('whoever oversees may look, and that is all', async () => {
  const id = await started()
  assert.ok(await (await asVisitor('Helena Voss')).see(await referenceOf(id), 'discussion'))
  assert.equal(
    refusedFor(await asks('Helena Voss', id, line('Aldermere Children’s Social Care', 'x'))),
    'not-your-task',
  )
})

test('a partner answers their own invitation, not another’s', async () => {
  const id = await asked()
  const { discussion } = asFollows(
    await asks('Dilys Okonjo', id, { type: 'StateFacts', facts: { abusers: 1 } }),
  )
  const graces = discussion.invitations.find(one => one.person === idOf('Grace Adeyemi'))!
  const answer = await asks('Tomasz Reeve', id, {
    type: 'Reply',
    invitation: graces.invitation,
    answer: 'declined',
  })
  assert.ok(answer !== nothingHere && isRefusal(answer))
})

test('a partner confirms the actions of their own agency, not another’s', async () => {
  const id = await started()
  const agreed = {
    type: 'AgreeAction',
    action: 'exam',
    what: 'Examine Ada',
    owner: 'Grace',
    agency: 'Aldermere Community Health',
  }
  asFollows(await asks('Dilys Okonjo', id, agreed))
  const done = { type: 'ConfirmAction', action: 'exam', status: 'done', inWriting: true }
  const answer = await asks('Tomasz Reeve', id, done)
  assert.ok(answer !== nothingHere && isRefusal(answer))
})

test('nothing is said to have happened tomorrow', async () => {
  const id = await started()
  const answer = await asks('Dilys Okonjo', id, {
    ...line('Westvale Police', 'x'),
    at: '2027-12-01T09:30:00.000Z',
  })
  assert.ok(answer !== nothingHere && isRefusal(answer))
})

test('that somebody looked is recorded once in a quarter of an hour, for each page', async () => {
  const id = await started()
  const reference = await referenceOf(id)
  const looks = async (page: string, at: string) => (await asVisitor('Tomasz Reeve', at)).see(reference, page)
  await looks('room', '2026-12-01T09:30:00.000Z')
  await looks('room', '2026-12-01T09:44:59.999Z')
  await looks('minutes', '2026-12-01T09:40:00.000Z')
  await looks('room', '2026-12-01T09:45:00.000Z')
  const reads = (await besideOf(id)).filter(entry => entry.type === 'Read')
  assert.deepEqual(
    reads.map(entry => [entry.content?.page, entry.at]),
    [
      ['room', '2026-12-01T09:30:00.000Z'],
      ['minutes', '2026-12-01T09:40:00.000Z'],
      ['room', '2026-12-01T09:45:00.000Z'],
    ],
  )
  assert.deepEqual(reads[0]?.content?.as, ['seat'])
})

test('the record read back makes the discussion that was answered, and a lost memory costs nothing', async () => {
  const id = await started()
  const { discussion } = asFollows(
    await asks('Tomasz Reeve', id, line('Westvale Police', 'Zoë said “no” – twice. 🙁')),
  )
  const readBack = await withSystem(database.pool, { authority: directory.authority.id }, tx =>
    load(tx, new States(), directory.authority.id, id),
  )
  assert.deepEqual(readBack, discussion)
})

const appoints = (name: string, as: 'chair' | 'minute-taker', reason?: string) => ({
  ...{ type: 'Appoint', as, person: idOf(name), name },
  ...(reason && { reason }),
})

test('a chair who is replaced is no longer chair: what they could do as chair ends', async () => {
  const id = await asked()
  asFollows(await asks('Amira Rahman', id, appoints('Helena Voss', 'chair')))
  const sign = { type: 'EndDiscussion' }
  asFollows(await asks('Helena Voss', id, { type: 'StartDiscussion', present: [] }))
  assert.equal(await asks('Dilys Okonjo', id, sign), nothingHere)
  asFollows(await asks('Helena Voss', id, sign))
})

test('nobody names themselves to more without saying why; with it the record says that they took over', async () => {
  const id = await asked()
  assert.equal(refusedFor(await asks('Amira Rahman', id, appoints('Amira Rahman', 'chair'))), 'not-oneself')
  const chair = { person: idOf('Amira Rahman'), name: 'Amira Rahman', grade: 'team-manager' }
  const start = { type: 'StartDiscussion', chair, present: [] }
  assert.equal(refusedFor(await asks('Amira Rahman', id, start)), 'not-oneself')
  asFollows(await asks('Amira Rahman', id, { ...start, takingOver: 'It is night and nobody answers.' }))
  asFollows(await asks('Amira Rahman', id, { type: 'EndDiscussion' }))
})

test('after the signature nobody names themselves, and whoever is named by another says why', async () => {
  const id = await started()
  asFollows(await asks('Dilys Okonjo', id, { type: 'EndDiscussion' }))
  const reason = 'Dilys has left the authority.'
  const before = { type: 'RecordDeparture', rule: 'BR24-403', reason: 'x' }
  asFollows(await asks('Dilys Okonjo', id, before))
  const named = asFollows(await asks('Dilys Okonjo', id, appoints('Helena Voss', 'chair', reason)))
  assert.equal(named.events[0]?.afterwards, 'ended')
})

test('a block on whoever runs it is asked once, is silent, and is lifted with a reason', async () => {
  const id = await asked()
  const who = { person: idOf('Dilys Okonjo') }
  const out = { type: 'Block', who, reason: 'Her own family.' }
  assert.equal(refusedFor(await asks('Amira Rahman', id, out)), 'would-shut-out')
  assert.equal(refusedFor(await asks('Dilys Okonjo', id, out)), 'would-shut-out')
  asFollows(await asks('Amira Rahman', id, { ...out, knowing: 'Nobody else is there to set it.' }))
  assert.equal(await asks('Dilys Okonjo', id, { type: 'StateFacts', facts: { abusers: 1 } }), nothingHere)
  const alone = { type: 'Block', who: { person: idOf('Amira Rahman') }, reason: 'Mine too.', knowing: 'Yes.' }
  assert.equal(refusedFor(await asks('Amira Rahman', id, alone)), 'nobody-left')
  asFollows(await asks('Amira Rahman', id, { type: 'LiftBlock', who, reason: 'Another Okonjo.' }))
  asFollows(await asks('Dilys Okonjo', id, { type: 'StateFacts', facts: { abusers: 1 } }))
})

test('what is put on record later than it happened says when it was', async () => {
  const id = await started()
  const late = { type: 'NoteInstant', instant: 'protective-action-taken', at: '2026-12-01T08:55:00.000Z' }
  const { events } = asFollows(await asks('Dilys Okonjo', id, late))
  assert.equal(events[0]?.noted, now)
  const soon = asFollows(await asks('Dilys Okonjo', id, line('Westvale Police', 'Now.')))
  assert.equal(soon.events[0]?.noted, undefined)
})
