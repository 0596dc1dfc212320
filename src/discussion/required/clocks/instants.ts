/** When things happened and clocks stopped: worked out below the facts, so that `holds` comes in with the question. */
import type { Instant } from '../../../calendar/index.ts'
import type { Anchor, InstantName } from '../../../procedure/pack/clock.ts'
import { type Discussion, firstTime, type Happened, startedAt } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import type { Holds } from '../facts/holds.ts'
import { minimumBy, quorumBy } from '../seats/minimum.ts'
import { maySign } from '../minutes/signing.ts'

/**
 * The instant a clock counts from. Several are in order of preference; one marked `unless-running` counts only
 * when it came before the clock had otherwise begun to run (AMB-04), a reclassification included (AMB-60).
 */
export function anchorOf(
  holds: Holds,
  anchor: Anchor,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  const wanted = anchorsIn(anchor)
  const otherwise = wanted
    .filter(one => !one['unless-running'])
    .map(one => anchoredBy(holds, one, of, discussion, rules))
    .find(found => found !== undefined)
  for (const one of wanted) {
    if (!one['unless-running']) continue
    const found = anchoredBy(holds, one, of, discussion, rules)
    if (found && (otherwise === undefined || found.at <= runningSince(otherwise.at, discussion))) return found
  }
  return otherwise
}

type OneAnchor = Exclude<Exclude<Anchor, string>[number], string>
export const anchorsIn = (anchor: Anchor): OneAnchor[] =>
  (typeof anchor === 'string' ? [anchor] : anchor).map(one =>
    typeof one === 'string' ? { instant: one } : one,
  )

function anchoredBy(
  holds: Holds,
  { instant, 'by-agency': agencies, 'or-reclassified': reclassified }: OneAnchor,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  const found = agencies
    ? discussion.happened.find(
        one => one.instant === instant && (one.agency === undefined || agencies.includes(one.agency)),
      )
    : happenedAt(holds, instant, of, discussion, rules)
  return found && reclassified ? { ...found, at: runningSince(found.at, discussion) } : found
}

function runningSince(anchored: Instant, discussion: Discussion): Instant {
  const classified = discussion.urgency.filter(one => !one.carried)
  const latest = classified.length > 1 ? classified.at(-1)?.at : undefined
  return latest !== undefined && latest > anchored ? latest : anchored
}

/** When something happened. A series of separate conversations is held when the last minimum agency is spoken to (AMB-73). */
function happenedAt(
  holds: Holds,
  instant: Happened['instant'],
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
): Happened | undefined {
  if (discussion.conversations.length > 0) {
    const held = instant === 'started' && heldByConversations(holds, discussion, rules)
    if (held) return { instant, at: held }
    const last =
      instant === 'ended' &&
      !firstTime(discussion, 'ended', of) &&
      heldByConversations(holds, discussion, rules)
    if (last) return { instant, at: discussion.conversations.at(-1)!.at }
  }
  const perSubject =
    recipientInstants.has(instant) || instant === 'action-confirmed' || childInstants.has(instant)
  return firstTime(discussion, instant, perSubject ? of : undefined)
}

const recipientInstants: ReadonlySet<string> = new Set(['received', 'correction-asked'])
const childInstants: ReadonlySet<string> = new Set(['section-47-decided', 'child-seen', 'conference-held'])

function heldByConversations(holds: Holds, discussion: Discussion, rules: Rules): Instant | undefined {
  if (discussion.facts.format !== undefined && !separately(discussion, rules)) return undefined
  const start = startedAt(discussion)
  if (start !== undefined && quorumBy(holds, discussion, rules, start).met) return undefined
  const seats = minimumBy(holds, discussion, rules, discussion.conversations[0]!.at).length
  if (seats === 0) return undefined
  return discussion.conversations.find(one => quorumBy(holds, discussion, rules, one.at).met)?.at
}

const separately = (discussion: Discussion, { procedure }: Rules): boolean =>
  procedure.formats.find(one => one.format === discussion.facts.format)?.['separate-conversations'] ?? false

/** When a clock was stopped, by the first of these versions that knows: the one it was counted under, then the one since. */
export function stoppedAt(
  holds: Holds,
  to: InstantName,
  of: string | undefined,
  from: Instant,
  discussion: Discussion,
  versions: readonly Rules[],
): Instant | undefined {
  for (const rules of new Set(versions)) {
    const stopped = metAfter(holds, to, of, from, discussion, rules)
    if (stopped !== undefined) return stopped
  }
  return undefined
}

/** When the clock was stopped: the first time after it began (the child seen before section 47 was decided does not count). */
function metAfter(
  holds: Holds,
  to: InstantName,
  of: string | undefined,
  from: Instant,
  discussion: Discussion,
  rules: Rules,
): Instant | undefined {
  const later = discussion.happened.find(
    one =>
      one.instant === to &&
      one.at >= from &&
      (to !== 'signed-off' || maySign(one.by, discussion, rules)) &&
      (of === undefined || (one.child ?? one.recipient ?? one.action ?? of) === of),
  )
  if (to === 'action-confirmed') return confirmedAt(of, from, discussion, rules)
  if (to === 'started' || to === 'ended') return happenedAt(holds, to, of, discussion, rules)?.at
  return later?.at
}

/** When an agency first said how its action stands, whatever the answer; in writing where the procedure asks for that. */
function confirmedAt(
  action: string | undefined,
  from: Instant,
  { actions }: Discussion,
  { procedure }: Rules,
): Instant | undefined {
  const written = procedure.pack.act.confirmations?.['in-writing'] ?? false
  return actions
    .find(one => one.action === action)
    ?.confirmations.find(one => one.at >= from && (one.inWriting || !written))?.at
}
