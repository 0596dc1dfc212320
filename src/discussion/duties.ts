/** What the procedure now asks of people. The task list, the board and the compliance report are all lists of duties. */
import { type Instant, type LocalDate, london } from '../calendar/index.ts'
import type { DutyRule } from '../procedure/pack.ts'
import type { Ready } from '../procedure/procedure.ts'
import type { Force, Source } from '../procedure/rule.ts'
import { chairing } from './chair.ts'
import {
  type Child,
  type Discussion,
  endedAt,
  firstTime,
  latestVersion,
  standing,
  startedAt,
} from './discussion.ts'
import { distribution } from './distribution.ts'
import type { Rules } from './happening.ts'
import { holds, holdsFor, waitingFor } from './known.ts'
import { filledSeats, minimumSeats } from './quorum.ts'
import { standingOf, type Verdict } from './verdict.ts'

export type DutyState = 'open' | 'done' | 'late' | 'departed' | 'not-applicable'
export type DutyPhase = 'ask' | 'convene' | 'hold' | 'decide' | 'close' | 'send' | 'follow'
export type Duty = {
  /** duty, or duty/child. */
  key: string
  duty: string
  child?: string
  label: string
  state: DutyState
  phase: DutyPhase
  by?: string
  due?: Instant
  day?: LocalDate
  verdict?: Verdict
  rule: string
  force: Force
  source: Source
  /** The minutes cannot be final while it is open. */
  beforeFinal: boolean
  /** Facts somebody has to state before it can be judged. */
  asks: string[]
  /** Why it stands as it does, in words, when there is more to say than the state. */
  because?: string
}

/** Every duty of a discussion at a moment, in the order of its life. */
export function duties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  return [
    ...clockDuties(discussion, rules, now),
    ...seatDuties(discussion, rules, now),
    ...chairDuty(discussion, rules),
    ...decisionDuties(discussion, rules),
    ...askedInWords(discussion, rules, now),
    ...actionDuties(discussion, rules, now),
    ...signDuty(discussion, rules),
    ...substituteDuties(discussion, rules, now),
  ]
}

/** The duties the minutes wait for. */
export const cannotFinalise = (all: readonly Duty[]): Duty[] =>
  all.filter(duty => duty.beforeFinal && duty.state === 'open')

function clockDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const keys = new Map<string, string>()
  for (const clock of rules.procedure.clocks) {
    if (clock.per === 'discussion') keys.set(clock.clock, clock.id)
    if (clock.per === 'child')
      for (const child of discussion.children) keys.set(`${clock.clock}/${child.id}`, clock.id)
  }
  for (const deadline of discussion.deadlines) keys.set(deadline.key, deadline.rule)
  return [...keys.keys()].map(key => {
    const stands = standingOf(key, discussion, rules, now)
    const rule =
      rules.procedure.clocks.find(one => one.id === stands.rule) ??
      rules.procedure.clocks.find(one => one.clock === stands.clock)!
    const child = discussion.children.find(one => one.id === key.split('/')[1])
    const departed = departure(discussion, key, rule.id)
    const excused = stands.verdict === 'met-late-justified' || stands.verdict === 'late-asap'
    const state: DutyState =
      stands.verdict === 'met'
        ? 'done'
        : stands.verdict === 'not-applicable'
          ? 'not-applicable'
          : departed || excused
            ? 'departed'
            : stands.verdict === 'running' || stands.verdict === 'not-started'
              ? 'open'
              : 'late'
    return {
      key,
      duty: stands.clock,
      ...(child && { child: child.id }),
      label: rule.label,
      state,
      phase: clockPhase[stands.clock] ?? 'follow',
      ...(stands.binding?.due && { due: stands.binding.due }),
      ...(stands.binding?.day && { day: stands.binding.day }),
      verdict: stands.verdict,
      rule: rule.id,
      force: rule.force,
      source: rule.source,
      beforeFinal: false,
      asks: stands.verdict === 'not-started' ? waitingFor(rule.applies, discussion, rules, now, child) : [],
      ...(departed && { because: departed.reason }),
    }
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

function seatDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const filled = filledSeats(discussion, now)
  const minimum = new Set(minimumSeats(discussion, rules, now).map(seat => seat.seat))
  return rules.procedure.seats
    .filter(seat => seat.force !== 'may')
    .map(seat => {
      const truth = holds(seat.applies, discussion, rules, now)
      const departed = departure(discussion, `attend/${seat.seat}`, seat.id)
      const state: DutyState =
        truth === false
          ? 'not-applicable'
          : filled.has(seat.seat)
            ? 'done'
            : departed
              ? 'departed'
              : held && minimum.has(seat.seat)
                ? 'late'
                : 'open'
      return {
        key: `attend/${seat.seat}`,
        duty: `attend/${seat.seat}`,
        label: seat.label,
        state,
        phase: 'convene' as const,
        rule: seat.id,
        force: seat.force,
        source: seat.source,
        beforeFinal: false,
        asks: truth === undefined ? waitingFor(seat.applies, discussion, rules, now) : [],
        ...(departed && { because: departed.reason }),
      }
    })
}

function chairDuty(discussion: Discussion, rules: Rules): Duty[] {
  const rule = rules.procedure.chairs[0]
  if (!rule) return []
  const found = chairing(discussion, rules)
  const answer = discussion.answers['chair-grade']
  const state: DutyState =
    found === undefined
      ? 'open'
      : found.allowed
        ? 'done'
        : answer || departure(discussion, 'chair-grade', found.rule.id)
          ? 'departed'
          : 'open'
  const ruled = found?.rule ?? rule
  return [
    {
      key: 'chair-grade',
      duty: 'chair-grade',
      label: ruled.label,
      state,
      phase: 'hold',
      rule: ruled.id,
      force: ruled.force,
      source: ruled.source,
      beforeFinal: false,
      asks: [],
      ...(found && !found.allowed && { because: found.because }),
    },
  ]
}

/** For each child the discussion has to end in a decision. */
function decisionDuties(discussion: Discussion, { procedure }: Rules): Duty[] {
  const rule = procedure.outcomes.find(one => one['starts-section-47'])
  if (!rule) return []
  return discussion.children.map(child => ({
    key: `decide/${child.id}`,
    duty: 'decide',
    child: child.id,
    label: 'Decide what happens next for the child',
    state: standing(discussion).some(one => one.child === child.id) ? 'done' : 'open',
    phase: 'decide',
    rule: rule.id,
    force: 'should',
    source: rule.source,
    beforeFinal: false,
    asks: [],
  }))
}

/** What the procedure asks somebody to put into words; several rules may ask for the same thing on different grounds. */
function askedInWords(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const found = new Map<string, Duty>()
  for (const rule of rules.procedure.duties)
    for (const child of rule.per === 'child' ? discussion.children : [undefined]) {
      const duty = inWords(rule, child, discussion, rules, now)
      const earlier = found.get(duty.key)
      if (
        !earlier ||
        earlier.state === 'not-applicable' ||
        (duty.beforeFinal && duty.state !== 'not-applicable')
      )
        found.set(duty.key, duty)
    }
  return [...found.values()]
}

function inWords(
  rule: Ready<DutyRule>,
  child: Child | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Duty {
  const key = child ? `${rule.duty}/${child.id}` : rule.duty
  const truth = child
    ? holdsFor(rule.applies, child, discussion, rules, now)
    : holds(rule.applies, discussion, rules, now)
  const asks = truth === undefined ? waitingFor(rule.applies, discussion, rules, now, child) : []
  const answer = discussion.answers[key] ?? discussion.answers[rule.duty]
  const departed = departure(discussion, key, rule.id)
  const yet =
    rule.after === undefined ||
    firstTime(discussion, rule.after, child && rule.after === 'section-47-decided' ? child.id : undefined) ||
    (rule.after === 'started' && discussion.conversations.length > 0)
  const asked = truth === true || asks.length > 0
  const state: DutyState =
    !asked || !yet ? 'not-applicable' : answer ? 'done' : departed ? 'departed' : 'open'
  return {
    key,
    duty: rule.duty,
    ...(child && { child: child.id }),
    label: rule.label,
    state,
    phase:
      rule.after === 'ended'
        ? 'close'
        : rule.after === 'section-47-decided'
          ? 'decide'
          : rule.after === 'started'
            ? 'hold'
            : 'convene',
    ...(rule.by && { by: rule.by }),
    rule: rule.id,
    force: rule.force,
    source: rule.source,
    beforeFinal: rule['before-final'] && truth === true,
    asks,
    ...(departed ? { because: departed.reason } : answer ? { because: answer.words } : {}),
  }
}

function actionDuties(discussion: Discussion, { procedure }: Rules, now: Instant): Duty[] {
  const rule = procedure.pack.act.fields[0]
  if (!rule) return []
  return discussion.actions.map(action => {
    const latest = action.confirmations.at(-1)
    const due = latest?.status === 'by-date' ? latest.date : action.due
    const state: DutyState =
      latest?.status === 'done' || latest?.status === 'no-longer-needed'
        ? 'done'
        : due !== undefined && due < london(now).date
          ? 'late'
          : 'open'
    return {
      key: `action/${action.action}`,
      duty: 'action',
      ...(action.child && { child: action.child }),
      label: action.what,
      state,
      phase: 'follow',
      by: `${action.owner}, ${action.agency}`,
      ...(due && { day: due }),
      rule: rule.id,
      force: rule.force,
      source: rule.source,
      beforeFinal: false,
      asks: [],
    }
  })
}

function signDuty(discussion: Discussion, { procedure }: Rules): Duty[] {
  const rule = procedure.pack.minutes['sign-off']
  if (!rule) return []
  return [
    {
      key: 'sign-minutes',
      duty: 'sign-minutes',
      label: rule.label,
      state: latestVersion(discussion) ? 'done' : endedAt(discussion) ? 'open' : 'not-applicable',
      phase: 'close',
      rule: rule.id,
      force: rule.force,
      source: rule.source,
      beforeFinal: false,
      asks: [],
    },
  ]
}

/** Where somebody who would get a copy is kept out, somebody else has to stand in (AMB-43). */
function substituteDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  return distribution(discussion, rules, now)
    .filter(one => one.gives === 'blocked')
    .map(one => {
      const rule = rules.procedure.recipients.find(recipient => recipient.id === one.rule)!
      const answer = discussion.answers[`substitute/${one.recipient}`]
      return {
        key: `substitute/${one.recipient}`,
        duty: `substitute/${one.recipient}`,
        label: `Name who receives a copy instead: ${rule.label}`,
        state: answer ? 'done' : 'open',
        phase: 'send' as const,
        by: 'chair',
        rule: rule.id,
        force: 'must' as const,
        source: rule.source,
        beforeFinal: false,
        asks: [],
        ...(answer && { because: answer.words }),
      }
    })
}

/** Why a rule was knowingly not followed: a recorded departure, or words given for the duty itself. */
function departure(discussion: Discussion, key: string, rule: string): { reason: string } | undefined {
  const recorded = discussion.departures.findLast(
    one => one.duty === key || (one.duty === undefined && one.rule === rule),
  )
  const words = discussion.answers[key]?.words
  return recorded ?? (words === undefined ? undefined : { reason: words })
}
