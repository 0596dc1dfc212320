import type { DiscussionCommand } from '../discussion/decide.ts'
import { sameAgency } from '../discussion/people/names.ts'
import type { Deed, Who } from './access.ts'

/** The deed each command is. A command that is not here cannot be compiled, so none can be forgotten. */
export const deedOf: Readonly<Record<DiscussionCommand['type'], Deed>> = {
  AskForDiscussion: 'ask',
  DecideThreshold: 'convene',
  NoteInstant: 'convene',
  ChangeUrgency: 'convene',
  StateFacts: 'convene',
  AddChild: 'convene',
  BookMeeting: 'convene',
  MoveMeeting: 'convene',
  SetTarget: 'convene',
  Invite: 'convene',
  Reply: 'answer-invitation',
  NameDeputy: 'convene',
  WithdrawInvitation: 'convene',
  Block: 'keep-out',
  LiftBlock: 'keep-out',
  Attest: 'keep-out',
  Appoint: 'convene',
  AppointToGroup: 'convene',
  MoveToProcedure: 'move',
  CountAgain: 'move',
  StartDiscussion: 'hold',
  Join: 'hold',
  Leave: 'hold',
  CorrectPresence: 'hold',
  HoldConversation: 'hold',
  RecordLine: 'write-own-lines',
  CorrectLine: 'write-own-lines',
  WithdrawLine: 'write-own-lines',
  ChangeAudience: 'write-own-lines',
  SayAbout: 'circulate',
  ReachItem: 'hold',
  AnswerDuty: 'hold',
  DecideMedical: 'decide',
  DecideConsent: 'decide',
  NoteParents: 'decide',
  RecordDeparture: 'hold',
  ExplainDelay: 'convene',
  DecideOutcome: 'decide',
  WithdrawDecision: 'decide',
  TakePosition: 'take-position',
  AgreeSafetyPlan: 'agree-actions',
  AgreeAction: 'agree-actions',
  ConfirmAction: 'confirm-own-action',
  MoveActionDate: 'agree-actions',
  EndDiscussion: 'hold',
  SignMinutes: 'sign',
  CirculateMinutes: 'circulate',
  WordCopy: 'circulate',
  ReceiveCopy: 'open-copy',
  AskCorrection: 'ask-correction',
  AnswerCorrection: 'sign',
  Escalate: 'hold',
  Conclude: 'convene',
}

const running: readonly string[] = ['convenor', 'chair', 'minute-taker']

/** Whether somebody runs the discussion: convenes it, chairs it or takes its minutes. */
export const runs = (who: Who): boolean => who.capacities.some(capacity => running.includes(capacity))

/** Whether somebody speaks for the agency a command speaks for: their own, or any when they run the discussion. */
export const speaksFor = (who: Who, agency: string | undefined): boolean =>
  agency === undefined || sameAgency(agency, who.agency) || runs(who)
