/** Which deadline binds and whether it is past: worked out below the facts, so that `holds` comes in with the question. */
import { type Instant, london } from '../../../calendar/index.ts'
import type { ReadyClock } from '../../../procedure/conditions/ready.ts'
import type { Deadline, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { countedBy, isCountedNow } from '../under.ts'
import type { Holds } from '../facts/holds.ts'
import { stoppedAt } from './instants.ts'

export function isLate({ due, inclusive, from }: Deadline, moment: Instant): boolean {
  if (due === undefined) return false
  // “At once” is no length of time: what is done in the same minute is done at once, the seconds of which nobody writes down.
  if (due === from.at) return minuteOf(moment) > minuteOf(due)
  return inclusive ? moment > due : moment >= due
}

const minuteOf = (at: Instant): number => Math.floor(Date.parse(at) / minute_ms)
const minute_ms = 60_000

/** A count of an earlier version goes on binding where it gave a moment; one that gave none asks only for what was done. */
export function stillBinds(holds: Holds, one: Deadline, discussion: Discussion, rules: Rules): boolean {
  if (isCountedNow(one, rules) || closedBy(one, discussion, rules)?.due !== undefined) return true
  const { clock, under } = countedBy(one, rules)
  const of = one.key.split('/')[1]
  return (
    clock !== undefined &&
    stoppedAt(holds, clock.to, of, one.from.at, discussion, [under, rules]) !== undefined
  )
}

/**
 * The earliest due moment binds; a clock counted again from a better anchor replaces its own earlier count. A rule of the same
 * id in another version is another rule.
 */
export function bindingOf(all: readonly Deadline[]): Deadline | undefined {
  const newest = new Map<string, Deadline>()
  for (const one of all) newest.set(`${one.procedure} ${one.rule}`, one)
  return [...newest.values()].reduce<Deadline | undefined>(
    (best, one) => (best === undefined || (one.due ?? '~') < (best.due ?? '~') ? one : best),
    undefined,
  )
}

/** A clock with no time of its own that has to be met before something: due when that happens. */
export function closedBy(
  binding: Deadline | undefined,
  discussion: Discussion,
  rules: Rules,
): Deadline | undefined {
  const before = binding && countedBy(binding, rules).clock?.before
  if (!binding || binding.due !== undefined || before === undefined) return binding
  const closed = discussion.happened.find(one => one.instant === before && one.at >= binding.from.at)
  return closed ? { ...binding, due: closed.at, day: london(closed.at).date, inclusive: false } : binding
}

/** Whether it is known that the clock is no longer asked for: for its child, or for the whole discussion. */
export function standsDown(
  holds: Holds,
  rule: ReadyClock,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): boolean {
  if (!rule.standsDown) return false
  const child = discussion.children.find(one => one.id === of)
  return holds(rule.standsDown, discussion, rules, now, child) === true
}

/** Clocks that have run out or were met late; read from what is on record, so that conditions may ask it. */
export function lateClocksBy(holds: Holds, discussion: Discussion, rules: Rules, now: Instant): string[] {
  const late = new Set<string>()
  for (const key of new Set(discussion.deadlines.map(one => one.key))) {
    const counts = discussion.deadlines.filter(
      one => one.key === key && stillBinds(holds, one, discussion, rules),
    )
    const binding = closedBy(bindingOf(counts), discussion, rules)
    const { clock: rule, under = rules } = binding ? countedBy(binding, rules) : {}
    // A procedure's own rules ask about its own clocks: what runs beside them never sets one of them off.
    if (!binding || !rule || rule.overlay !== undefined) continue
    const of = key.split('/')[1]
    const stopped = stoppedAt(holds, rule.to, of, binding.from.at, discussion, [under, rules])
    if (stopped === undefined && standsDown(holds, rule, of, discussion, under, now)) continue
    if (isLate(binding, stopped ?? now)) late.add(binding.clock)
  }
  return [...late]
}
