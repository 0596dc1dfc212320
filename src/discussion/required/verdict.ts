/** How a deadline stands: met, running, or missed and what missing it is called. */
import { type Instant, london, parseLocal } from '../../calendar/index.ts'
import type { InstantName } from '../../procedure/clock.ts'
import type { ReadyClock } from '../../procedure/ready.ts'
import type { Force } from '../../procedure/rule.ts'
import { type Deadline, type Discussion, isTurnedDown } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { asksOfAgency, doneBeforeMove, happenedAt, startDeadline } from './deadlines.ts'
import { holds, holdsFor } from './known.ts'
import { maySign } from './signing.ts'
import { countedBy, isCountedNow } from '../under.ts'

export type Verdict =
  | 'not-started'
  | 'running'
  | 'met'
  | 'met-late-justified'
  | 'late-asap'
  | 'departure'
  | 'breach'
  | 'target-missed'
  | 'not-applicable'
  | 'silent'

/** A clock as it stands now: the binding deadline (the earliest of all that were started for it) and its verdict. */
export type Standing = {
  key: string
  clock: string
  verdict: Verdict
  binding?: Deadline
  all: Deadline[]
  metAt?: Instant
  rule?: string
}

export const missed: Record<Force, Verdict> = {
  must: 'breach',
  should: 'departure',
  endeavour: 'target-missed',
  consider: 'target-missed',
  may: 'target-missed',
  never: 'breach',
}

export function isLate({ due, inclusive, from }: Deadline, moment: Instant): boolean {
  if (due === undefined) return false
  // “At once” is no length of time: what is done in the same minute is done at once, the seconds of which nobody writes down.
  if (due === from.at) return minuteOf(moment) > minuteOf(due)
  return inclusive ? moment > due : moment >= due
}

const minuteOf = (at: Instant): number => Math.floor(Date.parse(at) / minute_ms)
const minute_ms = 60_000

/** The standing of one clock (`clock` or `clock/child`, `clock/recipient`, `clock/action`) at a moment. */
export function standingOf(key: string, discussion: Discussion, rules: Rules, now: Instant): Standing {
  const [clock = key, of] = key.split('/')
  const rulesOfClock = rules.procedure.clocks.filter(one => one.clock === clock)
  const all = discussion.deadlines.filter(one => one.key === key)
  if (rulesOfClock.length === 0 && all.length === 0) return { key, clock, verdict: 'silent', all }
  const monthly = rulesOfClock.find(one => one.per === 'month')
  if (monthly) return standingInMonth(monthly, of ?? london(now).date.slice(0, 7), discussion, rules, now)
  const standing = all.filter(one => stillAnchored(one, discussion) && stillBinds(one, discussion, rules))
  const binding = closedBy(bindingOf(standing), discussion, rules)
  if (!binding) {
    const child = discussion.children.find(one => one.id === of)
    const truths = rulesOfClock.map(rule =>
      child
        ? holdsFor(rule.applies, child, discussion, rules, now)
        : holds(rule.applies, discussion, rules, now),
    )
    const action = discussion.actions.find(one => one.action === of)
    const gone = rulesOfClock.every(
      rule =>
        standsDown(rule, of, discussion, rules, now) ||
        doneBeforeMove(rule, of, discussion, rules) ||
        (action !== undefined && !asksOfAgency(rule, action.agency, discussion, rules)),
    )
    const verdict = gone || truths.every(truth => truth === false) ? 'not-applicable' : 'not-started'
    const rule = (rulesOfClock[truths.indexOf(true)] ?? rulesOfClock[0])?.id ?? all[0]?.rule
    return { key, clock, verdict, all, ...(rule && { rule }) }
  }
  const { clock: rule, under } = countedBy(binding, rules)
  const met = rule && stoppedAt(rule.to, of, binding.from.at, discussion, [under, rules])
  const shown = { key, clock, binding, all, rule: binding.rule, ...(met && { metAt: met }) }
  const untimed = binding.due === undefined && rule?.before === undefined
  if (met !== undefined && !untimed && !isLate(binding, met)) return { ...shown, verdict: 'met' }
  if (
    met === undefined &&
    (isTurnedDown(discussion) || (rule && standsDown(rule, of, discussion, under, now)))
  )
    return { ...shown, verdict: 'not-applicable' }
  // The procedure gives no time and nobody has set one: there is nothing to meet and nothing to miss.
  if (untimed) return { ...shown, verdict: 'silent' }
  if (met === undefined && !isLate(binding, now)) return { ...shown, verdict: 'running' }
  const excuses = discussion.delays.filter(one => one.clock === clock)
  const excused =
    rule?.excuse && excuses.some(one => one.by.grade !== undefined && rule.excuse?.by.includes(one.by.grade))
  if (excused && met !== undefined) return { ...shown, verdict: 'met-late-justified' }
  const asap = rule?.['as-soon-as-possible-after']
  if (asap && excuses.length > 0 && discussion.happened.some(one => [asap].flat().includes(one.instant)))
    return { ...shown, verdict: 'late-asap' }
  return { ...shown, verdict: missed[binding.force] }
}

/** Whether what a deadline was counted from still stands: a withdrawn decision takes its clocks with it. */
function stillAnchored({ from, key }: Deadline, { happened }: Discussion): boolean {
  if (from.instant !== 'section-47-decided') return true
  return happened.some(one => one.instant === from.instant && one.child === key.split('/')[1])
}

/** A count of an earlier version goes on binding where it gave a moment; one that gave none asks only for what was done. */
function stillBinds(one: Deadline, discussion: Discussion, rules: Rules): boolean {
  if (isCountedNow(one, rules) || closedBy(one, discussion, rules)?.due !== undefined) return true
  const { clock, under } = countedBy(one, rules)
  const of = one.key.split('/')[1]
  return clock !== undefined && stoppedAt(clock.to, of, one.from.at, discussion, [under, rules]) !== undefined
}

/** How a clock that comes round each calendar month stands in one of them (`2025-05`): once in it is enough (AMB-63). */
function standingInMonth(
  rule: Rules['procedure']['clocks'][number],
  month: string,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Standing {
  const key = `${rule.clock}/${month}`
  const opens = parseLocal(`${month}-01T00:00`)
  if (!('instant' in opens)) return { key, clock: rule.clock, verdict: 'not-applicable', all: [] }
  const from = { instant: rule.to, at: opens.instant }
  const binding = startDeadline(rule, key, from, rules)
  const met = discussion.happened.find(
    one => one.instant === rule.to && london(one.at).date.startsWith(`${month}-`),
  )
  const shown = { key, clock: rule.clock, rule: rule.id, binding, all: [binding] }
  if (met) return { ...shown, verdict: 'met', metAt: met.at }
  if (now < opens.instant) return { ...shown, verdict: 'not-started' }
  return { ...shown, verdict: isLate(binding, now) ? missed[rule.force] : 'running' }
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
function closedBy(binding: Deadline | undefined, discussion: Discussion, rules: Rules): Deadline | undefined {
  const before = binding && countedBy(binding, rules).clock?.before
  if (!binding || binding.due !== undefined || before === undefined) return binding
  const closed = discussion.happened.find(one => one.instant === before && one.at >= binding.from.at)
  return closed ? { ...binding, due: closed.at, day: london(closed.at).date, inclusive: false } : binding
}

/** Whether it is known that the clock is no longer asked for: for its child, or for the whole discussion. */
function standsDown(
  rule: ReadyClock,
  of: string | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): boolean {
  if (!rule.standsDown) return false
  const child = discussion.children.find(one => one.id === of)
  const truth = child
    ? holdsFor(rule.standsDown, child, discussion, rules, now)
    : holds(rule.standsDown, discussion, rules, now)
  return truth === true
}

/** When a clock was stopped, by the first of these versions that knows: the one it was counted under, then the one since. */
export function stoppedAt(
  to: InstantName,
  of: string | undefined,
  from: Instant,
  discussion: Discussion,
  versions: readonly Rules[],
): Instant | undefined {
  for (const rules of new Set(versions)) {
    const stopped = metAfter(to, of, from, discussion, rules)
    if (stopped !== undefined) return stopped
  }
  return undefined
}

/** When the clock was stopped: the first time after it began (the child seen before section 47 was decided does not count). */
function metAfter(
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
  if (to === 'started' || to === 'ended') return happenedAt(to, of, discussion, rules)?.at
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

/** Clocks that have run out or were met late; read from what is on record, so that conditions may ask it. */
export function lateClocks(discussion: Discussion, rules: Rules, now: Instant): string[] {
  const late = new Set<string>()
  for (const key of new Set(discussion.deadlines.map(one => one.key))) {
    const counts = discussion.deadlines.filter(one => one.key === key && stillBinds(one, discussion, rules))
    const binding = closedBy(bindingOf(counts), discussion, rules)
    const { clock: rule, under = rules } = binding ? countedBy(binding, rules) : {}
    // A procedure's own rules ask about its own clocks: what runs beside them never sets one of them off.
    if (!binding || !rule || rule.overlay !== undefined) continue
    const of = key.split('/')[1]
    const stopped = stoppedAt(rule.to, of, binding.from.at, discussion, [under, rules])
    if (stopped === undefined && standsDown(rule, of, discussion, under, now)) continue
    if (isLate(binding, stopped ?? now)) late.add(binding.clock)
  }
  return [...late]
}
