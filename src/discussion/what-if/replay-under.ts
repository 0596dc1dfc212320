/** A recorded discussion under a procedure it was not held under: what would have been late, inquorate, or gone to nobody. */
import type { Instant } from '../../calendar/index.ts'
import type { FactName } from '../../procedure/conditions/facts.ts'
import { deadlinesToStart } from '../required/clocks/deadlines.ts'
import { type DiscussionEvent, evolve } from '../decide.ts'
import { type By, type Discussion, endedAt, initial, startedAt } from '../discussion.ts'
import { distribution, type Gives, givenTo } from '../required/minutes/distribution.ts'
import type { Rules } from '../happening.ts'
import { urgencyByFacts, waitingFor } from '../required/facts/known.ts'
import { quorum } from '../required/seats/quorum.ts'
import { clockOf } from '../required/under.ts'
import { judge, type Verdict } from '../required/clocks/verdict.ts'

type LateUnder = {
  readonly key: string
  readonly rule: string
  readonly label: string
  readonly verdict: Verdict
  /** What it was under the procedure it was held under; `silent` when that had no such clock. */
  readonly was: Verdict
}

/** What would have been different. Empty lists: nothing would. */
export type Replayed = {
  readonly reference: string
  readonly heldUnder: string
  /** The urgency it would have had; absent when the facts on record do not decide it. */
  readonly urgency?: string
  /** Facts the draft would have asked for and nobody recorded. What depends on them is not judged. */
  readonly unknown: readonly FactName[]
  /** Clocks missed under the draft that were not missed then. */
  readonly late: readonly LateUnder[]
  /** Clocks missed then that would not have been. */
  readonly noLonger: readonly LateUnder[]
  /** Seats of the minimum that would have been empty and were not missed then; undefined when there are none. */
  readonly inquorate?: readonly string[]
  /** Those who got a copy and would not have, by recipient (or recipient/child), with what they had. */
  readonly lost: readonly { readonly recipient: string; readonly gave: Gives }[]
  readonly gained: readonly { readonly recipient: string; readonly gives: Gives }[]
}

const missed: ReadonlySet<Verdict> = new Set(['breach', 'departure', 'target-missed'])
const nothing: ReadonlySet<Gives> = new Set(['none', 'ask', 'blocked'])

/**
 * Replays what happened under a draft.
 *
 * Only what happened is taken over: moments, facts, people, decisions. Deadlines are counted anew, and the urgency is what
 * the draft's own predicates say of the recorded facts; a class of the same name is kept where they say nothing.
 *
 * @param events - the record of one discussion, in order; what was lawfully emptied is left out.
 * @param then - the rules it was held under.
 * @param now - up to when what is still undone counts as late.
 */
export function replayUnder(
  events: readonly DiscussionEvent[],
  then: Rules,
  draft: Rules,
  now: Instant,
): Replayed {
  const was = events.reduce(evolve, initial('replayed'))
  const would = underDraft(events, draft)
  const urgency = would.urgency.at(-1)?.class
  const [late, noLonger] = clocksBetween(was, then, would, draft, now)
  const inquorate = missingSeats(was, then, would, draft)
  const unknown = draft.procedure.urgency.flatMap(one => waitingFor(one.applies, would, draft, now))
  return {
    reference: was.reference,
    heldUnder: was.procedure.id,
    ...(urgency !== undefined && { urgency }),
    unknown: urgency === undefined ? [...new Set(unknown)] : [],
    late,
    noLonger,
    ...(inquorate && { inquorate }),
    ...copiesBetween(was, then, would, draft, now),
  }
}

/**
 * What each event is under a draft. Deadlines belong to the rules they were counted by, and a draft it is under is that draft from
 * first to last (`of-old-rules`); most of a record is words that no condition asks about and no clock begins with; an action
 * begins nothing but the clocks that run for each action; with anything else a clock may begin.
 */
const underDraftIs: Readonly<
  Record<DiscussionEvent['type'], 'of-old-rules' | 'only-words' | 'an-action' | 'may-begin'>
> = {
  DiscussionAskedFor: 'may-begin',
  ThresholdDecided: 'may-begin',
  InstantNoted: 'may-begin',
  UrgencyChanged: 'may-begin',
  FactsStated: 'may-begin',
  ChildAdded: 'may-begin',
  MeetingBooked: 'may-begin',
  MeetingMoved: 'may-begin',
  TargetSet: 'of-old-rules',
  Invited: 'may-begin',
  Replied: 'may-begin',
  DeputyNamed: 'may-begin',
  InvitationWithdrawn: 'may-begin',
  Blocked: 'may-begin',
  BlockLifted: 'may-begin',
  Attested: 'may-begin',
  Appointed: 'may-begin',
  AppointedToGroup: 'may-begin',
  DiscussionStarted: 'may-begin',
  Joined: 'may-begin',
  Left: 'may-begin',
  PresenceCorrected: 'may-begin',
  ConversationHeld: 'may-begin',
  ItemReached: 'only-words',
  LineRecorded: 'only-words',
  LineCorrected: 'only-words',
  LineWithdrawn: 'may-begin',
  AudienceChanged: 'may-begin',
  AboutSaid: 'may-begin',
  DutyAnswered: 'may-begin',
  MedicalDecided: 'may-begin',
  ConsentDecided: 'may-begin',
  ParentsNoted: 'may-begin',
  DepartureRecorded: 'may-begin',
  DelayExplained: 'may-begin',
  OutcomeDecided: 'may-begin',
  DecisionWithdrawn: 'may-begin',
  PositionTaken: 'may-begin',
  SafetyPlanAgreed: 'may-begin',
  ActionAgreed: 'an-action',
  ActionConfirmed: 'may-begin',
  ActionDateMoved: 'may-begin',
  DiscussionEnded: 'may-begin',
  MinutesSigned: 'may-begin',
  MinutesCirculated: 'may-begin',
  CopyWorded: 'may-begin',
  CopyReceived: 'may-begin',
  CorrectionAsked: 'may-begin',
  CorrectionAnswered: 'may-begin',
  Escalated: 'may-begin',
  Concluded: 'may-begin',
  MovedToProcedure: 'of-old-rules',
  CalendarChanged: 'of-old-rules',
  DeadlineStarted: 'of-old-rules',
  DeadlineReset: 'of-old-rules',
}

function underDraft(events: readonly DiscussionEvent[], draft: Rules): Discussion {
  const perAction = draft.procedure.clocks.some(({ per }) => per === 'action')
  const beginsNothing = (type: DiscussionEvent['type']): boolean =>
    underDraftIs[type] === 'only-words' || (underDraftIs[type] === 'an-action' && !perAction)
  const told = events
    .filter(({ type }) => underDraftIs[type] !== 'of-old-rules')
    .reduce<Discussion>((before, event) => {
      if (beginsNothing(event.type)) return evolve(before, event)
      const pinned = evolve(before, inDraftsWords(event, draft))
      return withDeadlines(withUrgency(pinned, event, draft), draft, event.at)
    }, initial('replayed'))
  // Some clocks begin with time alone.
  return events.length === 0 ? told : withDeadlines(told, draft, events.at(-1)!.at)
}

const withDeadlines = (discussion: Discussion, draft: Rules, at: Instant): Discussion =>
  deadlinesToStart(discussion, draft, at).reduce<Discussion>(
    (so, deadline) => evolve(so, { type: 'DeadlineStarted', at, by: nobody, deadline }),
    discussion,
  )

const nobody: By = { person: 'replay', name: 'nobody', agency: 'social-care' }

/** An event without the words that only the old procedure has. */
function inDraftsWords(event: DiscussionEvent, { procedure, calendar }: Rules): DiscussionEvent {
  const knows = (word: string | undefined) => procedure.urgency.some(one => one.class === word)
  if (event.type === 'DiscussionAskedFor') {
    const { urgency, ...rest } = event
    return {
      ...rest,
      ...(urgency !== undefined && knows(urgency) && { urgency }),
      procedure: { id: procedure.id, hash: procedure.hash },
      calendar: calendar.hash,
    }
  }
  if (event.type === 'ThresholdDecided' && !knows(event.urgency)) {
    const { urgency: _old, ...rest } = event
    return rest
  }
  return event
}

/** The urgency that the facts known by then point to, when it is another than the one before. */
function withUrgency(discussion: Discussion, { type, at }: DiscussionEvent, draft: Rules): Discussion {
  if (!['DiscussionAskedFor', 'FactsStated', 'ThresholdDecided', 'UrgencyChanged'].includes(type))
    return discussion
  const { urgency } = draft.procedure
  const own = discussion.urgency.filter(one => urgency.some(known => known.class === one.class))
  const told = { ...discussion, urgency: own }
  const found = urgencyByFacts(told, draft, at)
  if (found === undefined || found === own.at(-1)?.class) return told
  return { ...told, urgency: [...own, { class: found, at }] }
}

function clocksBetween(
  was: Discussion,
  then: Rules,
  would: Discussion,
  draft: Rules,
  now: Instant,
): [late: LateUnder[], noLonger: LateUnder[]] {
  const keys = [...new Set([...would.deadlines, ...was.deadlines].map(({ key }) => key))]
  const both = keys.map(key => {
    const [old, stands] = [judge(key, was, then, now), judge(key, would, draft, now)]
    const rule = (stands.rule && clockOf(stands, draft)) || clockOf(old, then)
    return {
      key,
      rule: rule?.id ?? '',
      label: rule?.label ?? key,
      verdict: stands.verdict,
      was: old.verdict,
    }
  })
  const asked = both.filter(({ rule }) => draft.procedure.forces.get(rule) !== 'may')
  return [
    asked.filter(one => missed.has(one.verdict) && !missed.has(one.was)),
    both.filter(one => !missed.has(one.verdict) && missed.has(one.was)),
  ]
}

/** The seats that would have been empty at the end (or, while it has not ended, at the start). */
function missingSeats(was: Discussion, then: Rules, would: Discussion, draft: Rules): string[] | undefined {
  const at = endedAt(was) ?? startedAt(was) ?? was.conversations.at(-1)?.at
  if (at === undefined) return undefined
  const [old, missing] = [quorum(was, then, at), quorum(would, draft, at)]
  const besides = missing.missing.filter(seat => !old.missing.includes(seat))
  return besides.length > 0 ? besides : undefined
}

/** Whoever the procedure names, and whoever was invited or there, by seat. */
function copiesBetween(was: Discussion, then: Rules, would: Discussion, draft: Rules, now: Instant) {
  const seats = [...was.invitations, ...was.presence].map(({ seat }) => seat)
  const [gave, gives] = [distribution(was, then, now), distribution(would, draft, now)]
  const named = [...gave, ...gives].map(({ key }) => key)
  const groups = ['attendees', 'invitees', 'participants']
  const keys = [...new Set([...named.filter(key => !groups.includes(key)), ...seats])]
  const both = keys.map(recipient => ({
    recipient,
    gave: givenTo(recipient, was, then, now, gave),
    gives: givenTo(recipient, would, draft, now, gives),
  }))
  return {
    lost: both
      .filter(({ gave, gives }) => !nothing.has(gave) && gives === 'none')
      .map(({ recipient, gave }) => ({ recipient, gave })),
    gained: both
      .filter(({ gave, gives }) => gave === 'none' && !nothing.has(gives))
      .map(({ recipient, gives }) => ({ recipient, gives })),
  }
}
