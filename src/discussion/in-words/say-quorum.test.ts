import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristol,
  ended,
  given,
  givenUnder,
  health,
  moment,
  police,
  type Story,
  socialWorker,
  started,
} from '../../../test/story.ts'
import { openShelf } from '../../shelf.ts'
import type { Rules } from '../happening.ts'
import { sayQuorum } from './say-quorum.ts'

const shelf = await openShelf()
const procedure = shelf.procedures.get('pan-lancashire/2018')
assert.ok(procedure, 'pan-lancashire/2018 cannot be used: run “quorate check”')
const lancashire: Rules = { procedure, calendar: shelf.calendarOf(procedure) }

const said = ({ discussion, rules }: Story, local: string): string => {
  const { title, sentence } = sayQuorum(discussion, rules, moment(local))
  return `${title}: ${sentence}`
}
const invited = (seat: string) =>
  at('2026-01-13T10:00', { type: 'Invite', invitation: { invitation: seat, seat, agency: seat } })
const accepted = (seat: string) =>
  at('2026-01-13T11:00', { type: 'Reply', invitation: seat, answer: 'accepted' })

test('before it begins, the sentence is about those who have accepted', () => {
  const seats = ['social-worker', 'police', 'health']
  const story = given(askedFor(), ...seats.map(invited), accepted('social-worker'))
  assert.equal(said(story, '2026-01-13T12:00'), 'Not yet quorate: police and health have not accepted.')
  assert.equal(
    said(story.and(accepted('police'), accepted('health')), '2026-01-13T12:00'),
    'Will be quorate: social worker, police, health, if everyone who accepted comes.',
  )
})

test('while it goes on, the sentence is about those who are there', () => {
  const story = given(askedFor(), started({ present: [socialWorker, police, health] }))
  assert.equal(said(story, '2026-01-14T15:10'), 'Quorate: social worker, police, health.')
  const without = given(askedFor(), started({ present: [socialWorker, police] }))
  assert.equal(said(without, '2026-01-14T15:10'), 'Not quorate: health is missing.')
})

test('after it, the sentence is about how it ended, whatever time it is', () => {
  const story = given(askedFor(), started({ present: [socialWorker, police] }), ended())
  for (const later of ['2026-01-14T16:00', '2026-03-01T09:00'])
    assert.equal(said(story, later), 'Below the minimum at the end: health was not there.')
})

test('where health was missing and the procedure allows it, nobody reads that every agency took part', () => {
  const words = (duty: string) => at('2026-01-14T15:20', { type: 'AnswerDuty', duty, words: 'Said why.' })
  const story = givenUnder(
    lancashire,
    askedFor({
      urgency: 'serious',
      happened: [{ instant: 'referral-received', at: moment('2026-01-14T09:00') }],
    }),
    started({ present: [socialWorker, police] }),
  )
  assert.equal(said(story, '2026-01-14T15:10'), 'Not quorate: health is missing.')
  const excused = story.and(words('health-absence-reason'), words('health-involvement-plan'))
  assert.equal(
    said(excused, '2026-01-14T15:30'),
    'Quorate: social worker, police; without health, as the procedure allows.',
  )
  assert.equal(
    said(excused.and(ended()), '2026-01-15T09:00'),
    'Quorate at the end: social worker, police; without health, as the procedure allows.',
  )
})

test('a procedure that names no minimum is not said to have one', () => {
  const none: Rules = { ...bristol, procedure: { ...bristol.procedure, seats: [] } }
  const story = givenUnder(none, askedFor(), started({ present: [] }))
  assert.equal(said(story, '2026-01-14T15:10'), 'Quorate: this procedure names no minimum.')
})
