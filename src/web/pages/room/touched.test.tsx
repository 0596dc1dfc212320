/** Nothing that happens in a discussion leaves somebody's screen as it was: the table of the parts is held against the parts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { asVisitor, openAldermere } from '../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../test/database.ts'
import { histories, live } from '../../../../test/histories.ts'
import {
  askedFor,
  at,
  bristol,
  council,
  decided,
  ended,
  health,
  ian,
  moment,
  police,
  signed,
  socialWorker,
  started,
} from '../../../../test/story.ts'
import { type DiscussionCommand, type DiscussionEvent, evolve } from '../../../discussion/decide.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { type Discussion, initial } from '../../../discussion/discussion.ts'
import type { Capacity, Who } from '../../../people/access.ts'
import { type Part, parts } from '../../../room/parts.ts'
import { eventTypes, touchedBy } from '../../../room/touched.ts'
import { seenAs, Visit } from '../../visit.ts'
import { shows } from './page.tsx'
import { type Room, roomOf } from './room.ts'

before(openAldermere)
after(closeDatabase)

const readers: readonly (readonly [name: string, capacity: Capacity])[] = [
  ['Dilys Okonjo', 'chair'],
  ['Tomasz Reeve', 'seat'],
  ['Helena Voss', 'oversight'],
]

/** A part as it is sent, without the ids that are fresh in every form. */
const sent = (part: Part, room: Room): string =>
  renderToString(shows[part](room) ?? <br />).replaceAll(/name="command" value="[^"]*"/g, '')

const said = {
  agency: 'Police',
  speaker: 'Petra Lund',
  kind: 'fact',
  text: 'Called twice.',
  audience: 'everyone',
} as const

/** An afternoon as it usually goes, with a disagreement, a change of mind and somebody who leaves. */
const afternoon: readonly DiscussionCommand[] = [
  askedFor(),
  at('2026-01-13T10:00', { type: 'DecideThreshold', met: true, reason: 'A bruise, and no account of it.' }),
  at('2026-01-13T10:05', {
    type: 'BookMeeting',
    starts: moment('2026-01-14T15:00'),
    minutes: 60,
    format: 'online',
  }),
  at('2026-01-13T10:06', {
    type: 'MoveMeeting',
    to: moment('2026-01-14T15:30'),
    reason: 'The police are late.',
  }),
  started({ present: [socialWorker, police] }),
  at('2026-01-14T15:05', { type: 'Join', ...health }),
  at('2026-01-14T15:10', { type: 'RecordLine', line: 'one', about: ['A'], ...said }),
  at('2026-01-14T15:11', { type: 'CorrectLine', line: 'one', revision: 0, text: 'Called three times.' }),
  at('2026-01-14T15:12', { type: 'RecordLine', line: 'two', about: ['A'], ...said }),
  at('2026-01-14T15:13', { type: 'WithdrawLine', line: 'two', reason: 'Said twice.' }),
  decided('section-47-single', { reason: 'The marks fit no fall.' }),
  at('2026-01-14T15:45', {
    type: 'TakePosition',
    decision: 'section-47-single for A',
    agency: 'Police',
    view: 'disagrees',
    words: 'It should be joint.',
  }),
  at('2026-01-14T15:46', {
    type: 'WithdrawDecision',
    decision: 'section-47-single for A',
    reason: 'The police are right.',
  }),
  decided('section-47-joint', { reason: 'The marks fit no fall.', at: '2026-01-14T15:47' }),
  at('2026-01-14T15:50', {
    type: 'AgreeAction',
    action: 'visit',
    what: 'Visits Ada at school',
    owner: 'Ian Okafor',
    agency: council,
    due: '2026-01-15',
    child: 'A',
  }),
  at('2026-01-14T15:55', { type: 'Leave', participant: health.person }),
  at('2026-01-14T15:57', {
    type: 'CorrectPresence',
    participant: health.person,
    stay: 3,
    still: true,
    reason: 'She was only on the telephone.',
  }),
  ended(),
  at('2026-01-14T16:30', {
    type: 'MoveActionDate',
    action: 'visit',
    to: '2026-01-22',
    reason: 'Agreed with all by telephone.',
  }),
  at('2026-01-15T09:00', { type: 'ConfirmAction', action: 'visit', status: 'done', inWriting: true }, ian),
  signed(),
  at('2026-01-15T11:00', {
    type: 'AskCorrection',
    correction: 'wrong',
    recipient: 'named-nurse',
    text: 'Twice.',
  }),
  at('2026-01-15T11:30', {
    type: 'AnswerCorrection',
    correction: 'wrong',
    accepted: false,
    words: 'It was three.',
  }),
]

/** Looked at so often, one kind of event has shown what it can do; rare ones are looked for in more histories. */
const often = 4
test('whatever happens, every part of the room that shows it is named, so that it is made again on every screen', async () => {
  const visits = await Promise.all(readers.map(([name]) => asVisitor(name)))
  const roomFor = (reader: number, discussion: Discussion, now: string): Room => {
    const visit = visits[reader]!
    const { person } = visit.signedIn
    const capacities = [readers[reader]![1]]
    const who: Who = { person: person.person, agency: person.agencyName, capacities, blocked: false }
    const then = new Visit(visit.house, visit.session, now, {}, {}, visit.fields, visit.path)
    return roomOf(then, seenAs(discussion, bristol, who, person))
  }

  const looked = new Map<DiscussionEvent['type'], number>()
  const changed = new Set<string>()
  const forgotten = new Set<string>()
  const look = (type: DiscussionEvent['type'], was: Discussion, is: Discussion, now: string): void => {
    looked.set(type, (looked.get(type) ?? 0) + 1)
    const named = touchedBy(type)
    for (const reader of readers.keys())
      for (const part of parts)
        if (sent(part, roomFor(reader, was, now)) !== sent(part, roomFor(reader, is, now))) {
          changed.add(part)
          if (named !== 'all' && !named.includes(part)) forgotten.add(`${type} changes ${part}`)
        }
  }
  for (const commands of [afternoon, ...fc.sample(histories(), { seed: 20261130, numRuns: 100 })]) {
    let discussion = initial('history')
    for (const { command, answer } of live(commands).moments)
      for (const event of isRefusal(answer) ? [] : answer) {
        const next = evolve(discussion, event)
        if ((looked.get(event.type) ?? 0) < often) look(event.type, discussion, next, command.at)
        discussion = next
      }
  }
  assert.equal(live(afternoon).refusals[0]?.sentence, undefined)
  assert.deepEqual([...forgotten], [])
  assert.deepEqual(
    parts.filter(part => !changed.has(part)),
    [],
    'parts that nothing changed: then this proves nothing about them',
  )
  assert.deepEqual(
    eventTypes.filter(type => !looked.has(type) && touchedBy(type) !== 'all'),
    [],
    'events that no invented history brought about, and that may change more than is named',
  )
})
