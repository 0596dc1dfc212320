/** How a deadline stands: met, running, or missed and what missing it is called. */
import { type Instant, london, parseLocal } from '../../../calendar/index.ts'
import type { Force } from '../../../procedure/pack/rule.ts'
import { type Deadline, type Discussion, isTurnedDown } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { countedBy } from '../under.ts'
import { asksOfAgency, doneBeforeMove, startDeadline } from './deadlines.ts'
import { stoppedAt } from './instants.ts'
import { holds } from '../facts/known.ts'
import { bindingOf, closedBy, isLate, standsDown, stillBinds } from './late.ts'

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
export type Judgement = {
  key: string
  clock: string
  verdict: Verdict
  binding?: Deadline
  all: Deadline[]
  metAt?: Instant
  rule?: string
}

const missed: Record<Force, Verdict> = {
  must: 'breach',
  should: 'departure',
  endeavour: 'target-missed',
  consider: 'target-missed',
  may: 'target-missed',
  never: 'breach',
}

/** How one clock stands (`clock` or `clock/child`, `clock/recipient`, `clock/action`) at a moment. */
export function judge(key: string, discussion: Discussion, rules: Rules, now: Instant): Judgement {
  const [clock = key, of] = key.split('/')
  const rulesOfClock = rules.procedure.clocks.filter(one => one.clock === clock)
  const all = discussion.deadlines.filter(one => one.key === key)
  if (rulesOfClock.length === 0 && all.length === 0) return { key, clock, verdict: 'silent', all }
  const monthly = rulesOfClock.find(one => one.per === 'month')
  if (monthly) return judgeMonth(monthly, of ?? london(now).date.slice(0, 7), discussion, rules, now)
  const stillBinding = all.filter(
    one => stillAnchored(one, discussion) && stillBinds(holds, one, discussion, rules),
  )
  const binding = closedBy(bindingOf(stillBinding), discussion, rules)
  if (!binding) {
    const child = discussion.children.find(one => one.id === of)
    const truths = rulesOfClock.map(rule => holds(rule.applies, discussion, rules, now, child))
    const action = discussion.actions.find(one => one.action === of)
    const gone = rulesOfClock.every(
      rule =>
        standsDown(holds, rule, of, discussion, rules, now) ||
        doneBeforeMove(rule, of, discussion, rules) ||
        (action !== undefined && !asksOfAgency(rule, action.agency, discussion, rules)),
    )
    const verdict = gone || truths.every(truth => truth === false) ? 'not-applicable' : 'not-started'
    const rule = (rulesOfClock[truths.indexOf(true)] ?? rulesOfClock[0])?.id ?? all[0]?.rule
    return { key, clock, verdict, all, ...(rule && { rule }) }
  }
  const { clock: rule, under } = countedBy(binding, rules)
  const met = rule && stoppedAt(holds, rule.to, of, binding.from.at, discussion, [under, rules])
  const shown = { key, clock, binding, all, rule: binding.rule, ...(met && { metAt: met }) }
  const untimed = binding.due === undefined && rule?.before === undefined
  if (met !== undefined && !untimed && !isLate(binding, met)) return { ...shown, verdict: 'met' }
  if (
    met === undefined &&
    (isTurnedDown(discussion) || (rule && standsDown(holds, rule, of, discussion, under, now)))
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

/** How a clock that comes round each calendar month stands in one of them (`2025-05`): once in it is enough (AMB-63). */
function judgeMonth(
  rule: Rules['procedure']['clocks'][number],
  month: string,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Judgement {
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
