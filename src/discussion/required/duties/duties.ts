/** What the procedure now asks of people. The task list, the board and the compliance report are all lists of duties. */
import { type Instant, london } from '../../../calendar/index.ts'
import { askedOfChair, askedOfRunning, readAsked } from '../../../procedure/pack/asked.ts'
import type { DutyRule } from '../../../procedure/pack/pack.ts'
import type { ReadyDuty } from '../../../procedure/procedure.ts'
import { actionDates } from '../clocks/action-dates.ts'
import { askedLabel } from './asked-by.ts'
import { onePerAgencyDuties, seniorityDuties } from '../seats/attendees.ts'
import { chairing } from '../seats/chair.ts'
import { clockDuties, targetDuties } from './clock-duties.ts'
import {
  type Child,
  type Discussion,
  endedAt,
  firstTime,
  isTurnedDown,
  latestVersion,
  decisionsThatStand,
} from '../../discussion.ts'
import { distribution } from '../minutes/distribution.ts'
import { correctionDuties, newVersion, unsignedCorrections } from '../minutes/corrections.ts'
import { departedDuties } from './departed.ts'
import { departure, type Duty, type DutyPhase, type DutyState, ruled } from './duty.ts'
import type { Rules } from '../../happening.ts'
import { holds, known, waitingFor } from '../facts/known.ts'
import { urgencyDuty } from '../../life/moving.ts'
import { groupDuties, recordFormDuties } from '../../life/overseeing.ts'
import { rankDuties } from '../seats/ranks.ts'
import { seatDuties } from './seat-duties.ts'
import { maySign } from '../minutes/signing.ts'
import { heldUnder } from '../under.ts'

export type { Duty, DutyPhase, DutyState } from './duty.ts'

/** Every duty of a discussion at a moment, in the order of its life. */
export function duties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const held = heldUnder(discussion, rules)
  const all = [
    ...urgencyDuty(discussion, rules, now),
    ...clockDuties(discussion, rules, now),
    ...targetDuties(discussion, rules, now),
    ...seatDuties(discussion, held, now),
    ...chairDuty(discussion, held),
    ...rankDuties(discussion, held, now),
    ...groupDuties(discussion, rules, now),
    ...decisionDuties(discussion, rules),
    ...askedInWords(discussion, rules, now),
    ...actionDuties(discussion, rules, now),
    ...signDuty(discussion, rules),
    ...correctionDuties(discussion, rules),
    ...recordFormDuties(discussion, rules, now),
    ...substituteDuties(discussion, rules, now),
    ...seniorityDuties(discussion, held),
    ...onePerAgencyDuties(discussion, held),
  ]
  const asked = [...all, ...departedDuties(discussion, rules, all)]
  if (!isTurnedDown(discussion)) return asked
  return asked.map(duty =>
    duty.state === 'done' ? duty : { ...duty, state: 'not-applicable', beforeFinal: false },
  )
}

/** The duties the minutes wait for. */
export const cannotFinalise = (all: readonly Duty[]): Duty[] =>
  all.filter(duty => duty.beforeFinal && duty.state === 'open')

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
  return [
    {
      key: 'chair-grade',
      duty: 'chair-grade',
      ...ruled(found?.rule ?? rule),
      state,
      phase: 'hold',
      askedOf: askedOfRunning,
      // Somebody chairs who may not: that is put into words. Nobody chairs yet: somebody is named.
      doneOn: found ? { page: 'answers', duty: 'chair-grade' } : { page: 'appoint', part: 'chair' },
      takes: found && !found.allowed ? 'words' : 'nothing',
      ...(found && !found.allowed && { because: found.because }),
    },
  ]
}

/** For each child the discussion has to end in a decision. */
function decisionDuties(discussion: Discussion, { procedure }: Rules): Duty[] {
  const rule = procedure.outcomes.find(one => one['starts-section-47'])
  if (!rule) return []
  return discussion.children.map(child => {
    const key = `decide/${child.id}`
    const departed = discussion.departures.findLast(one => one.duty === key)
    return {
      key,
      duty: 'decide',
      child: child.id,
      ...ruled(rule),
      label: 'Decide what happens next for the child',
      force: 'should',
      state: decisionsThatStand(discussion).some(one => one.child === child.id)
        ? 'done'
        : departed
          ? 'departed'
          : 'open',
      phase: 'decide',
      askedOf: askedOfRunning,
      doneOn: { page: 'decisions', child: child.id },
      takes: 'nothing',
      ...(departed && { because: departed.reason }),
    }
  })
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
  rule: ReadyDuty,
  child: Child | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Duty {
  const key = child ? `${rule.duty}/${child.id}` : rule.duty
  const truth = holds(rule.applies, discussion, rules, now, child)
  const asks = truth === undefined ? waitingFor(rule.applies, discussion, rules, now, child) : []
  const answer = discussion.answers[key] ?? discussion.answers[rule.duty]
  const departed = departure(discussion, key, rule.id)
  const yet =
    rule.after === undefined ||
    firstTime(discussion, rule.after, child && rule.after === 'section-47-decided' ? child.id : undefined) ||
    (rule.after === 'started' && discussion.conversations.length > 0)
  const asked = truth === true || asks.length > 0
  const settled =
    rule['settled-by'] !== undefined && known(discussion, rules, now, child)(rule['settled-by']) !== undefined
  const escalated = discussion.escalations.some(one => rule['escalates-to']?.includes(one.to))
  const state: DutyState =
    !asked || !yet
      ? 'not-applicable'
      : answer || settled || escalated
        ? 'done'
        : departed
          ? 'departed'
          : 'open'
  return {
    key,
    duty: rule.duty,
    ...(child && { child: child.id }),
    ...ruled(rule),
    label: askedLabel(rule, discussion, rules, now),
    state,
    phase: rule.after === undefined ? 'convene' : phaseAfter[rule.after],
    askedOf: rule.askedOf,
    // A plan is agreed with its end, beside the actions it rests on.
    doneOn:
      rule.duty === 'safety-plan' ? { page: 'actions', part: 'safety-plan' } : { page: 'answers', duty: key },
    takes: state === 'not-applicable' ? 'nothing' : 'words',
    beforeFinal: rule['before-final'] && truth === true,
    asks,
    ...(departed ? { because: departed.reason } : answer ? { because: answer.words } : {}),
  }
}

const phaseAfter: Record<NonNullable<DutyRule['after']>, DutyPhase> = {
  requested: 'convene',
  started: 'hold',
  'section-47-decided': 'decide',
  ended: 'close',
}

function actionDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const rule = rules.procedure.pack.act.fields[0]
  if (!rule) return []
  return discussion.actions.map(action => {
    const latest = action.confirmations.at(-1)
    const due = actionDates(action, rules).binding
    const state: DutyState =
      latest?.status === 'done' || latest?.status === 'no-longer-needed' || latest?.carriedTo !== undefined
        ? 'done'
        : due !== undefined && due < london(now).date
          ? 'late'
          : 'open'
    return {
      key: `action/${action.action}`,
      duty: 'action',
      ...(action.child && { child: action.child }),
      ...ruled(rule),
      label: action.what,
      state,
      phase: 'follow',
      askedOf: [{ of: 'person', name: action.owner, agency: action.agency }],
      doneOn: { page: 'actions', part: 'action', action: action.action },
      takes: 'nothing',
      ...(due && { day: due }),
    }
  })
}

function signDuty(discussion: Discussion, rules: Rules): Duty[] {
  const rule = rules.procedure.pack.minutes['sign-off']
  if (!rule) return []
  const version = latestVersion(discussion)
  const signed = discussion.versions.some(one => maySign(one.by, discussion, rules))
  const corrected = unsignedCorrections(discussion).length > 0
  const chaired = version && discussion.chair?.person === version.by.person
  return [
    {
      key: 'sign-minutes',
      duty: 'sign-minutes',
      ...ruled(rule),
      ...(corrected && version && { label: newVersion(version.version) }),
      state: signed && !corrected ? 'done' : endedAt(discussion) ? 'open' : 'not-applicable',
      phase: 'close',
      askedOf: readAsked([rule.by].flat(), rules.procedure.pack),
      doneOn: { page: 'close' },
      takes: 'nothing',
      ...(version &&
        !signed && { because: `${version.name} has signed, and is not among those who sign this off.` }),
      ...(chaired &&
        signed &&
        !corrected &&
        Array.isArray(rule.by) && { because: 'Signed by the person who chaired.' }),
    },
  ]
}

/** Where somebody who would get a copy is kept out, somebody else has to stand in (AMB-43). */
function substituteDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const blocked = distribution(discussion, rules, now).filter(one => one.gives === 'blocked')
  return [...new Map(blocked.map(one => [one.recipient, one])).values()].map(one => {
    const rule = rules.procedure.recipients.find(recipient => recipient.id === one.rule)!
    const answer = discussion.answers[`substitute/${one.recipient}`]
    return {
      key: `substitute/${one.recipient}`,
      duty: `substitute/${one.recipient}`,
      ...ruled(rule),
      label: `Name who receives a copy instead: ${rule.label}`,
      state: answer ? 'done' : 'open',
      phase: 'send' as const,
      askedOf: askedOfChair,
      doneOn: { page: 'copies' as const, part: 'substitute' as const, recipient: one.recipient },
      takes: 'words' as const,
      discreet: true as const,
      force: 'must' as const,
      ...(answer && { because: answer.words }),
    }
  })
}
