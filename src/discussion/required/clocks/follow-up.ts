/** When the discussion meets again: a day of its own beside the words, which sets the date of the procedure’s clock for it. */
import { daysFrom, type Instant, type LocalDate, momentOn } from '../../../calendar/index.ts'
import type { Deadline, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { isCountedNow } from '../under.ts'

/** The question in which a meeting says whether it meets again, and by when. */
export const followUpDecision = 'follow-up-decision'
/** The clock that this day is the date of, in the procedures that have one: in the others no clock starts. */
const followUp = 'follow-up'

/** The first moment of the day after a London day: the whole day is in time. */
export const endOf = (day: LocalDate): Instant => momentOn(daysFrom(day, 1), '00:00')

/** The running clock for the follow-up that still waits for its date, or has one that can be changed. */
export function findFollowUpClock(discussion: Discussion, rules: Rules, at: Instant): Deadline | undefined {
  const running = discussion.deadlines.findLast(one => one.key === followUp && isCountedNow(one, rules))
  const rule = rules.procedure.clocks.find(one => one.id === running?.rule)
  if (!running || !rule?.['target-set-by']) return undefined
  return running.due !== undefined && running.due < at ? undefined : running
}

/** The date that was said before the clock began, for the deadline that begins now. */
export function withDaySaid(deadline: Deadline, discussion: Discussion, takesDate: boolean): Deadline {
  const said = deadline.key === followUp && takesDate ? discussion.answers[followUpDecision] : undefined
  if (said?.day === undefined) return deadline
  return {
    ...deadline,
    due: endOf(said.day),
    day: said.day,
    inclusive: false,
    target: { by: said.by.name, words: said.words },
  }
}
