import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, at, ended, given, moment, petra, signed, spokenTo, started } from '../../../test/story.ts'
import { longestLine_characters } from './typed-words.ts'

const line = (text: string, but: object = {}) =>
  at(
    '2026-01-14T15:10',
    {
      type: 'RecordLine',
      line: 'line 1',
      agency: 'Police',
      speaker: 'Petra Lund',
      kind: 'fact',
      text,
      about: ['A'],
      audience: 'everyone',
      ...but,
    },
    petra,
  )
const correct = (revision: number, text: string, local = '2026-01-14T15:20') =>
  at(local, { type: 'CorrectLine', line: 'line 1', revision, text, reason: 'Misheard.' }, petra)

test('a line keeps who said it, its kind and its number, as it was typed', () => {
  const story = given(askedFor(), started())
    .when(line('Two call-outs in June.\n“Leave it,” he said.'))
    .makes('LineRecorded')
  const [kept] = story.discussion.lines
  assert.equal(kept?.text, 'Two call-outs in June.\n“Leave it,” he said.')
  assert.deepEqual(
    [kept?.number, kept?.speaker, kept?.by.name, kept?.at],
    [1, 'Petra Lund', 'Petra Lund', moment('2026-01-14T15:10')],
  )
})

test('lines wait for the start, or for the first of separate conversations', () => {
  given(askedFor())
    .when(line('Too early.'))
    .refuses('not-started', { says: /kept as your draft/ })
  given(askedFor(), spokenTo('police', '2026-01-13T11:00'))
    .when(line('On the telephone.'))
    .makes('LineRecorded')
})

test('a line with nothing in it, too much in it, or what a database cannot keep, is refused with what to do', () => {
  const story = given(askedFor(), started())
  story.when(line('   ')).refuses('empty', { field: 'text' })
  story.when(line('x'.repeat(longestLine_characters))).makes('LineRecorded')
  story
    .when(line('x'.repeat(longestLine_characters + 1)))
    .refuses('too-long', { says: /20001 characters\. Keep one entry under 20000/, field: 'text' })
  story.when(line(`a${String.fromCharCode(0)}b`)).refuses('nul', { field: 'text' })
})

test('the same line is saved once', () => {
  given(askedFor(), started(), line('Two call-outs.')).when(line('Two call-outs.')).refuses('line-there')
})

test('a corrected line keeps what it said before', () => {
  const story = given(askedFor(), started(), line('Two call-outs in June.')).and(
    correct(0, 'Two call-outs in July.'),
  )
  const [kept] = story.discussion.lines
  assert.equal(kept?.text, 'Two call-outs in July.')
  assert.deepEqual(
    kept?.corrected.map(one => [one.text, one.reason]),
    [['Two call-outs in June.', 'Misheard.']],
  )
})

test('whoever corrects a line that somebody corrected meanwhile is shown what it says now', () => {
  const story = given(askedFor(), started(), line('June.'), correct(0, 'July.'))
  story
    .when(correct(0, 'August.'))
    .refuses('changed-meanwhile', { says: /It now reads: “July\.”/, field: 'text' })
  story.when(correct(1, ' ')).refuses('empty', { field: 'text' })
  story
    .when(at('2026-01-14T15:20', { type: 'CorrectLine', line: 'no such', revision: 0, text: 'x' }))
    .refuses('no-line')
})

test('once the minutes are signed, nothing is added and nothing changed behind them', () => {
  const story = given(askedFor(), started(), line('June.'), ended(), signed())
  story.when(line('One more.', { line: 'line 2' })).refuses('signed', { instead: /Ask for a correction/ })
  story.when(correct(0, 'July.')).refuses('signed')
})
