/** The shadow of a clock: when it would have run out had it begun as soon as the information was received (AMB-01). */
import type { Instant, LocalDate } from '../../../calendar/index.ts'
import { type Deadline, type Discussion, firstTime } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { startDeadline } from './deadlines.ts'
import { countedBy } from '../under.ts'
import { isLate } from './late.ts'
import type { Judgement } from './verdict.ts'

/** Advice only: no verdict, no duty and no board asks for it, so that late recognition shows and is never counted twice. */
type Shadow = {
  readonly received: Instant
  readonly due: Instant
  readonly day: LocalDate
  readonly inclusive: boolean
  /** What was held, or the moment asked about while nothing is held yet, lies beyond it. */
  readonly past: boolean
}

/**
 * Where a clock for holding the discussion began later than the information came in.
 *
 * @returns undefined for any other clock, for one that has no time of its own, when nobody has recorded when the information
 * was received, or when the clock began with it.
 */
export function shadowOf(
  { key, binding, metAt }: Judgement,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Shadow | undefined {
  const received = firstTime(discussion, 'information-received', undefined)
  if (!binding) return undefined
  const { clock: rule, under } = countedBy(binding, rules)
  if (rule?.to !== 'started') return undefined
  if (!received || received.at >= binding.from.at) return undefined
  const shadow: Deadline = startDeadline(rule, key, received, under)
  const { due, day, inclusive } = shadow
  if (due === undefined || day === undefined || due === binding.due) return undefined
  return { received: received.at, due, day, inclusive, past: isLate(shadow, metAt ?? now) }
}
