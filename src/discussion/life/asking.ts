/** From a concern to the decision that the threshold is met: asking for a discussion, its urgency, what is known. */
import { type Instant, london } from '../../calendar/index.ts'
import { impossibleBirth } from '../checks/plausible.ts'
import { type InstantName, instantNames } from '../../procedure/pack/clock.ts'
import { audienceIn, type Worded } from '../audience/audience.ts'
import { type GivenWords, missingBeforeRequest } from './answering.ts'
import { wordsKept } from './explaining.ts'
import type { Action, By, Child, Implicated, StatedFacts } from '../discussion.ts'
import { type Command, type Event, type Phase, type Refusal, type Rules, refuse } from '../happening.ts'
import { closesAlone } from './closing-alone.ts'
import type { DelayExplained, DepartureRecorded, DutyAnswered } from './explaining.ts'
import { urgencyOf } from '../required/facts/known.ts'

/** An action of an earlier discussion, with what was last said of it. */
export type CarriedAction = Omit<Action, 'line' | 'at' | 'from'> & { from: string }

export type AskForDiscussion = Command<
  'AskForDiscussion',
  {
    reference: string
    kind: string
    reason: string
    form: Record<string, string>
    facts: StatedFacts
    urgency?: string
    children: Child[]
    implicated: Implicated[]
    /** When each thing known so far happened: information received, referral received, risk identified. */
    happened: { instant: InstantName; at: Instant }[]
    series?: { earlier: string; count: number }
    /** What the earlier discussion left to be done, and this one goes on with. */
    carried?: CarriedAction[]
    /** Words the procedure wants before it takes the request, each from whoever answers for them. */
    given?: GivenWords[]
  }
>
type DiscussionAskedFor = Event<
  'DiscussionAskedFor',
  Omit<AskForDiscussion, 'type' | 'id' | 'at' | 'by' | 'given'> & {
    procedure: { id: string; hash: string }
    calendar: string
    /** Where the authority has adopted it: what binds everybody, beside its procedure. */
    overlay?: { id: string; hash: string }
  }
>

type DecideThreshold = Command<
  'DecideThreshold',
  {
    met: boolean
    reason: string
    urgency?: string
    given?: GivenWords[]
    /** Why somebody decides whom the procedure does not name for it; or, alone, who asked for it themselves. */
    alone?: string
  } & Worded
>
type ThresholdDecided = Event<
  'ThresholdDecided',
  { met: boolean; reason: string; urgency?: string; alone?: string } & Worded
>

type NoteInstant = Command<
  'NoteInstant',
  {
    instant: InstantName
    child?: string
    recipient?: string
    action?: string
    /** Which agency did it, where the procedure counts only what some agencies do. */
    agency?: string
    alone?: boolean
    /** How it was sent and as what, where the procedure asks. */
    channel?: string
    file?: string
    words?: string
  } & Worded
>
type InstantNoted = Event<'InstantNoted', Omit<NoteInstant, 'type' | 'id' | 'at' | 'by'>>

/** The reason counts as the words the new urgency asks for, when the person may give them. */
type ChangeUrgency = Command<'ChangeUrgency', { to: string; reason: string; given?: GivenWords[] } & Worded>
type UrgencyChanged = Event<
  'UrgencyChanged',
  { from: string | undefined; to: string; reason: string } & Worded
>

type StateFacts = Command<'StateFacts', { facts: StatedFacts; child?: string }>
type FactsStated = Event<'FactsStated', { facts: StatedFacts; child?: string }>

type AddChild = Command<'AddChild', { child: Child; reason?: string } & Worded>
type ChildAdded = Event<'ChildAdded', { child: Child; reason?: string } & Worded>

export type AskingCommand =
  | AskForDiscussion
  | DecideThreshold
  | NoteInstant
  | ChangeUrgency
  | StateFacts
  | AddChild
export type AskingEvent =
  | DiscussionAskedFor
  | ThresholdDecided
  | InstantNoted
  | UrgencyChanged
  | FactsStated
  | ChildAdded

export const asking: Phase<AskingCommand, AskingEvent, DutyAnswered | DelayExplained | DepartureRecorded> = {
  decide: {
    AskForDiscussion({ id: _id, given = [], ...asked }, discussion, rules) {
      const { procedure, calendar } = rules
      if (asked.children.length === 0)
        return refuse('no-child', 'Add the child or children this discussion is about.', {
          field: 'children',
        })
      for (const child of asked.children) {
        const impossible = impossibleBirth(child, london(asked.at).date)
        if (impossible) return impossible
      }
      const strange = asked.urgency && unknownClass(asked.urgency, procedure.urgency)
      if (strange) return strange
      const event: DiscussionAskedFor = {
        ...asked,
        type: 'DiscussionAskedFor',
        procedure: { id: procedure.id, hash: procedure.hash },
        calendar: calendar.hash,
        ...(procedure.overlay && { overlay: { id: procedure.overlay.id, hash: procedure.overlay.hash } }),
      }
      const after = asking.evolve.DiscussionAskedFor(discussion, event)
      return (
        missingBeforeRequest(after, given, rules, asked.at) ?? [
          event,
          ...given.map(words => wordsKept(words, asked.at)),
        ]
      )
    },
    DecideThreshold({ id: _id, given = [], ...said }, discussion, rules) {
      const { procedure } = rules
      if (!said.met && said.reason.trim() === '')
        return refuse(
          'reason-needed',
          'Say why the threshold is not met. A decision not to hold a discussion needs its reason on record.',
          { field: 'reason' },
        )
      const strange = said.urgency && unknownClass(said.urgency, procedure.urgency)
      if (strange) return strange
      if (discussion.threshold?.met && said.met)
        return refuse(
          'already-decided',
          'The threshold decision is already on record. Change the urgency instead, if that is what changed.',
        )
      const departs = decidesForAnother(said, rules)
      if (departs && !said.alone?.trim()) return departs
      const alone = said.met ? undefined : closesAlone(said, discussion)
      if (alone) return alone
      const event: ThresholdDecided = { ...said, type: 'ThresholdDecided' }
      const after = asking.evolve.ThresholdDecided(discussion, event)
      const missing = said.urgency && said.met && missingBeforeRequest(after, given, rules, said.at)
      if (missing) return missing
      const { at, by, alone: reason = '' } = said
      const departure: DepartureRecorded[] =
        departs?.rule === undefined
          ? []
          : [{ type: 'DepartureRecorded', at, by, rule: departs.rule, reason, permitted: false }]
      return [event, ...departure, ...given.map(words => wordsKept(words, said.at))]
    },
    NoteInstant({ id: _id, ...noted }, discussion) {
      if (!noteable.has(noted.instant))
        return refuse('not-by-note', 'This is recorded when it is done here, not as a note.')
      if (noted.child !== undefined && !discussion.children.some(child => child.id === noted.child))
        return refuse('unknown-child', `There is no child ${noted.child} in this discussion.`, {
          field: 'child',
        })
      return [{ ...noted, type: 'InstantNoted' }]
    },
    ChangeUrgency({ id: _id, given = [], ...change }, discussion, rules) {
      const strange = unknownClass(change.to, rules.procedure.urgency)
      if (strange) return strange
      const from = urgencyOf(discussion, rules)
      const event: UrgencyChanged = { ...change, type: 'UrgencyChanged', from }
      const after = asking.evolve.UrgencyChanged(discussion, event)
      const own = { duty: 'late-reason', words: change.reason, by: change.by, ...audienceIn(change) }
      const bare = missingBeforeRequest(after, given, rules, change.at)
      const words = bare ? [...given, own] : given
      const missing = bare && missingBeforeRequest(after, words, rules, change.at)
      return missing ?? [event, ...words.map(one => wordsKept(one, change.at))]
    },
    StateFacts({ id: _id, ...stated }, discussion) {
      if (stated.child !== undefined && !discussion.children.some(child => child.id === stated.child))
        return refuse('unknown-child', `There is no child ${stated.child} in this discussion.`)
      return [{ ...stated, type: 'FactsStated' }]
    },
    AddChild({ id: _id, ...added }, discussion) {
      if (discussion.children.some(child => child.id === added.child.id))
        return refuse('child-there', `Child ${added.child.id} is already part of this discussion.`)
      const impossible = impossibleBirth(added.child, london(added.at).date)
      if (impossible) return impossible
      return [{ ...added, type: 'ChildAdded' }]
    },
  },
  evolve: {
    DiscussionAskedFor(discussion, { type: _type, at, by, happened, urgency, series, carried, ...asked }) {
      return {
        ...discussion,
        ...asked,
        ...(series && { series }),
        ...(carried && { actions: carried.map(one => ({ ...one, at })) }),
        requestedBy: by,
        urgency: urgency ? [{ class: urgency, at, by }] : [],
        happened: [...happened, { instant: 'requested', at, by }],
      }
    },
    ThresholdDecided(discussion, { type: _type, urgency, ...threshold }) {
      const { at, by } = threshold
      return {
        ...discussion,
        threshold,
        ...(urgency &&
          urgency !== discussion.urgency.at(-1)?.class && {
            urgency: [...discussion.urgency, { class: urgency, at, by }],
          }),
        ...(threshold.met && {
          happened: [...discussion.happened, { instant: 'threshold-decided', at, by }],
        }),
      }
    },
    InstantNoted(discussion, { type: _type, words: _words, audience: _audience, ...noted }) {
      const copies =
        noted.instant === 'received'
          ? discussion.copies.map(copy =>
              copy.recipient === noted.recipient && !copy.received ? { ...copy, received: noted.at } : copy,
            )
          : discussion.copies
      return { ...discussion, copies, happened: [...discussion.happened, noted] }
    },
    UrgencyChanged(discussion, { at, by, to, reason, ...said }) {
      const now = { class: to, at, by, reason, ...audienceIn(said) }
      return { ...discussion, urgency: [...discussion.urgency, now] }
    },
    FactsStated(discussion, { facts, child }) {
      if (child === undefined) return { ...discussion, facts: { ...discussion.facts, ...facts } }
      return {
        ...discussion,
        children: discussion.children.map(c =>
          c.id === child ? { ...c, facts: { ...c.facts, ...facts } } : c,
        ),
      }
    },
    ChildAdded(discussion, { child }) {
      return { ...discussion, children: [...discussion.children, child] }
    },
  },
}

/** Why this is not theirs to decide: the procedure names who decides, and they are of another grade. */
export function decidesForAnother({ by }: { by: By }, { procedure }: Rules): Refusal | undefined {
  const request = procedure.pack.convene.request
  const named = request?.['decided-by'] ?? 'silent'
  if (!request || named === 'silent' || (by.grade !== undefined && named.includes(by.grade))) return undefined
  const who = named.map(
    grade => procedure.pack.attend.grades.find(one => one.grade === grade)?.label ?? grade,
  )
  return refuse('not-theirs-to-decide', `The procedure asks this of: ${who.join(', ')}.`, {
    rule: request.id,
    source: request.source,
    field: 'alone',
    instead: 'Ask them to decide. If that cannot wait, decide and say why: it is recorded as a departure.',
  })
}

function unknownClass(given: string, classes: Rules['procedure']['urgency']) {
  if (classes.some(one => one.class === given)) return undefined
  return refuse(
    'unknown-urgency',
    `“${given}” is not an urgency of this procedure. Choose ${classes.map(c => c.label).join(' or ')}.`,
    { field: 'urgency' },
  )
}

export const isInstantName = (given: string): given is InstantName =>
  (instantNames as readonly string[]).includes(given)

/** What happens outside and is noted here; everything else is recorded by the command that does it. */
export const noteable: ReadonlySet<InstantName> = new Set([
  'information-received',
  'referral-received',
  'risk-identified',
  'protective-action-taken',
  'assessment-recommended',
  'child-seen',
  'written-up',
  'actions-sent',
  'out-of-hours-record-sent',
  'received',
  'follow-up-held',
  'conference-held',
  'assessment-completed',
])
