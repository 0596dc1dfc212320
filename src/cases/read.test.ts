import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCases } from './read.ts'
import { type Problem, sayProblem } from '../procedure/reading/problem.ts'
import { readPack } from '../procedure/reading/read.ts'
import { anytown, anytownFile } from '../procedure/testing/anytown.ts'

const file = 'procedures/anytown/2026.cases.yaml'
const maundyThursday = `- name: A request late on Maundy Thursday
  procedure: anytown/2026
  facts:
    urgency: two-days
    children: [{ id: A, born: 2016-05-01, in-education: yes, in-care: false }]
  happened:
    - threshold-decided: 2025-04-17T16:30
    - started: { at: 2025-04-18T09:00, chair: team-manager, present: [social-worker, police] }
  now: 2025-04-18T12:00
  expect:
    deadlines:
      convene: { due: 2025-04-18, verdict: running }
      conference/A: { verdict: not-started }
    slots: { first: none }
    quorum: { met: false, missing: [health] }
    duties: { health-absence-reason: open }
    cannot-finalise: [health-absence-reason]
    recipients: { child-gp/A: full }
    refused: { decide/conference/A: any }
`
const pack = readPack(anytown, anytownFile)
const findPack = (id: string) => ('pack' in pack && id === 'anytown/2026' ? pack.pack : undefined)
const read = (text: string) => readCases(text, file, findPack)
const said = (problems: readonly Problem[]) =>
  problems.map(problem => sayProblem(problem).replace(`${file} `, ''))
const changed = (piece: string, instead: string) => {
  assert.ok(maundyThursday.includes(piece))
  return read(maundyThursday.replace(piece, instead))
}

test('a worked case is read as its author wrote it', () => {
  const { cases, problems, doubts } = read(maundyThursday)
  assert.deepEqual([...problems, ...doubts], [])
  assert.equal(cases.length, 1)
  const [one] = cases
  assert.equal(one?.line, 1)
  assert.deepEqual(one?.happened, [
    { kind: 'threshold-decided', at: '2025-04-17T16:30', fields: {} },
    {
      kind: 'started',
      at: '2025-04-18T09:00',
      fields: { chair: 'team-manager', present: ['social-worker', 'police'] },
    },
  ])
  assert.deepEqual(one?.facts.children, [
    { id: 'A', born: '2016-05-01', 'in-education': true, 'in-care': false },
  ])
  assert.equal(one?.now, '2025-04-18T12:00')
})

test('a file of JSON is read like YAML, and one case needs no list', () => {
  const json = JSON.stringify(
    { name: 'One', procedure: 'anytown/2026', happened: [{ ended: '2026-01-14T15:00Z' }], expect: {} },
    null,
    '\t',
  )
  const { cases, problems } = readCases(json, 'one.json')
  assert.deepEqual(problems, [])
  assert.equal(cases[0]?.happened[0]?.at, '2026-01-14T15:00Z')
})

test('half past one on the night the clocks go back is the first one, unless the case says the second', () => {
  const first = changed('2025-04-17T16:30', '2026-10-25T01:30')
  assert.equal(first.cases[0]?.happened[0]?.at, '2026-10-25T01:30#1')
  const second = changed('2025-04-17T16:30', '2026-10-25T01:30#2')
  assert.equal(second.cases[0]?.happened[0]?.at, '2026-10-25T01:30#2')
})

test('a case that cannot be run is refused with its line, and the cases beside it are still read', () => {
  const broken = maundyThursday
    .replace('  procedure: anytown/2026\n', '')
    .replace('2025-04-17T16:30', '17 April')
  const { cases, problems } = read(broken + maundyThursday)
  assert.equal(cases.length, 1)
  assert.deepEqual(said(problems), ['line 1: procedure is missing.'])
  assert.deepEqual(said(changed('2025-04-17T16:30', '17 April').problems), [
    'line 7, happened.1.threshold-decided: “17 April” is not a date or time. Write 2025-04-17, 2025-04-17T16:30 or 2025-04-17T15:30Z.',
  ])
  assert.deepEqual(
    said(changed('    - threshold-decided: 2025-04-17T16:30\n', '    - { ended: x, started: y }\n').problems),
    ['line 7, happened.1: expected one thing that happened in each entry, found ended and started.'],
  )
})

const slips: [wrong: string, piece: string, instead: string, says: string][] = [
  [
    'a fact no rule asks',
    'in-care: false',
    'in-car: false',
    'line 5, facts.children.A.in-car: "in-car" is not a fact about a child. Did you mean "in-care"?',
  ],
  [
    'an urgency class of another pack',
    'urgency: two-days',
    'urgency: two-hours',
    'line 4, facts.urgency: "two-hours" is not an urgency class of anytown/2026. Known here: same-day and two-days.',
  ],
  [
    'something that cannot happen',
    '- threshold-decided',
    '- treshold-decided',
    'line 7, happened.1.treshold-decided: "treshold-decided" is not something that can happen. Did you mean "threshold-decided"?',
  ],
  [
    'a clock nobody has',
    'conference/A',
    'confrence/A',
    'line 13, expect.deadlines.confrence/A: "confrence" is not a clock known here. Did you mean "conference"?',
  ],
  [
    'a verdict that is none',
    'verdict: running',
    'verdict: runing',
    'line 12, expect.deadlines.convene: "runing" is not a verdict. Did you mean "running"?',
  ],
  [
    'a part of an expectation that is none',
    'cannot-finalise:',
    'cannot-finalize:',
    'line 17, expect.cannot-finalize: "cannot-finalize" is not something a case can expect. Did you mean "cannot-finalise"?',
  ],
  [
    'a procedure that is not there',
    'procedure: anytown/2026',
    'procedure: anytown/2027',
    'line 2, procedure: there is no procedure "anytown/2027".',
  ],
]
for (const [wrong, piece, instead, says] of slips)
  test(`${wrong} is doubted in one sentence, and the case can still be run`, () => {
    const { cases, problems, doubts } = changed(piece, instead)
    assert.deepEqual(problems, [])
    assert.deepEqual(said(doubts), [says])
    assert.equal(cases.length, 1)
  })

test('a time that is none is answered with how the whole is written', () => {
  assert.deepEqual(said(changed('- threshold-decided: 2025-04-17T16:30', '- decided: conference').problems), [
    'line 7, happened.1.decided: “conference” is not a date or time. Write 2025-04-17, 2025-04-17T16:30 or 2025-04-17T15:30Z. What else belongs to it stands beside the time: decided: { at: 2025-04-17T16:30, child: …, outcome: …, reason: … }.',
  ])
})

const people: [wrong: string, happened: string, expect: string, says: string[]][] = [
  [
    'a seat, a grade or an outcome nobody has',
    `    - started: { at: 2025-04-17T16:30, chair: team-manger, present: [polise, { seat: helth }] }
    - decided: { at: 2025-04-17T16:40, outcome: section-74-joint }
`,
    '    quorum: { missing: [schol] }\n    refused: { decide/confrence: any }\n',
    [
      'line 6, happened.1.started.chair: "team-manger" is not a grade known here. Did you mean "team-manager"?',
      'line 6, happened.1.started.present.1: "polise" is not a seat known here. Did you mean "police"?',
      'line 6, happened.1.started.present.2: "helth" is not a seat known here. Did you mean "health"?',
      'line 7, happened.2.decided.outcome: "section-74-joint" is not an outcome known here. Did you mean "section-47-joint"?',
      'line 9, expect.quorum.missing.1: "schol" is not a seat known here. Did you mean "school"?',
      'line 10, expect.refused.decide/confrence: "confrence" is not an outcome known here. Did you mean "conference"?',
    ],
  ],
  [
    'an expectation without what is expected of each',
    '',
    '    recipients: [attendees]\n',
    ['line 7, expect.recipients: expected what each of them is, such as { attendees: full }.'],
  ],
]
for (const [wrong, happened, expect, says] of people)
  test(`${wrong} is doubted in one sentence each`, () => {
    const text = `- name: One\n  procedure: anytown/2026\n  facts:\n    urgency: two-days\n  happened:\n${happened}  expect:\n${expect}`
    assert.deepEqual(said(read(text).doubts), says)
  })

test('a fact about a child is asked for under the child', () => {
  const text =
    '- name: One\n  procedure: anytown/2026\n  facts: { in-care: true }\n  expect: { urgency: ask }\n'
  assert.deepEqual(said(read(text).doubts), [
    'line 3, facts.in-care: "in-care" is a fact about a child. Write it there: children: [{ id: A, in-care: … }].',
  ])
})

test('without its pack, a case may name duties of the pack’s own; a slip in a reserved one is still doubted', () => {
  const own = 'health-absence-reason: open, safety-plan: open, no-medical-reson: open'
  const { doubts } = readCases(maundyThursday.replace('health-absence-reason: open', own), file)
  assert.deepEqual(said(doubts), [
    'line 16, expect.duties.no-medical-reson: "no-medical-reson" is not a duty known here. Did you mean "no-medical-reason"?',
  ])
})
