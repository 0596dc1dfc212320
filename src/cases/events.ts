/** What a worked case says happened, as commands to the discussion. */
import type { Instant } from '../calendar/index.ts'
import { instantNames } from '../procedure/clock.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import { isInstantName } from '../discussion/life/asking.ts'
import type { CaseHappening } from './case.ts'
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
import { cannotFinalise, duties } from '../discussion/required/duties.ts'
import type { Rules } from '../discussion/happening.ts'

/** One thing that happened in a case: its kind, its moment as written, and its other fields. */
type CaseStep = DiscussionCommand | { note: DiscussionEvent }

/** The commands one happening stands for; one for each child when it names none. */
export function commandFor(
  one: CaseHappening,
  at: Instant,
  discussion: Discussion,
  rules: Rules,
): CaseStep[] {
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

  switch (one.kind) {
    case 'threshold-decided':
      return [
        {
          ...said,
          by: thresholdDecider(by, rules),
          type: 'DecideThreshold',
          met: true,
          reason: word('reason'),
          alone: 'told by the case',
        },
      ]
    case 'started':
      return [
        {
          ...said,
          type: 'StartDiscussion',
          present: list(fields.present).map(one => arriving(one, discussion)),
          ...(fields.chair !== undefined && { chair: chairOf(fields.chair) }),
          ...optional('format'),
          ...(fields['out-of-hours'] !== undefined && { outOfHours: fields['out-of-hours'] === true }),
        },
      ]
    case 'ended':
      return startedAt(discussion) || discussion.conversations.length > 0
        ? [{ ...said, type: 'EndDiscussion' }]
        : [{ note: { type: 'InstantNoted', instant: 'ended', at, by } }]
    case 'section-47-decided':
      return children.map(c => ({
        note: { type: 'InstantNoted', instant: 'section-47-decided', child: c, at, by },
      }))
    case 'decided':
      return children.map(c => ({
        ...{ ...said, type: 'DecideOutcome', decision: `${id} ${c}`, child: c, lines: [] },
        outcome: word('outcome'),
        ...optional('reason'),
      }))
    case 'position':
      return decisionsThatStand(discussion)
        .filter(one => children.includes(one.child) && (!fields.outcome || one.outcome === fields.outcome))
        .slice(-1)
        .map(({ decision }) => ({
          ...{ ...said, type: 'TakePosition', decision, agency: word('agency') },
          view: word('view') as Position['view'],
          ...optional('words'),
        }))
    case 'child-seen':
      return children.map(c => ({
        ...said,
        type: 'NoteInstant',
        instant: 'child-seen',
        child: c,
        ...(fields.alone !== undefined && { alone: fields.alone === true }),
      }))
    case 'conference-held':
      return children.map(c => ({ ...said, type: 'NoteInstant', instant: 'conference-held', child: c }))
    case 'signed-off': {
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
    }
    case 'received':
      return [{ note: { type: 'InstantNoted', at, by, instant: 'received', recipient } }]
    case 'invited':
      return [{ ...said, type: 'Invite', invitation: invitationOf(fields, id) }]
    case 'replied': {
      const invited = discussion.invitations.find(
        i => i.agency === word('agency') || i.seat === word('agency'),
      )
      const answer = word('answer') as NonNullable<Invitation['answer']>
      if (invited) return [{ ...said, type: 'Reply', invitation: invited.invitation, answer }]
      const invitation = { ...invitationOf({ ...fields, seat: fields.seat ?? fields.agency }, id), answer }
      return [{ ...said, type: 'Invite', invitation }]
    }
    case 'joined':
      return [
        { ...said, type: 'Join', ...arriving({ ...fields, seat: fields.seat ?? fields.agency }, discussion) },
      ]
    case 'left':
      return leaving(fields, discussion).map(one => ({ ...said, type: 'Leave', ...one }))
    case 'conversation': {
      const agency = word('agency')
      const seat = word('seat') || agency
      return [{ ...said, type: 'HoldConversation', agency, seat, ...spokenTo(seat, agency, discussion) }]
    }
    case 'line':
      return [
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
      ]
    case 'medical-decided':
      return children.map(c => ({
        ...said,
        type: 'DecideMedical',
        child: c,
        needed: fields.needed === true,
        ...optional('reason'),
        ...optional('adviceGiven', 'advice-given'),
      }))
    case 'consent-decided':
      return children.map(c => ({
        ...said,
        type: 'DecideConsent',
        child: c,
        sought: fields.sought === true,
        ...optional('reason'),
      }))
    case 'parents-contacted':
      return children.map(c => ({
        ...said,
        type: 'NoteParents',
        child: c,
        contacted: fields.contacted === true,
        ...optional('reason'),
      }))
    case 'explained': {
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
    }
    case 'delay-explained':
      return [
        {
          ...said,
          by: excuser(by, rules),
          type: 'ExplainDelay',
          clock: word('clock') || 'convene',
          reason: word('reason') || 'explained',
        },
      ]
    case 'action-agreed':
      return [
        {
          ...said,
          type: 'AgreeAction',
          action: word('id'),
          what: word('what'),
          owner: word('owner'),
          agency: word('agency'),
          ...optional('due'),
        },
      ]
    case 'confirmed':
      return [
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
      ]
    case 'correction':
      return [
        { ...said, type: 'AskCorrection', correction: id, recipient, text: word('text') || 'not right' },
      ]
    case 'blocked':
      return [
        {
          ...said,
          type: 'Block',
          who: { ...optional('role'), ...optional('agency'), ...optional('person') },
          reason: word('reason'),
        },
      ]
    case 'slot-moved':
      return [
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
      ]
    case 'reclassified':
      return [
        {
          ...said,
          by: answerer(by, 'late-reason', rules),
          type: 'ChangeUrgency',
          to: word('to'),
          reason: word('reason') || 'reclassified',
        },
      ]
    case 'target-set': {
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
    }
    case 'departed':
      return [
        {
          ...said,
          type: 'RecordDeparture',
          rule: word('rule'),
          reason: word('reason'),
          ...optional('duty'),
        },
      ]
    case 'protective-action-taken':
      return [
        {
          ...said,
          type: 'NoteInstant',
          instant: 'protective-action-taken',
          ...(fields.by !== undefined && { agency: actingAgency(word('by'), rules) }),
        },
      ]
    case 'appointed':
      return [{ ...said, type: 'AppointToGroup', person: word('person'), name: word('person') }]
    case 'moved-to':
      return [
        {
          ...said,
          type: 'MoveToProcedure',
          procedure: { id: rules.procedure.id, hash: rules.procedure.hash },
          reason: fields.reason === undefined ? 'moved' : word('reason'),
        },
      ]
    case 'escalated':
      return [{ ...said, type: 'Escalate', to: word('to'), reason: word('reason') }]
    case 'attested':
      return [{ ...said, type: 'Attest', grade: word('grade'), experience: word('experience') }]
    default:
      if (isInstantName(one.kind))
        return [
          {
            note: {
              type: 'InstantNoted',
              at,
              by,
              instant: one.kind,
              ...optional('recipient'),
              ...optional('action'),
              ...optional('channel'),
              ...optional('file'),
              ...(child && { child }),
            },
          },
        ]
      throw new CaseFault(
        `“${one.kind}” is not something that can happen, so the case is not run.${suggest(one.kind, instantNames)}`,
      )
  }
}

const moved = (given: unknown, at: Instant): Instant =>
  given === undefined ? at : caseMoment(String(given), 'slot-moved')
