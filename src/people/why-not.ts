/** Why a person may not give a command, or undefined when they may. Asked once for each command, before it is decided. */
import type { DiscussionCommand } from '../discussion/decide.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { isKeptFor } from '../discussion/life/answering.ts'
import { type Refusal, type Rules, refuse } from '../discussion/happening.ts'
import { mayCorrect, mayRead } from '../discussion/sensitivity.ts'
import { access, type Who } from './access.ts'
import { deedOf, runs, speaksFor } from './command-deeds.ts'
import { lineReader } from './line-reader.ts'
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
    case 'Appoint':
      return command.person === person.person && !who.capacities.includes(command.as)
        ? refuseOneself(command.reason, before, 'reason')
        : undefined
    case 'StartDiscussion':
      return command.chair?.person === person.person && !who.capacities.includes('chair')
        ? refuseOneself(command.takingOver, before, 'taking-over')
        : undefined
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
    case 'CorrectLine': {
      const line = before.lines.find(one => one.line === command.line)
      if (!line) return undefined
      const reader = lineReader(who, person)
      if (!mayRead(line, reader)) return refuse('no-line', 'There is no such line in this discussion.')
      return mayCorrect(line, reader)
        ? undefined
        : refuse(
            'not-your-line',
            'These are another agency’s words. Ask them, the chair or the minute-taker.',
          )
    }
    default:
      return undefined
  }
}

/** Naming oneself to more is another person’s deed; or it is on the record as taking over, with why. Never once the minutes are signed. */
function refuseOneself(reason: string | undefined, before: Discussion, field: string): Refusal | undefined {
  if (before.versions.length > 0)
    return refuse('not-oneself', 'The minutes are signed, so you cannot name yourself here.', {
      field,
      instead: 'Ask somebody else who runs this discussion to name you, with the reason.',
    })
  if (reason?.trim()) return undefined
  return refuse('not-oneself', 'You would give yourself more to do here than you have been asked for.', {
    field,
    instead:
      'Ask somebody else who runs this discussion to name you. If nobody is there, say why you take over: it stands in the record.',
  })
}

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
