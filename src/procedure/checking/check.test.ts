import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from './check.ts'
import { checkVersions, inForce } from '../adopting/in-force.ts'
import { findEdit, missingPacks, printLock, publish, readLock } from '../reading/lock.ts'
import { sayProblem } from '../reading/problem.ts'
import { compileProcedure } from '../procedure.ts'
import { readPack } from '../reading/read.ts'
import type { PackRead } from '../reading/yaml.ts'
import { anytown, anytownFile, anytownWith } from '../testing/anytown.ts'

const getPack = (text: string, file = anytownFile): PackRead => {
  const read = readPack(text, file)
  if ('problems' in read) throw new Error(read.problems.map(sayProblem).join('\n'))
  return read
}
const saidWhen = (piece: string, instead: string): string[] =>
  checkPack(getPack(anytownWith(piece, instead))).map(problem =>
    sayProblem(problem).replace(`${anytownFile} `, ''),
  )

const school = 'when: { in-education: true, age: { at-least: 5 } }'
const slips: [wrong: string, piece: string, instead: string, says: string][] = [
  [
    'a requirement carried twice',
    'id: AT-203',
    'id: AT-201',
    'line 62, attend.school.id: AT-201 is already on line 50. One requirement is one rule; add a letter (AT-201a) where it has parts.',
  ],
  [
    'a document that is not listed',
    'document: anytown-guide, section: "5.1"',
    'document: anytwn-guide, section: "5.1"',
    'line 118, follow.conference.source.document: this pack has no document "anytwn-guide". Did you mean "anytown-guide"?',
  ],
  [
    'a duty that nobody declared',
    'answers: [health-absence-reason]',
    'answers: [health-absense-reason]',
    'line 59, attend.health.absence.answers.1: this pack has no duty "health-absense-reason". Did you mean "health-absence-reason"?',
  ],
  [
    'a grade that nobody declared',
    'grades: [team-manager]',
    'grades: [head-of-service]',
    'line 75, attend.chairs.AT-204.grades.1: this pack has no grade "head-of-service". Known here: team-manager and service-manager.',
  ],
  [
    'a grade above itself',
    'above: [team-manager]',
    'above: [service-manager]',
    'line 70, attend.service-manager.above: "service-manager" stands above itself, round a circle.',
  ],
  [
    'an outcome that nobody declared',
    'excludes: [no-further-action]',
    'excludes: [no-further-actions]',
    'line 92, decide.section-47-joint.excludes.1: this pack has no outcome "no-further-actions". Did you mean "no-further-action"?',
  ],
  [
    'an urgency class of another pack',
    'when: { urgency: two-days }',
    'when: { urgency: two-day }',
    'line 39, convene.convene.when.urgency: this pack has no urgency class "two-day". Did you mean "two-days"?',
  ],
  [
    'an id that could be taken for a reserved one',
    'clock: conference',
    'clock: conferance',
    'line 111, follow.conferance.clock: "conferance" is so near to "conference", which means the same in every pack, that one could be taken for the other. Write "conference", or choose a name that is plainly different.',
  ],
  [
    'yes written as a word',
    school,
    'when: { in-education: yes }',
    'line 66, attend.school.when.in-education: in-education is answered yes or no: write true or false, not "yes".',
  ],
  [
    'an age that is true',
    school,
    'when: { age: true }',
    'line 66, attend.school.when.age: age is a number: write a number, below or at-least, not true.',
  ],
  [
    'a word that is below a number',
    school,
    'when: { area: { below: 5 } }',
    'line 66, attend.school.when.area: area is a word: write a word, is-not, one-of or, for a date, within-months, not below.',
  ],
  [
    'a child both under five and over ten',
    school,
    'when: { all: [{ age: { below: 5 } }, { age: { at-least: 10 } }] }',
    'line 66, attend.school.when: this can never be so: its parts contradict each other.',
  ],
  [
    'two urgency classes at once',
    school,
    'when: { all: [{ urgency: same-day }, { urgency: two-days }] }',
    'line 66, attend.school.when: this can never be so: its parts contradict each other.',
  ],
  [
    'one branch that contradicts itself',
    school,
    'when: { any: [{ in-care: true }, { all: [{ injuries: true }, { not: { injuries: true } }] }] }',
    'line 66, attend.school.when.any.2: this can never be so: its parts contradict each other.',
  ],
  [
    'in care or not in care',
    school,
    'when: { any: [{ in-care: true }, { in-care: false }] }',
    'line 66, attend.school.when: this is always so, so it says nothing. Take it out, or say what was meant.',
  ],
  [
    'every urgency class there is',
    school,
    'when: { urgency: { one-of: [same-day, two-days] } }',
    'line 66, attend.school.when: this is always so, so it says nothing. Take it out, or say what was meant.',
  ],
  [
    'somebody whom nobody knows is asked',
    '      label: Say why health is missing\n',
    '      label: Say why health is missing\n      by: heatlh\n',
    'line 82, attend.health-absence-reason.by: this pack has no seat, grade or office "heatlh". Did you mean "health"?',
  ],
  [
    'an office that closes before it opens',
    'closes: "17:00"',
    'closes: "08:00"',
    'line 11, calendar.office.closes: the office closes at 08:00, before it opens at 09:00.',
  ],
  [
    'slots that overlap',
    '"11:00", "14:00"',
    '"10:00", "14:00"',
    'line 45, convene.slots.times.2: the slot at 10:00 begins before the one at 09:30, of 60 minutes, has ended.',
  ],
  [
    'a pack that ends before it begins',
    'from: "2026-01-01" }',
    'from: "2026-01-01", to: "2025-12-31" }',
    'line 5, about.in-force.to: in force until 2025-12-31, which is before 2026-01-01, when it begins.',
  ],
]
for (const [wrong, piece, instead, says] of slips)
  test(`${wrong} is said in one sentence, with its line`, () => {
    assert.deepEqual(saidWhen(piece, instead), [says])
  })

const secondClock = (when: string) => `  clocks:
    - id: AT-502
      clock: conference
      label: Hold it when the child is in care
      force: must
      per: child
      from: section-47-decided
      to: conference-held
      allow: { working-days: 10 }
      ${when}
      source: { document: anytown-guide, section: "5.2" }
    - id: AT-501`

test('a clock that an earlier one always stands in front of is never reached', () => {
  const wide = saidWhen('  clocks:\n    - id: AT-501', secondClock('when: { age: { below: 18 } }'))
  assert.deepEqual(wide, [])
  const narrow = anytownWith(
    '  clocks:\n    - id: AT-501',
    secondClock('when: { age: { below: 18 } }'),
  ).replace(
    'label: Hold the initial child protection conference',
    'label: Hold the initial child protection conference\n      when: { age: { below: 5 }, in-care: true }',
  )
  assert.deepEqual(checkPack(getPack(narrow)).map(sayProblem), [
    `${anytownFile} line 120, follow.conference: this clock is never reached: the one on line 110 applies whenever it would.`,
  ])
})

test('two seats of one name are two cases only when their conditions differ', () => {
  assert.deepEqual(saidWhen('seat: school', 'seat: health'), [])
  const alike = anytownWith('seat: school', 'seat: health').replace(`      ${school}\n`, '')
  assert.deepEqual(checkPack(getPack(alike)).map(sayProblem), [
    `${anytownFile} line 63, attend.health.seat: the seat "health" is already on line 51. If both requirements ask the same, let one rule carry the other under also.`,
  ])
})

const versionOf = (id: string, dates: string) => {
  const read = getPack(anytownWith('{ from: "2026-01-01" }', dates), `procedures/${id}.yaml`)
  return { id, ...read }
}

test('two versions that overlap, or leave days without a procedure, are found', () => {
  const old = versionOf('anytown/2024', '{ from: 2024-01-01, to: 2025-12-31 }')
  const next = versionOf('anytown/2026', '{ from: 2026-01-01 }')
  assert.deepEqual(checkVersions([next, old]), [])
  const late = versionOf('anytown/2026', '{ from: 2026-02-01 }')
  assert.deepEqual(checkVersions([old, late]).map(sayProblem), [
    'procedures/anytown/2026.yaml line 5, about.in-force.from: nothing is in force from 2026-01-01 to 2026-01-31: anytown/2024 has ended and anytown/2026 has not begun.',
  ])
  const endless = versionOf('anytown/2024', '{ from: 2024-01-01 }')
  assert.deepEqual(checkVersions([endless, next]).map(sayProblem), [
    'procedures/anytown/2026.yaml line 5, about.in-force.from: anytown/2026 begins on 2026-01-01, but anytown/2024 has no last day. Only one version is in force on any day. If it takes its place that day, add replaces: anytown/2024.',
  ])
})

test('a version takes the place of one that was published without a last day', () => {
  const endless = versionOf('anytown/2024', '{ from: 2024-01-01 }')
  const next = versionOf('anytown/2026', '{ from: 2026-01-01, replaces: anytown/2024 }')
  assert.deepEqual(checkVersions([endless, next]), [])
  const [old, young] = [endless, next].map(({ id, pack }) => compileProcedure(id, id, pack))
  assert.equal(inForce([old!, young!], '2025-12-31'), old)
  assert.equal(inForce([old!, young!], '2026-01-01'), young)
  const ended = versionOf('anytown/2024', '{ from: 2024-01-01, to: 2026-06-30 }')
  assert.equal(checkVersions([ended, next]).length, 1)
  const slip = versionOf('anytown/2026', '{ from: 2026-01-01, replaces: anytown/2042 }')
  assert.deepEqual(checkVersions([versionOf('anytown/2024', '{ to: 2025-12-31 }'), slip]).map(sayProblem), [
    'procedures/anytown/2026.yaml line 5, about.in-force.replaces: there is no version "anytown/2042" beside it to replace. Did you mean "anytown/2024"?',
  ])
})

test('a discussion begins under the version in force on its day, and a gap is said in words', () => {
  const compiled = (id: string, dates: string) => compileProcedure(id, id, versionOf(id, dates).pack)
  const old = compiled('anytown/2024', '{ from: 2024-01-01, to: 2025-12-31 }')
  const next = compiled('anytown/2026', '{ from: 2026-02-01 }')
  assert.equal(inForce([old, next], '2025-12-31'), old)
  assert.equal(inForce([old, next], '2026-02-01'), next)
  assert.deepEqual(inForce([old, next], '2026-01-15'), {
    gap: 'No procedure of Anytown Council is in force on 2026-01-15: anytown/2024 ended on 2025-12-31 and anytown/2026 begins on 2026-02-01.',
  })
})

const [hash, otherHash] = ['a'.repeat(64), 'b'.repeat(64)]

test('a published pack is never edited, only superseded', () => {
  const published = publish(new Map(), 'anytown/2026', new Map([['anytown/2026', hash]]))
  assert.ok('lock' in published)
  assert.equal(printLock(published.lock), `${hash}  anytown/2026.yaml\n`)
  assert.deepEqual(readLock(printLock(published.lock), 'published.lock'), {
    lock: published.lock,
    problems: [],
  })
  assert.equal(findEdit(published.lock, 'anytown/2026', hash), undefined)
  assert.equal(
    findEdit(published.lock, 'anytown/2026', otherHash),
    'this pack was published and has been edited since (it had the hash aaaaaaaaaaaa…, now bbbbbbbbbbbb…). Undo the edit, and make the change in a new version.',
  )
  const again = publish(published.lock, 'anytown/2026', new Map([['anytown/2026', otherHash]]))
  assert.ok('refused' in again)
  assert.equal(missingPacks(published.lock, [], 'published.lock').length, 1)
})

test('a lock that somebody wrote by hand is read with care', () => {
  const { problems } = readLock(
    `# ours\n${hash} anytown/2026\n${hash}  a/1.yaml\n${hash}  a/1.yaml\n`,
    'published.lock',
  )
  assert.deepEqual(problems.map(sayProblem), [
    'published.lock line 2: expected a sha256, two spaces and a file such as bristol/2024.yaml.',
    'published.lock line 4: a/1 is published twice. A published pack has one hash for ever.',
  ])
})

test('the fictional pack is in order before anything is changed in it', () => {
  assert.deepEqual(checkPack(getPack(anytown)), [])
})

test('complex abuse is not defined by one number and recognised by another', () => {
  const source = 'source: { document: anytown-guide, section: "8.1" }'
  const kind = `    - { id: AT-801, kind: complex, label: Complex, force: should, when: { children: { at-least: 3 } }, ${source} }`
  const defined = (children: number) =>
    anytown
      .replace('  formats:', `${kind}\n  formats:`)
      .replace(
        'complex: {}',
        `complex: { definition: { id: AT-802, label: Several, force: may, children: ${children}, ${source} } }`,
      )
  assert.deepEqual(checkPack(getPack(defined(3))), [])
  assert.deepEqual(
    checkPack(getPack(defined(4))).map(({ path, says }) => `${path}: ${says}`),
    [
      'complex.definition.children: the definition says 4, and on line 29 a discussion becomes complex at 3. Write one number in both places.',
    ],
  )
})
