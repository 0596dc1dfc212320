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
} from '../discussion/audience/audience.ts'
import { type Askable, askedOfDuty, isAskedOf } from '../discussion/required/duties/who-is-asked.ts'
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
  const asking: Asking = { before, who, person, rules, now }
  const may = access(who, deedOf[command.type])
  const theirs = access(who, 'see').allowed && isTheirs(command, asking)
  if (!may.allowed && !theirs) return may.because === 'not-their-task' ? notTheirTask : nothingHere
  if (Date.parse(command.at) > Date.parse(now) + grace_ms)
    return refuse('not-yet', 'That moment lies in the future. Say when it happened.', { field: 'at' })
  return notTheirs(command, asking)
}

type Asking = { before: Discussion; who: Who; person: Person; rules: Rules; now: string }
type Type = DiscussionCommand['type']
/** Something to know of every command; one that is not here cannot be compiled, so none can be forgotten. */
type Of<Answer> = {
  readonly [T in Type]: (command: Extract<DiscussionCommand, { type: T }>, asking: Asking) => Answer
}

/** Somebody as the phone book knows them, for whether something is asked of them. */
export const askable = ({ person, name, agencyName, grade, role }: Person): Askable => ({
  person,
  name,
  agency: agencyName,
  ...(grade !== undefined && { grade }),
  ...(role !== undefined && { role }),
})

const isAsked = (duty: string, child: string | undefined, { before, person, rules, now }: Asking): boolean =>
  isKeptFor(person.grade, { duty }, before, rules) ||
  isAskedOf(askable(person), askedOfDuty(duty, child, before, rules, now), before, rules)

const never = () => false
/**
 * Whether what a command says is asked of this person: it is then theirs to say, whoever runs the discussion. What the
 * procedure keeps for somebody of a grade (a date, a signature) is theirs by that grade alone.
 */
const asked: Of<boolean> = {
  AskForDiscussion: never,
  DecideThreshold: never,
  NoteInstant: never,
  ChangeUrgency: never,
  StateFacts: never,
  AddChild: never,
  BookMeeting: never,
  MoveMeeting: never,
  SetTarget: ({ clock, of }, { before, person, rules }) =>
    isKeptFor(person.grade, { clock, ...(of !== undefined && { of }) }, before, rules),
  Invite: never,
  NameDeputy: never,
  Reply: never,
  WithdrawInvitation: never,
  Block: never,
  LiftBlock: never,
  Attest: never,
  Appoint: never,
  AppointToGroup: never,
  MoveToProcedure: never,
  CountAgain: never,
  StartDiscussion: never,
  Join: never,
  Leave: never,
  CorrectPresence: never,
  HoldConversation: never,
  RecordLine: never,
  CorrectLine: never,
  WithdrawLine: never,
  ChangeAudience: never,
  SayAbout: never,
  ReachItem: never,
  AnswerDuty: ({ duty, child }, asking) => isAsked(duty, child, asking),
  DecideMedical: never,
  DecideConsent: never,
  NoteParents: never,
  // Whoever signs says why what stays open does.
  RecordDeparture: (_, { before, person, rules }) =>
    isKeptFor(person.grade, { minutes: 'sign-off' }, before, rules),
  ExplainDelay: (_, asking) => isAsked('late-reason', undefined, asking),
  DecideOutcome: never,
  WithdrawDecision: never,
  TakePosition: never,
  AgreeSafetyPlan: never,
  AgreeAction: never,
  ConfirmAction: never,
  MoveActionDate: never,
  EndDiscussion: never,
  SignMinutes: (_, { before, person, rules }) =>
    isKeptFor(person.grade, { minutes: 'sign-off' }, before, rules),
  WordCopy: never,
  CirculateMinutes: never,
  ReceiveCopy: never,
  AskCorrection: never,
  AnswerCorrection: never,
  Escalate: never,
  Conclude: never,
}

const isTheirs = (command: DiscussionCommand, asking: Asking): boolean =>
  (asked[command.type] as (command: DiscussionCommand, asking: Asking) => boolean)(command, asking)

const forAnybody = () => undefined
const forAgency = (agency: string | undefined, { who }: Asking): Refusal | undefined =>
  speaksFor(who, agency) ? undefined : anotherAgency

type OnLine = Extract<
  DiscussionCommand,
  { type: 'CorrectLine' | 'WithdrawLine' | 'ChangeAudience' | 'SayAbout' }
>

/** A line is put right by who may read it and answers for it; who may have it is widened by who gave it, and by nobody else. */
function lineNotTheirs(command: OnLine, before: Discussion, reader: Reader): Refusal | undefined {
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
const onLine = (command: OnLine, { before, who, person }: Asking): Refusal | undefined =>
  lineNotTheirs(command, before, readerOf(who, person))

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

/** Why somebody who may do such a thing may not do this one: it is another agency’s to say, or another person’s. */
const ofOthers: Of<Refusal | undefined> = {
  AskForDiscussion: forAnybody,
  DecideThreshold: forAnybody,
  NoteInstant: forAnybody,
  ChangeUrgency: forAnybody,
  StateFacts: forAnybody,
  AddChild: forAnybody,
  BookMeeting: forAnybody,
  MoveMeeting: forAnybody,
  SetTarget: forAnybody,
  Invite: forAnybody,
  NameDeputy: forAnybody,
  Reply: ({ invitation }, { before, who, person }) => {
    const found = before.invitations.find(one => one.invitation === invitation)
    return found === undefined || found.person === person.person || runs(who)
      ? undefined
      : refuse('another-invitation', 'You can only answer your own invitation.')
  },
  WithdrawInvitation: forAnybody,
  Block: forAnybody,
  LiftBlock: forAnybody,
  Attest: forAnybody,
  Appoint: ({ person: named, as, reason }, { who, person, before }) =>
    named === person.person && !who.capacities.includes(as)
      ? refuseOneself(reason, before, 'reason')
      : undefined,
  AppointToGroup: forAnybody,
  MoveToProcedure: forAnybody,
  CountAgain: forAnybody,
  StartDiscussion: ({ chair, takingOver }, { who, person, before }) =>
    chair?.person === person.person && !who.capacities.includes('chair')
      ? refuseOneself(takingOver, before, 'taking-over')
      : undefined,
  Join: forAnybody,
  Leave: forAnybody,
  CorrectPresence: forAnybody,
  HoldConversation: forAnybody,
  RecordLine: ({ agency }, asking) => forAgency(agency, asking),
  CorrectLine: onLine,
  WithdrawLine: onLine,
  ChangeAudience: onLine,
  SayAbout: onLine,
  ReachItem: forAnybody,
  AnswerDuty: forAnybody,
  DecideMedical: forAnybody,
  DecideConsent: forAnybody,
  NoteParents: forAnybody,
  RecordDeparture: forAnybody,
  ExplainDelay: forAnybody,
  DecideOutcome: forAnybody,
  WithdrawDecision: forAnybody,
  TakePosition: ({ agency }, asking) => forAgency(agency, asking),
  AgreeSafetyPlan: forAnybody,
  AgreeAction: forAnybody,
  ConfirmAction: ({ action }, asking) =>
    forAgency(asking.before.actions.find(one => one.action === action)?.agency, asking),
  MoveActionDate: forAnybody,
  EndDiscussion: forAnybody,
  SignMinutes: forAnybody,
  WordCopy: forAnybody,
  CirculateMinutes: forAnybody,
  ReceiveCopy: forAnybody,
  AskCorrection: forAnybody,
  AnswerCorrection: forAnybody,
  Escalate: forAnybody,
  Conclude: forAnybody,
}

const notTheirs = (command: DiscussionCommand, asking: Asking): Refusal | undefined =>
  (ofOthers[command.type] as (command: DiscussionCommand, asking: Asking) => Refusal | undefined)(
    command,
    asking,
  )
