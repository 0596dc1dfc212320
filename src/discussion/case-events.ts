/** What a worked case says happened, as commands to the discussion. */
import { type Instant, london, parseLocal } from '../calendar/index.ts'
import { instantNames } from '../procedure/clock.ts'
import { factNames, facts as knownFacts } from '../procedure/facts.ts'
import { isInstantName } from './asking.ts'
import type {
  By,
  Child,
  Confirmation,
  Discussion,
  Implicated,
  Invitation,
  LineKind,
  StatedFacts,
} from './discussion.ts'
import { startedAt } from './discussion.ts'
import type { DiscussionCommand, DiscussionEvent } from './decide.ts'
import { cannotFinalise, duties } from './duties.ts'
import type { Rules } from './happening.ts'
import { nextDay } from './slots.ts'
import { caseWorker, type WorkedCase } from './worked-case.ts'

/** One thing that happened in a case: its kind, its moment as written, and its other fields. */
export type Happening = { kind: string; at: string; fields: Record<string, unknown> }

/** The case cannot be read: says what, where and what to write instead. */
export class CaseFault extends Error {}

export function caseMoment(written: string, where: string): Instant {
  const parsed = parseLocal(written)
  if ('instant' in parsed) return parsed.instant
  throw new CaseFault(`${where}: ${parsed.refusal}`)
}

/** The first event of a case: what is known before anything happens. */
export function askedFor(
  worked: WorkedCase,
  rules: Rules,
  at: Instant,
): Extract<DiscussionEvent, { type: 'DiscussionAskedFor' }> {
  const { procedure, calendar } = rules
  const { children, implicated, urgency, kind, 'earlier-discussions': earlier, ...rest } = worked.facts
  const listed = (children as Record<string, unknown>[] | undefined) ?? []
  const named = new Set(listed.map(child => String(child.id)))
  const mentioned = childrenMentioned(worked, rules).filter(child => !named.has(child))
  return {
    type: 'DiscussionAskedFor',
    at,
    by: caseWorker,
    reference: worked.name,
    kind: kind === undefined ? (rest.complex === true ? 'complex' : 'initial') : String(kind),
    reason: '',
    form: {},
    facts: discussionFacts(rest),
    ...(urgency !== undefined && { urgency: String(urgency) }),
    ...(earlier !== undefined && { series: { earlier: 'the one before', count: Number(earlier) } }),
    children: [...listed.map(childOf), ...mentioned.map((id): Child => ({ id, facts: {} }))],
    implicated: ((implicated as Record<string, unknown>[] | undefined) ?? []).map(implicatedOf),
    happened: [],
    procedure: { id: procedure.id, hash: procedure.hash },
    calendar: calendar.hash,
  }
}

/** What happens to a child: a case that tells of it without naming any is about one. */
const ofChild: ReadonlySet<string> = new Set([
  'section-47-decided',
  'decided',
  'child-seen',
  'conference-held',
  'medical-decided',
  'consent-decided',
  'parents-contacted',
])

function childrenMentioned({ happened, expect }: WorkedCase, { procedure }: Rules): string[] {
  const childClocks = new Set(
    procedure.clocks.filter(one => one.per === 'child').map(({ clock }) => clock as string),
  )
  const inKeys = ['deadlines', 'recipients', 'duties'].flatMap(part =>
    Object.keys((expect[part] as object | undefined) ?? {}),
  )
  const perChild =
    /^(child-seen|conference|assessment|child-gp|health-visiting|school-nurse|education-lead|education-welfare|section-47-rationale|no-medical-reason|consent-rationale|parents-not-contacted-reason|medical-advice-given)\/(.+)$/
  const fromKeys = inKeys.flatMap(key => perChild.exec(key)?.[2] ?? [])
  const fromEvents = happened.flatMap(one =>
    one.fields.child === undefined ? [] : [String(one.fields.child)],
  )
  const any = [...new Set([...fromKeys, ...fromEvents])]
  const needsOne =
    any.length === 0 &&
    (happened.some(one => ofChild.has(one.kind)) ||
      Object.keys((expect.deadlines as object | undefined) ?? {}).some(key => childClocks.has(key)))
  return needsOne ? ['A'] : any
}

function implicatedOf({ 'line-manager': manager, ...rest }: Record<string, unknown>): Implicated {
  return { ...(rest as Implicated), ...(manager !== undefined && { lineManager: String(manager) }) }
}

function discussionFacts(given: Record<string, unknown>): StatedFacts {
  return Object.fromEntries(
    Object.entries(given).filter(([fact]) => (factNames as string[]).includes(fact)),
  ) as StatedFacts
}

function childOf(given: Record<string, unknown>): Child {
  const { id, born, name, ...rest } = given
  const stated = Object.fromEntries(
    Object.entries(rest).filter(
      ([fact]) => (knownFacts as Record<string, { of: string }>)[fact]?.of === 'child',
    ),
  ) as StatedFacts
  return {
    id: String(id),
    ...(born !== undefined && { born: String(born) }),
    ...(name !== undefined && { name: String(name) }),
    facts: stated,
  }
}

type Told = DiscussionCommand | { note: DiscussionEvent }

/** The commands one happening stands for; one for each child when it names none. */
export function commandFor(one: Happening, at: Instant, discussion: Discussion, rules: Rules): Told[] {
  const { fields } = one
  const id = `${one.kind} ${one.at} ${discussion.number}`
  const by = saidBy(fields.by, discussion)
  const said = { id, at, by }
  const word = (name: string): string => (fields[name] === undefined ? '' : String(fields[name]))
  const child = fields.child === undefined ? undefined : String(fields.child)
  const children = child === undefined ? discussion.children.map(c => c.id) : [child]
  const optional = <K extends string>(name: K, from: string = name) =>
    (fields[from] === undefined ? {} : { [name]: String(fields[from]) }) as { [P in K]?: string }

  switch (one.kind) {
    case 'threshold-decided':
      return [{ ...said, type: 'DecideThreshold', met: true, reason: word('reason') }]
    case 'started':
      return [
        {
          ...said,
          type: 'StartDiscussion',
          present: list(fields.present).map(arrival),
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
      return children
        .map(c => ({
          note: {
            type: 'OutcomeDecided',
            at,
            by,
            decision: `${id} ${c}`,
            child: c,
            outcome: word('outcome'),
            lines: [],
            inquorate: false,
            ...optional('reason'),
            startsSection47:
              rules.procedure.outcomes.find(o => o.outcome === word('outcome'))?.['starts-section-47'] ??
              false,
          },
        }))
        .flatMap(told => {
          const outcome = rules.procedure.outcomes.find(o => o.outcome === told.note.outcome)
          const started = startedAt(discussion) || discussion.conversations.length > 0
          const { startsSection47: _s, inquorate: _i, ...rest } = told.note
          if (started || outcome === undefined || outcome.force === 'never')
            return [{ ...rest, ...said, type: 'DecideOutcome' as const }]
          return [told as Told]
        })
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
      return [{ note: { type: 'InstantNoted', at, by, instant: 'received', ...optional('recipient') } }]
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
      return [{ ...said, type: 'Join', ...arrival({ ...fields, seat: fields.seat ?? fields.agency }) }]
    case 'left':
      return [{ ...said, type: 'Leave', ...arrival({ ...fields, seat: fields.seat ?? fields.agency }) }]
    case 'conversation':
      return [
        { ...said, type: 'HoldConversation', agency: word('agency'), seat: word('seat') || word('agency') },
      ]
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
          sensitivity: 'everyone',
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
          ...optional('reason'),
        },
      ]
    case 'correction':
      return [
        { ...said, type: 'AskCorrection', correction: id, recipient: word('recipient'), text: word('text') },
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
        `happened: “${one.kind}” is not something that can happen. Known instants: ${instantNames.join(', ')}.`,
      )
  }
}

const list = (given: unknown): unknown[] =>
  Array.isArray(given) ? given : given === undefined ? [] : [given]

function arrival(given: unknown) {
  const seat =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : { seat: given }
  return {
    seat: String(seat.seat),
    agency: String(seat.agency ?? seat.seat),
    ...(seat.grade !== undefined && { grade: String(seat.grade) }),
    ...(seat['information-only'] === true && { informationOnly: true }),
    ...(seat['has-case-system-access'] !== undefined && {
      hasCaseSystemAccess: seat['has-case-system-access'] === true,
    }),
  }
}

function chairOf(given: unknown): { grade: string; attested: string[] } {
  if (typeof given !== 'object' || given === null) return { grade: String(given), attested: [] }
  const chair = given as Record<string, unknown>
  return { grade: String(chair.grade), attested: list(chair.attested).map(String) }
}

function invitationOf(fields: Record<string, unknown>, id: string): Invitation {
  return {
    invitation: id,
    seat: String(fields.seat),
    agency: String(fields.agency ?? fields.seat),
    ...(fields.role !== undefined && { role: String(fields.role) }),
    ...(fields['has-case-system-access'] !== undefined && {
      hasCaseSystemAccess: fields['has-case-system-access'] === true,
    }),
  }
}

/** `by` is a grade, or the word chair for the grade of whoever is in the chair. */
function saidBy(given: unknown, discussion: Discussion): By {
  const grade = given === 'chair' ? discussion.chair?.grade : given
  return grade === undefined ? caseWorker : { ...caseWorker, grade: String(grade) }
}

/** Who acted, as an agency: a grade or seat of social care stands for social care. */
function actingAgency(by: string, { procedure }: Rules): string {
  const grades = procedure.pack.attend.grades.map(({ grade }) => grade)
  return by === 'social-worker' || grades.includes(by) ? 'social-care' : by
}

/** A date alone is the end of that day. */
function caseDay(written: string, where: string): { due: Instant; wholeDay: boolean } {
  const parsed = parseLocal(written)
  if (!('instant' in parsed)) throw new CaseFault(`${where}: ${parsed.refusal}`)
  if (!parsed.dateOnly) return { due: parsed.instant, wholeDay: false }
  return { due: caseMoment(`${nextDay(london(parsed.instant).date)}T00:00`, where), wholeDay: true }
}

function targetSetter(by: By, clock: string, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const rule = procedure.clocks.find(one => one.clock === clock && one['target-set-by'])
  const grade = rule?.['target-set-by']?.[0]
  return grade === undefined ? by : { ...by, grade }
}

/** By default `by` is the grade that may. */
function answerer(by: By, duty: string, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const grade = procedure.duties.find(rule => rule.duty === duty && rule['only-by'])?.['only-by']?.[0]
  return grade === undefined ? by : { ...by, grade }
}

/** By default `by` is the grade that may. */
function excuser(by: By, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const grade = procedure.clocks.find(clock => clock.excuse)?.excuse?.by[0]
  return grade === undefined ? by : { ...by, grade }
}

const moved = (given: unknown, at: Instant): Instant =>
  given === undefined ? at : caseMoment(String(given), 'slot-moved')
