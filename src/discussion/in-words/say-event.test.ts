import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DiscussionEvent } from '../decide.ts'
import { initial } from '../discussion.ts'
import type { Discussion } from '../discussion.ts'
import { aDiscussion, bristol2024 } from '../papers/testing/a-discussion.ts'
import { type EventInWords, sayEvent } from './say-event.ts'

const rules = bristol2024()
const by = { person: 'p', name: 'Asha Verma', agency: 'Bristol City Council' }
const at = '2026-01-14T15:10:00.000Z'
const told = aDiscussion(rules)
const sentence = ({ what }: EventInWords): string =>
  what.map(piece => (typeof piece === 'string' ? piece : `[${piece.child}]`)).join('')
const say = (event: object, before: Discussion = told): EventInWords =>
  sayEvent({ at, by, ...event } as DiscussionEvent, before, rules)

/** One of each, as a reader of the history meets it. Children are places in the sentence, never names in it. */
const each: {
  [Type in DiscussionEvent['type']]: [
    event: Omit<Extract<DiscussionEvent, { type: Type }>, 'type' | 'at' | 'by'>,
    says: string,
  ]
} = {
  DiscussionAskedFor: [
    {
      reference: 'SD-0001',
      kind: 'initial',
      reason: 'A disclosure.',
      form: {},
      facts: {},
      children: [
        { id: 'A', facts: {} },
        { id: 'B', facts: {} },
      ],
      implicated: [],
      happened: [],
      procedure: { id: 'bristol/2024', hash: '' },
      calendar: '',
    },
    'A discussion was asked for about [A] and [B]',
  ],
  ThresholdDecided: [
    { met: true, reason: 'Clear.', urgency: 'same-working-day' },
    'It was decided that the threshold is met; urgency: Same working day',
  ],
  InstantNoted: [
    { instant: 'child-seen', child: 'A', alone: true },
    'It was noted that the child was seen, Wednesday 14 January 2026, 3:10pm ([A], alone)',
  ],
  UrgencyChanged: [
    { from: 'two-working-days', to: 'same-working-day', reason: 'A new injury.' },
    'The urgency was changed from “Within two working days” to “Same working day”',
  ],
  FactsStated: [{ facts: { 'in-care': false }, child: 'A' }, 'Facts were stated about [A]: in care: no'],
  ChildAdded: [{ child: { id: 'B', facts: {} } }, '[B] was added'],
  MeetingBooked: [
    { starts: '2026-01-15T10:00:00.000Z', minutes: 60, format: 'online' },
    'A meeting was booked for Thursday 15 January 2026, 10:00am, 60 minutes',
  ],
  MeetingMoved: [
    { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T12:00:00.000Z', reason: 'Police.' },
    'The meeting was moved from Thursday 15 January 2026, 10:00am to Thursday 15 January 2026, midday',
  ],
  TargetSet: [
    {
      key: 'follow-up',
      rule: 'BR24-207a',
      due: at,
      day: '2026-01-20',
      wholeDay: true,
      words: 'Before half-term.',
    },
    'A date was set where the procedure gives none: Tuesday 20 January 2026',
  ],
  Invited: [
    { invitation: { invitation: 'i', seat: 'police', agency: 'Westvale Police', name: 'Lena Marsh' } },
    'Lena Marsh (Westvale Police) was invited (Police)',
  ],
  Replied: [{ invitation: 'inv-police', answer: 'accepted' }, 'DS Petra Lund (police) accepted'],
  InvitationWithdrawn: [
    { invitation: 'inv-police', reason: 'Ill.' },
    'The invitation of DS Petra Lund (police) was withdrawn',
  ],
  Blocked: [
    { who: { role: 'education-lead', agency: 'oakfield' }, reason: 'Implicated.' },
    'education lead at oakfield is kept out of this discussion and its copies',
  ],
  Attested: [
    { grade: 'team-manager', experience: 'complex-experience' },
    'Experience was attested: complex experience, as team manager',
  ],
  Appointed: [{ as: 'chair', person: 'p', name: 'Asha Verma' }, 'Asha Verma was named as chair'],
  AppointedToGroup: [
    { person: 'p', name: 'Helena Voss' },
    'Helena Voss was named for the group that oversees the investigation',
  ],
  DiscussionStarted: [
    {
      chair: { name: 'Asha Verma', grade: 'team-manager' },
      present: [{ participant: 'x', seat: 'police', agency: 'police', name: 'DS Lund' }],
    },
    'The discussion began, chaired by Asha Verma, with DS Lund (police)',
  ],
  Joined: [
    { participant: 'x', seat: 'police', agency: 'police', name: 'DS Lund' },
    'DS Lund (police) joined',
  ],
  Left: [{ participants: ['inv-police'] }, 'DS Petra Lund (police) left'],
  DeputyNamed: [
    { participant: 'inv-police', deputy: { participant: 'd', name: 'DS Mo Wade' } },
    'DS Mo Wade comes in place of DS Petra Lund',
  ],
  PresenceCorrected: [
    {
      participant: 'inv-police',
      stay: 1,
      from: '2026-01-14T15:00:00.000Z',
      to: '2026-01-14T15:20:00.000Z',
      reason: 'She was called away.',
    },
    'When DS Petra Lund (police) was there was put right: Wednesday 14 January 2026, 3:00pm to Wednesday 14 January 2026, 3:20pm',
  ],
  ConversationHeld: [
    { participant: 'x', agency: 'police', seat: 'police', name: 'DS Lund' },
    'police was spoken to separately (DS Lund)',
  ],
  LineRecorded: [
    {
      line: 'x',
      agency: 'police',
      speaker: 'DS Lund',
      kind: 'intelligence',
      text: 'A name.',
      about: [],
      audience: 'police',
    },
    'DS Lund, police: intelligence, for police only',
  ],
  LineCorrected: [
    { line: 'l-2', revision: 0, text: 'One earlier contact.', reason: 'counted again' },
    'A line of council was corrected (counted again)',
  ],
  LineWithdrawn: [{ line: 'l-2', reason: 'Another family.' }, 'A line of council was withdrawn'],
  AudienceChanged: [
    { line: 'l-2', from: 'police', audience: 'everyone', reason: 'The operation is over.' },
    'A line of council is now for everyone who gets the minutes; it was for the police, the chair and the minute-taker',
  ],
  AboutSaid: [{ line: 'l-2', about: ['A', 'B'] }, 'A line of council is about [A] and [B]'],
  ItemReached: [
    { item: 'actions' },
    'The discussion reached “Actions now and for the longer term: who, what, by when”',
  ],
  DutyAnswered: [
    { duty: 'child-seen-plan', child: 'A', words: 'On Friday.' },
    '“Plan for a social worker to see the child within two working days” was answered for [A]',
  ],
  MedicalDecided: [{ child: 'A', needed: false, reason: 'No injury.' }, 'A medical is not needed for [A]'],
  ConsentDecided: [{ child: 'A', sought: true }, 'Consent is sought for [A]'],
  ParentsNoted: [
    { child: 'A', contacted: false, reason: 'It could put her at risk.' },
    'The parents of [A] were not contacted',
  ],
  DepartureRecorded: [
    { rule: 'BR24-302', reason: 'Called away.', permitted: true },
    'Rule BR24-302 was departed from',
  ],
  DelayExplained: [
    { clock: 'convene', reason: 'Police.' },
    'The delay was explained: Hold the discussion on the same working day',
  ],
  OutcomeDecided: [
    {
      decision: 'd',
      child: 'B',
      outcome: 'section-17-assessment',
      lines: [],
      startsSection47: false,
      inquorate: true,
    },
    'Decided for [B]: Assessment under section 17 (not quorate at that moment)',
  ],
  DecisionWithdrawn: [
    { decision: 'd-B', reason: 'New facts.' },
    'A decision was withdrawn: Assessment under section 17 for [B]',
  ],
  PositionTaken: [
    { decision: 'd-A', agency: 'oakfield', view: 'abstains' },
    'oakfield abstains: Section 47, joint with police, health or both for [A]',
  ],
  SafetyPlanAgreed: [
    { words: 'Stays with grandmother.', until: '2026-01-21' },
    'A safety plan was agreed, until Wednesday 21 January 2026',
  ],
  ActionAgreed: [
    { action: 'a', what: 'See her', owner: 'Ian Okafor', agency: 'council', due: '2026-01-15' },
    'Ian Okafor (council) has an action, by Thursday 15 January 2026',
  ],
  ActionConfirmed: [
    { action: 'a-1', status: 'by-date', date: '2026-01-20', inWriting: true },
    'An action of Ian Okafor will be done by Tuesday 20 January 2026',
  ],
  ActionDateMoved: [
    { action: 'a-1', from: '2026-01-15', to: '2026-01-20', reason: 'The doctor is away.' },
    'The date of an action of Ian Okafor was moved from Thursday 15 January 2026 to Tuesday 20 January 2026',
  ],
  BlockLifted: [
    { who: { name: 'Martin Crake' }, reason: 'It was his brother.' },
    'Martin Crake is no longer kept out of this discussion',
  ],
  DiscussionEnded: [{}, 'The discussion ended'],
  MinutesSigned: [
    { version: 1, name: 'Asha Verma', statements: [], digest: 'b1946ac92492d2347c6235b4d2611184' },
    'Asha Verma signed the minutes, version 1 (digest b1946ac92492)',
  ],
  MinutesCirculated: [
    { version: 1, copies: [{ recipient: 'child-gp', child: 'A', to: 'Old Mill Surgery', gives: 'extract' }] },
    'Version 1 was sent: Old Mill Surgery (an extract)',
  ],
  CopyWorded: [{ key: 'child-gp/A', says: 'Ask us.' }, 'Words were written for one copy'],
  CopyReceived: [{ recipient: 'child-gp' }, 'A copy was opened (child gp)'],
  CorrectionAsked: [
    { correction: 'c', recipient: 'child-gp', text: 'Wrong day.', late: true },
    'A correction was asked for, after the time for it',
  ],
  CorrectionAnswered: [
    { correction: 'c', accepted: false, words: 'The day is right.' },
    'A correction was not accepted',
  ],
  Escalated: [{ to: 'Helena Voss', reason: 'Third time.' }, 'This was escalated to Helena Voss'],
  Concluded: [{ reason: 'All done.' }, 'The discussion was concluded'],
  MovedToProcedure: [
    {
      from: { id: 'bristol/2019', hash: 'a' },
      to: { id: 'bristol/2024', hash: 'b' },
      reason: 'The new version asks for health.',
      change: 1,
      urgency: 'two-working-days',
    },
    'The discussion was moved from Bristol 2019 to Bristol 2024 (change 1 of 1); its urgency is now “Within two working days”',
  ],
  DeadlineStarted: [
    { deadline: told.deadlines.find(one => one.rule === 'BR24-202')! },
    'A clock started: Hold the discussion within two working days of the risk being identified. It counts from when the risk was identified, Tuesday 13 January 2026, 9:00am. It runs out: Thursday 15 January 2026, end of day',
  ],
  CalendarChanged: [
    { from: 'a'.repeat(64), to: 'b'.repeat(64), changed: 2, reason: 'A new bank holiday.' },
    'The running dates were counted again under other bank holidays: 2 changed',
  ],
  DeadlineReset: [
    {
      deadline: told.deadlines.find(one => one.rule === 'BR24-202')!,
      was: {
        ...told.deadlines.find(one => one.rule === 'BR24-202')!,
        due: '2026-01-15T00:00:00.000Z',
        day: '2026-01-14',
      },
      reason: 'A new bank holiday.',
    },
    'A deadline was counted again: Hold the discussion within two working days of the risk being identified. It runs out: Thursday 15 January 2026, end of day',
  ],
}

for (const [type, [event, says]] of Object.entries(each))
  test(`the history says: ${says}`, () => {
    assert.equal(sentence(say({ type, ...event })), says)
  })

test('a corrected line shows the words before and the words now', () => {
  const said = say({ type: 'LineCorrected', line: 'l-2', revision: 0, text: 'One earlier contact, closed.' })
  assert.equal(said.was, 'Two earlier contacts in 2024, both closed.')
  assert.equal(said.words, 'One earlier contact, closed.')
  assert.equal(said.line, 'l-2')
})

test('an answer given again shows both answers', () => {
  const said = say({ type: 'DutyAnswered', duty: 'criminal-investigation', words: 'No investigation.' })
  assert.equal(said.was, 'Police open an enquiry; interview after the medical.')
  const first = say({ type: 'DutyAnswered', duty: 'criminal-investigation', words: 'x' }, initial('d'))
  assert.equal(first.was, undefined)
})
