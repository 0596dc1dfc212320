/** Who may know of an entry of the record, and who may have the words in it: what the history asks, as pages ask `wordsFor`. */
import { type Audience, usual, type Word } from './audience.ts'
import type { DiscussionEvent } from '../decide.ts'
import type { Discussion, Line } from '../discussion.ts'

/** `entry`: who may know that it is there; `words`: who may have what was written; `was`: who may have what that replaced. What is not there is open. */
type WordsOfEvent = { readonly entry?: Word | 'nobody'; readonly words?: Word; readonly was?: Word }

/** `record`: the discussion as it stands, with the audiences of now; `before`: as it was when it happened. */
type ThenAndNow = { record: Discussion; before: Discussion }
type Table = {
  [Type in DiscussionEvent['type']]: (
    event: Extract<DiscussionEvent, { type: Type }>,
    told: ThenAndNow,
  ) => WordsOfEvent
}

type Spoken = { audience?: Audience; by: { person: string } }
const wordOf = ({ audience = usual, by }: Spoken): Word => ({ audience, by: by.person })
const running = ({ by }: Pick<Spoken, 'by'>): Word => ({ audience: 'running', by: by.person })
/** Words with an audience of their own. */
const spoken = (event: Spoken): WordsOfEvent => ({ words: wordOf(event) })
/** Nothing in it but what all who take part know. */
const open = (): WordsOfEvent => ({})

/** An event that is not here cannot be compiled. */
const table: Table = {
  DiscussionAskedFor: spoken,
  ThresholdDecided: spoken,
  InstantNoted: spoken,
  UrgencyChanged: spoken,
  FactsStated: open,
  ChildAdded: spoken,
  MeetingBooked: spoken,
  MeetingMoved: spoken,
  TargetSet: spoken,
  Invited: open,
  Replied: (event, { before }) => {
    const person = before.invitations.find(one => one.invitation === event.invitation)?.person
    return { words: { audience: 'running', by: person ?? event.by.person } }
  },
  DeputyNamed: open,
  InvitationWithdrawn: event => ({ words: running(event) }),
  Blocked: event => ({ entry: running(event) }),
  BlockLifted: event => ({ entry: running(event) }),
  Attested: spoken,
  Appointed: open,
  AppointedToGroup: open,
  DiscussionStarted: open,
  Joined: open,
  Left: open,
  PresenceCorrected: spoken,
  ConversationHeld: spoken,
  ItemReached: open,
  LineRecorded: ({ line }, told) => ofLine(line, 0, told),
  LineCorrected: ({ line }, told) => {
    const revision = told.before.lines.find(one => one.line === line)?.corrected.length ?? 0
    const { entry, words } = ofLine(line, revision + 1, told)
    const { words: was } = ofLine(line, revision, told)
    return { ...(entry && { entry }), ...(words && { words }), ...(was && { was }) }
  },
  LineWithdrawn: ({ line }, told) => ofLine(line, undefined, told),
  AudienceChanged: ({ line }, told) => ofLine(line, undefined, told),
  AboutSaid: ({ line }, told) => ofLine(line, undefined, told),
  DutyAnswered: (event, { before }) => {
    // Who stands in for somebody tells that somebody is kept out.
    if (event.duty.startsWith('substitute')) return { entry: running(event) }
    const was = before.answers[event.child === undefined ? event.duty : `${event.duty}/${event.child}`]
    return { ...spoken(event), ...(was && { was: wordOf(was) }) }
  },
  MedicalDecided: spoken,
  ConsentDecided: spoken,
  ParentsNoted: spoken,
  DepartureRecorded: spoken,
  DelayExplained: spoken,
  OutcomeDecided: spoken,
  DecisionWithdrawn: spoken,
  PositionTaken: (event, { before }) => {
    const decision = before.decisions.find(one => one.decision === event.decision)
    const was = decision?.positions.find(one => one.agency === event.agency)
    return { ...spoken(event), ...(was && { was: { audience: was.audience ?? usual, by: was.by?.person } }) }
  },
  SafetyPlanAgreed: (event, { before }) => ({
    ...spoken(event),
    ...(before.safetyPlan && { was: wordOf(before.safetyPlan) }),
  }),
  ActionAgreed: event => ({ entry: wordOf(event) }),
  ActionConfirmed: (event, { before }) => {
    const action = before.actions.find(one => one.action === event.action)
    return { entry: { audience: action?.audience ?? usual, by: event.by.person }, ...spoken(event) }
  },
  ActionDateMoved: (event, { before }) => {
    const action = before.actions.find(one => one.action === event.action)
    return { entry: { audience: action?.audience ?? usual, by: event.by.person }, ...spoken(event) }
  },
  DiscussionEnded: open,
  MinutesSigned: open,
  MinutesCirculated: open,
  CopyWorded: event => ({ entry: running(event) }),
  CopyReceived: event => (event.recipient.startsWith('substitute') ? { entry: running(event) } : {}),
  CorrectionAsked: event => ({ words: running(event) }),
  CorrectionAnswered: (event, { before }) => {
    const asked = before.corrections.find(one => one.correction === event.correction)
    const word = { audience: 'running' as const, by: asked?.by.person }
    return { words: word, was: word }
  },
  Escalated: spoken,
  Concluded: spoken,
  MovedToProcedure: spoken,
  DeadlineStarted: open,
  DeadlineReset: spoken,
  CalendarChanged: spoken,
}

/** A line is there for those who may have it now; each of its wordings has an audience of its own. */
function ofLine(id: string, revision: number | undefined, { record }: ThenAndNow): WordsOfEvent {
  const line = record.lines.find(one => one.line === id)
  // What it said was lawfully taken out, or is kept back by the database: then nobody is told of what became of it.
  if (!line) return { entry: 'nobody' }
  const by = line.by.person
  const entry = { audience: line.audience, by }
  if (revision === undefined) return { entry, was: { audience: line.audience, by } }
  return { entry, words: { audience: textAudience(line, revision), by } }
}

const textAudience = (line: Line, revision: number): Line['audience'] =>
  line.corrected[revision]?.audience ?? line.audience

/** Who may know of an entry and have its words. */
export const wordsOfEvent = (event: DiscussionEvent, told: ThenAndNow): WordsOfEvent =>
  (table[event.type] as (event: DiscussionEvent, told: ThenAndNow) => WordsOfEvent)(event, told)
