/** By which rule something is asked in words here, and how that is said. */
import type { Instant } from '../../../calendar/index.ts'
import type { DutyRule } from '../../../procedure/pack/pack.ts'
import type { Ready } from '../../../procedure/conditions/ready.ts'
import { type Discussion, endedAt, decisionsThatStand } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds } from '../facts/known.ts'
import { quorum } from '../seats/quorum.ts'

/**
 * The rule by which a question is asked at a moment: several rules may ask for the same on different grounds, and only one of
 * them is the ground here. Undefined for words that no rule of the procedure asks for.
 *
 * @param child - about whom the words are, where they are about one child.
 */
export function askedBy(
  duty: string,
  child: string | undefined,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): Ready<DutyRule> | undefined {
  const asking = rules.procedure.duties.filter(one => one.duty === duty)
  if (asking.length < 2) return asking[0]
  const about = discussion.children.find(one => one.id === child)
  const truths = asking.map(rule => holds(rule.applies, discussion, rules, at, about))
  const applies = asking.filter((_, index) => truths[index] === true)
  const may = asking.filter((_, index) => truths[index] === undefined)
  return applies.find(rule => rule['before-final']) ?? applies[0] ?? may[0] ?? asking[0]
}

/**
 * What a rule asks, as it is said of this discussion. A rule names every seat of the minimum; what is asked is why those did not
 * take part who did not.
 */
export function askedLabel(rule: Ready<DutyRule>, discussion: Discussion, rules: Rules, at: Instant): string {
  if (rule.duty !== 'below-minimum-reason') return rule.label
  const missing = notThere(discussion, rules, at)
  const named = rules.procedure.seats.filter(seat => missing.has(seat.seat)).map(seat => seat.label)
  return named.length === 0 ? rule.label : `Say why the discussion went ahead without: ${named.join('; ')}`
}

/** The seats of the minimum that nobody filled when something was decided, or at the end; while it goes on, now. */
function notThere(discussion: Discussion, rules: Rules, at: Instant): ReadonlySet<string> {
  const end = endedAt(discussion)
  const moments = [
    ...decisionsThatStand(discussion)
      .filter(one => one.inquorate)
      .map(one => one.at),
    end !== undefined && end < at ? end : at,
  ]
  return new Set(moments.flatMap(moment => quorum(discussion, rules, moment).missing))
}
