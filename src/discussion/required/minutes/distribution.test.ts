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
  moment,
  signed,
  started,
} from '../../../../test/story.ts'
import { distribution } from './distribution.ts'

const child = (id: string, born: string, facts: object = {}) => ({ id, born, facts })
const keepOut = (who: object) =>
  at('2026-01-13T12:00', { type: 'Block', who, reason: 'The concern is about her.' })

test('who gets the minutes follows from each child’s age and school', () => {
  const story = given(
    askedFor({
      children: [
        child('A', '2016-05-01', { 'in-education': true }),
        child('B', '2022-11-20', { 'in-education': false }),
        child('C', '2022-01-10', { 'in-education': true, 'education-setting': 'nursery' }),
      ],
    }),
    started(),
  )
  const gets = (recipient: string) => ['A', 'B', 'C'].map(id => story.gives(`${recipient}/${id}`))
  assert.deepEqual(gets('child-gp'), ['full', 'full', 'full'])
  assert.deepEqual(gets('health-visiting'), ['none', 'full', 'full'])
  assert.deepEqual(gets('school-nurse'), ['full', 'none', 'none'])
  assert.deepEqual(gets('education-lead'), ['full', 'none', 'full'])
  assert.deepEqual(
    ['invitees', 'attendees', 'participants', 'named-nurse', 'service-manager'].map(one => story.gives(one)),
    ['full', 'full', 'full', 'full', 'full'],
  )
})

test('whom the procedure says never to send the minutes gets none, and a seat nobody may sit in is not asked for', async () => {
  const source = 'source: { document: strategy-guidance, section: A local example }'
  const rules = await bristolBut(pack =>
    pack
      .replace(
        '  recipients:\n',
        `  recipients:
    - { recipient: parents, id: BR24-990, label: Parents are not sent the minutes, force: never, ${source} }
    - { recipient: press, id: BR24-991, label: Nor is the press, force: never, when: { complex: true }, ${source} }
`,
      )
      .replace(
        '  seats:\n',
        `  seats:
    - { seat: parents, id: BR24-992, label: Parents do not take part, force: never, ${source} }
`,
      ),
  )
  const story = givenUnder(rules, askedFor(), started())
  assert.equal(story.gives('parents'), 'none')
  assert.equal(story.gives('press'), 'none')
  const asked = story.duties('2026-01-14T16:00').map(({ key }) => key)
  assert.ok(asked.includes('attend/police'))
  assert.ok(!asked.includes('attend/parents'))
})

test('the age is the one on the day of the discussion, not of the request (AMB-41)', () => {
  const fifthBirthday = askedFor({ children: [child('A', '2021-01-14')] })
  assert.equal(given(fifthBirthday, started()).gives('health-visiting/A'), 'none')
  assert.equal(given(fifthBirthday, started({}, '2026-01-13T23:00')).gives('health-visiting/A'), 'full')
})

test('a child born on 29 February is five on 1 March (AMB-41)', () => {
  const leap = askedFor({ children: [child('A', '2020-02-29')] }, '2025-02-27T09:00')
  assert.equal(
    given(leap, started({}, '2025-02-28T10:00')).gives('health-visiting/A', '2025-02-28T12:00'),
    'full',
  )
  assert.equal(
    given(leap, started({}, '2025-03-01T10:00')).gives('health-visiting/A', '2025-03-01T12:00'),
    'none',
  )
})

test('what is not known is asked, not guessed', () => {
  const story = given(askedFor({ children: [{ id: 'A', facts: {} }] }), started())
  assert.equal(story.gives('education-lead/A'), 'ask')
  const line = distribution(story.discussion, story.rules, moment('2026-01-14T16:00')).find(
    one => one.key === 'education-lead/A',
  )
  assert.deepEqual(line?.asks, ['in-education'])
})

test('somebody the procedure does not name gets nothing; an invited one is among the invitees', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T10:00', {
      type: 'Invite',
      invitation: { invitation: 'i', seat: 'housing', agency: 'Housing', hasCaseSystemAccess: false },
    }),
  )
  assert.equal(story.gives('window-cleaner'), 'none')
  assert.equal(story.gives('housing'), 'full')
})

test('whoever reads the case system is told, not sent (AMB-39)', () => {
  const story = given(
    askedFor(),
    at('2026-01-13T10:00', {
      type: 'Invite',
      invitation: {
        invitation: 'i',
        seat: 'social-worker',
        agency: 'Children’s Social Care',
        role: 'service-manager',
        hasCaseSystemAccess: true,
      },
    }),
  )
  assert.equal(story.gives('service-manager'), 'access')
  assert.equal(story.gives('social-worker'), 'access')
})

test('an implicated head teacher gets no copy, and somebody has to stand in for them (AMB-43)', () => {
  const story = given(askedFor(), keepOut({ role: 'education-lead', agency: 'Oakfield School' }), started())
  assert.equal(story.gives('education-lead/A'), 'blocked')
  const duty = story.duty('substitute/education-lead', '2026-01-14T16:00')
  assert.deepEqual([duty.state, duty.force, duty.rule], ['open', 'must', 'BR24-811'])
  assert.deepEqual(duty.askedOf, [{ of: 'whoever-chairs' }])
  const named = story.and(
    at('2026-01-14T15:50', {
      type: 'AnswerDuty',
      duty: 'substitute/education-lead',
      words: 'The chair of governors.',
    }),
  )
  assert.equal(named.duty('substitute/education-lead', '2026-01-14T16:00').state, 'done')
})

test('nobody is barred, nobody has to stand in', () => {
  const story = given(askedFor(), started(), decided('lado'), ended(), signed())
  assert.equal(
    story.duties('2026-01-16T09:00').some(duty => duty.key.startsWith('substitute/')),
    false,
  )
})

test('a block set when the discussion was asked for counts like one set later', () => {
  const story = given(askedFor({ implicated: [{ role: 'child-gp', agency: 'Old Mill Surgery' }] }), started())
  assert.equal(story.gives('child-gp/A'), 'blocked')
  assert.equal(story.gives('named-nurse'), 'full')
})
