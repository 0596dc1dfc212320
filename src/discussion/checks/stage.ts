/** How far a discussion has come in its life. Derived here and nowhere else; what may be done at each stage is in `when.ts`. */
import { type Discussion, endedAt, isTurnedDown, startedAt } from '../discussion.ts'

export const stages = [
  /** Somebody has asked for it, and nothing is settled. */
  'asked',
  /** The threshold is not met, and nothing was held all the same. */
  'turned-down',
  /** The threshold is met, and no time is booked yet. */
  'threshold',
  'booked',
  /** One agency or more has been spoken to apart, and no meeting has begun: a series of conversations has no start. */
  'talking',
  'begun',
  'ended',
  'signed',
  'concluded',
] as const
export type Stage = (typeof stages)[number]

/** How far a discussion has come; what was done last in its life decides, not what was typed last. */
export function stageOf(discussion: Discussion): Stage {
  if (discussion.concluded) return 'concluded'
  if (discussion.versions.length > 0) return 'signed'
  if (endedAt(discussion)) return 'ended'
  if (startedAt(discussion)) return 'begun'
  if (discussion.conversations.length > 0) return 'talking'
  if (isTurnedDown(discussion)) return 'turned-down'
  if (discussion.booking) return 'booked'
  return discussion.threshold?.met ? 'threshold' : 'asked'
}

/** Whether the meeting that people were invited to still lies ahead of them or goes on. */
export const isToCome: Readonly<Record<Stage, boolean>> = {
  asked: true,
  'turned-down': false,
  threshold: true,
  booked: true,
  talking: true,
  begun: true,
  ended: false,
  signed: false,
  concluded: false,
}

/** What had happened by a stage, as the end of “Recorded after …”. */
export const afterWords: Readonly<Record<Stage, string>> = {
  asked: 'it was asked for',
  'turned-down': 'it was decided not to hold it',
  threshold: 'the threshold was decided',
  booked: 'the meeting was booked',
  talking: 'the first agency was spoken to',
  begun: 'the discussion had begun',
  ended: 'the discussion had ended',
  signed: 'the minutes were signed',
  concluded: 'the discussion was concluded',
}
