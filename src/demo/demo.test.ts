import assert from 'node:assert/strict'
import { test } from 'node:test'
import { london } from '../calendar/index.ts'
import { type DiscussionCommand, decide, evolve } from '../discussion/decide.ts'
import { type By, type Discussion, initial } from '../discussion/discussion.ts'
import { distribution } from '../discussion/required/minutes/distribution.ts'
import { duties } from '../discussion/required/duties/duties.ts'
import { isRefusal } from '../discussion/happening.ts'
import { known } from '../discussion/required/facts/known.ts'
import { bristol2024, rulesOf } from '../discussion/papers/testing/a-discussion.ts'
import { followed } from '../procedure/adopting/in-force.ts'
import { quorum } from '../discussion/required/seats/quorum.ts'
import { judge } from '../discussion/required/clocks/verdict.ts'
import { stageOf } from '../discussion/checks/stage.ts'
import type { Actor } from './cast.ts'
import { demoStart } from './index.ts'
import { readDirectory } from '../people/directory.ts'
import { places, stories } from './stories.ts'
import { moment, type Story } from './story.ts'

const rules = bristol2024()
const byOf = ({ person, name, agency, grade }: Actor): By => ({
  person,
  name,
  agency,
  ...(grade && { grade }),
})

/** A story told by the rules alone: signatures and copies, which need documents, are left out. */
function told({ asked: [at, by, ask], steps, key }: Story, under = rules): Discussion {
  const happened = Object.entries(ask.happened).map(([instant, when]) => ({ instant, at: moment(when) }))
  const begin = {
    ...ask,
    happened,
    type: 'AskForDiscussion',
    id: key,
    reference: 'SD-0',
    at: moment(at),
    by: byOf(by),
  }
  const all = steps.flatMap(([when, who, step], index) => {
    if (typeof step === 'string' || 'toVersionOfToday' in step) return []
    const refused = 'refused' in step
    return [
      {
        refused,
        command: {
          at: moment(when),
          ...(refused ? step.refused : step),
          id: `${key} ${index}`,
          by: byOf(who),
        },
      },
    ]
  })
  return [{ refused: false, command: begin }, ...all].reduce<Discussion>(
    (discussion, { refused, command }) => {
      if (['ReceiveCopy', 'AskCorrection', 'AnswerCorrection'].includes(command.type)) return discussion
      const events = decide(command as unknown as DiscussionCommand, discussion, under)
      assert.equal(
        isRefusal(events),
        refused,
        `${key}: ${JSON.stringify(isRefusal(events) ? events.sentence : command)}`,
      )
      return isRefusal(events) ? discussion : events.reduce(evolve, discussion)
    },
    initial(key),
  )
}

const discussions = new Map(stories.map(story => [story.key, told(story)]))
const found = (key: string): Discussion => {
  const discussion = discussions.get(key)
  assert.ok(discussion, key)
  return discussion
}
const verdict = (key: string, clock: string) => judge(clock, found(key), rules, demoStart).verdict

test('the people of the stories are the people of the phone book', async () => {
  const facts = ({ name, agency, seat, email, role, grade }: Omit<Actor, 'person' | 'readsCaseSystem'>) => ({
    name,
    agency,
    seat,
    email,
    role,
    grade,
  })
  for (const { directory, cast } of places) {
    const { people } = await readDirectory(directory)
    for (const actor of cast) {
      const kept = people.find(one => one.id === actor.person)
      assert.ok(kept, actor.name)
      const { role, grade, ...others } = kept
      assert.deepEqual(facts(actor), facts({ ...others, ...(role && { role }), ...(grade && { grade }) }))
    }
  }
})

test('nothing in the demonstration happens after it begins, and everybody acts in the order of time', () => {
  for (const story of places.flatMap(place => place.stories)) {
    const times = [story.asked[0], ...story.steps.map(([at]) => at)].map(moment)
    assert.deepEqual(times, [...times].sort(), story.key)
    assert.ok(times.at(-1)! <= demoStart, story.key)
  }
})

test('the urgent one was held the same day, with everybody of the minimum', () => {
  assert.equal(verdict('injury-at-school', 'convene'), 'met')
  assert.equal(quorum(found('injury-at-school'), rules, demoStart).met, true)
  assert.equal(verdict('injury-at-school', 'child-seen/A'), 'met')
})

test('the one that police could not come to was late, and its chair has justified it', () => {
  assert.equal(verdict('police-not-available', 'convene'), 'met-late-justified')
  assert.equal(found('police-not-available').escalations.length, 1)
})

test('the one without health was not quorate, and says why', () => {
  const discussion = found('without-health')
  assert.deepEqual(quorum(discussion, rules, demoStart).missing, ['health'])
  assert.equal(discussion.departures[0]?.rule, 'BR24-302')
  assert.equal(stageOf(found('with-health')), 'booked')
})

test('Saturday night was settled in separate conversations, and its record came before the office opened', () => {
  assert.equal(found('saturday-night').conversations.length, 3)
  assert.equal(verdict('saturday-night', 'out-of-hours-record'), 'met')
  assert.equal(verdict('saturday-night', 'convene'), 'met')
})

test('police disagree and the decision stands', () => {
  const [decision] = found('police-disagree').decisions
  assert.equal(decision?.withdrawn, undefined)
  assert.equal(decision?.positions.find(one => one.view === 'disagrees')?.agency, 'Westvale Police')
})

test('three siblings have three decisions, and their copies go to different people', () => {
  const discussion = found('three-siblings')
  assert.equal(new Set(discussion.decisions.map(one => one.outcome)).size, 3)
  const gives = (key: string) =>
    distribution(discussion, rules, demoStart).find(one => one.key === key)?.gives
  assert.deepEqual(
    ['health-visiting/C', 'health-visiting/B', 'school-nurse/A', 'school-nurse/C'].map(gives),
    ['full', 'none', 'full', 'none'],
  )
  assert.equal(known(discussion, rules, demoStart, undefined)('kind'), 'initial')
})

test('the one about a colleague keeps him out, and asks for somebody in his place', () => {
  const discussion = found('about-a-colleague')
  assert.equal(
    discussion.invitations.some(one => one.name === 'Martin Crake'),
    false,
  )
  const substitute = duties(discussion, rules, demoStart).find(one => one.key === 'substitute/education-lead')
  assert.equal(substitute?.state, 'open')
})

test('the others wait where they should', () => {
  const stages = ['complex-abuse', 'booked-for-today', 'just-asked', 'threshold-not-met'].map(key =>
    stageOf(found(key)),
  )
  assert.deepEqual(stages, ['begun', 'booked', 'asked', 'turned-down'])
  assert.equal(known(found('complex-abuse'), rules, demoStart, undefined)('kind'), 'complex')
  assert.equal(found('not-yet-born').children[0]?.facts.unborn, true)
  const late = duties(found('action-late'), rules, demoStart).filter(
    one => one.duty === 'action' && one.state === 'late',
  )
  assert.deepEqual(
    late.map(one => one.key),
    ['action/a2', 'action/a3'],
  )
})

/** A story of another authority, under whatever that authority followed on the day it was asked for. */
async function elsewhere(key: string) {
  const place = places.find(one => one.stories.some(story => story.key === key))!
  const story = place.stories.find(one => one.key === key)!
  const { authority } = await readDirectory(place.directory)
  const day = london(moment(story.asked[0])).date
  const procedure = followed(authority.procedures, id => rulesOf(id).procedure, day)
  assert.ok('id' in procedure)
  const under = rulesOf(procedure.id)
  const discussion = told(story, under)
  const states = new Map(duties(discussion, under, demoStart).map(one => [one.key, one.state]))
  return {
    discussion,
    under,
    states,
    clock: (name: string) => judge(name, discussion, under, demoStart),
  }
}

test('every authority has somebody to be: a social worker, a manager, the police and health', async () => {
  for (const { directory } of places) {
    const { agencies, people } = await readDirectory(directory)
    const kinds = new Set(
      people.filter(one => one.persona).map(one => agencies.find(agency => agency.name === one.agency)?.kind),
    )
    for (const kind of ['social-care', 'police', 'health'])
      assert.ok(kinds.has(kind), `${directory}: ${kind}`)
    assert.ok(people.some(one => one.persona && one.roles.includes('duty')))
  }
})

test('Skelbeck: the two-hour meeting stands in the last slot in time, and the other waits for the day that was named', async () => {
  const soon = await elsewhere('skelbeck-within-two-hours')
  assert.equal(soon.clock('convene').binding?.due, '2026-12-01T10:30:00.000Z')
  assert.equal(soon.discussion.booking?.starts, '2026-12-01T10:00:00.000Z')
  assert.equal(soon.states.get('attend/paediatrician'), 'open')
  const other = await elsewhere('skelbeck-other')
  assert.equal(other.discussion.answers['late-reason']?.by.name, 'Rukmini Lal')
  assert.equal(other.clock('convene').binding?.day, '2026-12-03')
})

test('Hollinmoor: with both statements the minimum is met without health, and nobody is called late for it', async () => {
  const { discussion, under, states } = await elsewhere('hollinmoor-health-missing')
  const found = quorum(discussion, under, demoStart)
  assert.deepEqual([found.met, found.excused], [true, ['health']])
  assert.equal(states.get('attend/health'), 'not-applicable')
})

test('Quaymouth: the record of yesterday’s telephone discussion is due by the end of today', async () => {
  const { discussion, clock } = await elsewhere('quaymouth-by-telephone')
  assert.equal(discussion.facts.format, 'telephone')
  assert.deepEqual([clock('minutes').verdict, clock('minutes').binding?.day], ['running', '2026-12-01'])
})

test('Marrowdale: what began in November keeps the procedure of 2019, what begins in December has that of 2024', async () => {
  const before = await elsewhere('marrowdale-2019')
  const after = await elsewhere('marrowdale-2024')
  assert.deepEqual([before.under.procedure.id, after.under.procedure.id], ['bristol/2019', 'bristol/2024'])
  assert.equal(before.states.get('target/convene'), 'open')
})

test('an authority that has adopted nothing yet follows nothing, and is told so', () => {
  const { procedure } = rulesOf('bristol/2024')
  const found = followed([{ id: 'bristol/2024', from: '2026-12-01' }], () => procedure, '2026-11-30')
  assert.ok('gap' in found)
})
