/**
 * What may happen when, written once: each command at each stage is in time, or after the fact, or refused with what to do instead.
 * Asked by `decide` before anything else, so that pages, room and command line get the same answer. Whatever protects a child, every
 * dissent and every departure from a rule is taken at any stage: too late is better than nowhere.
 */
import type { DiscussionCommand } from '../commands.ts'
import { type Discussion, endedAt } from '../discussion.ts'
import { isRefusal, type Refusal, type Rules, refuse } from '../happening.ts'
import { answeredLater } from '../life/answering.ts'
import { type Stage, stageOf, stages } from './stage.ts'

/** `afterwards`: it is recorded as after the fact, and this is what that means; `reason`: why is asked, in the command's own field. */
type AfterTheFact = { afterwards: string; reason?: true }
type Timely = 'in-time' | AfterTheFact | Refusal

type Type = DiscussionCommand['type']
type Cell<T extends Type> =
  | Timely
  | ((command: Extract<DiscussionCommand, { type: T }>, discussion: Discussion, rules: Rules) => Timely)
type Row<T extends Type> = Readonly<Record<Stage, Cell<T>>>

/** The same from one stage on until another is named; the stages stand in the order of a life. */
function from<C>(first: C, later: { [S in Stage]?: C } = {}): Readonly<Record<Stage, C>> {
  let now = first
  const filled = stages.map(stage => {
    now = later[stage] ?? now
    return [stage, now] as const
  })
  return Object.fromEntries(filled) as Record<Stage, C>
}

const askFollowUp = 'Ask for a follow-up discussion.'
const late = (afterwards: string): AfterTheFact => ({ afterwards })
const notInMinutes = late(
  'The minutes are signed and do not say it. Sign a new version for it to stand in them.',
)
const overAlready = late('This is recorded after the discussion was concluded.')

const notStarted = refuse('not-started', 'The discussion has not started yet.', {
  instead: 'Start it first.',
})
const ended = refuse('ended', 'The discussion has ended.', { instead: askFollowUp })
const signed = (sentence: string, instead: string) => refuse('signed', sentence, { instead })
const askCorrection = signed(
  'The minutes are signed.',
  'Ask for a correction. Accepting it makes a new version.',
)
const turnedDown = refuse(
  'turned-down',
  'It was decided that the threshold is not met, so nothing is held.',
  {
    instead: 'Decide first that it is met; then go on here.',
  },
)
const overNow = (what: string, instead: string = askFollowUp) =>
  refuse('ended', `The discussion has ended. ${what}`, { instead })

const always = from<Timely>('in-time')
const beforeIt = (begun: Refusal, over: Refusal) =>
  from<Timely>('in-time', { 'turned-down': turnedDown, threshold: 'in-time', begun, ended: over })

const notSigned = refuse('not-signed', 'There are no signed minutes to correct yet.', {
  instead: 'Tell the minute-taker or the chair, who can still change what is written.',
})

/** The table. A command that is not here cannot be compiled, so none can be forgotten. */
const table: { readonly [T in Type]: Row<T> } = {
  AskForDiscussion: from<Timely>(refuse('already-asked', 'This discussion has already been asked for.')),
  DecideThreshold: from<Cell<'DecideThreshold'>>('in-time', {
    talking: ({ met }) => (met ? late('It was being held already when this was decided.') : heldAlready),
    ended: ({ met }) => (met ? late('It had been held already when this was decided.') : heldAlready),
  }),
  NoteInstant: from<Timely>('in-time', { concluded: overAlready }),
  ChangeUrgency: from<Timely>('in-time', {
    begun: late('The discussion had begun already; what was due by then does not change.'),
  }),
  StateFacts: from<Timely>('in-time', { signed: notInMinutes }),
  AddChild: from<Timely>('in-time', {
    ended: late('The discussion had ended already; it was not held about this child.'),
    signed: signed(
      'The minutes are signed. They say which children the discussion was about.',
      'Ask for a discussion about this child.',
    ),
  }),
  BookMeeting: beforeIt(
    refuse('already-started', 'The discussion has begun, so there is nothing to book.', {
      instead: 'End it, and ask for a follow-up discussion if it has to meet again.',
    }),
    overNow('There is nothing to book any more.'),
  ),
  MoveMeeting: beforeIt(
    refuse('already-started', 'The discussion has begun, so it cannot be moved. Nobody is told a new time.', {
      instead: 'End it, and ask for a follow-up discussion for what is left.',
    }),
    overNow('It cannot be moved any more, and nobody is told a new time.'),
  ),
  SetTarget: from<Timely>('in-time', { concluded: overAlready }),
  Invite: from<Timely>('in-time', {
    'turned-down': turnedDown,
    threshold: 'in-time',
    ended: overNow(
      'Nobody can be invited to it any more.',
      'Send them a copy when the minutes are signed, or ask for a follow-up discussion and invite them there.',
    ),
  }),
  Reply: from<Timely>('in-time', {
    'turned-down': refuse(
      'turned-down',
      'It was decided not to hold this discussion, so there is nothing to answer.',
    ),
    threshold: 'in-time',
    begun: late(
      'The discussion had begun. It is kept as a note: it changes neither who is counted nor the minutes.',
    ),
  }),
  NameDeputy: from<Timely>('in-time', {
    'turned-down': turnedDown,
    threshold: 'in-time',
    ended: late('It was written down after the discussion had ended.'),
    signed: askCorrection,
  }),
  WithdrawInvitation: from<Timely>('in-time', {
    ended: overNow(
      'The minutes say who was invited to it.',
      'If somebody must not see the discussion or get a copy, keep them out of it.',
    ),
  }),
  Block: always,
  LiftBlock: always,
  Attest: from<Timely>('in-time', { ended: late('The discussion had ended already.') }),
  Appoint: from<Cell<'Appoint'>>('in-time', {
    ended: ({ as }) =>
      as === 'chair'
        ? { afterwards: 'They take over after the discussion: they did not chair it.', reason: true }
        : late('They were named after the discussion had ended.'),
  }),
  AppointToGroup: from<Timely>('in-time', { concluded: overAlready }),
  MoveToProcedure: from<Timely>('in-time', {
    signed: signed(
      'The minutes are signed. They say under which version this was held.',
      'Ask for a follow-up discussion: it takes the version that is followed then.',
    ),
    concluded: refuse('concluded', 'This discussion is concluded, so nothing in it can change version.', {
      instead: 'Ask for a follow-up discussion: it takes the version that is followed then.',
    }),
  }),
  CountAgain: from<Timely>('in-time', {
    concluded: refuse('concluded', 'This discussion is concluded, so no clock in it runs any more.'),
  }),
  // Also where the threshold was thought not to be met: whoever sees now that a child is in danger begins.
  StartDiscussion: from<Timely>('in-time', {
    begun: refuse('already-started', 'This discussion has already started.', {
      instead: 'Go to the room; whoever is not on the list yet can be added there.',
    }),
    ended: refuse('already-started', 'This discussion has been held and has ended.', {
      instead: askFollowUp,
    }),
  }),
  Join: from<Timely>(notStarted, { begun: 'in-time', ended }),
  Leave: from<Timely>(notStarted, {
    begun: 'in-time',
    ended: late('The discussion had ended already.'),
  }),
  CorrectPresence: from<Timely>(notStarted, { begun: 'in-time', signed: askCorrection }),
  HoldConversation: from<Timely>('in-time', { ended }),
  RecordLine: from<Timely>(
    refuse('not-started', 'Start the discussion before writing lines. Your words are kept as your draft.'),
    {
      talking: 'in-time',
      ended: late('It was written down after the discussion had ended.'),
      signed: signed(
        'The minutes are signed. What comes to light now goes in as a correction.',
        'Ask for a correction. Accepting it makes a new version.',
      ),
    },
  ),
  CorrectLine: from<Timely>('in-time', { signed: askCorrection }),
  WithdrawLine: from<Timely>('in-time', { signed: askCorrection }),
  // Who may have a line and whom it is about also matter for what is still to be sent, however late.
  ChangeAudience: always,
  SayAbout: always,
  ReachItem: from<Timely>(notStarted, { talking: 'in-time', ended }),
  AnswerDuty: from<Cell<'AnswerDuty'>>('in-time', {
    signed: ({ duty }, _discussion, { procedure }) =>
      answeredLater(duty, procedure.pack) ? 'in-time' : askCorrection,
  }),
  DecideMedical: from<Timely>('in-time', { signed: notInMinutes }),
  DecideConsent: from<Timely>('in-time', { signed: notInMinutes }),
  NoteParents: from<Timely>('in-time', { signed: notInMinutes }),
  RecordDeparture: from<Timely>('in-time', { signed: notInMinutes }),
  ExplainDelay: from<Timely>('in-time', { concluded: overAlready }),
  DecideOutcome: from<Timely>(
    refuse('not-started', 'Decisions are made in the discussion.', { instead: 'Start it first.' }),
    {
      talking: 'in-time',
      ended: late('It was recorded after the discussion had ended.'),
      signed: signed('The minutes are signed. A new decision needs a follow-up discussion.', askFollowUp),
    },
  ),
  WithdrawDecision: from<Timely>('in-time', {
    ended: late('It was withdrawn after the discussion had ended.'),
    signed: askCorrection,
  }),
  TakePosition: from<Timely>('in-time', {
    ended: late('It was said after the discussion had ended.'),
    signed: notInMinutes,
  }),
  // A child's safety does not wait for paper. What was signed stays as it was.
  AgreeSafetyPlan: from<Timely>('in-time', { signed: notInMinutes }),
  AgreeAction: from<Timely>('in-time', { signed: notInMinutes }),
  ConfirmAction: from<Timely>('in-time', { concluded: overAlready }),
  MoveActionDate: from<Timely>('in-time', { concluded: overAlready }),
  EndDiscussion: from<Timely>(
    refuse('not-started', 'The discussion has not started, so it cannot be ended.', {
      instead: 'If it is not to be held, withdraw the invitations and conclude it with the reason.',
    }),
    { talking: 'in-time', ended: refuse('already-ended', 'The discussion has already ended.') },
  ),
  SignMinutes: from<Timely>(refuse('not-ended', 'End the discussion before the minutes are signed.'), {
    ended: 'in-time',
    concluded: overAlready,
  }),
  WordCopy: always,
  CirculateMinutes: from<Cell<'CirculateMinutes'>>(needsSignature, {
    signed: 'in-time',
    concluded: (sent, discussion, rules) =>
      discussion.versions.length > 0 ? 'in-time' : needsSignature(sent, discussion, rules),
  }),
  ReceiveCopy: always,
  AskCorrection: from<Cell<'AskCorrection'>>(notSigned, {
    signed: 'in-time',
    concluded: (_asked, { versions }) => (versions.length > 0 ? 'in-time' : notSigned),
  }),
  AnswerCorrection: always,
  Escalate: always,
  Conclude: from<Timely>('in-time', {
    talking: refuse(
      'not-ended',
      'Agencies have been spoken to, so this has begun. It is ended before it is concluded.',
      {
        instead: 'End it on the page that reads it back.',
      },
    ),
    begun: refuse('not-ended', 'The discussion is going on. It is ended before it is concluded.', {
      instead: 'End it on the page that reads it back.',
    }),
    ended: 'in-time',
    concluded: refuse('already-concluded', 'This discussion is already concluded.'),
  }),
}

const heldAlready = refuse(
  'already-started',
  'Agencies have come together about this already, so it is no longer a question whether to hold it.',
  {
    instead:
      'Decide for each child what happens next, which may be no further action, and end the discussion.',
    field: 'met',
  },
)

function needsSignature(_sent: unknown, _discussion: Discussion, { procedure }: Rules): Refusal {
  const signOff = procedure.pack.minutes['sign-off']
  return refuse('not-signed', 'The minutes are not signed yet, so they cannot be sent.', {
    ...(signOff && { rule: signOff.id, source: signOff.source }),
    instead: 'Sign them first.',
  })
}

/** Whether a command comes in time, after the fact, or cannot be taken at all at the stage a discussion has reached. */
export function timely(command: DiscussionCommand, discussion: Discussion, rules: Rules): Timely {
  if (command.type === 'AskForDiscussion' && discussion.number === 0) return 'in-time'
  const stage = stageOf(discussion)
  const cell = table[command.type][stage] as Cell<Type>
  const answer = typeof cell === 'function' ? cell(command as never, discussion, rules) : cell
  return stage === 'concluded' ? onceConcluded(answer, command.type, discussion) : answer
}

/** A discussion is also concluded that was never held, or never signed: then nothing is said of an end or a signature. */
function onceConcluded(answer: Timely, type: Type, discussion: Discussion): Timely {
  if (discussion.versions.length > 0 || answer === 'in-time') return answer
  const held = endedAt(discussion) !== undefined
  if (isRefusal(answer))
    return (held && answer.why !== 'signed') ||
      answer.why.startsWith('already-c') ||
      type === 'AskForDiscussion'
      ? answer
      : concluded
  if (!held && (type === 'SignMinutes' || type === 'DecideThreshold')) return concluded
  return answer === notInMinutes ? overAlready : answer
}
const concluded = refuse('concluded', 'This discussion is concluded.', { instead: askFollowUp })
