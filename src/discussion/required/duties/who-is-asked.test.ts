import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  bristol,
  bristol2019,
  council,
  decided,
  given,
  givenUnder,
  ian,
  petra,
  started,
} from '../../../../test/story.ts'
import { minutes, wholeRecord } from '../../papers/index.ts'
import { readAsked } from '../../../procedure/pack/asked.ts'
import { openShelf } from '../../../shelf.ts'
import type { Rules } from '../../happening.ts'
import { isAskedOf, whoIsAsked } from './who-is-asked.ts'

const shelf = await openShelf()
const rulesOf = (id: string): Rules => {
  const procedure = shelf.procedures.get(id)
  assert.ok(procedure, `${id} cannot be used: run “quorate check”`)
  return { procedure, calendar: shelf.calendarOf(procedure) }
}
const invited = (seat: string, who: { agency: string; person: string; name: string }) =>
  at('2026-01-13T10:00', {
    type: 'Invite',
    invitation: { invitation: `${seat} ${who.person}`, seat, ...who },
  })

const [bradford, lancashire] = [rulesOf('bradford/2023'), rulesOf('pan-lancashire/2018')]

test('every duty that any procedure asks for says of whom, and every word of the packs is known', () => {
  for (const { procedure } of [bristol, bristol2019, bradford, lancashire])
    for (const { id, askedOf, by } of procedure.duties) {
      assert.ok(askedOf.length > 0, id)
      const offices = askedOf.flatMap(one => (one.of === 'post' ? [one.post] : []))
      assert.deepEqual(offices, by === 'senior-managers' ? ['senior-managers'] : [], id)
    }
})

test('every duty of a discussion says of whom it is asked and where it is done', () => {
  const story = given(askedFor(), started(), decided('section-47-single', { reason: 'Bruises.' }))
  for (const duty of story.duties('2026-01-14T16:00')) {
    assert.ok(duty.askedOf.length > 0, duty.key)
    assert.ok(whoIsAsked(duty, story.discussion, bristol).words.length > 0, duty.key)
    assert.ok(duty.doneOn.page.length > 0, duty.key)
  }
})

test('the chair is whoever is named for it, and then whoever was really in the chair', () => {
  const named = at('2026-01-13T10:00', {
    type: 'Appoint',
    as: 'chair',
    person: 'dana',
    name: 'Dana Ashworth',
    grade: 'team-manager',
  })
  const before = given(askedFor(), named)
  const askedOf = [{ of: 'whoever-chairs' }] as const
  assert.equal(whoIsAsked({ askedOf }, before.discussion, bristol).words, 'the chair, Dana Ashworth')
  const held = before.and(started())
  assert.equal(whoIsAsked({ askedOf }, held.discussion, bristol).words, 'the chair, Asha Verma')
  assert.equal(isAskedOf(asha, askedOf, held.discussion, bristol), true)
  assert.equal(isAskedOf(petra, askedOf, held.discussion, bristol), false)
  assert.equal(whoIsAsked({ askedOf }, given(askedFor()).discussion, bristol).words, 'the chair')
})

test('what is asked of the police is asked of whoever is invited for them or came, by name', () => {
  const askedOf = readAsked(['police'], bristol.procedure.pack)
  const alone = given(askedFor())
  assert.deepEqual(whoIsAsked({ askedOf }, alone.discussion, bristol), {
    members: [],
    posts: [{ of: 'seat', seat: 'police' }],
    words: 'police',
  })
  const story = given(
    askedFor(),
    invited('police', { agency: 'Police', person: 'petra', name: 'Petra Lund' }),
  )
  const who = whoIsAsked({ askedOf }, story.discussion, bristol)
  assert.deepEqual([who.words, who.posts], ['police, Petra Lund', []])
  assert.deepEqual(
    who.members.map(one => one.person),
    ['petra'],
  )
  assert.equal(isAskedOf(petra, askedOf, story.discussion, bristol), true)
  assert.equal(isAskedOf(ian, askedOf, story.discussion, bristol), false)
})

test('a colleague of the same agency who sits in another seat is not asked in their place', () => {
  const askedOf = readAsked(['social-worker'], bristol2019.procedure.pack)
  const story = givenUnder(bristol2019, askedFor({ urgency: 'ordinary' })).and(
    invited('social-worker', { agency: council, person: 'ian', name: 'Ian Okafor' }),
  )
  assert.equal(isAskedOf(ian, askedOf, story.discussion, bristol2019), true)
  assert.equal(isAskedOf(asha, askedOf, story.discussion, bristol2019), false)
})

test('a grade nobody of the discussion holds is looked for in the phone book, and so is an office', () => {
  const { discussion } = givenUnder(bradford, askedFor({ urgency: 'twenty-four-hours' }))
  const manager = readAsked(['service-manager'], bradford.procedure.pack)
  assert.deepEqual(whoIsAsked({ askedOf: manager }, discussion, bradford), {
    members: [],
    posts: [{ of: 'grade', grade: 'service-manager' }],
    words: 'service manager',
  })
  const helena = { person: 'helena', name: 'Helena Voss', agency: council, grade: 'service-manager' }
  assert.equal(isAskedOf(helena, manager, discussion, bradford), true)
  const senior = readAsked(['senior-managers'], bristol2019.procedure.pack)
  assert.equal(whoIsAsked({ askedOf: senior }, discussion, bristol2019).words, 'senior managers')
  assert.equal(isAskedOf({ ...helena, role: 'senior-managers' }, senior, discussion, bristol2019), true)
  assert.equal(isAskedOf(helena, senior, discussion, bristol2019), false)
})

test('an action is asked of the person who took it on, known by name where the record has no more', () => {
  const story = given(
    askedFor(),
    started(),
    at('2026-01-14T15:30', {
      type: 'AgreeAction',
      action: 'visit',
      what: 'Visit.',
      owner: 'Petra Lund',
      agency: 'Police',
      due: '2026-01-16',
    }),
  )
  const duty = story.duty('action/visit', '2026-01-15T09:00')
  assert.equal(whoIsAsked(duty, story.discussion, bristol).words, 'Petra Lund, Police')
  assert.equal(isAskedOf(petra, duty.askedOf, story.discussion, bristol), true)
})

test('whoever runs the discussion says it for whom it is asked, and the record says so', () => {
  const story = given(
    askedFor(),
    invited('police', { agency: 'Police', person: 'petra', name: 'Petra Lund' }),
    started(),
    decided('section-47-joint', { reason: 'Bruises.' }),
  )
  const answer = (by: typeof asha) =>
    at('2026-01-14T15:50', { type: 'AnswerDuty', duty: 'criminal-investigation', words: 'Yes.' }, by)
  const said = (by: typeof asha) => story.and(answer(by)).discussion.answers['criminal-investigation']
  assert.equal(said(asha)?.onBehalfOf, 'police, Petra Lund')
  assert.equal(said(petra)?.onBehalfOf, undefined)
  const paper = (by: typeof asha) =>
    JSON.stringify(
      minutes(story.and(answer(by)).discussion, bristol, {
        reader: wholeRecord,
        now: '2026-01-14T16:00:00.000Z',
      }),
    )
  assert.match(paper(asha), /Asha Verma[^"]*, on behalf of police, Petra Lund, /)
  assert.doesNotMatch(paper(petra), /on behalf of/)
  const forChair = story.and(
    at('2026-01-14T15:50', { type: 'AnswerDuty', duty: 'format-rationale', words: 'Nobody could travel.' }),
  )
  assert.equal(forChair.discussion.answers['format-rationale']?.onBehalfOf, undefined)
})

test('an action confirmed by somebody else says for whom; by its own agency it says nothing', () => {
  const agree = at('2026-01-14T15:30', {
    type: 'AgreeAction',
    action: 'visit',
    what: 'Visit.',
    owner: 'Petra Lund',
    agency: 'Police',
    due: '2026-01-16',
  })
  const confirmed = (by: typeof asha) =>
    given(askedFor(), started(), agree).and(
      at(
        '2026-01-15T09:00',
        { type: 'ConfirmAction', action: 'visit', status: 'done', inWriting: false },
        by,
      ),
    ).discussion.actions[0]?.confirmations[0]
  assert.equal(confirmed(asha)?.onBehalfOf, 'Petra Lund, Police')
  assert.equal(confirmed(petra)?.onBehalfOf, undefined)
})
