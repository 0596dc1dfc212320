/** Which parts of the room an event changes: one table, so that no event is forgotten on anybody's screen. */
import type { DiscussionEvent } from '../discussion/decide.ts'
import { type Touched, together } from './parts.ts'

/** What is asked, what stands in the way of closing, who is missing and what runs out next follow from nearly everything. */
const asked = ['strip', 'agenda', 'people', 'answers'] as const

/** The parts that may look different because of an event. An event that is not here cannot be compiled. */
const touched: Readonly<Record<DiscussionEvent['type'], Touched>> = {
  DiscussionAskedFor: 'all',
  ThresholdDecided: asked,
  InstantNoted: asked,
  UrgencyChanged: asked,
  FactsStated: asked,
  ChildAdded: asked,
  MeetingBooked: asked,
  MeetingMoved: asked,
  TargetSet: 'all',
  // Whoever is invited, appointed or kept out may do more here, or less, than before.
  Invited: 'all',
  // A deputy may come in, who reads and does more than before.
  Replied: 'all',
  DeputyNamed: 'all',
  InvitationWithdrawn: 'all',
  Blocked: 'all',
  BlockLifted: 'all',
  Attested: asked,
  Appointed: 'all',
  AppointedToGroup: asked,
  DiscussionStarted: 'all',
  Joined: [...asked, 'legend', 'agencies'],
  Left: [...asked, 'legend', 'agencies'],
  PresenceCorrected: [...asked, 'legend', 'agencies'],
  ConversationHeld: [...asked, 'legend', 'agencies', 'writing'],
  ItemReached: ['agenda'],
  // Of these only those hear who may read the line, or could before.
  LineRecorded: ['lines'],
  LineCorrected: ['lines'],
  LineWithdrawn: ['lines'],
  AudienceChanged: ['lines'],
  AboutSaid: ['lines'],
  DutyAnswered: asked,
  MedicalDecided: asked,
  ConsentDecided: asked,
  ParentsNoted: asked,
  DepartureRecorded: asked,
  DelayExplained: asked,
  OutcomeDecided: [...asked, 'decisions'],
  DecisionWithdrawn: [...asked, 'decisions'],
  PositionTaken: ['answers', 'strip', 'decisions'],
  SafetyPlanAgreed: asked,
  ActionAgreed: [...asked, 'actions'],
  ActionConfirmed: [...asked, 'actions'],
  ActionDateMoved: [...asked, 'actions'],
  DiscussionEnded: [...asked, 'writing'],
  // Nothing can be written or corrected from here on.
  MinutesSigned: 'all',
  MinutesCirculated: asked,
  CopyWorded: [],
  CopyReceived: ['strip', 'answers'],
  CorrectionAsked: ['strip', 'answers'],
  CorrectionAnswered: ['strip', 'answers'],
  Escalated: ['answers'],
  Concluded: asked,
  MovedToProcedure: 'all',
  CalendarChanged: 'all',
  DeadlineStarted: ['strip', 'answers'],
  DeadlineReset: 'all',
}

type OfLine = Extract<
  DiscussionEvent,
  { type: 'LineRecorded' | 'LineCorrected' | 'LineWithdrawn' | 'AudienceChanged' | 'AboutSaid' }
>
const isOfLine = (event: DiscussionEvent): event is OfLine =>
  touched[event.type] !== 'all' && 'line' in event && touched[event.type].includes('lines')

/** What somebody in the room has to know when something changed in it. */
export type Change = {
  /** For everybody in the room. */
  readonly parts: Touched
  /** Lines that were written or changed: the part `lines` changed for those who may read one of them, and for nobody else. */
  readonly lines: readonly string[]
}

/** What events change. */
export function changeOf(events: readonly DiscussionEvent[]): Change {
  const lines = events.flatMap(event => (isOfLine(event) ? [event.line] : []))
  const others = events.filter(event => !isOfLine(event))
  return { parts: together(others.map(({ type }) => touched[type])), lines: [...new Set(lines)] }
}

/** Which parts an event may change, for somebody who may read all of it. */
export const touchedBy = (type: DiscussionEvent['type']): Touched => touched[type]

/** Everything that can happen in a discussion. */
export const eventTypes = Object.keys(touched) as readonly DiscussionEvent['type'][]
