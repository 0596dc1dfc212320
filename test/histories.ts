/** Invented histories: commands in any order that life, haste and mistakes could bring, for tests of what must always hold. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from '../src/discussion/decide.ts'
import { type By, type Discussion, initial } from '../src/discussion/discussion.ts'
import { distribution } from '../src/discussion/required/minutes/distribution.ts'
import { duties } from '../src/discussion/required/duties/duties.ts'
import { isRefusal, type Refusal } from '../src/discussion/happening.ts'
import { quorum } from '../src/discussion/required/seats/quorum.ts'
import { asha, askedFor, bristol, ian, moment, petra } from './story.ts'

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
/** Plain objects: what has no prototype is not equal to what came back from JSON. */
const record: typeof fc.record = ((model: object, more: object = {}) =>
  fc.record(model as never, { noNullPrototype: true, ...more })) as never
const maybe = <T extends object>(part: fc.Arbitrary<T>): fc.Arbitrary<T | Record<never, never>> =>
  fc.oneof(part, fc.constant({}))
const words = one('', ' ', 'Because of what she said.', 'Zoë’s “words”\n– twice. 🙁')
const child = one('A', 'B', 'Z')
const seat = one('social-worker', 'police', 'health', 'school', 'housing')
const agency = one('Children’s Social Care', 'Police', 'Health', 'Oakfield School', 'police', 'health')
const person = one('asha', 'ian', 'petra', 'femi', 'jonah')
const grade = one('team-manager', 'deputy-team-manager', 'service-manager', 'detective-sergeant')
const reference = one('one', 'two')
/** Those invited are called by their invitation, those who walk in by theirs. */
const participant = one('one', 'two', 'walk-in')
const day = one('2026-01-15', '2026-03-29', '2027-01-04')
const role = one('education-lead', 'child-gp', 'named-nurse', 'police', 'health', 'school')
const presence = record({ seat, agency })
  .chain(place => maybe(record({ participant })).map(who => ({ ...place, ...who })))
  .chain(place => maybe(record({ person })).map(who => ({ ...place, ...who })))
  .chain(place => maybe(record({ informationOnly: fc.boolean() })).map(more => ({ ...place, ...more })))
/** Whom a block is about: always a person, a role or an agency, as the page asks. */
export const implicated = fc.oneof(
  record({ person }),
  record({ role, agency }),
  record({ role }),
  record({ agency }),
)
export const facts = record(
  {
    'serious-harm': fc.boolean(),
    'forensic-window': fc.boolean(),
    'immediate-safeguarding-needed': fc.boolean(),
    harm: fc.subarray(['physical', 'neglect', 'sexual', 'emotional']),
    complex: fc.boolean(),
    abusers: fc.integer({ min: 0, max: 3 }),
    'out-of-hours': fc.boolean(),
    format: one('online', 'in-person', 'separate-conversations'),
  },
  { requiredKeys: [] },
)
export const childFacts = record(
  {
    'in-education': fc.boolean(),
    'education-setting': one('nursery', 'primary', 'secondary'),
    unborn: fc.boolean(),
    'in-care': fc.boolean(),
    injuries: fc.boolean(),
  },
  { requiredKeys: [] },
)
export const childOf = (id: string) =>
  record({ id: fc.constant(id), facts: childFacts }).chain(made =>
    maybe(record({ born: one('2016-05-01', '2021-01-14', '2024-02-29', '2009-11-30') })).map(born => ({
      ...made,
      ...born,
    })),
  )

const audiences = fc.oneof(one('everyone', 'professionals', 'police'), record({ policeAnd: agency }))

type Made = { [T in DiscussionCommand['type']]: fc.Arbitrary<object> }
/** Every command there is: one that is missing here cannot be compiled. */
const made: Made = {
  AskForDiscussion: record({ urgency: one('same-working-day', 'two-working-days', 'whenever') }),
  DecideThreshold: record({ met: fc.boolean(), reason: words }),
  NoteInstant: fc.oneof(
    record({
      instant: one(
        'risk-identified',
        'information-received',
        'protective-action-taken',
        'out-of-hours-record-sent',
      ),
    }),
    record({ instant: one('child-seen', 'conference-held'), child }),
    record({ instant: one('received'), recipient: one('child-gp', 'named-nurse') }),
  ),
  ChangeUrgency: record({ to: one('same-working-day', 'two-working-days', 'whenever'), reason: words }),
  StateFacts: fc.oneof(record({ facts }), record({ facts: childFacts, child })),
  AddChild: child.chain(id => record({ child: childOf(id) })),
  BookMeeting: record({
    starts: one(moment('2026-01-14T15:00'), moment('2026-01-19T10:00')),
    minutes: fc.constant(60),
    format: one('online', 'separate-conversations', 'telegraph'),
  }),
  SetTarget: record({
    clock: one('follow-up', 'convene'),
    due: fc.constant(moment('2026-01-20T17:00')),
    words,
  }),
  MoveMeeting: record({ to: fc.constant(moment('2026-01-15T09:00')), reason: words }),
  Invite: record({ invitation: record({ invitation: reference, seat, agency, person, role }) }),
  Reply: record({ invitation: reference, answer: one('accepted', 'declined', 'deputy', 'information-only') }),
  NameDeputy: record({ participant, deputy: record({ name: one('Noor West', 'Lou South'), person }) }),
  WithdrawInvitation: record({ invitation: reference, reason: words }),
  Block: record({ who: implicated, reason: words }),
  LiftBlock: record({ who: implicated, reason: words }),
  Attest: record({ grade, experience: fc.constant('complex-experience') }),
  Appoint: record({ as: one('chair', 'minute-taker'), person, name: fc.constant('Somebody') }),
  AppointToGroup: record({ person, name: fc.constant('Somebody') }),
  MoveToProcedure: record({
    procedure: record({ id: fc.constant('bristol/2024'), hash: one(bristol.procedure.hash, 'f'.repeat(64)) }),
    reason: words,
  }),
  CountAgain: record({ calendar: one(bristol.calendar.hash, 'f'.repeat(64)), reason: words }),
  StartDiscussion: record({ present: fc.array(presence, { maxLength: 4 }) })
    .chain(start =>
      maybe(record({ chair: record({ grade, person }) })).map(chair => ({ ...start, ...chair })),
    )
    .chain(start =>
      maybe(record({ format: one('online', 'separate-conversations') })).map(format => ({
        ...start,
        ...format,
      })),
    ),
  Join: presence,
  Leave: record({ participant }),
  CorrectPresence: fc.oneof(
    record({ participant, stay: one(1, 2), reason: words, never: fc.constant(true) }),
    record({ participant, reason: words, from: one(moment('2026-01-14T15:00'), moment('2026-01-14T15:20')) }),
  ),
  HoldConversation: record({ seat, agency, words }),
  RecordLine: record({
    line: reference,
    agency,
    speaker: fc.constant('Somebody'),
    kind: one('fact', 'opinion', 'childs-words', 'intelligence'),
    text: words,
    about: fc.subarray(['A', 'B']),
    audience: audiences,
  }),
  CorrectLine: record({ line: reference, revision: fc.integer({ min: 0, max: 2 }), text: words }).chain(fix =>
    maybe(record({ audience: audiences, agency, kind: one('fact', 'intelligence') })).map(more => ({
      ...fix,
      ...more,
    })),
  ),
  WithdrawLine: record({ line: reference, reason: words }),
  ChangeAudience: record({ line: reference, audience: audiences, reason: words }),
  SayAbout: record({ line: reference, about: fc.subarray(['A', 'B', 'C']) }),
  ReachItem: record({ item: one('introductions', 'risk', 'tea') }),
  AnswerDuty: record({
    duty: one(
      'format-rationale',
      'follow-up-decision',
      'section-47-rationale',
      'below-minimum-reason',
      'late-reason',
    ),
    words,
  }).chain(answer => maybe(record({ child })).map(about => ({ ...answer, ...about }))),
  DecideMedical: record({ child, needed: fc.boolean(), reason: words }),
  DecideConsent: record({ child, sought: fc.boolean(), reason: words }),
  NoteParents: record({ child, contacted: fc.boolean(), reason: words }),
  RecordDeparture: record({ rule: one('BR24-202', 'BR24-303', 'BR24-403'), reason: words }),
  ExplainDelay: record({ clock: fc.constant('convene'), reason: words }),
  DecideOutcome: record({
    decision: reference,
    child,
    outcome: one('section-47-single', 'section-47-joint', 'no-further-action', 'lado', 'conference', 'other'),
    reason: words,
    lines: fc.constant([]),
  }),
  WithdrawDecision: record({ decision: reference, reason: words }),
  TakePosition: record({ decision: reference, agency, view: one('agrees', 'disagrees', 'abstains'), words }),
  AgreeSafetyPlan: record({ words }),
  AgreeAction: record({ action: reference, what: words, owner: words, agency, due: day }),
  ConfirmAction: record({
    action: reference,
    status: one('done', 'by-date', 'no-longer-needed', 'further-discussion'),
    date: day,
    reason: words,
    inWriting: fc.boolean(),
  }),
  MoveActionDate: record({ action: reference, to: day, reason: words }),
  EndDiscussion: fc.constant({}),
  SignMinutes: record({ name: words, statements: fc.constant([]), digest: fc.constant('d'.repeat(64)) }),
  WordCopy: record({ key: one('child-gp/A', 'invitees/x'), says: words, planSays: words }),
  CirculateMinutes: record({
    copies: fc.array(
      record({ recipient: role, person, to: fc.constant('somebody'), gives: fc.constant('full') }),
      {
        maxLength: 3,
      },
    ),
  }),
  ReceiveCopy: record({ recipient: role }),
  AskCorrection: record({ correction: reference, recipient: role, text: words }),
  AnswerCorrection: record({
    correction: reference,
    accepted: fc.boolean(),
    words,
    change: fc.oneof(
      record({ of: fc.constant('line'), line: reference, text: words }),
      record({ of: fc.constant('note'), text: words }),
    ),
  }),
  Escalate: record({ to: words, reason: words }),
  Conclude: record({ reason: words }),
}

export const everyCommand = Object.keys(made) as DiscussionCommand['type'][]
const by: fc.Arbitrary<By> = one(asha, ian, petra)
const firstMinute_ms = Date.parse('2026-01-13T09:45:00.000Z')
const minute_ms = 60_000

/** One command of any kind, some minutes after the last; life rarely keeps the procedure’s order. */
const anyCommand = one(...everyCommand).chain(type =>
  record({ told: made[type], by, pause_minutes: fc.integer({ min: 0, max: 2000 }) }).map(rest => ({
    type,
    ...rest,
  })),
)
/** What usually happens at some point, so that most histories get somewhere. */
const usual = record({
  invite: fc.boolean(),
  talk: fc.boolean(),
  start: fc.boolean(),
  end: fc.boolean(),
  sign: fc.boolean(),
})

/** A history: a discussion that was asked for, and what people then tried, in the order of time. */
export const histories = (longest = 40): fc.Arbitrary<DiscussionCommand[]> =>
  record({
    first: record({
      urgency: one('same-working-day', 'two-working-days'),
      children: fc
        .tuple(childOf('A'), childOf('B'))
        .chain(both => fc.shuffledSubarray(both, { minLength: 1 })),
      implicated: fc.array(implicated, { maxLength: 1 }),
      facts,
    }),
    tried: fc.array(anyCommand, { maxLength: longest, size: 'max' }),
    usual,
  }).map(({ first, tried, usual: { invite, talk, start, end, sign } }) => {
    let now_ms = firstMinute_ms
    const told = tried.map(({ pause_minutes, ...one }, index): Tried => {
      now_ms += pause_minutes * minute_ms
      return { ...one, id: `command ${index}`, at: new Date(now_ms).toISOString() }
    })
    const put = (part: number, type: Tried['type'], more: object, who = asha) => {
      const place = Math.floor(told.length * part)
      const at = told[place]?.at ?? new Date(now_ms).toISOString()
      told.splice(place, 0, { id: `usual ${type}`, at, by: who, type, told: more })
    }
    if (sign) {
      const copies = [{ recipient: 'named-nurse', person: 'petra', to: 'Petra Lund', gives: 'full' }]
      put(1, 'ReceiveCopy', { recipient: 'named-nurse' }, petra)
      put(0.97, 'CirculateMinutes', { copies })
      put(0.93, 'SignMinutes', { name: 'Asha Verma', statements: [], digest: 'd'.repeat(64) })
    }
    if (end) put(0.75, 'EndDiscussion', {})
    if (start)
      put(0.2, 'StartDiscussion', { present: [{ seat: 'police', agency: 'Police', person: 'petra' }] })
    if (talk) put(0.15, 'HoldConversation', { seat: 'health', agency: 'Health' })
    if (invite) {
      put(0.11, 'Reply', { invitation: 'one', answer: 'accepted' })
      put(0.1, 'Invite', { invitation: { invitation: 'one', seat: 'school', agency: 'Oakfield School' } })
    }
    return [
      askedFor(first as Parameters<typeof askedFor>[0]),
      ...told.map(({ told: content, ...one }) => ({ ...one, ...content }) as DiscussionCommand),
    ]
  })
type Tried = { id: string; at: string; by: By; type: DiscussionCommand['type']; told: object }

/** A history as it was lived: after each command, what became of it. */
export type Lived = {
  discussion: Discussion
  events: DiscussionEvent[]
  refusals: Refusal[]
  moments: Moment[]
}
export type Moment = {
  command: DiscussionCommand
  before: Discussion
  answer: DiscussionEvent[] | Refusal
  after: Discussion
}

export function live(commands: readonly DiscussionCommand[], id = 'history'): Lived {
  const lived: Lived = { discussion: initial(id), events: [], refusals: [], moments: [] }
  for (const command of commands) {
    const before = lived.discussion
    const answer = decide(command, before, bristol)
    if (isRefusal(answer)) lived.refusals.push(answer)
    else {
      lived.events.push(...answer)
      lived.discussion = answer.reduce(evolve, before)
    }
    lived.moments.push({ command, before, answer, after: lived.discussion })
  }
  return lived
}

/** Everything the engine says about fifty histories, as one hash. */
export function digest(): string {
  const hash = createHash('sha256')
  for (const commands of fc.sample(histories(), { seed: 20260113, numRuns: 50 })) {
    const { discussion } = live(commands)
    const now = lastMoment(discussion)
    hash.update(
      JSON.stringify([discussion, duties(discussion, bristol, now), quorum(discussion, bristol, now)]),
    )
    hash.update(JSON.stringify(distribution(discussion, bristol, now)))
  }
  return hash.digest('hex')
}

/** The last moment anything happened in a discussion. */
export const lastMoment = (discussion: Discussion): string =>
  [moment('2026-01-13T09:40'), ...discussion.happened.map(one => one.at)].sort().at(-1)!
