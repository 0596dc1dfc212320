import type { Stage } from '../../discussion/checks/stage.ts'

/** Where a discussion stands in its life, in words that say what to do next. */
const stageWords: Readonly<Record<Stage, string>> = {
  asked: 'Waiting for the threshold decision',
  'turned-down': 'Threshold not met',
  threshold: 'Waiting to be booked',
  booked: 'Meeting booked',
  talking: 'In progress: agencies spoken to apart',
  begun: 'In progress',
  ended: 'Minutes to sign',
  signed: 'Minutes to send',
  concluded: 'Concluded',
}

/** The same for one discussion; `sent`: copies of its minutes have gone out. */
export const sayStage = ({ stage, sent }: { stage: Stage; sent?: boolean }): string =>
  stage === 'signed' && sent ? 'Sent: actions under way' : stageWords[stage]

export const kindWords: Record<string, string> = {
  initial: 'Initial',
  'follow-up': 'Follow-up',
  complex: 'Complex',
  'extra-familial': 'Extra-familial harm',
}
