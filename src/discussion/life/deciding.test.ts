import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  bristolBut,
  decided,
  ended,
  given,
  givenUnder,
  health,
  moment,
  police,
  signed,
  socialWorker,
  started,
} from '../../../test/story.ts'
import { decisionsThatStand } from '../discussion.ts'

const twoChildren = askedFor({
  children: [
    { id: 'A', born: '2016-05-01', facts: {} },
    { id: 'B', born: '2022-11-20', facts: {} },
  ],
})
const position = (
  agency: string,
  view: 'agrees' | 'disagrees' | 'abstains',
  words?: string,
  local = '2026-01-14T15:45',
) =>
  at(local, {
    type: 'TakePosition',
    decision: 'section-47-joint for A',
    agency,
    view,
    ...(words && { words }),
  })

test('section 47 for one child starts the clock to see that child, and no other', () => {
  const story = given(twoChildren, started())
    .when(decided('section-47-joint', { reason: 'The bruise and what she said.' }))
    .makes('OutcomeDecided', 'DeadlineStarted child-seen/A')
  assert.equal(story.clock('child-seen/A', '2026-01-15T09:00').binding?.day, '2026-01-16')
  assert.equal(story.clock('child-seen/B', '2026-01-15T09:00').verdict, 'not-started')
  assert.equal(story.discussion.answers['section-47-rationale/A']?.words, 'The bruise and what she said.')
  assert.deepEqual(
    [story.duty('decide/A', '2026-01-15T09:00').state, story.duty('decide/B', '2026-01-15T09:00').state],
    ['done', 'open'],
  )
})

test('brother and sister may have different outcomes (AMB-26)', () => {
  const story = given(
    twoChildren,
    started(),
    decided('section-47-single'),
    decided('no-further-action', { child: 'B' }),
  )
  assert.deepEqual(
    decisionsThatStand(story.discussion).map(one => [one.child, one.outcome]),
    [
      ['A', 'section-47-single'],
      ['B', 'no-further-action'],
    ],
  )
})

test('a case conference is not decided here: it is for the manager, after section 47', () => {
  given(askedFor(), started())
    .when(decided('conference'))
    .refuses('outcome-prohibited', { rule: 'BR24-604', instead: /note for the manager/, field: 'outcome' })
})

test('an outcome this procedure does not have is refused, and the refusal offers those it has', () => {
  given(askedFor(), started())
    .when(decided('strategy-meeting'))
    .refuses('not-in-vocabulary', {
      instead: /Section 47, led by children’s social care alone; .*No further action\.$/,
    })
})

test('a decision is about a child of this discussion and is made in the discussion', () => {
  given(askedFor(), started())
    .when(decided('lado', { child: 'Z' }))
    .refuses('unknown-child', { field: 'child' })
  given(askedFor()).when(decided('lado')).refuses('not-started')
  given(askedFor(), started(), ended(), signed())
    .when(decided('lado'))
    .refuses('signed', { says: /follow-up discussion/ })
})

test('no further action stands alone, whichever came first (AMB-25)', () => {
  given(askedFor(), started(), decided('no-further-action'))
    .when(decided('continue-plan'))
    .refuses('outcomes-exclude', {
      rule: 'BR24-603e',
      instead: /Withdraw the earlier decision/,
      field: 'outcome',
    })
  given(askedFor(), started(), decided('continue-plan'))
    .when(decided('no-further-action'))
    .refuses('outcomes-exclude', { rule: 'BR24-603e' })
})

test('section 47 is single or joint, not both; the Designated Officer may be told in either branch (AMB-23)', () => {
  given(askedFor(), started(), decided('section-47-single'))
    .when(decided('section-47-joint'))
    .refuses('outcomes-exclude', { rule: 'BR24-601a' })
  given(askedFor(), started(), decided('section-47-single')).when(decided('lado')).makes('OutcomeDecided')
  given(askedFor(), started(), decided('section-47-single'))
    .when(decided('section-17-assessment'))
    .makes('OutcomeDecided')
})

test('a decision withdrawn with its reason makes room for another and stays readable', () => {
  const withdraw = (reason: string, decision = 'no-further-action for A') =>
    at('2026-01-14T15:50', { type: 'WithdrawDecision', decision, reason })
  const story = given(askedFor(), started(), decided('no-further-action'))
  story.when(withdraw(' ')).refuses('reason-needed', { field: 'reason' })
  story.when(withdraw('x', 'no such')).refuses('no-decision')
  const after = story.and(withdraw('New information from health.'), decided('section-47-single'))
  assert.deepEqual(
    decisionsThatStand(after.discussion).map(one => one.outcome),
    ['section-47-single'],
  )
  assert.equal(after.discussion.decisions[0]?.withdrawn?.reason, 'New information from health.')
  after.and(ended(), signed()).when(withdraw('x', 'section-47-single for A')).refuses('signed')
})

test('a withdrawn section 47 no longer counts as decided', () => {
  const story = given(
    askedFor(),
    started(),
    decided('section-47-single'),
    at('2026-01-14T15:50', {
      type: 'WithdrawDecision',
      decision: 'section-47-single for A',
      reason: 'A mistake.',
    }),
  )
  assert.equal(
    story.discussion.happened.some(one => one.instant === 'section-47-decided'),
    false,
  )
  assert.equal(story.duty('decide/A', '2026-01-14T16:00').state, 'open')
})

test('after section 47 is withdrawn nobody is late to see the child for it', () => {
  const story = given(
    askedFor(),
    started(),
    decided('section-47-single'),
    at('2026-01-14T15:50', {
      type: 'WithdrawDecision',
      decision: 'section-47-single for A',
      reason: 'A mistake.',
    }),
  )
  assert.notEqual(story.clock('child-seen/A', '2026-01-20T09:00').verdict, 'departure')
})

test('where a procedure asks a reason for an outcome, there is none without it', async () => {
  const stricter = await bristolBut(pack =>
    pack.replace(
      '      label: No further action\n      force: should',
      '      label: No further action\n      needs-reason: true\n      force: should',
    ),
  )
  const story = givenUnder(stricter, askedFor(), started())
  story.when(decided('no-further-action')).refuses('reason-needed', { rule: 'BR24-603e', field: 'reason' })
  story.when(decided('no-further-action', { reason: 'An accident, seen by two.' })).makes('OutcomeDecided')
})

test('a decision without the minimum is not forbidden: it is marked', () => {
  const story = given(askedFor(), started({ present: [socialWorker, police] }), decided('section-47-single'))
  assert.equal(story.discussion.decisions[0]?.inquorate, true)
  assert.equal(story.duty('below-minimum-reason', '2026-01-14T16:00').state, 'open')
  const later = story.and(
    at('2026-01-14T15:45', { type: 'Join', ...health }),
    decided('lado', { at: '2026-01-14T15:50' }),
  )
  assert.deepEqual(
    later.discussion.decisions.map(one => one.inquorate),
    [true, false],
    'and the mark stays on the one made before health came',
  )
})

test('an agency disagrees in its own words; what it thinks last is its position, and the decision stands (AMB-65)', () => {
  const story = given(askedFor(), started(), decided('section-47-joint'))
  story.when(position('Police', 'disagrees')).refuses('words-needed', { field: 'words' })
  story
    .when(
      at('2026-01-14T15:45', { type: 'TakePosition', decision: 'no such', agency: 'Police', view: 'agrees' }),
    )
    .refuses('no-decision')
  const dissent = story.and(
    position('Health', 'agrees'),
    position('Police', 'disagrees', 'Single agency is enough.'),
  )
  assert.deepEqual(
    dissent.discussion.decisions[0]?.positions.map(one => [one.agency, one.view]),
    [
      ['Health', 'agrees'],
      ['Police', 'disagrees'],
    ],
  )
  assert.equal(decisionsThatStand(dissent.discussion).length, 1)
  const settled = dissent.and(position('Police', 'agrees', 'After what health said.', '2026-01-14T15:55'))
  assert.deepEqual(
    settled.discussion.decisions[0]?.positions.map(one => [one.agency, one.view, one.at]),
    [
      ['Health', 'agrees', moment('2026-01-14T15:45')],
      ['Police', 'agrees', moment('2026-01-14T15:55')],
    ],
  )
  assert.equal(
    settled.events.filter(event => event.type === 'PositionTaken').length,
    3,
    'the record keeps the dissent that was given up',
  )
})

test('dissent can be put on record even after the minutes are signed', () => {
  given(askedFor(), started(), decided('section-47-joint'), ended(), signed())
    .when(position('Police', 'disagrees', 'On reflection we do not agree.', '2026-01-15T12:00'))
    .makes('PositionTaken')
})

test('the safety plan says how the child is kept safe, and answers the duty to have one', () => {
  const plan = (words: string) =>
    at('2026-01-14T15:50', { type: 'AgreeSafetyPlan', words, until: '2026-01-21' })
  const story = given(askedFor(), started(), decided('section-47-joint'))
  assert.equal(story.duty('safety-plan', '2026-01-14T16:00').state, 'open')
  story.when(plan('')).refuses('empty', { field: 'words' })
  const safe = story.and(plan('Ada stays with her aunt; Ian calls every day.'))
  assert.equal(safe.duty('safety-plan', '2026-01-14T16:00').state, 'done')
  assert.equal(safe.discussion.safetyPlan?.until, '2026-01-21')
})
