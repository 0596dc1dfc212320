/**
 * A bank holiday is proclaimed, or struck out, while clocks run: those that have not stopped are counted again. What they were,
 * when and why they were counted again stay on record; a calendar that a date was counted by is never edited.
 */
import type { Deadline, Discussion } from '../discussion.ts'
import { type Command, type Event, type Phase, refuse, type Rules } from '../happening.ts'
import { startDeadline } from '../required/clocks/deadlines.ts'
import { stoppedAt } from '../required/clocks/instants.ts'
import { holds } from '../required/facts/known.ts'
import { countedBy } from '../required/under.ts'
import { unusable } from '../checks/typed-words.ts'

/** `calendar`: the sha256 of the calendar that is to be counted by, as whoever asks has seen it. */
export type CountAgain = Command<'CountAgain', { calendar: string; reason: string }>
/** `changed`: how many deadlines came out at another moment; each has a `DeadlineReset` of its own. */
export type CalendarChanged = Event<
  'CalendarChanged',
  { from: string; to: string; changed: number; reason: string }
>
/** A deadline counted again under a corrected calendar, with the old one kept beside it. */
export type DeadlineReset = Event<'DeadlineReset', { deadline: Deadline; was: Deadline; reason: string }>

export const recounting: Phase<CountAgain, CalendarChanged | DeadlineReset> = {
  decide: {
    /** Decided under the rules it would be counted by: those of now, with the other calendar. */
    CountAgain({ id: _id, calendar, ...asked }, discussion, rules) {
      const to = rules.calendar.hash
      if (calendar !== to)
        return refuse('another-calendar', 'The bank holidays have changed again since you looked.', {
          instead: 'Look at the dates again, then count them.',
        })
      if (to === discussion.calendar)
        return refuse('same-calendar', 'Its dates are counted by these bank holidays already.')
      if (asked.reason.trim() === '')
        return refuse('reason-needed', 'Say why the dates are counted again. The reason stays on record.', {
          field: 'reason',
        })
      const bad = unusable(asked.reason, 'reason')
      if (bad) return bad
      const { at, by, reason } = asked
      const resets = recounted(discussion, rules).map(
        ({ deadline, was }): DeadlineReset => ({ type: 'DeadlineReset', at, by, deadline, was, reason }),
      )
      const changed = { from: discussion.calendar, to, changed: resets.length }
      return [{ ...asked, type: 'CalendarChanged', ...changed }, ...resets]
    },
  },
  evolve: {
    CalendarChanged: (discussion, { to }) => ({ ...discussion, calendar: to }),
    DeadlineReset: (discussion, { deadline, was, reason, at, by }) => ({
      ...discussion,
      deadlines: discussion.deadlines.map(one =>
        isSame(one, was)
          ? {
              ...deadline,
              recounted: [
                ...(one.recounted ?? []),
                {
                  ...(was.due !== undefined && { due: was.due }),
                  ...(was.day !== undefined && { day: was.day }),
                  inclusive: was.inclusive,
                  reason,
                  at,
                  by,
                },
              ],
            }
          : one,
      ),
    }),
  },
}

const isSame = (one: Deadline, other: Deadline): boolean =>
  one.key === other.key &&
  one.rule === other.rule &&
  one.procedure === other.procedure &&
  one.from.at === other.from.at

/**
 * The deadlines that come out at another moment under these rules: of the clocks that have not stopped, each counted by the rule
 * and the version it was counted by. A date that somebody set stays: nobody counted it.
 */
export function recounted(
  discussion: Discussion,
  rules: Rules,
): readonly { readonly deadline: Deadline; readonly was: Deadline }[] {
  return discussion.deadlines.flatMap(was => {
    const { clock, under } = countedBy(was, rules)
    if (!clock || was.target !== undefined) return []
    const of = was.key.split('/')[1]
    if (stoppedAt(holds, clock.to, of, was.from.at, discussion, [under, rules]) !== undefined) return []
    const deadline = startDeadline(clock, was.key, { ...was.from }, under)
    return deadline.due === was.due && deadline.day === was.day ? [] : [{ deadline, was }]
  })
}
