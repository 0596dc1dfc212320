/** What the procedure asks to have put into words: answers, reasons, departures, delays; and the questions about a child. */
import type { Instant, LocalDate } from '../../calendar/index.ts'
import type { Asked } from '../../procedure/pack/asked.ts'
import { clockOfOverlay } from '../../procedure/overlay.ts'
import { type GivenWords, refuseWordsFrom } from './answering.ts'
import { audienceIn, type Worded } from '../audience/audience.ts'
import type { By, Discussion, StatedFacts } from '../discussion.ts'
import type { Command, Event, Phase, Rules } from '../happening.ts'
import { endOf, findFollowUpClock, followUpDecision } from '../required/clocks/follow-up.ts'
import { askedOfDuty, onBehalfOf } from '../required/duties/who-is-asked.ts'
import { rulesWith } from '../required/under.ts'
import type { TargetSet } from './convening.ts'
import { unusable } from '../checks/typed-words.ts'

/** Puts into words something the procedure asks for: a rationale, a reason, an answer. */
/** `day`: the date the answer gives, where what is asked is when (the follow-up discussion). */
type AnswerDuty = Command<
  'AnswerDuty',
  { duty: string; child?: string; words: string; day?: LocalDate } & Worded
>
export type DutyAnswered = Event<
  'DutyAnswered',
  { duty: string; child?: string; words: string; day?: LocalDate; onBehalfOf?: string } & Worded
>

type DecideMedical = Command<
  'DecideMedical',
  { child: string; needed: boolean; reason?: string; adviceGiven?: string } & Worded
>
type MedicalDecided = Event<'MedicalDecided', Omit<DecideMedical, 'type' | 'id' | 'at' | 'by'>>
type DecideConsent = Command<'DecideConsent', { child: string; sought: boolean; reason?: string } & Worded>
type ConsentDecided = Event<'ConsentDecided', Omit<DecideConsent, 'type' | 'id' | 'at' | 'by'>>
type NoteParents = Command<'NoteParents', { child: string; contacted: boolean; reason?: string } & Worded>
type ParentsNoted = Event<'ParentsNoted', Omit<NoteParents, 'type' | 'id' | 'at' | 'by'>>

/** Says knowingly that a rule is not followed, and why. */
type RecordDeparture = Command<'RecordDeparture', { rule: string; duty?: string; reason: string } & Worded>
export type DepartureRecorded = Event<
  'DepartureRecorded',
  { rule: string; duty?: string; reason: string; permitted: boolean } & Worded
>
type ExplainDelay = Command<'ExplainDelay', { clock: string; reason: string } & Worded>
export type DelayExplained = Event<
  'DelayExplained',
  { clock: string; reason: string; onBehalfOf?: string } & Worded
>

export type ExplainingCommand =
  | AnswerDuty
  | DecideMedical
  | DecideConsent
  | NoteParents
  | RecordDeparture
  | ExplainDelay
export type ExplainingEvent =
  | DutyAnswered
  | MedicalDecided
  | ConsentDecided
  | ParentsNoted
  | DepartureRecorded
  | DelayExplained

/** The day that an answer gives sets the date of the follow-up’s clock, where one runs and waits for it. */
function dateSet(
  { duty, day, words, at, by }: Omit<AnswerDuty, 'type' | 'id'>,
  discussion: Discussion,
  rules: Rules,
): TargetSet[] {
  const clock = duty === followUpDecision && day !== undefined && findFollowUpClock(discussion, rules, at)
  if (!clock || clock.day === day) return []
  const { key, rule } = clock
  return [{ type: 'TargetSet', at, by, key, rule, due: endOf(day!), day: day!, wholeDay: true, words }]
}

export const explaining: Phase<ExplainingCommand, ExplainingEvent, TargetSet> = {
  decide: {
    AnswerDuty({ id: _id, ...answer }, discussion, rules) {
      const { by, duty, child, at } = answer
      const bad = unusable(answer.words, 'words') ?? refuseWordsFrom(by, duty, child, discussion, rules, at)
      if (bad) return bad
      const said = saidFor(by, askedOfDuty(duty, child, discussion, rules, at), discussion, rules)
      return [{ ...answer, ...said, type: 'DutyAnswered' }, ...dateSet(answer, discussion, rules)]
    },
    DecideMedical: ({ id: _id, ...said }) => [{ ...said, type: 'MedicalDecided' }],
    DecideConsent: ({ id: _id, ...said }) => [{ ...said, type: 'ConsentDecided' }],
    NoteParents: ({ id: _id, ...said }) => [{ ...said, type: 'ParentsNoted' }],
    RecordDeparture({ id: _id, ...departed }, _discussion, rules) {
      const bad = unusable(departed.reason, 'reason')
      if (bad) return bad
      // Who may excuse lateness is each procedure’s own to say; what binds everybody only asks for the reason.
      const { procedure } = rulesWith(departed.rule, rules)
      const clock = procedure.clocks.find(one => one.id === departed.rule && one.overlay === undefined)
      const force = procedure.forces.get(departed.rule)
      const permitted = clock
        ? departed.by.grade !== undefined && (clock.excuse?.by.includes(departed.by.grade) ?? false)
        : force !== 'must' && force !== 'never'
      return [{ ...departed, type: 'DepartureRecorded', permitted }]
    },
    ExplainDelay({ id: _id, ...explained }, discussion, rules) {
      const { by, at } = explained
      return (
        unusable(explained.reason, 'reason') ??
        refuseWordsFrom(by, 'late-reason', undefined, discussion, rules, at) ?? [
          {
            ...explained,
            ...saidFor(by, askedOfDuty('late-reason', undefined, discussion, rules, at), discussion, rules),
            type: 'DelayExplained',
          },
        ]
      )
    },
  },
  evolve: {
    DutyAnswered: (discussion, { duty, child, ...said }) => answered(discussion, duty, child, said),
    MedicalDecided(discussion, { child, needed, reason, adviceGiven, ...said }) {
      let next = stated(discussion, child, { 'medical-needed': needed })
      if (reason)
        next = answered(next, needed ? 'medical-reason' : 'no-medical-reason', child, {
          ...said,
          words: reason,
        })
      if (adviceGiven !== undefined)
        next = answered(next, 'medical-advice-given', child, { ...said, words: adviceGiven })
      return next
    },
    ConsentDecided(discussion, { child, sought, reason, ...said }) {
      const next = stated(discussion, child, { 'consent-sought': sought })
      return reason ? answered(next, 'consent-rationale', child, { ...said, words: reason }) : next
    },
    ParentsNoted(discussion, { child, contacted, reason, ...said }) {
      const next = stated(discussion, child, { 'parents-contacted': contacted })
      return reason ? answered(next, 'parents-not-contacted-reason', child, { ...said, words: reason }) : next
    },
    DepartureRecorded(discussion, { type: _type, ...departure }) {
      return { ...discussion, departures: [...discussion.departures, departure] }
    },
    DelayExplained(discussion, { clock, reason, at, by, ...said }) {
      // The reason that a procedure asks for is about its own clocks.
      const next =
        clockOfOverlay(clock) === undefined
          ? answered(discussion, 'late-reason', undefined, { words: reason, at, by, ...said })
          : discussion
      return { ...next, delays: [...discussion.delays, { clock, reason, at, by, ...audienceIn(said) }] }
    },
  },
}

/** The event that keeps the words; a reason for lateness also stands as the excuse. */
export function wordsKept(
  { duty, words, by, ...said }: GivenWords,
  at: Instant,
): DutyAnswered | DelayExplained {
  return duty === 'late-reason'
    ? { type: 'DelayExplained', at, by, clock: 'convene', reason: words, ...audienceIn(said) }
    : { type: 'DutyAnswered', at, by, duty, words, ...audienceIn(said) }
}

/** The discussion with words given for a duty, of the discussion or of one child. */
export function answered(
  discussion: Discussion,
  duty: string,
  child: string | undefined,
  {
    words,
    day,
    at,
    by,
    onBehalfOf,
    ...said
  }: { words: string; day?: LocalDate; at: string; by: By; onBehalfOf?: string } & Worded,
): Discussion {
  const key = child === undefined ? duty : `${duty}/${child}`
  const answer = {
    words,
    ...(day !== undefined && { day }),
    at,
    by,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...audienceIn(said),
  }
  return { ...discussion, answers: { ...discussion.answers, [key]: answer } }
}

/** What the record adds when the words were asked of somebody else. */
function saidFor(
  by: By,
  askedOf: readonly Asked[],
  discussion: Discussion,
  rules: Rules,
): { onBehalfOf?: string } {
  const words = onBehalfOf(by, askedOf, discussion, rules)
  return words === undefined ? {} : { onBehalfOf: words }
}

function stated(discussion: Discussion, child: string, facts: StatedFacts): Discussion {
  return {
    ...discussion,
    children: discussion.children.map(one =>
      one.id === child ? { ...one, facts: { ...one.facts, ...facts } } : one,
    ),
  }
}
