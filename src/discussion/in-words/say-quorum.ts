/**
 * The one sentence about the minimum. Every page, the room and the minutes say it from here, so that none of them calls a
 * discussion complete where another says who was missing.
 */
import type { Instant } from '../../calendar/index.ts'
import { type Discussion, endedAt, startedAt } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { expectedQuorum, quorum } from '../required/seats/quorum.ts'
import { saySeat } from './say-seat.ts'
import { joined } from '../../english.ts'

/** Before it began, while it goes on, and as it stood when it ended. */
type QuorumTense = 'expected' | 'now' | 'at-the-end'
type SaidOfQuorum = {
  tense: QuorumTense
  met: boolean
  /** “Quorate”; begins the sentence: “Quorate: social worker, police; without health, as the procedure allows.” */
  title: string
  sentence: string
  /** Seats of the minimum that nobody fills and whose absence the procedure does not allow. */
  missing: readonly string[]
}

const whenMet: Readonly<Record<QuorumTense, { title: string; sentence: (filled: string) => string }>> = {
  expected: { title: 'Will be quorate', sentence: filled => `${filled}, if everyone who accepted comes` },
  now: { title: 'Quorate', sentence: filled => filled },
  'at-the-end': { title: 'Quorate at the end', sentence: filled => filled },
}
const whenNotMet: Readonly<
  Record<QuorumTense, { title: string; sentence: (missing: string, many: boolean) => string }>
> = {
  expected: {
    title: 'Not yet quorate',
    sentence: (missing, many) => `${missing} ${many ? 'have' : 'has'} not accepted`,
  },
  now: { title: 'Not quorate', sentence: (missing, many) => `${missing} ${many ? 'are' : 'is'} missing` },
  'at-the-end': {
    title: 'Below the minimum at the end',
    sentence: (missing, many) => `${missing} ${many ? 'were' : 'was'} not there`,
  },
}

/** What there is to say of the minimum at a moment. */
export function sayQuorum(discussion: Discussion, rules: Rules, at: Instant): SaidOfQuorum {
  const named = (seats: readonly string[]) => seats.map(seat => saySeat(seat, rules))
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const end = endedAt(discussion)
  const tense: QuorumTense = !held ? 'expected' : end !== undefined && end <= at ? 'at-the-end' : 'now'
  const { met, missing, filled, excused } = held
    ? quorum(discussion, rules, at)
    : { excused: [], ...expectedQuorum(discussion, rules, at) }
  const said = met ? whenMet[tense] : whenNotMet[tense]
  const without = excused.length > 0 ? `; without ${joined(named(excused))}, as the procedure allows` : ''
  const sentence = met
    ? whenMet[tense].sentence(
        named(filled.map(one => one.seat)).join(', ') || 'this procedure names no minimum',
      )
    : whenNotMet[tense].sentence(joined(named(missing)), missing.length > 1)
  return { tense, met, title: said.title, sentence: `${sentence}${without}.`, missing }
}
