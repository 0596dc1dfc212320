/** The duties that clocks make: to have something done by its deadline. */
import type { Instant } from '../../../calendar/index.ts'
import { type Asked, askedOfRunning, readAsked } from '../../../procedure/pack/asked.ts'
import type { InstantName } from '../../../procedure/pack/clock.ts'
import { clockOfOverlay } from '../../../procedure/overlay.ts'
import type { Discussion } from '../../discussion.ts'
import type { Place } from './place.ts'
import { departure, type Duty, type DutyPhase, type DutyState, ruled } from './duty.ts'
import type { Rules } from '../../happening.ts'
import { waitingFor } from '../facts/known.ts'
import { clockOf, isCountedNow, rulesOf } from '../under.ts'
import { type Judgement, judge } from '../clocks/verdict.ts'

/** Clocks that come round each month ask nobody about one discussion, so they make no duty here. */
export function clockDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const keys = new Set<string>()
  for (const clock of rules.procedure.clocks) {
    if (clock.per === 'discussion') keys.add(clock.clock)
    if (clock.per === 'child') for (const child of discussion.children) keys.add(`${clock.clock}/${child.id}`)
  }
  for (const deadline of discussion.deadlines) keys.add(deadline.key)
  const all = [...keys].map((key): Duty => {
    const stands = judge(key, discussion, rules, now)
    const rule = clockOf(stands, rules) ?? rules.procedure.clocks.find(one => one.clock === stands.clock)!
    const under = stands.binding && rulesOf(stands.binding.procedure, rules)
    const child = discussion.children.find(one => one.id === key.split('/')[1])
    const departed = departure(discussion, key, rule.id)
    const excused = stands.verdict === 'met-late-justified' || stands.verdict === 'late-asap'
    const state: DutyState =
      stands.verdict === 'met' || (stands.verdict === 'silent' && stands.metAt !== undefined)
        ? 'done'
        : stands.verdict === 'not-applicable'
          ? 'not-applicable'
          : departed || excused
            ? 'departed'
            : stands.verdict === 'running' || stands.verdict === 'not-started' || stands.verdict === 'silent'
              ? 'open'
              : rule.force === 'may'
                ? 'not-applicable'
                : 'late'
    return {
      key,
      duty: stands.clock,
      ...(child && { child: child.id }),
      ...ruled(rule),
      state,
      phase: clockPhase[stands.clock] ?? 'follow',
      askedOf: askedOfClock(stands, rule.to, discussion, under || rules),
      doneOn: placeOfClock(stands, rule.to, state),
      // Nationally nobody is named who could excuse a delay: its reason is recorded all the same.
      takes: state === 'late' || state === 'departed' ? 'a-reason' : 'nothing',
      ...(stands.binding?.due && { due: stands.binding.due, inclusive: stands.binding.inclusive }),
      ...(stands.binding?.day && { day: stands.binding.day }),
      verdict: stands.verdict,
      ...(under && under !== rules && { under: under.procedure.id }),
      asks: stands.verdict === 'not-started' ? waitingFor(rule.applies, discussion, rules, now, child) : [],
      ...(departed && { because: departed.reason }),
      ...(rule.overlay !== undefined && { overlay: rule.overlay }),
    }
  })
  return rules.procedure.overlay ? askedOnce(all, rules) : all
}

/** Of whom a clock asks something: where neither the procedure nor the record says it, of those who run the discussion. */
function askedOfClock(
  { key }: Judgement,
  to: InstantName,
  { actions }: Discussion,
  { procedure: { pack } }: Rules,
): readonly Asked[] {
  const signOff = pack.minutes['sign-off']
  if (to === 'signed-off' && signOff) return readAsked([signOff.by].flat(), pack)
  const action = to === 'action-confirmed' && actions.find(one => `agency-confirmation/${one.action}` === key)
  if (action) return [{ of: 'agency', agency: action.agency }]
  return askedOfRunning
}

/** Where what stops a clock is done. What was done too late is explained; what happens outside is noted with the clock. */
function placeOfClock({ key, metAt }: Judgement, to: InstantName, state: DutyState): Place {
  if (metAt !== undefined && state === 'late') return { page: 'answers', duty: key }
  return stoppedOn[to]?.(key) ?? { page: 'clock', clock: key }
}

const stoppedOn: { readonly [to in InstantName]?: (key: string) => Place } = {
  started: () => ({ page: 'convene', part: 'meeting' }),
  ended: () => ({ page: 'close' }),
  'signed-off': () => ({ page: 'close' }),
  'minutes-sent': () => ({ page: 'copies', part: 'sending' }),
  'actions-sent': () => ({ page: 'actions', part: 'table' }),
  'action-confirmed': key => ({ page: 'actions', part: 'action', action: key.split('/')[1] ?? '' }),
  'correction-asked': () => ({ page: 'minutes', part: 'asking' }),
}

/**
 * Where the procedure has a clock for the same thing that runs out no later, whoever keeps the one keeps the other. Both stand
 * here with their own date and verdict; the overlay's says which of the procedure's it lies within, so that pages ask once.
 */
function askedOnce(all: readonly Duty[], { procedure: { clocks } }: Rules): Duty[] {
  const endOf = ({ rule }: Duty) => clocks.find(one => one.id === rule)?.to
  const byKey = new Map(all.map(duty => [duty.key, duty]))
  const ownOf = (duty: Duty): Duty | undefined => {
    const { key, overlay, due } = duty
    const clock = overlay === undefined ? undefined : clockOfOverlay(key)
    const own = clock === undefined ? undefined : byKey.get([clock, ...key.split('/').slice(1)].join('/'))
    if (!own || own.state === 'not-applicable' || endOf(own) !== endOf(duty)) return undefined
    return due === undefined || (own.due !== undefined && own.due <= due) ? own : undefined
  }
  const within = new Map(all.flatMap(duty => [[duty, ownOf(duty)] as const]))
  const answered = new Map([...within].flatMap(([duty, own]) => (own ? [[own, duty] as const] : [])))
  return all.map(duty => {
    const own = within.get(duty)
    const national = answered.get(duty)
    if (own) return { ...duty, within: own.key }
    if (!national) return duty
    const { rule, due, day, inclusive } = national
    return {
      ...duty,
      answers: {
        rule,
        ...(due !== undefined && { due }),
        ...(day !== undefined && { day }),
        ...(inclusive !== undefined && { inclusive }),
      },
    }
  })
}

/** Where the procedure gives no time, somebody has to set a date; asked while the clock runs without one. */
export function targetDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  return [...new Set(discussion.deadlines.map(one => one.key))].flatMap(key => {
    const { verdict, metAt } = judge(key, discussion, rules, now)
    return rules.procedure.clocks.flatMap(rule => {
      const deadline = discussion.deadlines.findLast(
        one => one.key === key && one.rule === rule.id && isCountedNow(one, rules),
      )
      if (!deadline || !rule['target-set-by']) return []
      const waiting =
        (verdict === 'silent' && metAt === undefined) ||
        verdict === 'running' ||
        verdict === 'departure' ||
        verdict === 'breach'
      return {
        key: `target/${key}`,
        duty: `target/${key}`,
        ...ruled(rule),
        label: `Set the date: ${rule.label}`,
        state: deadline.target ? 'done' : waiting ? 'open' : 'not-applicable',
        phase: clockPhase[deadline.clock] ?? 'follow',
        askedOf: readAsked(rule['target-set-by'], rules.procedure.pack),
        doneOn: { page: 'clock', clock: key },
        takes: 'nothing',
      } satisfies Duty
    })
  })
}

const clockPhase: Record<string, DutyPhase> = {
  convene: 'convene',
  'complex-meeting': 'convene',
  'meeting-length': 'hold',
  'actions-table': 'close',
  'write-up': 'close',
  'sign-off': 'close',
  minutes: 'send',
  'out-of-hours-record': 'send',
}
