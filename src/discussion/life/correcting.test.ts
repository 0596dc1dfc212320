import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copyReader, minutes, textOf, wholeRecord } from '../papers/index.ts'
import { agencies, asha, bristol2024, tellSteps } from '../papers/testing/a-discussion.ts'
import { type Step, signature, steps } from '../papers/testing/story.ts'
import type { Change } from '../state/change.ts'
import { duties } from '../required/duties/duties.ts'

const rules = bristol2024()
const now = '2026-01-20T10:00:00.000Z'
const olive = { person: 'p-gp', name: 'Dr Olive Marsh', agency: 'Redland Surgery' }
const at = (moment: string, told: Step[2], by = asha): Step => [`2026-01-${moment}:00.000Z`, by, told]
const asked = at(
  '17T09:00',
  { type: 'AskCorrection', correction: 'c-1', recipient: 'child-gp', text: 'It was his hand, not a belt.' },
  olive,
)
const answered = (change?: Change, accepted = true): Step =>
  at('18T09:00', {
    type: 'AnswerCorrection',
    correction: 'c-1',
    accepted,
    words: 'Thank you, you are right.',
    ...(change && { change }),
  })
const again = at('19T10:00', { ...signature[2] })
const line: Change = { of: 'line', line: 'l-1', text: 'He hits me with his hand. Please don’t tell.' }
const told = (...more: Step[]) => tellSteps(rules, [...steps, signature, ...more])
const paper = (...more: Step[]) => minutes(told(...more), rules, { now, agencies, reader: wholeRecord })
const dutyOf = (key: string, ...more: Step[]) =>
  duties(told(...more), rules, now).find(one => one.key === key)

test('a correction that is accepted changes the words, and what stood there stays in the line’s history', () => {
  const { lines } = told(asked, answered(line))
  const changed = lines.find(one => one.line === 'l-1')!
  assert.equal(changed.text, line.text)
  assert.deepEqual(
    changed.corrected.map(one => [one.text, one.reason]),
    [['He hits me with the belt. Please don’t tell.', 'Asked for by Dr Olive Marsh, Redland Surgery.']],
  )
})

test('after it is accepted the wrong words stand in no part of version 2 but where it says what version 1 said', () => {
  const second = paper(asked, answered(line), again)
  assert.equal(second.version, 2)
  const text = textOf(second)
  assert.match(text, /Replaces: version 1, signed by Asha Verma, Friday 16 January 2026, 10:00am/)
  assert.match(text, /- Line 1: asked for by Dr Olive Marsh, Redland Surgery\./)
  assert.equal(text.match(/hits me with the belt/g)?.length, 1)
  assert.match(text, /Line 1: what version 1 said\nHe hits me with the belt/)
  assert.match(text, /He hits me with his hand[^\n]*\n\([^\n]*corrected after version 1 was signed\)/)
})

test('what version 1 said is for the authority’s own record: a copy says only what was put right', () => {
  const copy = textOf(
    minutes(told(asked, answered(line), again), rules, { now, agencies, reader: copyReader({}) }),
  )
  assert.match(copy, /- Line 1: asked for by Dr Olive Marsh, Redland Surgery\./)
  assert.doesNotMatch(copy, /the belt/)
})

test('a correction of a police line says nothing of itself to those who have not the line', () => {
  const police: Change = { of: 'line', line: 'l-5', text: 'Nothing is planned.' }
  const copy = textOf(
    minutes(told(asked, answered(police), again), rules, { now, agencies, reader: copyReader({}) }),
  )
  assert.match(copy, /Replaces: version 1/)
  assert.doesNotMatch(copy, /What changed|asked for by Dr Olive Marsh/)
})

test('until the new version is signed the corrected words are a draft of it, and version 1 is not sent any more', () => {
  const between = paper(asked, answered(line))
  assert.equal(between.version, undefined)
  assert.match(textOf(between), /Draft\nVersion 2 is not signed yet/)
  assert.throws(
    () => told(asked, answered(line), at('18T10:00', { type: 'CirculateMinutes', copies: [] })),
    /A correction is accepted since version 1 was signed/,
  )
})

test('accepting says which words change and to what; the same words are no correction', () => {
  assert.throws(() => told(asked, answered()), /Say which words the correction changes/)
  assert.throws(
    () => told(asked, answered({ ...line, text: 'He hits me with the belt. Please don’t tell.' })),
    /These are the words that stand there now/,
  )
  assert.throws(() => told(asked, answered({ of: 'line', line: 'nobody’s', text: 'x' })), /not in the record/)
  assert.throws(() => told(asked, answered({ ...line, text: ' ' })), /Write something first/)
})

test('an answer, a reason, a position, the plan, an action and why it was held are put right in the same way', () => {
  const changes: Change[] = [
    { of: 'answer', key: 'criminal-investigation', text: 'Police interview before the medical.' },
    { of: 'decision', decision: 'd-A', text: 'A disclosure and a mark.' },
    { of: 'position', decision: 'd-A', agency: 'police', text: 'Police would go alone.' },
    { of: 'safety-plan', text: 'Both children stay with their aunt.' },
    { of: 'action', action: 'a-1', text: 'See Ada alone at her aunt’s' },
    { of: 'reason', text: 'Ada told her teacher that she is hit at home.' },
  ]
  for (const change of changes) {
    const text = textOf(paper(asked, answered(change), again))
    assert.ok(text.includes(change.text), change.text)
    assert.match(text, /what version 1 said/, change.of)
  }
})

test('what cannot be put right in any words stands as a note with the name of whoever asked', () => {
  const text = textOf(paper(asked, answered({ of: 'note', text: 'I left at twenty past three.' }), again))
  assert.match(
    text,
    /What is to be read beside the minutes\nI left at twenty past three\.\n\(asked for by Dr Olive Marsh, Redland Surgery, Saturday 17 January 2026, 9:00am\)/,
  )
})

test('the note of the correction is signed by whoever asked, never by a group of recipients', () => {
  const text = textOf(paper(asked, answered(line), again))
  assert.match(text, /It was his hand, not a belt\.\n\(Dr Olive Marsh, Redland Surgery, Saturday 17 January/)
  assert.doesNotMatch(text, /\(child-gp|\(invitees/)
})

test('a correction is a duty of the chair until it is answered, and then the new version is one until it is signed', () => {
  assert.equal(dutyOf('correction/c-1', asked)?.state, 'open')
  assert.equal(dutyOf('correction/c-1', asked)?.label, 'Answer the correction that Dr Olive Marsh asks for')
  assert.equal(dutyOf('correction/c-1', asked, answered(undefined, false))?.state, 'done')
  assert.equal(dutyOf('sign-minutes', asked, answered(undefined, false))?.state, 'done')
  const sign = dutyOf('sign-minutes', asked, answered(line))
  assert.equal(sign?.state, 'open')
  assert.equal(sign?.label, 'Sign version 2: a correction is accepted, and version 1 does not carry it')
  assert.equal(dutyOf('sign-minutes', asked, answered(line), again)?.state, 'done')
})

test('a correction accepted before the words were changed with it changes nothing, as it was then', () => {
  const old = told(asked)
  const accepted = {
    ...old,
    corrections: old.corrections.map(one => ({
      ...one,
      answer: { accepted: true, words: 'Yes.', at: '2026-01-18T09:00:00.000Z', by: asha },
      answeredIn: 1,
    })),
  }
  const then = minutes(accepted, rules, { now, agencies, reader: wholeRecord })
  assert.equal(then.version, 1)
  assert.match(textOf(then), /Accepted: “Yes\.”/)
})
