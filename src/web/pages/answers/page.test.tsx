import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { duties } from '../../../discussion/required/duties/duties.ts'
import { refuse } from '../../../discussion/happening.ts'
import { aDiscussion, bristol2024 } from '../../../discussion/papers/testing/a-discussion.ts'
import type { Seen, Visit } from '../../visit.ts'
import { Fields } from '../../fields.ts'
import { readAnswer } from './answer-form.tsx'
import { answerTo } from './asked.ts'
import { Why, problemOf, sayGrades } from '../../because.tsx'
import { Done } from '../../form.tsx'
import { askedFacts } from './facts-form.tsx'
import { findRule } from './rule.ts'

const rules = bristol2024()
const now = '2026-01-14T16:00:00.000Z'
const discussion = aDiscussion(rules)
const all = duties(discussion, rules, now)
const dutyOf = (key: string) => all.find(one => one.key === key)!

test('The grounds the procedure offers go on record word for word, before one’s own words', () => {
  const both = new Fields({ grounds: ['The risk was immediate'], words: 'The child goes home at three.' })
  assert.equal(readAnswer(both), 'The risk was immediate.\nThe child goes home at three.')
  assert.equal(readAnswer(new Fields({ grounds: 'The risk was immediate' })), 'The risk was immediate.')
  assert.equal(readAnswer(new Fields({ words: '  ' })), undefined)
})

test('A duty brings its rule, with the reading and the grounds the procedure offers', () => {
  const rule = findRule(dutyOf('format-rationale'), rules)
  assert.equal(rule?.id, 'BR24-403')
  assert.deepEqual(rule?.grounds?.length, 3)
})

test('A late clock is explained by the chair, whose grounds stand in another rule', () => {
  const clock = all.find(one => one.duty === 'convene')!
  const rule = findRule(clock, rules)
  assert.deepEqual(rule?.askedOf, [{ of: 'whoever-chairs' }])
  assert.ok(rule?.grounds?.some(ground => /right professionals/.test(ground)))
})

test('Words do not do the duty of a seat, of a clock in time, or of what is not asked', () => {
  assert.equal(dutyOf('section-47-rationale/A').takes, 'words')
  assert.equal(dutyOf('attend/police').takes, 'nothing')
  assert.ok(all.some(one => one.state === 'not-applicable' && one.verdict === undefined))
  for (const one of all) if (one.state === 'not-applicable') assert.equal(one.takes, 'nothing', one.key)
  for (const one of all.filter(found => found.verdict !== undefined))
    assert.equal(
      one.takes,
      one.state === 'late' || one.state === 'departed' ? 'a-reason' : 'nothing',
      one.key,
    )
})

test('A child’s answer is found for that child and not for the other', () => {
  const said = { words: 'Because of the belt.', at: now, by: discussion.requestedBy! }
  const answered = { ...discussion, answers: { 'section-47-rationale/A': said } }
  assert.equal(answerTo(dutyOf('section-47-rationale/A'), answered)?.words, said.words)
  assert.equal(answerTo(dutyOf('section-47-rationale/B'), answered), undefined)
})

test('A fact a duty waits for is asked of each child it is not known of, and of no other', () => {
  const [known, unknown] = discussion.children
  const { 'in-education': _gone, ...less } = unknown!.facts
  const changed = { ...discussion, children: [known!, { ...unknown!, facts: less }] }
  const duty = { ...dutyOf('attend/police'), asks: ['in-education', 'forensic-window'] }
  const asked = askedFacts({
    duty,
    seen: { discussion: changed, rules, may: () => true } as unknown as Seen,
    visit: { now } as Visit,
  })
  assert.deepEqual(
    asked.map(one => one.field),
    ['fact-in-education-B', 'fact-forensic-window'],
  )
})

test('“Why” says how strongly the procedure asks, and where it stands', () => {
  const rule = rules.procedure.duties.find(one => one.id === 'BR24-403')!
  const shown = renderToString(<Why rule={rule} rules={rules} />)
  assert.match(shown, /Not doing it is a departure, and needs a reason/)
  assert.match(shown, /href="\/procedure\/bristol\/2024#BR24-403"/)
  assert.match(shown, /3 The meeting, 3\.1/)
})

test('A refusal says what to do instead and which rule, beside its own field', () => {
  const refusal = refuse('x', 'That cannot be.', {
    instead: 'Ask the chair.',
    rule: 'BR24-1',
    field: 'reason',
  })
  assert.deepEqual(problemOf(refusal, { reason: 'departure' }), {
    field: 'departure',
    says: 'That cannot be. Instead: Ask the chair. (BR24-1)',
  })
  assert.equal(problemOf(refuse('x', 'No.')).field, 'form')
})

test('What was done is looked up and never echoed from the address', () => {
  const said = { answered: 'Your answer is on record.' }
  const after = (done: string) =>
    renderToString(<Done said={said} visit={{ fields: new Fields({}), query: { done } }} />)
  assert.match(after('answered'), /Your answer is on record/)
  assert.equal(after('constructor'), '')
  assert.equal(after('<script>'), '')
})

test('Grades are read out as people say a list', () => {
  assert.equal(
    sayGrades(['practice-lead', 'team-manager', 'service-manager'], rules),
    'practice lead, team manager or service manager',
  )
})
