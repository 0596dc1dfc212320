/** Why a person may not give a command, or undefined when they may. Asked once for each command, before it is decided. */
import type { DiscussionCommand } from '../discussion/decide.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { isKeptFor } from '../discussion/life/answering.ts'
import { type Refusal, type Rules, refuse } from '../discussion/happening.ts'
import {
  forPolice,
  isSameAudience,
  isWider,
  type Reader,
  mayChangeAudience,
  mayCorrect,
  mayHave,
} from '../discussion/audience.ts'
import { access, type Who } from './access.ts'
import { deedOf, runs, speaksFor } from './command-deeds.ts'
import { readerOf } from './reader.ts'
import type { Person } from './standing.ts'

const nothingHere = refuse('nothing-here', 'There is nothing here.')
const notTheirTask = refuse('not-your-task', 'This is for the chair or the people who run this discussion.', {
  instead: 'Ask the chair or the minute-taker.',
})
const anotherAgency = refuse(
  'another-agency',
  'Only somebody from that agency, the chair or the minute-taker can write this.',
)

/** A clock in the asker's hands may differ from ours by this much before what they say lies in the future. */
const grace_ms = 60_000

export function whyNot(
  command: DiscussionCommand,
  before: Discussion,
  who: Who,
  person: Person,
  now: string,
  rules: Rules,
): Refusal | undefined {
  const may = access(who, deedOf[command.type])
  const theirs = access(who, 'see').allowed && isTheirs(command, before, person, rules)
  if (!may.allowed && !theirs) return may.because === 'not-their-task' ? notTheirTask : nothingHere
  if (Date.parse(command.at) > Date.parse(now) + grace_ms)
    return refuse('not-yet', 'That moment lies in the future. Say when it happened.', { field: 'at' })
  switch (command.type) {
    case 'RecordLine':
    case 'TakePosition':
      return speaksFor(who, command.agency) ? undefined : anotherAgency
    case 'ConfirmAction': {
      const action = before.actions.find(one => one.action === command.action)
      return speaksFor(who, action?.agency) ? undefined : anotherAgency
    }
    case 'Reply': {
      const invitation = before.invitations.find(one => one.invitation === command.invitation)
      const theirs = invitation === undefined || invitation.person === person.person
      return theirs || runs(who)
        ? undefined
        : refuse('another-invitation', 'You can only answer your own invitation.')
    }
    case 'CorrectLine':
    case 'WithdrawLine':
    case 'ChangeAudience':
    case 'SayAbout':
      return whyNotLine(command, before, readerOf(who, person))
    default:
      return undefined
  }
}

type OnLine = Extract<
  DiscussionCommand,
  { type: 'CorrectLine' | 'WithdrawLine' | 'ChangeAudience' | 'SayAbout' }
>

/** A line is put right by who may read it and answers for it; who may have it is widened by who gave it, and by nobody else. */
function whyNotLine(command: OnLine, before: Discussion, reader: Reader): Refusal | undefined {
  const line = before.lines.find(one => one.line === command.line)
  if (!line) return undefined
  if (!mayHave({ audience: line.audience, by: line.by.person }, reader)) return noLine
  if (command.type === 'SayAbout') return undefined
  const to =
    command.type === 'ChangeAudience' || (command.type === 'CorrectLine' && command.audience !== undefined)
      ? command.audience
      : undefined
  if (command.type !== 'ChangeAudience' && !mayCorrect(line, reader)) return anotherAgencysLine
  if (to === undefined || mayChangeAudience(line, to, reader)) return undefined
  // Whoever puts right which agency gave it does not take it away from that agency.
  if (command.type === 'CorrectLine' && isSameAudience(to, forPolice(command.agency ?? line.agency, false)))
    return undefined
  return isWider(to, line.audience) ? notTheirsToWiden : anotherAgencysLine
}

const noLine = refuse('no-line', 'There is no such line in this discussion.')
const anotherAgencysLine = refuse(
  'not-your-line',
  'These are another agency’s words. Ask them, the chair or the minute-taker.',
)
const notTheirsToWiden = refuse(
  'not-yours-to-widen',
  'Only the agency that gave this, or whoever wrote it, lets more people have it.',
  { instead: 'Ask the agency that gave it.', field: 'audience' },
)

/** What the procedure keeps for somebody of this person’s grade is theirs to say, whoever runs the discussion. */
function isTheirs(command: DiscussionCommand, before: Discussion, { grade }: Person, rules: Rules): boolean {
  switch (command.type) {
    case 'AnswerDuty':
      return isKeptFor(grade, { duty: command.duty }, before, rules)
    case 'ExplainDelay':
      return isKeptFor(grade, { duty: 'late-reason' }, before, rules)
    // Whoever signs says why what stays open does.
    case 'RecordDeparture':
    case 'SignMinutes':
      return isKeptFor(grade, { minutes: 'sign-off' }, before, rules)
    case 'SetTarget': {
      const { clock, of } = command
      return isKeptFor(grade, { clock, ...(of !== undefined && { of }) }, before, rules)
    }
    default:
      return false
  }
}
