/** What is decided for each child, why, who agrees, and how the child is kept safe meanwhile. */
import type { LocalDate } from '../../calendar/index.ts'
import type { Outcome } from '../../procedure/pack/pack.ts'
import { audienceIn, type Worded } from '../audience/audience.ts'
import { type Decision, type Discussion, type Position, decisionsThatStand } from '../discussion.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { answered } from './explaining.ts'
import { sameAgency } from '../people/names.ts'
import { referringTo } from '../people/participant.ts'
import { quorum } from '../required/seats/quorum.ts'

type DecideOutcome = Command<
  'DecideOutcome',
  { decision: string; child: string; outcome: string; reason?: string; lines: string[] } & Worded
>
type OutcomeDecided = Event<
  'OutcomeDecided',
  Omit<DecideOutcome, 'type' | 'id' | 'at' | 'by'> & { startsSection47: boolean; inquorate: boolean }
>
type WithdrawDecision = Command<'WithdrawDecision', { decision: string; reason: string } & Worded>
type DecisionWithdrawn = Event<'DecisionWithdrawn', { decision: string; reason: string } & Worded>
type TakePosition = Command<
  'TakePosition',
  { decision: string; agency: string; participant?: string; view: Position['view']; words?: string } & Worded
>
type PositionTaken = Event<'PositionTaken', Omit<TakePosition, 'type' | 'id' | 'at' | 'by'>>
type AgreeSafetyPlan = Command<'AgreeSafetyPlan', { words: string; until?: LocalDate } & Worded>
type SafetyPlanAgreed = Event<'SafetyPlanAgreed', { words: string; until?: LocalDate } & Worded>

export type DecidingCommand = DecideOutcome | WithdrawDecision | TakePosition | AgreeSafetyPlan
export type DecidingEvent = OutcomeDecided | DecisionWithdrawn | PositionTaken | SafetyPlanAgreed

export const deciding: Phase<DecidingCommand, DecidingEvent> = {
  decide: {
    DecideOutcome({ id: _id, ...decided }, discussion, rules) {
      const { procedure } = rules
      const outcome = procedure.outcomes.find(one => one.outcome === decided.outcome)
      if (!outcome)
        return refuse('not-in-vocabulary', `This procedure has no outcome “${decided.outcome}”.`, {
          instead: `Choose from: ${offered(procedure.outcomes)
            .map(o => o.label)
            .join('; ')}.`,
          field: 'outcome',
        })
      if (outcome.force === 'never')
        return refuse('outcome-prohibited', `${outcome.label}.`, {
          rule: outcome.id,
          source: outcome.source,
          field: 'outcome',
          ...(outcome.instead && { instead: outcome.instead }),
        })
      if (!discussion.children.some(child => child.id === decided.child))
        return refuse('unknown-child', 'Say which child this decision is about.', { field: 'child' })
      const clash = excludedBy(outcome, decided.child, discussion, procedure.outcomes)
      if (clash) return clash
      if (outcome['needs-reason'] && !decided.reason?.trim())
        return refuse('reason-needed', `Give the reason for “${outcome.label}”.`, {
          rule: outcome.id,
          source: outcome.source,
          field: 'reason',
        })
      const inquorate = !quorum(discussion, rules, decided.at).met
      return [
        { ...decided, type: 'OutcomeDecided', startsSection47: outcome['starts-section-47'], inquorate },
      ]
    },
    WithdrawDecision({ id: _id, ...withdrawn }, discussion) {
      if (!decisionsThatStand(discussion).some(one => one.decision === withdrawn.decision))
        return refuse('no-decision', 'There is no such decision to withdraw.')
      if (withdrawn.reason.trim() === '')
        return refuse('reason-needed', 'Say why the decision is withdrawn.', { field: 'reason' })
      return [{ ...withdrawn, type: 'DecisionWithdrawn' }]
    },
    TakePosition({ id: _id, ...position }, discussion) {
      if (!discussion.decisions.some(one => one.decision === position.decision))
        return refuse('no-decision', 'There is no such decision.')
      if (position.view === 'disagrees' && !position.words?.trim())
        return refuse('words-needed', 'Write what the agency disagrees with, in its own words.', {
          field: 'words',
        })
      const { participant, agency, by } = position
      // Whoever notes it for an agency is not the one who takes it.
      const own = sameAgency(by.agency, agency) ? by : undefined
      return [
        {
          ...position,
          type: 'PositionTaken',
          ...referringTo(discussion, {
            participant,
            agency,
            ...(own && { person: own.person, name: own.name }),
          }),
        },
      ]
    },
    AgreeSafetyPlan({ id: _id, ...plan }) {
      if (plan.words.trim() === '')
        return refuse('empty', 'Write how the child is kept safe, by whom, until when.', { field: 'words' })
      return [{ ...plan, type: 'SafetyPlanAgreed' }]
    },
  },
  evolve: {
    OutcomeDecided(discussion, { type: _type, startsSection47, ...decided }) {
      const decision: Decision = { ...decided, positions: [] }
      const { at, by, child } = decided
      const next = { ...discussion, decisions: [...discussion.decisions, decision] }
      if (!startsSection47) return next
      const withReason = decided.reason
        ? answered(next, 'section-47-rationale', child, {
            words: decided.reason,
            at,
            by,
            ...audienceIn(decided),
          })
        : next
      return { ...withReason, happened: [...next.happened, { instant: 'section-47-decided', at, child, by }] }
    },
    DecisionWithdrawn(discussion, { decision, reason, at, ...said }) {
      const gone = discussion.decisions.find(one => one.decision === decision)
      return {
        ...discussion,
        decisions: discussion.decisions.map(one =>
          one.decision === decision ? { ...one, withdrawn: { reason, at, ...audienceIn(said) } } : one,
        ),
        happened: discussion.happened.filter(
          one =>
            !(one.instant === 'section-47-decided' && gone && one.child === gone.child && one.at === gone.at),
        ),
      }
    },
    PositionTaken(discussion, { decision, agency, participant, view, words, at, by, ...said }) {
      const position: Position = {
        agency,
        ...(participant !== undefined && { participant }),
        view,
        at,
        by,
        ...(words && { words }),
        ...audienceIn(said),
      }
      return {
        ...discussion,
        decisions: discussion.decisions.map(one =>
          one.decision === decision
            ? { ...one, positions: [...one.positions.filter(earlier => earlier.agency !== agency), position] }
            : one,
        ),
      }
    },
    SafetyPlanAgreed(discussion, { words, until, at, by, ...said }) {
      const plan = { words, at, by, ...audienceIn(said) }
      const next = answered(discussion, 'safety-plan', undefined, plan)
      return { ...next, safetyPlan: { ...plan, ...(until && { until }) } }
    },
  },
}

/** The outcomes a discussion under this procedure may choose from: all that are not forbidden. */
export const offered = <T extends Outcome>(outcomes: readonly T[]): readonly T[] =>
  outcomes.filter(one => one.force !== 'never')

function excludedBy(outcome: Outcome, child: string, discussion: Discussion, all: readonly Outcome[]) {
  const others = decisionsThatStand(discussion).filter(
    one => one.child === child && one.outcome !== outcome.outcome,
  )
  for (const other of others) {
    const theirs = all.find(one => one.outcome === other.outcome)
    const barring = bars(outcome, other.outcome)
      ? outcome
      : theirs && bars(theirs, outcome.outcome)
        ? theirs
        : undefined
    if (barring)
      return refuse(
        'outcomes-exclude',
        `“${outcome.label}” and “${theirs?.label ?? other.outcome}” cannot both stand for the same child.`,
        {
          rule: barring.id,
          source: barring.source,
          instead: 'Withdraw the earlier decision with a reason, or choose another outcome.',
          field: 'outcome',
        },
      )
  }
  return undefined
}

const bars = (one: Outcome, other: string): boolean =>
  one.excludes === true || (Array.isArray(one.excludes) && one.excludes.includes(other))
