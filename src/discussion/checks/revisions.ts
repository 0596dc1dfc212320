/**
 * What two people may write over, and whether one of them would do it unseen. Each form brings the revision that its page was drawn
 * at; what somebody else has written over since is shown, and nothing is lost.
 */
import { sayDay, sayMoment } from '../../calendar/index.ts'
import type { DiscussionEvent } from '../commands.ts'
import type { Discussion } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'
import { findParticipant } from '../people/participant.ts'
import { plainly } from '../../english.ts'

type Overwrites = {
  readonly [T in DiscussionEvent['type']]:
    | 'nothing'
    | ((event: Extract<DiscussionEvent, { type: T }>) => readonly string[])
}

const factsOf = (facts: object, child: string | undefined): string[] =>
  Object.keys(facts).map(fact => (child === undefined ? `fact/${fact}` : `fact/${fact}/${child}`))
const answerOf = (duty: string, child: string | undefined): string =>
  child === undefined ? `answer/${duty}` : `answer/${duty}/${child}`

/** What each event writes over, by name; an event that only adds writes over nothing. */
const overwrites: Overwrites = {
  DiscussionAskedFor: 'nothing',
  ThresholdDecided: ({ urgency }) => (urgency === undefined ? ['threshold'] : ['threshold', 'urgency']),
  InstantNoted: 'nothing',
  UrgencyChanged: () => ['urgency'],
  FactsStated: ({ facts, child }) => factsOf(facts, child),
  ChildAdded: 'nothing',
  MeetingBooked: () => ['booking'],
  MeetingMoved: () => ['booking'],
  TargetSet: ({ key }) => [`target/${key}`],
  Invited: 'nothing',
  Replied: ({ invitation }) => [`reply/${invitation}`],
  DeputyNamed: ({ participant }) => [`deputy/${participant}`],
  InvitationWithdrawn: 'nothing',
  Blocked: 'nothing',
  BlockLifted: 'nothing',
  Attested: 'nothing',
  Appointed: ({ as }) => [`appointed/${as}`],
  AppointedToGroup: 'nothing',
  MovedToProcedure: 'nothing',
  CalendarChanged: 'nothing',
  DiscussionStarted: 'nothing',
  Joined: 'nothing',
  Left: 'nothing',
  PresenceCorrected: ({ participant, stay }) => [`presence/${stay}/${participant}`],
  ConversationHeld: 'nothing',
  LineRecorded: 'nothing',
  // A line has a revision of its own.
  LineCorrected: 'nothing',
  LineWithdrawn: 'nothing',
  AudienceChanged: 'nothing',
  AboutSaid: 'nothing',
  ItemReached: 'nothing',
  DutyAnswered: ({ duty, child }) => [answerOf(duty, child)],
  MedicalDecided: ({ child }) => [`fact/medical-needed/${child}`],
  ConsentDecided: ({ child }) => [`fact/consent-sought/${child}`],
  ParentsNoted: ({ child }) => [`fact/parents-contacted/${child}`],
  DepartureRecorded: 'nothing',
  DelayExplained: () => [answerOf('late-reason', undefined)],
  OutcomeDecided: 'nothing',
  DecisionWithdrawn: 'nothing',
  PositionTaken: ({ decision, agency }) => [`position/${decision}/${agency}`],
  SafetyPlanAgreed: () => ['safety-plan'],
  ActionAgreed: 'nothing',
  ActionConfirmed: 'nothing',
  ActionDateMoved: ({ action }) => [`action-date/${action}`],
  DiscussionEnded: 'nothing',
  MinutesSigned: 'nothing',
  CopyWorded: 'nothing',
  MinutesCirculated: 'nothing',
  CopyReceived: 'nothing',
  CorrectionAsked: 'nothing',
  CorrectionAnswered: 'nothing',
  Escalated: 'nothing',
  Concluded: 'nothing',
  DeadlineStarted: 'nothing',
  DeadlineReset: 'nothing',
}

function namesOf(event: DiscussionEvent): readonly string[] {
  const names = overwrites[event.type] as 'nothing' | ((event: DiscussionEvent) => readonly string[])
  return names === 'nothing' ? [] : names(event)
}

/** The discussion with what an event writes over counted. */
export function writtenOver(event: DiscussionEvent, discussion: Discussion): Discussion {
  const names = namesOf(event)
  if (names.length === 0) return discussion
  const revision = discussion.revision + 1
  const now = Object.fromEntries(names.map(name => [name, { revision, at: event.at }]))
  return { ...discussion, revision, changed: { ...discussion.changed, ...now } }
}

/**
 * Why these events may not stand: they would write over something that changed after `seen`, with something else than it says now.
 *
 * @param after - the discussion as they would leave it.
 */
export function overwrittenSince(
  seen: number,
  events: readonly DiscussionEvent[],
  discussion: Discussion,
  after: Discussion,
): Refusal | undefined {
  for (const event of events)
    for (const name of namesOf(event)) {
      const last = discussion.changed[name]
      if (last === undefined || last.revision <= seen) continue
      const [kind = '', ...of] = name.split('/')
      const { what, reads } = standsNow[kind as Kind](of.join('/'), discussion)
      if (standsNow[kind as Kind](of.join('/'), after).reads === reads) continue
      return refuse(
        'changed-meanwhile',
        `Somebody else changed ${what} while you had this open${reads ? `. It now reads: “${reads}”` : ''}. Your words are kept: look again, and save.`,
      )
    }
  return undefined
}

type Kind =
  | 'threshold'
  | 'urgency'
  | 'fact'
  | 'booking'
  | 'target'
  | 'reply'
  | 'deputy'
  | 'presence'
  | 'appointed'
  | 'answer'
  | 'position'
  | 'safety-plan'
  | 'action-date'
type Stands = { what: string; reads?: string | undefined }

/** What stands there now, in words for whoever had not seen it. */
const standsNow: Readonly<Record<Kind, (of: string, discussion: Discussion) => Stands>> = {
  threshold: (_of, { threshold }) => ({
    what: 'the decision on the threshold',
    reads: threshold && `${threshold.met ? 'met' : 'not met'}. ${threshold.reason}`,
  }),
  urgency: (_of, { urgency }) => ({ what: 'the urgency', reads: urgency.at(-1)?.class.replaceAll('-', ' ') }),
  fact(of, { facts, children }) {
    const [fact = '', child] = of.split('/')
    const stated = child === undefined ? facts : children.find(one => one.id === child)?.facts
    const value = (stated as Record<string, unknown> | undefined)?.[fact]
    return {
      what: `“${plainly(fact)}”`,
      reads: value === true ? 'yes' : value === false ? 'no' : [value].flat().join(', '),
    }
  },
  booking: (_of, { booking }) => ({
    what: 'the time of the meeting',
    reads: booking && sayMoment(booking.starts),
  }),
  target: (of, { deadlines }) => {
    const day = deadlines.findLast(one => one.key === of)?.day
    return { what: 'the date', reads: day && sayDay(day) }
  },
  reply: (of, { invitations }) => {
    const found = invitations.find(one => one.invitation === of)
    return {
      what: 'this answer',
      reads: [found?.answer?.replaceAll('-', ' '), found?.answerWords].filter(Boolean).join(': '),
    }
  },
  deputy(of, discussion) {
    const deputy = findParticipant(discussion, findParticipant(discussion, of)?.invitation?.sends)
    return { what: 'who comes in their place', reads: deputy?.name }
  },
  presence(of, discussion) {
    const [number, ...who] = of.split('/')
    const stay = findParticipant(discussion, who.join('/'))?.stays.find(one => one.number === Number(number))
    return {
      what: 'when they were here',
      reads:
        stay &&
        (stay.never
          ? 'not here at all'
          : [stay.from, stay.to].flatMap(at => (at ? [sayMoment(at)] : [])).join(' to ')),
    }
  },
  appointed: (of, { appointed }) => ({
    what: of === 'chair' ? 'who chairs' : 'who takes the minutes',
    reads: (of === 'chair' ? appointed.chair : appointed.minuteTaker)?.name,
  }),
  answer: (of, { answers }) => ({ what: 'this answer', reads: answers[of]?.words }),
  position(of, { decisions }) {
    const [decision, ...agency] = of.split('/')
    const found = decisions
      .find(one => one.decision === decision)
      ?.positions.find(one => one.agency === agency.join('/'))
    return {
      what: 'what this agency says of the decision',
      reads: found && [found.view, found.words].filter(Boolean).join(': '),
    }
  },
  'safety-plan': (_of, { safetyPlan }) => ({ what: 'the safety plan', reads: safetyPlan?.words }),
  'action-date': (of, { actions }) => {
    const due = actions.find(one => one.action === of)?.due
    return { what: 'the date of this action', reads: due && sayDay(due) }
  },
}
