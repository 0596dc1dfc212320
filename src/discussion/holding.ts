/** The discussion itself: who is here, what each agency says, what has to be answered. */
import type { Line, LineKind, Presence, Sensitivity } from './discussion.ts'
import { endedAt, startedAt } from './discussion.ts'
import type { Pack } from '../procedure/pack.ts'
import { type Command, type Event, type Phase, refuse } from './happening.ts'
import { refuseWordsFrom } from './answering.ts'
import { isBlocked } from './convening.ts'

type Arrival = Omit<Presence, 'from' | 'to'>
export type StartDiscussion = Command<
  'StartDiscussion',
  {
    chair?: { person?: string; name?: string; grade: string; attested?: string[] }
    format?: string
    outOfHours?: boolean
    minuteTaker?: string
    present: Arrival[]
  }
>
export type DiscussionStarted = Event<'DiscussionStarted', Omit<StartDiscussion, 'type' | 'id' | 'at' | 'by'>>

export type Join = Command<'Join', Arrival>
export type Joined = Event<'Joined', Arrival>
export type Leave = Command<'Leave', { seat: string; agency: string; person?: string }>
export type Left = Event<'Left', { seat: string; agency: string; person?: string }>

export type HoldConversation = Command<
  'HoldConversation',
  { agency: string; seat: string; name?: string; words?: string }
>
export type ConversationHeld = Event<'ConversationHeld', Omit<HoldConversation, 'type' | 'id' | 'at' | 'by'>>

export type RecordLine = Command<
  'RecordLine',
  {
    line: string
    agency: string
    speaker: string
    kind: LineKind
    text: string
    about: string[]
    source?: string
    sensitivity: Sensitivity
  }
>
export type LineRecorded = Event<'LineRecorded', Omit<RecordLine, 'type' | 'id' | 'at' | 'by'>>
export type CorrectLine = Command<
  'CorrectLine',
  { line: string; revision: number; text: string; reason?: string }
>
export type LineCorrected = Event<'LineCorrected', Omit<CorrectLine, 'type' | 'id' | 'at' | 'by'>>

export type ReachItem = Command<'ReachItem', { item: string }>
export type ItemReached = Event<'ItemReached', { item: string }>

/** Puts into words something the procedure asks for: a rationale, a reason, an answer. */
export type AnswerDuty = Command<'AnswerDuty', { duty: string; child?: string; words: string }>
export type DutyAnswered = Event<'DutyAnswered', { duty: string; child?: string; words: string }>

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
export type DelayExplained = Event<'DelayExplained', { clock: string; reason: string }>

export type HoldingCommand =
  | StartDiscussion
  | Join
  | Leave
  | HoldConversation
  | RecordLine
  | CorrectLine
  | ReachItem
  | AnswerDuty
  | DecideMedical
  | DecideConsent
  | NoteParents
  | RecordDeparture
  | ExplainDelay
export type HoldingEvent =
  | DiscussionStarted
  | Joined
  | Left
  | ConversationHeld
  | LineRecorded
  | LineCorrected
  | ItemReached
  | DutyAnswered
  | MedicalDecided
  | ConsentDecided
  | ParentsNoted
  | DepartureRecorded
  | DelayExplained

/** A megabyte is a document, not a line: 20 000 characters is about seven pages. */
export const longestLine_characters = 20_000

const nul = String.fromCharCode(0)
const unusable = (words: string, field: string) =>
  words.trim() === ''
    ? refuse('empty', 'Write something first.', { field })
    : words.includes(nul)
      ? refuse('nul', 'The text holds a character (NUL) that cannot be kept. Take it out and save again.', {
          field,
        })
      : words.length > longestLine_characters
        ? refuse(
            'too-long',
            `That is ${words.length} characters. Keep one entry under ${longestLine_characters}, or attach it as a document.`,
            { field },
          )
        : undefined

export const holding: Phase<HoldingCommand, HoldingEvent> = {
  decide: {
    StartDiscussion({ id: _id, ...start }, discussion) {
      if (startedAt(discussion)) return refuse('already-started', 'This discussion has already started.')
      if (start.chair && isBlocked(discussion.implicated, start.chair))
        return refuse(
          'blocked',
          'The chair you chose is kept out of this discussion. Choose somebody else.',
          {
            field: 'chair',
          },
        )
      if (start.present.some(one => isBlocked(discussion.implicated, one)))
        return refuse(
          'blocked',
          'Somebody on the list is kept out of this discussion. Take them off the list.',
          { field: 'present' },
        )
      return [{ ...start, type: 'DiscussionStarted' }]
    },
    Join({ id: _id, ...arrival }, discussion) {
      if (!startedAt(discussion)) return refuse('not-started', 'The discussion has not started yet.')
      if (endedAt(discussion)) return refuse('ended', 'The discussion has ended.')
      if (isBlocked(discussion.implicated, arrival))
        return refuse('blocked', 'This person is kept out of this discussion.')
      return [{ ...arrival, type: 'Joined' }]
    },
    Leave({ id: _id, ...left }, discussion) {
      if (!discussion.presence.some(one => !one.to && samePlace(one, left)))
        return refuse('not-here', 'They are not on the list of people here.')
      return [{ ...left, type: 'Left' }]
    },
    HoldConversation({ id: _id, ...talk }, discussion) {
      if (endedAt(discussion))
        return refuse('ended', 'The discussion has ended. Ask for a follow-up discussion.')
      if (isBlocked(discussion.implicated, talk))
        return refuse('blocked', 'This role is kept out of this discussion. Speak to somebody else there.', {
          field: 'agency',
        })
      return [{ ...talk, type: 'ConversationHeld' }]
    },
    RecordLine({ id: _id, ...said }, discussion) {
      if (!startedAt(discussion) && discussion.conversations.length === 0)
        return refuse(
          'not-started',
          'Start the discussion before writing lines. Your words are kept as your draft.',
        )
      const bad = unusable(said.text, 'text')
      if (bad) return bad
      if (discussion.lines.some(one => one.line === said.line))
        return refuse('line-there', 'That line is already saved.')
      if (discussion.versions.length > 0)
        return refuse('signed', 'The minutes are signed. What comes to light now goes in as a correction.', {
          instead: 'Ask for a correction.',
        })
      return [{ ...said, type: 'LineRecorded' }]
    },
    CorrectLine({ id: _id, ...fix }, discussion) {
      const line = discussion.lines.find(one => one.line === fix.line)
      if (!line) return refuse('no-line', 'There is no such line in this discussion.')
      if (discussion.versions.length > 0)
        return refuse('signed', 'The minutes are signed. Ask for a correction instead.')
      if (fix.revision !== line.corrected.length)
        return refuse(
          'changed-meanwhile',
          `Somebody else corrected this line meanwhile. It now reads: “${line.text}”. Your words are kept; look again and save.`,
          { field: 'text' },
        )
      return unusable(fix.text, 'text') ?? [{ ...fix, type: 'LineCorrected' }]
    },
    ReachItem({ id: _id, ...reached }, _discussion, { procedure }) {
      const known = [...procedure.agenda, ...procedure.complexItems].some(one => one.item === reached.item)
      return known
        ? [{ ...reached, type: 'ItemReached' }]
        : refuse('no-item', 'That is not an item of this agenda.')
    },
    AnswerDuty({ id: _id, ...answer }, discussion, rules) {
      if (discussion.versions.length > 0 && !answeredLater(answer.duty, rules.procedure.pack))
        return refuse('signed', 'The minutes are signed. Ask for a correction instead.')
      const { by, duty, child, at } = answer
      return (
        unusable(answer.words, 'words') ??
        refuseWordsFrom(by, duty, child, discussion, rules, at) ?? [{ ...answer, type: 'DutyAnswered' }]
      )
    },
    DecideMedical: ({ id: _id, ...said }) => [{ ...said, type: 'MedicalDecided' }],
    DecideConsent: ({ id: _id, ...said }) => [{ ...said, type: 'ConsentDecided' }],
    NoteParents: ({ id: _id, ...said }) => [{ ...said, type: 'ParentsNoted' }],
    RecordDeparture({ id: _id, ...departed }, _discussion, { procedure }) {
      const bad = unusable(departed.reason, 'reason')
      if (bad) return bad
      const clock = procedure.clocks.find(one => one.id === departed.rule)
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
          { ...explained, type: 'DelayExplained' },
        ]
      )
    },
  },
  evolve: {
    DiscussionStarted(discussion, { at, by, chair, format, outOfHours, minuteTaker, present }) {
      return {
        ...discussion,
        ...(chair && { chair: { ...chair, attested: chair.attested ?? [] } }),
        ...(minuteTaker && { minuteTaker }),
        facts: {
          ...discussion.facts,
          ...(format && { format }),
          ...(outOfHours !== undefined && { 'out-of-hours': outOfHours }),
        },
        presence: [...discussion.presence, ...present.map(one => ({ ...one, from: at }))],
        happened: [...discussion.happened, { instant: 'started', at, by }],
      }
    },
    Joined(discussion, { type: _type, at, by: _by, ...arrival }) {
      return { ...discussion, presence: [...discussion.presence, { ...arrival, from: at }] }
    },
    Left(discussion, left) {
      return {
        ...discussion,
        presence: discussion.presence.map(one =>
          !one.to && samePlace(one, left) ? { ...one, to: left.at } : one,
        ),
      }
    },
    ConversationHeld(discussion, { type: _type, by: _by, ...talk }) {
      return { ...discussion, conversations: [...discussion.conversations, talk] }
    },
    LineRecorded(discussion, { type: _type, ...said }) {
      const line: Line = { ...said, number: discussion.lines.length + 1, corrected: [] }
      return { ...discussion, lines: [...discussion.lines, line] }
    },
    LineCorrected(discussion, { line, text, at, by, reason }) {
      return {
        ...discussion,
        lines: discussion.lines.map(one =>
          one.line === line
            ? {
                ...one,
                text,
                corrected: [...one.corrected, { text: one.text, at, by, ...(reason && { reason }) }],
              }
            : one,
        ),
      }
    },
    ItemReached: (discussion, { item }) => ({ ...discussion, agendaItem: item }),
    DutyAnswered: (discussion, { duty, child, words, at, by }) =>
      answered(discussion, duty, child, words, at, by),
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
    DelayExplained(discussion, { clock, reason, at, by }) {
      const next = answered(discussion, 'late-reason', undefined, reason, at, by)
      return { ...next, delays: [...discussion.delays, { clock, reason, at, by }] }
    },
  },
}

function samePlace(one: Presence, other: { seat: string; agency: string; person?: string }): boolean {
  return one.person !== undefined && other.person !== undefined
    ? one.person === other.person
    : one.seat === other.seat && one.agency === other.agency
}

type Known = Parameters<typeof holding.evolve.DutyAnswered>[0]
export function answered(
  discussion: Known,
  duty: string,
  child: string | undefined,
  words: string,
  at: string,
  by: Line['by'],
): Known {
  const key = child === undefined ? duty : `${duty}/${child}`
  return { ...discussion, answers: { ...discussion.answers, [key]: { words, at, by } } }
}

function stated(discussion: Known, child: string, facts: Known['children'][number]['facts']): Known {
  return {
    ...discussion,
    children: discussion.children.map(one =>
      one.id === child ? { ...one, facts: { ...one.facts, ...facts } } : one,
    ),
  }
}

/** What is only settled once the minutes are signed: who stands in for a recipient, who else gets a copy, what follows. */
const answeredLater = (duty: string, { distribute, follow }: Pack): boolean =>
  duty.startsWith('substitute/') || [...distribute.duties, ...follow.duties].some(one => one.duty === duty)
