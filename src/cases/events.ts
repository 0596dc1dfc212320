/** What a worked case says happened, as commands to the discussion. */
import type { Instant } from '../calendar/index.ts'
import { type InstantName, instantNames } from '../procedure/pack/clock.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import { isInstantName } from '../discussion/life/asking.ts'
import type { CaseHappening } from './case.ts'
import type { HappeningKind } from './happenings.ts'
import { CaseFault, caseDay, caseMoment } from './moment.ts'
import {
  actingAgency,
  answerer,
  arriving,
  chairOf,
  excuser,
  invitationOf,
  leaving,
  list,
  saidBy,
  spokenTo,
  targetSetter,
  thresholdDecider,
} from './people.ts'
import {
  type Confirmation,
  type Discussion,
  type Invitation,
  type LineKind,
  type Position,
  decisionsThatStand,
  startedAt,
} from '../discussion/discussion.ts'
import type { DiscussionCommand, DiscussionEvent } from '../discussion/decide.ts'
import { cannotFinalise, duties } from '../discussion/required/duties/duties.ts'
import type { Rules } from '../discussion/happening.ts'

/** A command, or an event that needs no deciding. */
type CaseStep = DiscussionCommand | { note: DiscussionEvent }

/** What every kind of happening is told from. */
type Telling = ReturnType<typeof tellingOf>

function tellingOf(one: CaseHappening, at: Instant, discussion: Discussion, rules: Rules) {
  const { fields } = one
  const id = `${one.kind} ${one.at} ${discussion.number}`
  const by = saidBy(fields.by, discussion)
  const said = { id, at, by }
  const word = (name: string): string => (fields[name] === undefined ? '' : String(fields[name]))
  const child = fields.child === undefined ? undefined : String(fields.child)
  const children = child === undefined ? discussion.children.map(c => c.id) : [child]
  const optional = <K extends string>(name: K, from: string = name) =>
    (fields[from] === undefined ? {} : { [name]: String(fields[from]) }) as { [P in K]?: string }

  // Who received a copy, or corrects one, when a case does not say: somebody invited.
  const recipient = word('recipient') || 'invitees'
  return { said, by, at, fields, word, optional, child, children, discussion, rules, id, recipient }
}

const noted =
  (instant: InstantName): Tells =>
  ({ by, at, optional, child }) => [
    {
      note: {
        type: 'InstantNoted',
        at,
        by,
        instant,
        ...optional('recipient'),
        ...optional('action'),
        ...optional('channel'),
        ...optional('file'),
        ...(child && { child }),
      },
    },
  ]

type Tells = (telling: Telling) => CaseStep[]

/** What each kind of happening says: every kind of the vocabulary, and the instants that are more than a moment. */
const tells: Readonly<Record<HappeningKind, Tells> & Partial<Record<InstantName, Tells>>> = {
  'threshold-decided': ({ said, by, word, rules }) => [
    {
      ...said,
      by: thresholdDecider(by, rules),
      type: 'DecideThreshold',
      met: true,
      reason: word('reason'),
      alone: 'told by the case',
    },
  ],
  started: ({ said, fields, discussion, optional }) => [
    {
      ...said,
      type: 'StartDiscussion',
      present: list(fields.present).map(one => arriving(one, discussion)),
      ...(fields.chair !== undefined && { chair: chairOf(fields.chair) }),
      ...optional('format'),
      ...(fields['out-of-hours'] !== undefined && { outOfHours: fields['out-of-hours'] === true }),
    },
  ],
  ended: ({ said, by, at, discussion }) =>
    startedAt(discussion) || discussion.conversations.length > 0
      ? [{ ...said, type: 'EndDiscussion' }]
      : [{ note: { type: 'InstantNoted', instant: 'ended', at, by } }],
  'section-47-decided': ({ by, at, children }) =>
    children.map(c => ({
      note: { type: 'InstantNoted', instant: 'section-47-decided', child: c, at, by },
    })),
  decided: ({ said, word, children, id, optional }) =>
    children.map(c => ({
      ...{ ...said, type: 'DecideOutcome', decision: `${id} ${c}`, child: c, lines: [] },
      outcome: word('outcome'),
      ...optional('reason'),
    })),
  position: ({ said, fields, word, children, discussion, optional }) =>
    decisionsThatStand(discussion)
      .filter(one => children.includes(one.child) && (!fields.outcome || one.outcome === fields.outcome))
      .slice(-1)
      .map(({ decision }) => ({
        ...{ ...said, type: 'TakePosition', decision, agency: word('agency') },
        view: word('view') as Position['view'],
        ...optional('words'),
      })),
  'child-seen': ({ said, fields, children }) =>
    children.map(c => ({
      ...said,
      type: 'NoteInstant',
      instant: 'child-seen',
      child: c,
      ...(fields.alone !== undefined && { alone: fields.alone === true }),
    })),
  'conference-held': ({ said, children }) =>
    children.map(c => ({ ...said, type: 'NoteInstant', instant: 'conference-held', child: c })),
  'signed-off'({ said, by, at, discussion, rules }) {
    const waiting = cannotFinalise(duties(discussion, rules, at))
    if (waiting.length > 0)
      return [{ ...said, type: 'SignMinutes', name: 'case', statements: [], digest: '' }]
    return [
      {
        note: {
          type: 'MinutesSigned',
          at,
          by,
          version: discussion.versions.length + 1,
          name: 'case',
          statements: [],
          digest: '',
        },
      },
    ]
  },
  received: ({ by, at, recipient }) => [
    { note: { type: 'InstantNoted', at, by, instant: 'received', recipient } },
  ],
  invited: ({ said, fields, id }) => [{ ...said, type: 'Invite', invitation: invitationOf(fields, id) }],
  replied({ said, fields, word, discussion, id }) {
    const invited = discussion.invitations.find(i => i.agency === word('agency') || i.seat === word('agency'))
    const answer = word('answer') as NonNullable<Invitation['answer']>
    if (invited) return [{ ...said, type: 'Reply', invitation: invited.invitation, answer }]
    const invitation = { ...invitationOf({ ...fields, seat: fields.seat ?? fields.agency }, id), answer }
    return [{ ...said, type: 'Invite', invitation }]
  },
  joined: ({ said, fields, discussion }) => [
    { ...said, type: 'Join', ...arriving({ ...fields, seat: fields.seat ?? fields.agency }, discussion) },
  ],
  left: ({ said, fields, discussion }) =>
    leaving(fields, discussion).map(one => ({ ...said, type: 'Leave', ...one })),
  conversation({ said, word, discussion }) {
    const agency = word('agency')
    const seat = word('seat') || agency
    return [{ ...said, type: 'HoldConversation', agency, seat, ...spokenTo(seat, agency, discussion) }]
  },
  line: ({ said, word, child, id }) => [
    {
      ...said,
      type: 'RecordLine',
      line: id,
      agency: word('agency'),
      speaker: word('speaker') || word('agency'),
      kind: (word('kind') || 'fact') as LineKind,
      text: word('text'),
      about: child ? [child] : [],
      audience: 'everyone',
    },
  ],
  'medical-decided': ({ said, fields, children, optional }) =>
    children.map(c => ({
      ...said,
      type: 'DecideMedical',
      child: c,
      needed: fields.needed === true,
      ...optional('reason'),
      ...optional('adviceGiven', 'advice-given'),
    })),
  'consent-decided': ({ said, fields, children, optional }) =>
    children.map(c => ({
      ...said,
      type: 'DecideConsent',
      child: c,
      sought: fields.sought === true,
      ...optional('reason'),
    })),
  'parents-contacted': ({ said, fields, children, optional }) =>
    children.map(c => ({
      ...said,
      type: 'NoteParents',
      child: c,
      contacted: fields.contacted === true,
      ...optional('reason'),
    })),
  explained({ said, by, word, child, rules }) {
    const [duty = '', of] = word('duty').split('/')
    if (duty === 'late-reason')
      return [
        {
          ...said,
          by: excuser(by, rules),
          type: 'ExplainDelay',
          clock: 'convene',
          reason: word('reason') || 'explained',
        },
      ]
    const about = of ?? child
    return [
      {
        ...said,
        by: answerer(by, duty, rules),
        type: 'AnswerDuty',
        duty,
        words: word('reason') || 'explained',
        ...(about && { child: about }),
      },
    ]
  },
  'delay-explained': ({ said, by, word, rules }) => [
    {
      ...said,
      by: excuser(by, rules),
      type: 'ExplainDelay',
      clock: word('clock') || 'convene',
      reason: word('reason') || 'explained',
    },
  ],
  'action-agreed': ({ said, word, optional }) => [
    {
      ...said,
      type: 'AgreeAction',
      action: word('id'),
      what: word('what'),
      owner: word('owner'),
      agency: word('agency'),
      ...optional('due'),
    },
  ],
  confirmed: ({ said, fields, word, optional }) => [
    {
      ...said,
      type: 'ConfirmAction',
      action: word('action'),
      status: word('status') as Confirmation['status'],
      inWriting: fields['in-writing'] === true,
      ...optional('date'),
      // Why the first date is not kept is the program's own question, which a case need not answer.
      ...(word('status') === 'by-date' && { reason: 'told by the case' }),
      ...optional('reason'),
    },
  ],
  correction: ({ said, word, id, recipient }) => [
    { ...said, type: 'AskCorrection', correction: id, recipient, text: word('text') || 'not right' },
  ],
  blocked: ({ said, word, optional }) => [
    {
      ...said,
      type: 'Block',
      who: { ...optional('role'), ...optional('agency'), ...optional('person') },
      reason: word('reason'),
    },
  ],
  'slot-moved': ({ said, by, at, fields, word, optional }) => [
    {
      note: {
        type: 'MeetingBooked',
        at,
        by,
        starts: moved(fields.from, at),
        minutes: 60,
        format: 'case',
      },
    },
    {
      ...said,
      type: 'MoveMeeting',
      to: moved(fields.to, at),
      reason: word('reason'),
      ...optional('agreedBy', 'agreed-by'),
    },
  ],
  reclassified: ({ said, by, word, rules }) => [
    {
      ...said,
      by: answerer(by, 'late-reason', rules),
      type: 'ChangeUrgency',
      to: word('to'),
      reason: word('reason') || 'reclassified',
    },
  ],
  'target-set'({ said, by, word, rules, optional }) {
    const due = caseDay(word('due'), 'target-set: due')
    return [
      {
        ...said,
        by: targetSetter(by, word('clock') || 'convene', rules),
        type: 'SetTarget',
        clock: word('clock') || 'convene',
        words: word('reason') || 'set',
        ...due,
        ...optional('of', 'child'),
      },
    ]
  },
  departed: ({ said, word, optional }) => [
    {
      ...said,
      type: 'RecordDeparture',
      rule: word('rule'),
      reason: word('reason'),
      ...optional('duty'),
    },
  ],
  'protective-action-taken': ({ said, fields, word, rules }) => [
    {
      ...said,
      type: 'NoteInstant',
      instant: 'protective-action-taken',
      ...(fields.by !== undefined && { agency: actingAgency(word('by'), rules) }),
    },
  ],
  appointed: ({ said, word }) => [
    { ...said, type: 'AppointToGroup', person: word('person'), name: word('person') },
  ],
  'moved-to': ({ said, fields, word, rules }) => [
    {
      ...said,
      type: 'MoveToProcedure',
      procedure: { id: rules.procedure.id, hash: rules.procedure.hash },
      reason: fields.reason === undefined ? 'moved' : word('reason'),
    },
  ],
  escalated: ({ said, word }) => [{ ...said, type: 'Escalate', to: word('to'), reason: word('reason') }],
  attested: ({ said, word }) => [
    { ...said, type: 'Attest', grade: word('grade'), experience: word('experience') },
  ],
  'assessment-completed': noted('assessment-completed'),
  'out-of-hours-record-sent': noted('out-of-hours-record-sent'),
}

/** The commands one happening stands for; one for each child when it names none. */
export function commandFor(
  one: CaseHappening,
  at: Instant,
  discussion: Discussion,
  rules: Rules,
): CaseStep[] {
  const { kind } = one
  const telling = tellingOf(one, at, discussion, rules)
  if (Object.hasOwn(tells, kind)) return tells[kind as HappeningKind](telling)
  if (isInstantName(kind)) return noted(kind)(telling)
  throw new CaseFault(
    `“${kind}” is not something that can happen, so the case is not run.${suggest(kind, instantNames)}`,
  )
}

const moved = (given: unknown, at: Instant): Instant =>
  given === undefined ? at : caseMoment(String(given), 'slot-moved')
