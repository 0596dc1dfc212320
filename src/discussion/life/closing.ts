/** Ending the discussion, signing the minutes, sending copies, receipts and corrections, and what follows. */
import { audienceIn, type Worded } from '../audience/audience.ts'
import type { Change } from '../state/change.ts'
import type { Copy, CopyWords, Digests, Discussion } from '../discussion.ts'
import { isKeptFrom, type Somebody } from '../people/kept-out.ts'
import { refuseChange, withChange, wordsCorrected } from './correcting.ts'
import { latestVersion, startedAt } from '../discussion.ts'
import { cannotFinalise, duties } from '../required/duties/duties.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { unsignedCorrections } from '../required/minutes/corrections.ts'
import { blockedFrom } from '../required/minutes/distribution.ts'
import { signs } from '../required/minutes/signing.ts'
import { closesAlone } from './closing-alone.ts'

type EndDiscussion = Command<'EndDiscussion', Record<never, never>>
type DiscussionEnded = Event<'DiscussionEnded', Record<never, never>>

type SignMinutes = Command<'SignMinutes', { name: string; statements: string[]; digest: string }>
type MinutesSigned = Event<
  'MinutesSigned',
  { version: number; name: string; statements: string[]; digest: string; files?: Digests }
>

type CirculateMinutes = Command<
  'CirculateMinutes',
  { copies: Omit<Copy, 'at' | 'version' | 'received' | 'files'>[] }
>
type MinutesCirculated = Event<
  'MinutesCirculated',
  { version: number; copies: Omit<Copy, 'at' | 'version' | 'received'>[] }
>

/**
 * What the chair says in one recipient's copy in the place of what is left out of it, and in the place of the safety plan.
 * It is sent with the copy from then on; empty words take it back.
 */
type WordCopy = Command<'WordCopy', Omit<CopyWords, 'at' | 'by'>>
type CopyWorded = Event<'CopyWorded', Omit<CopyWords, 'at' | 'by'>>

/** Somebody opens the copy that was sent to them. */
type ReceiveCopy = Command<'ReceiveCopy', { recipient: string; child?: string }>
type CopyReceived = Event<'CopyReceived', { recipient: string; child?: string }>

type AskCorrection = Command<'AskCorrection', { correction: string; recipient: string; text: string }>
type CorrectionAsked = Event<
  'CorrectionAsked',
  { correction: string; recipient: string; text: string; late: boolean }
>
/** `change`: which words it changes, and what they read; entries of before say only that it was accepted. */
type AnswerCorrection = Command<
  'AnswerCorrection',
  { correction: string; accepted: boolean; words: string; change?: Change }
>
type CorrectionAnswered = Event<
  'CorrectionAnswered',
  { correction: string; accepted: boolean; words: string; change?: Change }
>

/** Always possible, to whomever; a procedure may name whom (AMB-68). */
type Escalate = Command<'Escalate', { to: string; reason: string } & Worded>
type Escalated = Event<'Escalated', { to: string; reason: string } & Worded>
/** `alone`: why whoever asked for it closes it themselves before it was held. */
type Conclude = Command<'Conclude', { reason: string; alone?: string } & Worded>
type Concluded = Event<'Concluded', { reason: string; alone?: string } & Worded>

export type ClosingCommand =
  | EndDiscussion
  | SignMinutes
  | CirculateMinutes
  | WordCopy
  | ReceiveCopy
  | AskCorrection
  | AnswerCorrection
  | Escalate
  | Conclude
export type ClosingEvent =
  | DiscussionEnded
  | MinutesSigned
  | MinutesCirculated
  | CopyWorded
  | CopyReceived
  | CorrectionAsked
  | CorrectionAnswered
  | Escalated
  | Concluded

export const closing: Phase<ClosingCommand, ClosingEvent> = {
  decide: {
    EndDiscussion({ id: _id, ...end }, discussion) {
      const from = startedAt(discussion) ?? discussion.conversations[0]?.at
      if (from !== undefined && end.at < from)
        return refuse('before-start', 'The end cannot lie before the start.', { field: 'at' })
      return [{ ...end, type: 'DiscussionEnded' }]
    },
    SignMinutes({ id: _id, ...signed }, discussion, rules) {
      if (!signs(signed.by, discussion, rules)) {
        const signOff = rules.procedure.pack.minutes['sign-off']
        return refuse('not-the-chair', 'The minutes are signed by the chair of the meeting.', {
          ...(signOff && { rule: signOff.id, source: signOff.source }),
          instead:
            'Ask the chair. If they cannot, whoever runs the discussion names somebody who takes over.',
        })
      }
      const waiting = cannotFinalise(duties(discussion, rules, signed.at))
      const first = waiting[0]
      if (first)
        return refuse(
          'must-answer',
          `Before the minutes can be signed: ${waiting.map(duty => duty.label).join('; ')}.`,
          {
            rule: first.rule,
            source: first.source,
            instead: 'Answer it, or record a departure with its reason.',
          },
        )
      if (signed.name.trim() === '')
        return refuse('name-needed', 'Type your name to sign.', { field: 'name' })
      return [{ ...signed, type: 'MinutesSigned', version: (latestVersion(discussion)?.version ?? 0) + 1 }]
    },
    CirculateMinutes({ id: _id, ...sent }, discussion) {
      const version = latestVersion(discussion)?.version ?? 0
      if (unsignedCorrections(discussion).length > 0)
        return refuse(
          'corrected-since',
          `A correction is accepted since version ${version} was signed, so its words must not go out as they were.`,
          { instead: `Sign version ${version + 1} first.` },
        )
      const barred = sent.copies.some(
        copy =>
          blockedFrom(discussion, { recipient: copy.recipient }) ||
          namesIn(copy.to).some(name =>
            isKeptFrom(discussion, { ...recipientAs(copy, discussion), name, email: copy.address }),
          ),
      )
      if (barred)
        return refuse('blocked', 'One of these recipients is kept out of this discussion and gets no copy.', {
          field: 'copies',
        })
      return [{ ...sent, type: 'MinutesCirculated', version }]
    },
    WordCopy: ({ id: _id, ...worded }) => [{ ...worded, type: 'CopyWorded' }],
    ReceiveCopy({ id: _id, ...received }, discussion) {
      return discussion.copies.some(copy => isTheirs(copy, received) && !copy.received)
        ? [{ ...received, type: 'CopyReceived' }]
        : refuse('no-copy', 'There is no unopened copy for you here.')
    },
    AskCorrection({ id: _id, ...asked }, discussion) {
      if (asked.text.trim() === '')
        return refuse('empty', 'Write what is wrong and what it should say.', { field: 'text' })
      const window = discussion.deadlines.find(one => one.key === `corrections/${asked.recipient}`)
      const late =
        window?.due !== undefined && (window.inclusive ? asked.at > window.due : asked.at >= window.due)
      return [{ ...asked, type: 'CorrectionAsked', late }]
    },
    AnswerCorrection({ id: _id, ...answer }, discussion) {
      if (!discussion.corrections.some(one => one.correction === answer.correction && !one.answer))
        return refuse('no-correction', 'There is no open correction to answer.')
      const { change, ...answered } = answer
      if (!answer.accepted) return [{ ...answered, type: 'CorrectionAnswered' }]
      return refuseChange(change, discussion) ?? [{ ...answer, type: 'CorrectionAnswered' }]
    },
    Escalate({ id: _id, ...escalated }) {
      return escalated.to.trim() === ''
        ? refuse('nobody', 'Say to whom this is escalated.', { field: 'to' })
        : [{ ...escalated, type: 'Escalated' }]
    },
    Conclude({ id: _id, ...concluded }, discussion) {
      if (concluded.reason.trim() === '')
        return refuse('reason-needed', 'Say why this is concluded.', { field: 'reason' })
      const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
      const alone = closesAlone(concluded, discussion)
      if (!held && alone) return alone
      return [{ ...concluded, type: 'Concluded' }]
    },
  },
  evolve: {
    DiscussionEnded(discussion, { at, by }) {
      return { ...discussion, happened: [...discussion.happened, { instant: 'ended', at, by }] }
    },
    MinutesSigned(discussion, { type: _type, ...version }) {
      const { at, by } = version
      return {
        ...discussion,
        versions: [...discussion.versions, version],
        happened: [...discussion.happened, { instant: 'signed-off', at, by }],
      }
    },
    MinutesCirculated(discussion, { version, copies, at, by }) {
      return {
        ...discussion,
        copies: [...discussion.copies, ...copies.map(copy => ({ ...copy, version, at }))],
        happened: [...discussion.happened, { instant: 'minutes-sent', at, by }],
      }
    },
    CopyWorded(discussion, { type: _type, ...worded }) {
      const others = discussion.copyWords.filter(one => one.key !== worded.key)
      return { ...discussion, copyWords: [...others, worded] }
    },
    CopyReceived(discussion, received) {
      const { at, by, recipient, child } = received
      return {
        ...discussion,
        copies: discussion.copies.map(copy =>
          isTheirs(copy, received) && !copy.received ? { ...copy, received: at } : copy,
        ),
        happened: [
          ...discussion.happened,
          { instant: 'received', at, by, recipient, ...(child !== undefined && { child }) },
        ],
      }
    },
    CorrectionAsked(discussion, { correction, recipient, text, late, at, by }) {
      return {
        ...discussion,
        corrections: [...discussion.corrections, { correction, recipient, text, late, at, by }],
        happened: [...discussion.happened, { instant: 'correction-asked', recipient, at, by }],
      }
    },
    CorrectionAnswered(discussion, { correction, accepted, words, change, at, by }) {
      const was = change && wordsCorrected(change, discussion)
      const answer = {
        accepted,
        words,
        at,
        by,
        ...(change && { change }),
        ...(was !== undefined && { was }),
      }
      const asked = discussion.corrections.find(one => one.correction === correction)
      const changed = change ? withChange(discussion, change, { at, by, asked }) : discussion
      return {
        ...changed,
        corrections: discussion.corrections.map(one =>
          one === asked ? { ...one, answer, answeredIn: latestVersion(discussion)?.version ?? 0 } : one,
        ),
      }
    },
    Escalated(discussion, { to, reason, at, by, ...said }) {
      return {
        ...discussion,
        escalations: [...discussion.escalations, { to, reason, at, by, ...audienceIn(said) }],
      }
    },
    Concluded: (discussion, { reason, at, ...said }) => ({
      ...discussion,
      concluded: { reason, at, ...audienceIn(said) },
    }),
  },
}

const isTheirs = (
  copy: Copy,
  opened: { recipient: string; child?: string; by: { person: string } },
): boolean =>
  copy.person === opened.by.person && copy.recipient === opened.recipient && copy.child === opened.child

/** “Martin Crake, Harrow Lane Academy” is a name with an agency behind it, or a name turned round. */
const namesIn = (to: string): string[] => [to, to.split(',')[0]!]

/** Somebody with the agency and roles they take part in, so that a block on a role meets them too. */
function recipientAs(
  { participant, person }: Pick<Copy, 'participant' | 'person'>,
  { participants }: Discussion,
): Somebody {
  const found = participants.find(
    one => one.participant === participant || (person !== undefined && one.person === person),
  )
  return {
    person,
    ...(found && { agency: found.agency, seat: found.seat, ...(found.role && { role: found.role }) }),
  }
}
