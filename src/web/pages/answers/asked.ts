import type { Answer, Discussion } from '../../../discussion/discussion.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { Seen, Visit } from '../../visit.ts'
import type { RuleBehind } from './rule.ts'

/** One duty as its page shows it. */
export type AskedDuty = {
  visit: Visit
  seen: Seen
  duty: Duty
  rule: RuleBehind | undefined
  /** Other duties in words that are still open, for “next”. */
  others: readonly Duty[]
}

/** What has been said to a duty; for a late clock, the latest reason given for its delay. */
export const answerTo = (duty: Duty, discussion: Discussion): Answer | undefined => {
  if (duty.verdict !== undefined) {
    const delay = discussion.delays.findLast(one => one.clock === duty.duty)
    return delay && { words: delay.reason, at: delay.at, by: delay.by }
  }
  return discussion.answers[duty.key] ?? discussion.answers[duty.duty]
}
