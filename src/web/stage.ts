import type { Stage } from '../discussion/stage.ts'

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

/** How a deadline stands, in words. */
export const verdictWords: Record<string, string> = {
  'not-started': 'has not started',
  running: 'running',
  met: 'met in time',
  'met-late-justified': 'met late, with the reason on record',
  'late-asap': 'met as soon as possible, with the reason on record',
  departure: 'late: a departure',
  breach: 'late: a breach',
  'target-missed': 'target missed',
  'not-applicable': 'does not apply',
  silent: 'the procedure gives no time',
}

/** The same, where it is known whose clock it is: to be late by national guidance departs from no procedure. */
export const sayVerdict = (verdict: string, rule: { overlay?: string } | undefined): string =>
  (rule?.overlay !== undefined && nationally[verdict]) || (verdictWords[verdict] ?? verdict)

const nationally: Record<string, string> = {
  departure: 'late: a departure from national guidance',
  breach: 'late: national law was not kept',
}
