/** Starting clocks: which deadlines begin with what has just happened. Each is decided once and then only read. */
import { dayMs, type Instant, london, runsOut } from '../../calendar/index.ts'
import type { Anchor, Clock } from '../../procedure/clock.ts'
import type { ReadyClock } from '../../procedure/ready.ts'
import {
  type Child,
  type Deadline,
  type Discussion,
  endedAt,
  firstTime,
  type Happened,
  startedAt,
} from '../discussion.ts'
import { calendarFor, type Event, type Rules } from '../happening.ts'
import { withDaySaid } from './follow-up.ts'
import { holds, holdsFor } from './known.ts'
import { minimumSeats, quorum } from './quorum.ts'
import { isSocialCare } from './social-care.ts'
import { isCountedNow, versionsOf } from '../under.ts'
import { stoppedAt } from './verdict.ts'

export type DeadlineStarted = Event<'DeadlineStarted', { deadline: Deadline; replaces?: Instant }>

/** Deadlines that should be on record by now and are not, in the order of the procedure's clocks. */
export function deadlinesToStart(discussion: Discussion, rules: Rules, now: Instant): Deadline[] {
  const begun: Deadline[] = []
  for (const clock of rules.procedure.clocks)
    for (const subject of subjects(clock, discussion, rules)) {
      const anchored = anchorOf(clock.from, subject.of, discussion, rules)
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
      const truth = subject.child
        ? holdsFor(clock.applies, subject.child, discussion, rules, now)
        : holds(clock.applies, discussion, rules, now)
      if (truth === true)
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
  const from = anchorOf(clock.from, of, discussion, rules)
  const done = from && stoppedAt(clock.to, of, from.at, discussion, versionsOf(rules).toReversed())
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

/**
 * The instant a clock counts from. Several are in order of preference; one marked `unless-running` counts only
 * when it came before the clock had otherwise begun to run (AMB-04), a reclassification included (AMB-60).
 */
function anchorOf(
  anchor: Anchor,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  const wanted = anchorsIn(anchor)
  const otherwise = wanted
    .filter(one => !one['unless-running'])
    .map(one => anchoredBy(one, of, discussion, rules))
    .find(found => found !== undefined)
  for (const one of wanted) {
    if (!one['unless-running']) continue
    const found = anchoredBy(one, of, discussion, rules)
    if (found && (otherwise === undefined || found.at <= runningSince(otherwise.at, discussion))) return found
  }
  return otherwise
}

type OneAnchor = Exclude<Exclude<Anchor, string>[number], string>
const anchorsIn = (anchor: Anchor): OneAnchor[] =>
  (typeof anchor === 'string' ? [anchor] : anchor).map(one =>
    typeof one === 'string' ? { instant: one } : one,
  )

function anchoredBy(
  { instant, 'by-agency': agencies, 'or-reclassified': reclassified }: OneAnchor,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  const found = agencies
    ? discussion.happened.find(
        one => one.instant === instant && (one.agency === undefined || agencies.includes(one.agency)),
      )
    : happenedAt(instant, of, discussion, rules)
  return found && reclassified ? { ...found, at: runningSince(found.at, discussion) } : found
}

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

function runningSince(anchored: Instant, discussion: Discussion): Instant {
  const classified = discussion.urgency.filter(one => !one.carried)
  const latest = classified.length > 1 ? classified.at(-1)?.at : undefined
  return latest !== undefined && latest > anchored ? latest : anchored
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

/** When something happened. A series of separate conversations is held when the last minimum agency is spoken to (AMB-73). */
export function happenedAt(
  instant: Happened['instant'],
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  if (discussion.conversations.length > 0) {
    const held = instant === 'started' && heldByConversations(discussion, rules)
    if (held) return { instant, at: held }
    const last =
      instant === 'ended' && !firstTime(discussion, 'ended', of) && heldByConversations(discussion, rules)
    if (last) return { instant, at: discussion.conversations.at(-1)!.at }
  }
  const perSubject =
    recipientInstants.has(instant) || instant === 'action-confirmed' || childInstants.has(instant)
  return firstTime(discussion, instant, perSubject ? of : undefined)
}

const recipientInstants: ReadonlySet<string> = new Set(['received', 'correction-asked'])
const childInstants: ReadonlySet<string> = new Set(['section-47-decided', 'child-seen', 'conference-held'])

function heldByConversations(discussion: Discussion, rules: Rules): Instant | undefined {
  if (discussion.facts.format !== undefined && !separately(discussion, rules)) return undefined
  const start = startedAt(discussion)
  if (start !== undefined && quorum(discussion, rules, start).met) return undefined
  const seats = minimumSeats(discussion, rules, discussion.conversations[0]!.at).length
  if (seats === 0) return undefined
  return discussion.conversations.find(one => quorum(discussion, rules, one.at).met)?.at
}

export const separately = (discussion: Discussion, { procedure }: Rules): boolean =>
  procedure.formats.find(one => one.format === discussion.facts.format)?.['separate-conversations'] ?? false
