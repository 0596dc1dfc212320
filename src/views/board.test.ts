import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristol,
  decided,
  ended,
  given,
  moment,
  signed,
  type Story,
  started,
} from '../../test/story.ts'
import { stageOf } from '../discussion/checks/stage.ts'
import { boardRow } from './board.ts'

const row = (story: Story) => boardRow(story.discussion, bristol)
const booked = at('2026-01-13T10:10', {
  type: 'BookMeeting',
  starts: moment('2026-01-14T15:00'),
  minutes: 60,
  format: 'online',
})
const sent = at('2026-01-15T11:00', {
  type: 'CirculateMinutes',
  copies: [{ recipient: 'child-gp', to: 'Old Mill Surgery', gives: 'full' }],
})

test('the board says where each discussion stands, by the one function, and whether copies are out', () => {
  const story = given(askedFor(), booked, started(), ended(), signed())
  assert.deepEqual([row(story).stage, row(story).sent], [stageOf(story.discussion), undefined])
  assert.deepEqual([row(story.and(sent)).stage, row(story.and(sent)).sent], ['signed', true])
})

test('in an open-plan room nobody reads a child’s name on the board: initials and age are enough', () => {
  const story = given(
    askedFor({
      children: [
        { id: 'A', name: 'Ada Rose Quillfeather', born: '2016-05-01', facts: {} },
        { id: 'B', name: 'Bram', born: '2025-11-20', facts: {} },
        { id: 'C', facts: { unborn: true } },
        { id: 'D', facts: {} },
      ],
    }),
  )
  assert.deepEqual(row(story).children, [
    { id: 'A', initials: 'ARQ', age: '9' },
    { id: 'B', initials: 'B', age: '1 month' },
    { id: 'C', initials: '?', age: 'unborn' },
    { id: 'D', initials: '?', age: 'age not known' },
  ])
  assert.doesNotMatch(JSON.stringify(row(story)), /Quillfeather|Bram/)
})

test('what is still open is on it with its day; what is done or does not apply is not', () => {
  const open = (story: Story) => row(story).open.map(duty => duty.key)
  const story = given(askedFor())
  const convene = row(story).open.find(duty => duty.key === 'convene')
  assert.deepEqual(
    [convene?.due, convene?.day, convene?.inclusive],
    [moment('2026-01-16T00:00'), '2026-01-15', false],
  )
  assert.deepEqual(convene?.from, moment('2026-01-13T09:00'))
  const held = story.and(started())
  assert.equal(open(held).includes('convene'), false)
  assert.equal(open(held).includes('child-seen/A'), true, 'not started, but asked for')
  assert.equal(open(held).includes('format-rationale'), false)
  assert.equal(
    row(held.and(decided('section-47-single'))).open.find(duty => duty.key === 'child-seen/A')?.day,
    '2026-01-16',
  )
})

test('a clock that was met too late stays on the board until somebody says why', () => {
  const late = given(askedFor(), started({}, '2026-01-19T10:00'))
  assert.equal(row(late).open.find(duty => duty.key === 'convene')?.metLate, true)
  const excused = late.and(
    at('2026-01-19T11:00', { type: 'ExplainDelay', clock: 'convene', reason: 'Paediatrician.' }),
  )
  assert.equal(
    row(excused).open.some(duty => duty.key === 'convene'),
    false,
  )
})

test('an action shows whose it is', () => {
  const story = given(
    askedFor(),
    started(),
    at('2026-01-14T15:50', {
      type: 'AgreeAction',
      action: 'visit',
      what: 'See Ada at school',
      owner: 'Ian Okafor',
      agency: 'Children’s Social Care',
      due: '2026-01-16',
    }),
  )
  const action = row(story).open.find(duty => duty.key === 'action/visit')
  assert.deepEqual([action?.agency, action?.day], ['Children’s Social Care', '2026-01-16'])
})

test('the same record makes the same row, byte for byte', () => {
  const story = given(askedFor(), started(), ended())
  assert.equal(
    JSON.stringify(row(story)),
    JSON.stringify(boardRow(structuredClone(story.discussion), bristol)),
  )
})
