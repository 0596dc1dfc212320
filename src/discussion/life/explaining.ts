/** What the procedure asks to have put into words: answers, reasons, departures, delays; and the questions about a child. */
import type { Instant } from '../../calendar/index.ts'
import type { Asked } from '../../procedure/asked.ts'
import { clockOfOverlay } from '../../procedure/overlay.ts'
import { type GivenWords, refuseWordsFrom } from './answering.ts'
import type { By, Discussion, StatedFacts } from '../discussion.ts'
import type { Command, Event, Phase, Rules } from '../happening.ts'
import { askedOfDuty, onBehalfOf } from '../required/who-is-asked.ts'
import { rulesWith } from '../under.ts'
import { unusable } from './typed-words.ts'

/** Puts into words something the procedure asks for: a rationale, a reason, an answer. */
export type AnswerDuty = Command<'AnswerDuty', { duty: string; child?: string; words: string }>
export type DutyAnswered = Event<
  'DutyAnswered',
  { duty: string; child?: string; words: string; onBehalfOf?: string }
>

export type DecideMedical = Command<
  'DecideMedical',
  { child: string; needed: boolean; reason?: string; adviceGiven?: string }
>
export type MedicalDecided = Event<'MedicalDecided', Omit<DecideMedical, 'type' | 'id' | 'at' | 'by'>>
export type DecideConsent = Command<'DecideConsent', { child: string; sought: boolean; reason?: string }>
export type ConsentDecided = Event<'ConsentDecided', Omit<DecideConsent, 'type' | 'id' | 'at' | 'by'>>
export type NoteParents = Command<'NoteParents', { child: string; contacted: boolean; reason?: string }>
export type ParentsNoted = Event<'ParentsNoted', Omit<NoteParents, 'type' | 'id' | 'at' | 'by'>>

/** Says knowingly that a rule is not followed, and why. */
export type RecordDeparture = Command<'RecordDeparture', { rule: string; duty?: string; reason: string }>
export type DepartureRecorded = Event<
  'DepartureRecorded',
  { rule: string; duty?: string; reason: string; permitted: boolean }
>
export type ExplainDelay = Command<'ExplainDelay', { clock: string; reason: string }>
export type DelayExplained = Event<'DelayExplained', { clock: string; reason: string; onBehalfOf?: string }>

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

export const explaining: Phase<ExplainingCommand, ExplainingEvent> = {
  decide: {
    AnswerDuty({ id: _id, ...answer }, discussion, rules) {
      const { by, duty, child, at } = answer
      return (
        unusable(answer.words, 'words') ??
        refuseWordsFrom(by, duty, child, discussion, rules, at) ?? [
          {
            ...answer,
            ...saidFor(by, askedOfDuty(duty, child, discussion, rules, at), discussion, rules),
            type: 'DutyAnswered',
          },
        ]
      )
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
    DutyAnswered: (discussion, { duty, child, words, at, by, onBehalfOf }) =>
      answered(discussion, duty, child, words, at, by, onBehalfOf),
    MedicalDecided(discussion, { child, needed, reason, adviceGiven, at, by }) {
      let next = stated(discussion, child, { 'medical-needed': needed })
      if (reason)
        next = answered(next, needed ? 'medical-reason' : 'no-medical-reason', child, reason, at, by)
      if (adviceGiven !== undefined) next = answered(next, 'medical-advice-given', child, adviceGiven, at, by)
      return next
    },
    ConsentDecided(discussion, { child, sought, reason, at, by }) {
      const next = stated(discussion, child, { 'consent-sought': sought })
      return reason ? answered(next, 'consent-rationale', child, reason, at, by) : next
    },
    ParentsNoted(discussion, { child, contacted, reason, at, by }) {
      const next = stated(discussion, child, { 'parents-contacted': contacted })
      return reason ? answered(next, 'parents-not-contacted-reason', child, reason, at, by) : next
    },
    DepartureRecorded(discussion, { type: _type, ...departure }) {
      return { ...discussion, departures: [...discussion.departures, departure] }
    },
    DelayExplained(discussion, { clock, reason, at, by, onBehalfOf }) {
      // The reason that a procedure asks for is about its own clocks.
      const next =
        clockOfOverlay(clock) === undefined
          ? answered(discussion, 'late-reason', undefined, reason, at, by, onBehalfOf)
          : discussion
      return { ...next, delays: [...discussion.delays, { clock, reason, at, by }] }
    },
  },
}

/** The event that keeps the words; a reason for lateness also stands as the excuse. */
export function wordsKept({ duty, words, by }: GivenWords, at: Instant): DutyAnswered | DelayExplained {
  return duty === 'late-reason'
    ? { type: 'DelayExplained', at, by, clock: 'convene', reason: words }
    : { type: 'DutyAnswered', at, by, duty, words }
}

/** The discussion with words given for a duty, of the discussion or of one child. */
export function answered(
  discussion: Discussion,
  duty: string,
  child: string | undefined,
  words: string,
  at: string,
  by: By,
  onBehalfOf?: string,
): Discussion {
  const key = child === undefined ? duty : `${duty}/${child}`
  const answer = { words, at, by, ...(onBehalfOf !== undefined && { onBehalfOf }) }
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
