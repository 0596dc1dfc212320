import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from '../checking/check.ts'
import { type Problem, sayProblem } from './problem.ts'
import { readPack } from './read.ts'
import { anytown, anytownFile, anytownWith } from '../testing/anytown.ts'

const said = (text: string): string[] => {
  const read = readPack(text, anytownFile)
  return ('problems' in read ? read.problems : checkPack(read)).map(sayProblem)
}
/** What is said, without the file's name, when one piece of the pack is written differently. */
const saidWhen = (piece: string, instead: string): string[] =>
  said(anytownWith(piece, instead)).map(line => line.replace(`${anytownFile} `, ''))

test('a pack in order has nothing said against it', () => {
  assert.deepEqual(said(anytown), [])
})

test('a section written as a number is shown as it was written, and the cure is named', () => {
  assert.deepEqual(said(anytownWith('section: "5.1"', 'section: 4.10')), [
    'procedures/anytown/2026.yaml line 118, follow.conference.source.section: expected text, found the number 4.10. Put it in quotes.',
  ])
})

const school = 'when: { in-education: true, age: { at-least: 5 } }'
const conference = 'allow: { working-days: 15 }'
const slips: [wrong: string, piece: string, instead: string, says: string[]][] = [
  [
    'a rule without its source',
    '      source: { document: anytown-guide, section: "5.1" }\n',
    '',
    [
      'line 110, follow.conference: source is missing. Every rule says which document and section it comes from.',
    ],
  ],
  [
    'a key with two letters swapped, and what that leaves missing',
    'label: Hold the',
    'lable: Hold the',
    [
      'line 110, follow.conference: label is missing.',
      'line 112, follow.conference.lable: "lable" is not a key that belongs here. Did you mean "label"?',
    ],
  ],
  [
    'an allowance with a key nobody knows',
    conference,
    'allow: { workingdays: 15 }',
    [
      'line 117, follow.conference.allow.workingdays: "workingdays" is not a key that belongs here. Did you mean "working-days"?',
    ],
  ],
  [
    'an allowance without its unit',
    conference,
    'allow: 15',
    [
      'line 117, follow.conference.allow: expected same-day, same-working-day, before-next-working-day, calendar-month, at-once, none or a mapping of hours, working-days or calendar-months, found the number 15.',
    ],
  ],
  [
    'half a working day',
    conference,
    'allow: { working-days: 1.5 }',
    ['line 117, follow.conference.allow.working-days: expected a whole number, found the number 1.5.'],
  ],
  [
    'an instant that is not one of the vocabulary',
    'from: section-47-decided',
    'from: [section-47-decide]',
    [
      'line 115, follow.conference.from.1: "section-47-decide" is not a word that belongs here. Did you mean "section-47-decided"?',
    ],
  ],
  [
    'an unknown fact',
    school,
    'when: { in-eduction: true }',
    [
      'line 66, attend.school.when.in-eduction: "in-eduction" is not a fact that a rule may ask about. Did you mean "in-education"?',
    ],
  ],
  [
    'an unknown fact deep inside a condition',
    school,
    'when: { any: [{ in-care: true }, { not: { agee: 5 } }] }',
    [
      'line 66, attend.school.when.any.2.not.agee: "agee" is not a fact that a rule may ask about. Did you mean "age"?',
    ],
  ],
  [
    'two tests of one fact side by side',
    school,
    'when: { age: { below: 5, at-least: 2 } }',
    ['line 66, attend.school.when.age.at-least: "at-least" does not stand beside "below". Keep one of them.'],
  ],
  [
    'a list written as a mapping',
    school,
    'when: { any: { age: 5 } }',
    ['line 66, attend.school.when.any: expected a list, found a mapping.'],
  ],
  [
    'a condition about nothing',
    school,
    'when: {}',
    ['line 66, attend.school.when: a condition has to ask about at least one fact.'],
  ],
  [
    'a day that does not exist',
    'from: "2026-01-01"',
    'from: 2026-02-30',
    ['line 5, about.in-force.from: expected a day that exists, found "2026-02-30".'],
  ],
  [
    'a date in another order',
    'from: "2026-01-01"',
    'from: 01/02/2026',
    ['line 5, about.in-force.from: expected a date such as 2024-09-01, found "01/02/2026".'],
  ],
  [
    'a time without its leading nought',
    'opens: "09:00"',
    'opens: 9:00',
    ['line 11, calendar.office.opens: expected a time such as 09:00, in quotes, found "9:00".'],
  ],
  [
    'a requirement id in free words',
    'id: AT-201',
    'id: Anytown 1',
    ['line 50, attend.health.id: expected a requirement id such as BR24-202, found "Anytown 1".'],
  ],
  [
    'a capital in an id',
    'clock: conference',
    'clock: Conference',
    [
      'line 111, follow.Conference.clock: expected an id of small letters, digits and hyphens, found "Conference".',
    ],
  ],
  [
    'an answer that was never filled in',
    'label: A team manager chairs',
    'label:',
    ['line 73, attend.chairs.AT-204.label: expected text, found nothing.'],
  ],
  ['a chapter left out', 'minutes: {}\n', '', ['line 1: minutes is missing.']],
  [
    'a chapter written twice',
    'minutes: {}\n',
    'minutes: {}\nminutes: {}\n',
    ['line 101, minutes: "minutes" is written twice. Keep one of them.'],
  ],
  [
    'a colon inside text',
    'label: A team manager chairs',
    'label: The chair: a team manager',
    ['line 73: text with a colon followed by a space in it has to be in quotes.'],
  ],
  [
    'a tag',
    'label: A team manager chairs',
    'label: !!js/function x',
    ['line 73: words that begin with "!" are not used here. Put the text in quotes.'],
  ],
]
for (const [wrong, piece, instead, says] of slips)
  test(`${wrong} is said in one sentence, with its line`, () => {
    assert.deepEqual(saidWhen(piece, instead), says)
  })

test('a fact there is not, and a list where keys are wanted, are answered with where to look and what to write', () => {
  assert.deepEqual(saidWhen('when: { risk-to-life: true }', 'when: { household-unsafe: true }'), [
    'line 19, convene.same-day.when.household-unsafe: "household-unsafe" is not a fact that a rule may ask about. All of them are in docs/words-of-a-procedure.md.',
  ])
  assert.deepEqual(saidWhen('minutes: {}', 'minutes: { sign-off: [chair] }'), [
    'line 100, minutes.sign-off: expected a mapping of id, label, force, source, by and before-issue, found a list.',
  ])
})

test('a tab is named as a tab', () => {
  assert.deepEqual(saidWhen('    label: Be kind', '\tlabel: Be kind'), [
    'line 125: this line is indented with a tab. Use spaces.',
  ])
})

test('everything wrong is said at once, from the top of the file to its end', () => {
  const broken = anytownWith('vocabulary: 1', 'vocabulary: one')
    .replace('section: "2.1"', 'section: 2.1')
    .replace('per: child', 'per: chld')
  assert.deepEqual(said(broken), [
    `${anytownFile} line 8, about.vocabulary: expected a number, found "one".`,
    `${anytownFile} line 61, attend.health.source.section: expected text, found the number 2.1. Put it in quotes.`,
    `${anytownFile} line 114, follow.conference.per: expected discussion, child, recipient, action or month, found "chld". Did you mean "child"?`,
  ])
})

test('a slip in one rule does not hide what is wrong with another', () => {
  const broken = anytownWith('label: A team manager chairs', 'lable: A team manager chairs')
    .replace('allow: { working-days: 15 }', 'allow: { working-days: many }')
    .replace(school, 'when: { all: [{ age: { below: 5 } }, { age: { at-least: 7 } }] }')
    .replace('id: AT-203', 'id: AT-201')
  assert.deepEqual(
    said(broken).map(line => line.replace(`${anytownFile} `, '')),
    [
      'line 62, attend.school.id: AT-201 is already on line 50. One requirement is one rule; add a letter (AT-201a) where it has parts.',
      'line 66, attend.school.when: this can never be so: its parts contradict each other.',
      'line 72, attend.chairs.AT-204: label is missing.',
      'line 73, attend.chairs.AT-204.lable: "lable" is not a key that belongs here. Did you mean "label"?',
      'line 117, follow.conference.allow.working-days: expected a number, found "many".',
    ],
  )
})

test('a rule left out for a slip is declared all the same, so nobody is told that it is missing', () => {
  assert.deepEqual(saidWhen('label: No further action', 'lable: No further action'), [
    'line 94, decide.no-further-action: label is missing.',
    'line 96, decide.no-further-action.lable: "lable" is not a key that belongs here. Did you mean "label"?',
  ])
})

test('a pack for a newer program is told so, whatever it has that this one does not know', () => {
  const newer = anytownWith('vocabulary: 1', 'vocabulary: 2').replace('label: Be kind', 'mood: Be kind')
  assert.deepEqual(said(newer), [
    `${anytownFile} line 8, about.vocabulary: this pack was written for vocabulary 2, and this program knows 1. Use a newer program.`,
  ])
})

test('files that are not packs are refused, however they are broken', () => {
  const first = (text: string) => said(text)[0]?.replace(`${anytownFile} `, '')
  assert.equal(first(''), 'line 1: the file is empty.')
  assert.equal(first('- a list'), 'line 1: expected a mapping, found a list.')
  assert.equal(first('a: 1\n---\nb: 2\n'), 'line 2: a file holds one document. Take out the line "---".')
  assert.equal(
    first('['.repeat(5000)),
    'line 1: the file is nested too deeply, or repeats itself too often, to be a procedure.',
  )
  assert.equal(
    first(`a: &a [x]\nb: [${'*a,'.repeat(200)}]`),
    'line 1: the file repeats itself by aliases 200 times. Write it out.',
  )
  assert.equal(
    first('x'.repeat(1_000_001)),
    'line 1: the file has more than 1 MB. No procedure is that long.',
  )
})

test('the time a file takes grows with its length and not with the square of it, whatever it is made of', () => {
  const many = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n')
  const took = (text: string) => {
    const times = [1, 2, 3].map(() => {
      const { user } = process.cpuUsage()
      readPack(text, anytownFile)
      return process.cpuUsage().user - user
    })
    return Math.min(...times)
  }
  for (const line of [
    (at: number) => `key-${at}: 1`,
    () => 'key: 1',
    (at: number) => `key-${at}: &anchor-${at} 1`,
    (at: number) => (at % 2 ? `key-${at}: *anchor-${at - 1}` : `key-${at}: &anchor-${at} 1`),
    (at: number) => `? key-${at}`,
    (at: number) => `about-${at}: {title: 1, title: 2}`,
  ]) {
    const [some, more] = [took(many(2_500, line)), took(many(10_000, line))]
    assert.ok(
      more < 9 * some,
      `${line(2)}: four times as much took ${(more / some).toFixed(1)} times as long`,
    )
  }
})

test('of thousands of faults the first are named, and the rest counted', () => {
  const { problems } = readPack(
    Array.from({ length: 5_000 }, (_, at) => `key-${at}: 1`).join('\n'),
    anytownFile,
  ) as {
    problems: Problem[]
  }
  assert.ok(problems.length <= 201, String(problems.length))
  assert.match(problems.at(-1)!.says, /^4\d\d\d more places do not fit either\./)
})
