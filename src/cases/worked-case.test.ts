import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bristolBut } from '../../test/story.ts'
import { readCases } from './read.ts'
import { shipped } from '../procedure/testing/packs.ts'
import { openShelf } from '../shelf.ts'
import { runCase } from './worked-case.ts'

const shelf = await openShelf()

/** What the engine says of each expectation of one case, by its path. */
function told(procedure: string, rest: string): Record<string, unknown> {
  const { cases, problems } = readCases(`name: A case\nprocedure: ${procedure}\n${rest}`, 'a.cases.yaml')
  assert.deepEqual(problems, [])
  const ready = shipped(procedure)
  const { expectations } = runCase(
    { ...cases[0]!, happened: [...cases[0]!.happened] },
    { procedure: ready, calendar: shelf.calendarOf(ready) },
  )
  return Object.fromEntries(expectations.map(({ path, actual }) => [path, actual]))
}
const held = (present: string, then: string) =>
  told(
    'bristol/2024',
    `happened:
  - started: { at: 2026-01-14T15:00, chair: team-manager, present: ${present} }
  - left: ${then}
expect: { quorum: { missing: [] } }`,
  )['quorum.missing']

test('somebody leaves whether the case says their seat, their agency or both', () => {
  const present = '[social-worker, police, { seat: health, agency: sirona }]'
  for (const who of ['seat: health', 'agency: sirona', 'seat: health, agency: sirona'])
    assert.deepEqual(held(present, `{ at: 2026-01-14T15:20, ${who} }`), ['health'], who)
  assert.deepEqual(held(present, '{ at: 2026-01-14T15:20, agency: school }'), [])
})

test('a case that does not say how urgent it is leaves that to the facts', () => {
  const due = (procedure: string, facts: string, anchor: string) =>
    told(
      procedure,
      `facts: ${facts}\nhappened: [{ ${anchor}: 2025-06-10T10:20 }]\nexpect: { deadlines: { convene: { due: none } } }`,
    )['deadlines.convene.due']
  assert.equal(due('bristol/2024', '{ forensic-window: true }', 'risk-identified'), '2025-06-10')
  assert.equal(due('bradford/2023', '{ risk-to-life: true }', 'threshold-decided'), '2025-06-10T12:20+01:00')
  assert.equal(
    due('bradford/2023', '{ risk-to-life: true, urgency: twenty-four-hours }', 'threshold-decided'),
    '2025-06-11T10:20+01:00',
  )
  assert.equal(due('bristol/2024', '{ harm: [physical] }', 'risk-identified'), 'none')
})

test('what no case can try is said, and never passes for something that is not refused', () => {
  const refused = (key: string) =>
    told('bristol/2024', `happened: [{ started: 2026-01-14T15:00 }]\nexpect: { refused: { ${key}: none } }`)[
      `refused.${key}`
    ]
  assert.equal(refused('fly/away'), 'not something a case can try')
  assert.equal(refused('started'), 'none')
  assert.equal(refused('minutes-sent'), 'BR24-803')
  assert.equal(refused('decide/conference/A'), 'BR24-604')
})

test('an implicated lead is kept out when the case does not repeat the school they are at', () => {
  const { 'refused.invite/education-lead': lead, 'refused.invite/education-lead/elm': elsewhere } = told(
    'bristol/2019',
    `facts: { implicated: [{ role: education-lead, agency: school }] }
expect: { refused: { invite/education-lead: any, invite/education-lead/elm: none } }`,
  )
  assert.equal(lead, 'blocked')
  assert.equal(elsewhere, 'none')
})

test('whoever is implicated as the GP gets no copy as the child’s GP', () => {
  const gets = (role: string) =>
    told(
      'bristol/2024',
      `facts: { children: [{ id: A }], implicated: [{ role: ${role}, agency: surgery }] }
expect: { recipients: { child-gp/A: blocked } }`,
    )['recipients.child-gp/A']
  assert.equal(gets('gp'), 'blocked')
  assert.equal(gets('child-gp'), 'blocked')
  assert.equal(gets('midwife'), 'full')
})

test('a case about copies or clocks for a child is about one child, the one it lists or one of its own', () => {
  assert.equal(
    told('bristol/2024', 'expect: { recipients: { child-gp: full } }')['recipients.child-gp'],
    'full',
  )
  const seen = told(
    'bristol/2024',
    `facts: { children: [{ id: ben }] }
happened: [{ section-47-decided: 2026-01-14T15:30 }]
expect: { deadlines: { child-seen: { due: 2026-01-16 }, child-seen/ben: { due: 2026-01-16 } } }`,
  )
  assert.deepEqual(Object.values(seen), ['2026-01-16', '2026-01-16'])
})

test('a window for corrections asked about without a recipient is the only one there is', () => {
  const window = (received: string) =>
    told(
      'bradford/2023',
      `happened: [${received}]\nexpect: { deadlines: { corrections: { verdict: running } } }`,
    )['deadlines.corrections.verdict']
  assert.equal(window('{ received: { at: 2025-06-02T12:00, recipient: health } }'), 'running')
  assert.equal(window('{ received: 2025-06-02T12:00 }'), 'running')
  assert.equal(window('{ received: 2025-06-02T12:00 }, { correction: 2025-06-03T11:00 }'), 'met')
  assert.equal(
    window(
      '{ received: { at: 2025-06-02T12:00, recipient: health } }, { received: { at: 2025-06-02T15:00, recipient: police } }',
    ),
    'not-started',
  )
})

test('by the time somebody signs, the discussion has ended, also when the case does not say so', () => {
  const sign = (reason: string) =>
    told(
      'bradford/2023',
      `facts: { children: [{ id: A }] }
happened:
  - started: 2026-01-14T15:00
  - consent-decided: { at: 2026-01-14T15:30, child: A, sought: false${reason} }
expect: { refused: { sign-off: none } }`,
    )['refused.sign-off']
  assert.equal(sign(''), 'BD-607')
  assert.equal(sign(', reason: It would put the child at risk'), 'none')
})

test('whoever answered that they only give information does so when they come, unless the case says otherwise', () => {
  const seniority = (present: string) =>
    told(
      'bristol/2024',
      `happened:
  - replied: { at: 2026-01-13T16:00, agency: health, answer: information-only }
  - started: { at: 2026-01-14T15:00, chair: team-manager, present: [social-worker, police, ${present}] }
expect: { duties: { seniority/health: open } }`,
    )['duties.seniority/health']
  assert.equal(seniority('health'), 'open')
  assert.equal(seniority('{ seat: health, information-only: false }'), 'not-applicable')
})

test('a setting that is named is attended, and an age for school that is stated is believed', () => {
  const gets = (child: string) =>
    told(
      'bristol/2019',
      `facts: { children: [{ id: A, ${child} }] }
expect: { recipients: { education-lead/A: full, education-welfare/A: none } }`,
    )
  assert.deepEqual(Object.values(gets('education-setting: school')), ['full', 'none'])
  assert.deepEqual(Object.values(gets('education-setting: none')), ['none', 'full'])
  assert.deepEqual(Object.values(gets('born: 2015-01-01')), ['ask', 'ask'])
  const school = (child: string) =>
    told(
      'pan-lancashire/2018',
      `facts: { children: [{ id: A, ${child} }] }\nexpect: { duties: { attend/school: open } }`,
    )['duties.attend/school']
  assert.equal(school('of-school-age: false'), 'not-applicable')
  assert.equal(school('of-school-age: true'), 'open')
})

test('a decision tried or told without a start is judged by what was decided before, not refused for want of a start', () => {
  const refused = told(
    'bristol/2019',
    `happened:
  - decided: { at: 2026-01-14T15:30, child: A, outcome: no-further-action, reason: r }
  - decided: { at: 2026-01-14T15:35, child: A, outcome: lado, reason: r }
expect:
  refused: { decided: any, decide/section-47-single/A: any, decide/section-47-single/B: none }
  deadlines: { minutes: not-started }`,
  )
  assert.deepEqual(refused, {
    'refused.decided': 'BR19-601',
    'refused.decide/section-47-single/A': 'BR19-601',
    'refused.decide/section-47-single/B': 'none',
    'deadlines.minutes.verdict': 'not-started',
  })
})

test('a refusal by a lettered rule, or by one that carries the requirement, is a refusal by the requirement', () => {
  const { cases } = readCases(
    `name: A case
procedure: bradford/2023
facts: { children: [{ id: A }] }
happened: [{ decided: { at: 2026-01-14T15:30, outcome: section-47-single, reason: r } }]
expect: { refused: { decide/section-47-joint/A: BD-602 } }`,
    'a.cases.yaml',
  )
  const procedure = shipped('bradford/2023')
  const { expectations } = runCase(
    { ...cases[0]!, happened: [...cases[0]!.happened] },
    { procedure, calendar: shelf.calendarOf(procedure) },
  )
  assert.deepEqual(
    expectations.map(({ actual, held }) => [actual, held]),
    [['BD-602a', true]],
  )
})

test('a worked case can tell that an agency disagrees with what was decided', async () => {
  const rules = await bristolBut(pack =>
    pack.replace(
      '  steps:\n    - step: nearest-level',
      `  duties:
    - duty: dissent-words
      id: BR24-990
      label: Write down who disagrees and why
      force: must
      source: { document: strategy-guidance, section: A local example }
      when: { dissent: true }
  steps:
    - step: nearest-level`,
    ),
  )
  const decided = {
    kind: 'decided',
    at: '2026-01-13T09:30',
    fields: { child: 'A', outcome: 'section-47-single', reason: 'The injury is unexplained' },
  }
  const disagreed = (outcome: string) => ({
    kind: 'position',
    at: '2026-01-13T09:35',
    fields: { agency: 'police', outcome, view: 'disagrees', words: 'We should enquire together' },
  })
  const state = (...happened: (typeof decided | ReturnType<typeof disagreed>)[]) =>
    runCase(
      {
        name: 'The police disagree',
        procedure: 'bristol/2024',
        facts: { children: [{ id: 'A' }] },
        happened,
        expect: { duties: { 'dissent-words': 'open' } },
      },
      rules,
    ).expectations[0]!.actual
  assert.equal(state(decided), 'not-applicable')
  assert.equal(state(decided, disagreed('section-47-single')), 'open')
  assert.equal(state(decided, disagreed('conference')), 'not-applicable')
})
