/** Starting clocks: which deadlines begin with what has just happened. Each is decided once and then only read. */
import { dayMs, type Instant, london, runsOut } from '../../../calendar/index.ts'
import type { Anchor, Clock } from '../../../procedure/pack/clock.ts'
import type { ReadyClock } from '../../../procedure/conditions/ready.ts'
import {
  type Child,
  type Deadline,
  type Discussion,
  endedAt,
  type Happened,
  startedAt,
} from '../../discussion.ts'
import { calendarFor, type Event, type Rules } from '../../happening.ts'
import { withDaySaid } from './follow-up.ts'
import { anchorOf, anchorsIn, stoppedAt } from './instants.ts'
import { holds } from '../facts/known.ts'
import { isSocialCare } from '../seats/social-care.ts'
import { isCountedNow, versionsOf } from '../under.ts'

export type DeadlineStarted = Event<'DeadlineStarted', { deadline: Deadline; replaces?: Instant }>

/** Deadlines that should be on record by now and are not, in the order of the procedure's clocks. */
export function deadlinesToStart(discussion: Discussion, rules: Rules, now: Instant): Deadline[] {
  const begun: Deadline[] = []
  for (const clock of rules.procedure.clocks)
    for (const subject of subjects(clock, discussion, rules)) {
      const anchored = anchorOf(holds, clock.from, subject.of, discussion, rules)
      if (!anchored) continue
      const from = clock['counted-from-start'] ? heldFrom(anchored, discussion) : anchored
      const key = subject.of === undefined ? clock.clock : `${clock.clock}/${subject.of}`
      const earlier = discussion.deadlines.findLast(
        one => one.key === key && one.rule === clock.id && isCountedNow(one, rules),
      )
      if (
        earlier &&
        (earlier.from.at === from.at ||
          !(mayMove(clock.from, earlier) || spokenSince(from, earlier, discussion)))
      )
        continue
      if (!earlier && doneBeforeMove(clock, subject.of, discussion, rules)) continue
      // Asked last: judging a condition is what takes time, and most clocks have not begun or run already.
      if (holds(clock.applies, discussion, rules, now, subject.child) === true)
        begun.push(
          withDaySaid(
            startDeadline(clock, key, from, rules),
            discussion,
            clock['target-set-by'] !== undefined,
          ),
        )
    }
  return begun
}

/**
 * Whether what a clock asks for had been done before the discussion was moved to these rules: it was judged by those it was
 * done under, and is not judged again.
 */
export function doneBeforeMove(
  clock: Clock,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): boolean {
  const move = discussion.moves.at(-1)
  if (!move) return false
  const from = anchorOf(holds, clock.from, of, discussion, rules)
  const done = from && stoppedAt(holds, clock.to, of, from.at, discussion, versionsOf(rules).toReversed())
  return done !== undefined && done <= move.at
}

/** One deadline, counted from one instant; carries what it was counted with, so that it can be counted again. */
export function startDeadline(clock: ReadyClock, key: string, from: Happened, rules: Rules): Deadline {
  const calendar = calendarFor(clock, rules)
  const due = runsOut(clock.allow, from.at, calendar)
  return {
    clock: clock.clock,
    key,
    rule: clock.id,
    force: clock.force,
    ...(due.at !== undefined && { due: due.at, day: due.day }),
    inclusive: due.inclusive,
    from: { instant: from.instant, at: from.at },
    procedure: rules.procedure.hash,
    calendar: calendar.hash,
    ...(clock.overlay !== undefined && { overlay: rules.procedure.overlay!.hash }),
    ...(due.provisional && { provisional: true }),
    ...(due.route === 'out-of-hours' && { outOfHours: true }),
  }
}

type Subject = { of: string | undefined; child?: Child }
function subjects(clock: Clock, discussion: Discussion, rules: Rules): Subject[] {
  if (clock.per === 'child') return discussion.children.map(child => ({ of: child.id, child }))
  if (clock.per === 'month') return []
  if (clock.per === 'action') {
    const asked = discussion.actions.filter(({ agency }) => asksOfAgency(clock, agency, discussion, rules))
    return asked.map(action => ({ of: action.action }))
  }
  if (clock.per === 'recipient')
    return [...new Set(discussion.happened.flatMap(h => (h.recipient ? [h.recipient] : [])))].map(of => ({
      of,
    }))
  return [{ of: undefined }]
}

/** Whether a clock that runs for each action runs for those of this agency. */
export const asksOfAgency = (clock: Clock, agency: string, discussion: Discussion, rules: Rules): boolean =>
  !(clock['of-other-agencies'] && isSocialCare(agency, discussion, rules))

/** No discussion lasts longer than this, so that a start further back is another discussion's. */
const longestDiscussion_ms = dayMs

/** The start of the discussion in which something happened (AMB-74); the happening itself outside any. */
function heldFrom(found: Happened, discussion: Discussion): Happened {
  const start = startedAt(discussion)
  const end = endedAt(discussion)
  if (start === undefined || start > found.at) return found
  if (Date.parse(found.at) - Date.parse(start) >= longestDiscussion_ms) return found
  if (end !== undefined && end < found.at && london(end).date !== london(found.at).date) return found
  return { instant: 'started', at: start }
}

/** A series of conversations ends with its last one, until an end is on record (AMB-73). */
const spokenSince = (from: Happened, earlier: Deadline, { conversations }: Discussion): boolean =>
  from.instant === 'ended' &&
  earlier.from.instant === 'ended' &&
  conversations.some(one => one.at === earlier.from.at)

/** A fallback anchor gives way when the preferred instant happens later; a running clock is otherwise never moved. */
function mayMove(anchor: Anchor, earlier: Deadline): boolean {
  const plain = anchorsIn(anchor).filter(one => !one['unless-running'])
  return plain.findIndex(one => one.instant === earlier.from.instant) > 0
}
