import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askedFor,
  at,
  ended,
  given,
  moment,
  petra,
  signed,
  type Story,
  spokenTo,
  started,
} from '../../../test/story.ts'
import type { Sensitivity } from '../audience/audience.ts'
import { evolve } from '../decide.ts'
import { longestLine_characters } from '../checks/typed-words.ts'

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
    ['1', 'Petra Lund', 'Petra Lund', moment('2026-01-14T15:10')],
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

const lineOf = (story: Story) => story.discussion.lines[0]!
const told = (
  type: 'WithdrawLine' | 'ChangeAudience' | 'SayAbout',
  content: object,
  local = '2026-01-14T15:30',
) => at(local, { type, line: 'line 1', ...content } as Parameters<typeof at>[1], petra)

test('intelligence starts with the agency that gave it and the police, everything else with everyone, unless somebody says', () => {
  const said = (but: object) =>
    lineOf(given(askedFor(), started(), line('Seen.', { audience: undefined, ...but })))
  assert.equal(said({}).audience, 'everyone')
  assert.equal(said({ kind: 'intelligence' }).audience, 'police', 'the police sit here as “Police”')
  assert.deepEqual(said({ kind: 'intelligence', agency: 'Health' }).audience, { policeAnd: 'Health' })
  assert.equal(said({ kind: 'intelligence', audience: 'everyone' }).audience, 'everyone')
})

test('an entry from before there were audiences is for whom it was for then', () => {
  const old = (sensitivity: Sensitivity, kind = 'intelligence') => {
    const { discussion } = given(askedFor(), started())
    const said = { line: 'old', agency: 'Police', speaker: 'P', kind, text: 'x', about: [], sensitivity }
    return evolve(discussion, {
      ...said,
      type: 'LineRecorded',
      at: moment('2026-01-14T15:10'),
      by: petra,
    } as never)
  }
  assert.equal(old('police-only').lines[0]?.audience, 'police')
  assert.equal(old('everyone').lines[0]?.audience, 'everyone')
})

test('what was given to some has numbers of its own, so that nobody sees a gap in theirs', () => {
  const { discussion } = given(
    askedFor(),
    started(),
    line('One.', { line: 'a' }),
    line('Two.', { line: 'b', audience: 'police' }),
    line('Three.', { line: 'c' }),
    line('Four.', { line: 'd', audience: 'police' }),
  ).and(
    at(
      '2026-01-14T15:30',
      { type: 'ChangeAudience', line: 'b', audience: 'everyone', reason: 'Known now.' },
      petra,
    ),
  )
  assert.deepEqual(
    discussion.lines.map(one => one.number),
    ['1', '3', '2', 'R2'],
    'what is opened to all joins theirs',
  )
})

test('a correction can mend agency, kind and audience too, and what they were stays', () => {
  const story = given(askedFor(), started(), line('Seen near the house.')).and(
    at(
      '2026-01-14T15:20',
      {
        type: 'CorrectLine',
        line: 'line 1',
        revision: 0,
        text: 'Seen near the school.',
        kind: 'intelligence',
        audience: 'police',
        about: [],
      },
      petra,
    ),
  )
  const { kind, audience, about, corrected } = lineOf(story)
  assert.deepEqual([kind, audience, about], ['intelligence', 'police', []])
  assert.deepEqual(
    corrected.map(one => [one.text, one.audience, one.was]),
    [['Seen near the house.', 'everyone', { kind: 'fact', about: ['A'] }]],
  )
  given(askedFor(), started(), line('x'))
    .when(
      at('2026-01-14T15:20', { type: 'CorrectLine', line: 'line 1', revision: 0, text: 'x', about: ['Z'] }),
    )
    .refuses('unknown-child', { field: 'about' })
})

test('whoever gave a line opens it or narrows it later, with a reason, also after signing; an earlier wording stays as narrow as it was', () => {
  const story = given(
    askedFor(),
    started(),
    line('The source is his brother.', { audience: 'police' }),
    correct(0, 'A source says so.'),
    ended(),
    signed(),
  )
  const after = story.and(
    told('ChangeAudience', { audience: 'everyone', reason: 'The operation is over.' }, '2026-01-20T10:00'),
  )
  const { audience, audienceWas, corrected } = lineOf(after)
  assert.deepEqual(
    [audience, audienceWas.map(one => [one.audience, one.until])],
    ['everyone', [['police', moment('2026-01-20T10:00')]]],
  )
  assert.deepEqual(
    corrected.map(one => one.audience),
    ['police'],
    'the brother is not named to everybody',
  )
  after
    .when(told('ChangeAudience', { audience: 'everyone', reason: 'Again.' }, '2026-01-20T11:00'))
    .refuses('same-audience', { field: 'audience' })
  after
    .when(told('ChangeAudience', { audience: 'police', reason: ' ' }, '2026-01-20T11:00'))
    .refuses('empty', { field: 'reason' })
})

test('a line is withdrawn with a reason: its words stay in the record, and nothing more is done with it', () => {
  const story = given(askedFor(), started(), line('About another family.'))
  story.when(told('WithdrawLine', { reason: '' })).refuses('empty', { field: 'reason' })
  const gone = story.and(told('WithdrawLine', { reason: 'Another family.' }))
  assert.equal(lineOf(gone).text, 'About another family.')
  assert.equal(lineOf(gone).withdrawn?.reason, 'Another family.')
  gone.when(correct(0, 'x')).refuses('line-withdrawn')
  story
    .and(ended(), signed())
    .when(told('WithdrawLine', { reason: 'Late.' }, '2026-01-20T10:00'))
    .refuses('signed')
})

test('whom a line is about is said at any time, of children of this discussion', () => {
  const story = given(askedFor(), started(), line('Seen.', { about: [] }), ended(), signed())
  assert.deepEqual(
    lineOf(story.and(at('2026-01-20T10:00', { type: 'SayAbout', line: 'line 1', about: ['A'] }, petra)))
      .about,
    ['A'],
  )
  story.when(told('SayAbout', { about: ['Q'] }, '2026-01-20T10:00')).refuses('unknown-child')
})
