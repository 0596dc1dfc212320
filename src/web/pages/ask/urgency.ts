/** What the stated facts point to, and which clock would start: said before an urgency is chosen. */
import { type Instant, sayDue } from '../../../calendar/index.ts'
import { type DiscussionEvent, decide, evolve } from '../../../discussion/decide.ts'
import { type By, type Deadline, type Discussion, initial } from '../../../discussion/discussion.ts'
import { isRefusal, type Rules } from '../../../discussion/happening.ts'
import { holds, known } from '../../../discussion/required/facts/known.ts'
import { isLate } from '../../../discussion/required/clocks/late.ts'
import { type Condition, sayCondition, type Truth } from '../../../procedure/conditions/condition.ts'
import { compile } from '../../../procedure/conditions/compiled.ts'
import type { Anchor, InstantName } from '../../../procedure/pack/clock.ts'
import { type FactName, factEntry, type Known } from '../../../procedure/conditions/facts.ts'
import type { DutyRule } from '../../../procedure/pack/pack.ts'
import type { Ready } from '../../../procedure/conditions/ready.ts'
import type { Request } from './request.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

/** One ground for an urgency, and whether the facts bear it out. */
export type Ground = { says: string; truth: Truth }
/** What choosing an urgency would start. Without `due`, `waitsFor` names the moment that has to be known first. */
type Started = {
  deadline?: Deadline
  rule?: string
  label?: string
  waitsFor?: InstantName
  /** Where the procedure gives no time: who names the date, in its own words. */
  dateBy?: readonly string[]
}
export type Choice = {
  class: string
  label: string
  clock: string
  rule: string
  source: { document: string; section: string }
  reading?: string
  points: Truth
  grounds: Ground[]
  starts: Started
  /** What has to be put into words before a request of this urgency is taken. */
  needs: readonly Ready<DutyRule>[]
}

/** Every urgency of the procedure with what speaks for it and what it would start, in the pack’s own order. */
export function urgencyChoices(request: Request, rules: Rules, now: Instant, by: By): Choice[] {
  const { urgency: _chosen, ...open } = request
  const look = known(asIfAsked(open, rules, now, by).discussion, rules, now, undefined)
  return rules.procedure.urgency.map(one => ({
    class: one.class,
    label: one.label,
    clock: one.clock,
    rule: one.id,
    source: one.source,
    ...(one.reading && { reading: one.reading }),
    points: one.when ? one.applies.holds(look) : undefined,
    grounds: groundsOf(one.when, look),
    starts: wouldStart({ ...open, urgency: one.class }, rules, now, by),
    needs: wordsNeeded({ ...open, urgency: one.class }, rules, now, by),
  }))
}

/** The rules that want words before this request is taken, whoever has to give them. */
export function wordsNeeded(request: Request, rules: Rules, now: Instant, by: By): Ready<DutyRule>[] {
  const { discussion } = asIfAsked(request, rules, now, by)
  return rules.procedure.duties.filter(
    rule => rule['before-request'] && holds(rule.applies, discussion, rules, now) === true,
  )
}

/** The parts of a condition that would each be enough; a condition in one piece is its own single ground. */
function groundsOf(when: Condition | undefined, look: Known): Ground[] {
  if (when === undefined) return []
  const parts = 'any' in when && Array.isArray(when.any) ? when.any : [when]
  return parts.map(part => ({ says: sayGround(part), truth: compile(part).holds(look) }))
}

function sayGround(part: Condition): string {
  if ('not' in part && typeof part.not === 'object' && 'any' in part.not)
    return 'none of the other grounds applies'
  return sayCondition(part).replaceAll(/\bnot: /g, 'it is not so that ')
}

/** The clock for holding the discussion, as it would be if the request were sent now and the threshold met at once. */
function wouldStart(request: Request, rules: Rules, now: Instant, by: By): Started {
  const { discussion, events } = asIfAsked(request, rules, now, by)
  const met = decide(
    { type: 'DecideThreshold', id: 'trial', at: now, by, met: true, reason: '', alone: 'trial' },
    discussion,
    rules,
  )
  const all = [...events, ...(isRefusal(met) ? [] : met)]
  const started = all.flatMap(event =>
    event.type === 'DeadlineStarted' && isHolding(event.deadline.clock) ? [event.deadline] : [],
  )
  const deadline = started.findLast(one => one.clock === 'convene') ?? started.at(-1)
  const look = known(discussion, rules, now, undefined)
  const clocksThat = (truth: Truth) =>
    rules.procedure.clocks.filter(one => isHolding(one.clock) && one.applies.holds(look) === truth)
  const rule = deadline
    ? rules.procedure.clocks.find(one => one.id === deadline.rule)
    : (clocksThat(true)[0] ?? clocksThat(undefined)[0])
  if (deadline)
    return {
      deadline,
      rule: deadline.rule,
      ...(rule && { label: rule.label }),
      ...(rule?.['target-set-by'] && { dateBy: rule['target-set-by'].map(grade => gradeName(grade, rules)) }),
    }
  if (!rule) return {}
  return { rule: rule.id, label: rule.label, waitsFor: firstAnchor(rule.from) }
}

/** The clocks by which something is held; which of them runs depends on the urgency. */
const isHolding = (clock: string): boolean => clock === 'convene' || clock === 'complex-meeting'

const firstAnchor = (anchor: Anchor): InstantName => {
  if (typeof anchor === 'string') return anchor
  const first = anchor.find(one => typeof one === 'string') ?? anchor[0]!
  return typeof first === 'string' ? first : first.instant
}

/** The request as the record would take it. Nothing is kept of it. */
export function asIfAsked(
  request: Request,
  rules: Rules,
  now: Instant,
  by: By,
): { discussion: Discussion; events: DiscussionEvent[] } {
  const children = request.children.length > 0 ? request.children : [{ id: 'A', facts: {} }]
  // As if whoever has to give words had given them: here it is only asked what would follow.
  const given = rules.procedure.duties
    .filter(rule => rule['before-request'])
    .map(rule => ({ duty: rule.duty, words: 'as if', by: { ...by, ...asGrade(rule['only-by']?.[0]) } }))
  const command = { type: 'AskForDiscussion', id: 'trial', at: now, by, ...request, children } as const
  const bare = decide(command, initial('trial'), rules)
  const asked = isRefusal(bare) ? decide({ ...command, given }, initial('trial'), rules) : bare
  const events = isRefusal(asked) ? [] : asked
  return { discussion: events.reduce(evolve, initial('trial')), events }
}

const asGrade = (grade: string | undefined) => (grade === undefined ? {} : { grade })

export const instantWords: Readonly<Record<InstantName, string>> = {
  'information-received': 'the information being received',
  'referral-received': 'the referral being received',
  'risk-identified': 'the risk being identified',
  'threshold-decided': 'the decision that the threshold is met',
  requested: 'the request being sent',
  'protective-action-taken': 'protective action being taken',
  'assessment-recommended': 'an assessment recommending it',
  started: 'the start of the discussion',
  ended: 'the end of the discussion',
  'section-47-decided': 'the decision on section 47',
  'child-seen': 'the child being seen',
  'written-up': 'the record being written up',
  'signed-off': 'the minutes being signed',
  'minutes-sent': 'the minutes being sent',
  received: 'the copy being received',
  'actions-sent': 'the actions being sent',
  'out-of-hours-record-sent': 'the out-of-hours record being sent',
  'action-confirmed': 'the action being confirmed',
  'follow-up-held': 'the follow-up discussion',
  'conference-held': 'the conference',
  'assessment-completed': 'the assessment being completed',
  'correction-asked': 'a correction being asked for',
  observed: 'a discussion being observed',
}

/** Whether what would start has already run out: the discussion would be late from the first moment. */
export const isAlreadyLate = ({ deadline }: Started, now: Instant): boolean =>
  deadline !== undefined && isLate(deadline, now)

/** The facts nobody has stated yet on which the urgency still depends. */
export function stillToState(request: Request, rules: Rules, now: Instant, by: By): FactName[] {
  const { urgency: _chosen, ...open } = request
  const look = known(asIfAsked(open, rules, now, by).discussion, rules, now, undefined)
  const leaves = rules.procedure.urgency.flatMap(one => (one.when ? one.applies.why(look) : []))
  const facts = leaves.filter(one => one.truth === undefined).map(one => one.fact)
  return [...new Set(facts)].filter(fact => !factEntry(fact).derived)
}

/** “Hold it by Tuesday 1 December, end of day (today)”, or what has to be known before anybody can say. */
export function sayStarted(starts: Started, now: Instant): string {
  const { deadline, waitsFor, dateBy = [] } = starts
  if (deadline?.due !== undefined)
    return sayDue(
      {
        at: deadline.due,
        inclusive: deadline.inclusive,
        day: deadline.day ?? deadline.due.slice(0, 10),
        provisional: deadline.provisional ?? false,
      },
      now,
    )
  if (deadline && dateBy.length > 0)
    return `no time limit: the date is set by the ${dateBy.map(inSentence).join(' or the ')}`
  if (deadline) return 'no time limit: the chair sets a target'
  if (waitsFor) return `not known yet: it counts from ${instantWords[waitsFor]}`
  return 'the procedure sets no time limit'
}

/** “Service Manager” and “Chair” stand in a sentence as they are, but for a chair, who is no title. */
const inSentence = (title: string): string => (title === 'Chair' ? 'chair' : title)
