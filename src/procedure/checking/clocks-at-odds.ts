import { sayAllowance } from '../../calendar/index.ts'
import type { Clock, InstantName } from '../pack/clock.ts'
import type { Condition } from '../conditions/condition.ts'
import { type Closed, isImpossible } from './contradiction.ts'
import type { Pack } from '../pack/pack.ts'
import { isLonger } from '../comparing/particulars.ts'
import type { Path } from '../reading/problem.ts'
import { sayInstant } from '../saying/say-instant.ts'
import type { FoundRule } from '../pack/walk.ts'

/** Something at odds: where it stands, and what about it. */
export type Found = { readonly path: Path; readonly says: string }
export type LineOf = (path: Path) => number

/** Whether two rules can apply at once. */
export function canMeet(one: FoundRule, other: FoundRule, closed: Closed): boolean {
  const both = [one.rule.when, other.rule.when].filter(when => when !== undefined)
  return both.length === 0 || !isImpossible({ all: both as Condition[] }, closed)
}

/** What cannot happen before what, whatever a procedure says. */
const naturally: Readonly<Partial<Record<InstantName, readonly InstantName[]>>> = {
  ended: ['started'],
  'written-up': ['started'],
  'signed-off': ['started'],
  'minutes-sent': ['started'],
  'actions-sent': ['started'],
  'out-of-hours-record-sent': ['started'],
  received: ['minutes-sent'],
  'correction-asked': ['received'],
  'conference-held': ['section-47-decided'],
  'follow-up-held': ['ended'],
}

type ClockRule = FoundRule & { readonly rule: Clock }

/** Clocks that run backwards, wait for each other, give two times for one thing, or cannot both be met. */
export function clocksAtOdds(
  pack: Pack,
  rules: readonly FoundRule[],
  closed: Closed,
  lineOf: LineOf,
): Found[] {
  const clocks = rules.filter((one): one is ClockRule => one.what === 'clock')
  const order = pack.minutes['sign-off']?.['before-issue']
    ? { ...naturally, 'minutes-sent': ['started', 'signed-off'] as const }
    : naturally
  const isAfter = (later: InstantName, earlier: InstantName): boolean =>
    (order[later] ?? []).some(one => one === earlier || isAfter(one, earlier))
  const found: Found[] = []
  for (const [place, clock] of clocks.entries()) {
    const { rule, path } = clock
    const from = fromOf(rule)
    if (rule.per !== 'month' && from.length > 0 && from.every(one => isAfter(one, rule.to)))
      found.push({
        path,
        says: `this clock runs backwards: it counts from when ${sayInstant(from[0]!)}, which cannot be before ${sayInstant(rule.to)}.`,
      })
    for (const other of clocks.slice(place + 1)) {
      const against = atOdds(clock, other, isAfter)
      if (against !== undefined && canMeet(clock, other, closed))
        found.push({
          path: other.path,
          says: `${against} The other clock is ${rule.id} on line ${lineOf(path)}.`,
        })
    }
  }
  return found
}

const fromOf = ({ from }: Clock): InstantName[] =>
  (typeof from === 'string' ? [from] : from).map(one => (typeof one === 'string' ? one : one.instant))

/** Why two clocks cannot both be met; undefined when they can. Nothing is claimed of a clock without a time. */
function atOdds(
  { rule: one, named }: ClockRule,
  { rule: other, named: otherName }: ClockRule,
  isAfter: (later: InstantName, earlier: InstantName) => boolean,
): string | undefined {
  const [from, otherFrom] = [fromOf(one), fromOf(other)]
  const waits = from.every(instant => instant === other.to) && otherFrom.every(instant => instant === one.to)
  if (waits && one.per !== 'month')
    return `two clocks wait for each other: neither begins before the other is met.`
  if (one.allow === 'none' || other.allow === 'none' || from[0] !== otherFrom[0] || one.per !== other.per)
    return undefined
  const [a, b] = [sayAllowance(one.allow), sayAllowance(other.allow)]
  if (named === otherName && one.to === other.to && a !== b)
    return `there are two times for “${named}” in the same case: ${a} and ${b}. Say when each holds.`
  const [first, second] = isAfter(other.to, one.to)
    ? [one, other]
    : isAfter(one.to, other.to)
      ? [other, one]
      : []
  if (first && second && isLonger(first.allow, second.allow))
    return `two clocks cannot both be met: ${sayAllowance(first.allow)} are allowed until ${sayInstant(first.to)}, and ${sayAllowance(second.allow)} until ${sayInstant(second.to)}, which comes after it, from the same moment.`
  return undefined
}
