/** One concern, told once, under several procedures: who must come, by when, what must be answered, who gets what. */
import { type Instant, sayAllowance } from '../../calendar/index.ts'
import type { Procedure } from '../../procedure/procedure.ts'
import type { ReadyClock } from '../../procedure/conditions/ready.ts'
import type { Condition, Truth } from '../../procedure/conditions/condition.ts'
import type { Compiled } from '../../procedure/conditions/compiled.ts'
import { sayCondition } from '../../procedure/conditions/condition.ts'
import { type FactName, factEntry, type Known } from '../../procedure/conditions/facts.ts'
import type { Force } from '../../procedure/pack/rule.ts'
import type { Anchor } from '../../procedure/pack/clock.ts'
import { sayAnchor } from '../../procedure/saying/say-instant.ts'
import { sayGrades } from '../../procedure/saying/statement.ts'
import { deadlinesToStart } from '../required/clocks/deadlines.ts'
import { evolve } from '../decide.ts'
import { type By, type Child, type Discussion, initial } from '../discussion.ts'
import { distribution } from '../required/minutes/distribution.ts'
import type { Rules } from '../happening.ts'
import { known } from '../required/facts/known.ts'
import type {
  Concern,
  Under,
  Urgency,
  Line,
  Coming,
  DueBy,
  Stage,
  Answering,
  Getting,
} from './answers-compared.ts'

/** What each procedure asks about the same concern, in the order of the procedures given. */
export const sideBySide = (concern: Concern, all: readonly Rules[], now: Instant): Under[] =>
  all.map(rules => underOne(concern, rules, now))

/** What one procedure asks about a concern. Urgency is chosen as its own predicates say; nothing is borrowed. */
export function underOne(concern: Concern, rules: Rules, now: Instant): Under {
  const asked = toldAs(concern, rules, now)
  const urgency = urgencyOf(asked, rules, now)
  const known =
    urgency.class === undefined
      ? asked
      : { ...asked, urgency: [{ class: urgency.class, at: asked.happened[0]?.at ?? now }] }
  const discussion = deadlinesToStart(known, rules, now).reduce<Discussion>(
    (so, deadline) => evolve(so, { type: 'DeadlineStarted', at: now, by: nobody, deadline }),
    known,
  )
  const { overlay, clocks } = rules.procedure
  const own = clocks.filter(one => one.overlay === undefined)
  return {
    procedure: rules.procedure.id,
    title: rules.procedure.pack.about.title,
    urgency,
    come: coming(discussion, rules, now),
    by: dueBy(own, discussion, rules, now),
    ...(overlay && {
      national: { overlay: overlay.id, by: dueBy(overlay.clocks, discussion, rules, now) },
    }),
    answered: answering(discussion, rules, now),
    gets: getting(discussion, rules, now),
  }
}

const nobody: By = { person: 'comparison', name: 'nobody', agency: 'social-care' }

function toldAs(
  { facts, children, happened }: Concern,
  { procedure, calendar }: Rules,
  at: Instant,
): Discussion {
  const asked = evolve(initial('comparison'), {
    type: 'DiscussionAskedFor',
    at: happened[0]?.at ?? at,
    by: nobody,
    reference: 'comparison',
    kind: facts.complex === true ? 'complex' : 'initial',
    reason: '',
    form: {},
    facts,
    children: [...children],
    implicated: [],
    happened: [],
    procedure: { id: procedure.id, hash: procedure.hash },
    calendar: calendar.hash,
  })
  return { ...asked, happened: [...happened] }
}

function urgencyOf(discussion: Discussion, rules: Rules, now: Instant): Urgency {
  const { urgency } = rules.procedure
  const only = urgency.length === 1 ? urgency[0] : undefined
  const told = urgency
    .filter(one => one.when)
    .map(one => ({ one, truth: truthOf(one.applies, discussion, rules, now) }))
  const found = only ?? told.find(({ truth }) => truth === true)?.one
  if (found) return { class: found.class, label: found.label, rule: found.id, asks: [] }
  const asks = told
    .filter(({ truth }) => truth === undefined)
    .flatMap(({ one }) => unknownIn(one.applies, discussion, rules, now))
  return { asks: [...new Set(asks)] }
}

/** Facts that only time tells: whatever the record says of them now, the rule is about what may yet be so. */
const turnsOut: ReadonlySet<FactName> = new Set([
  'late',
  'absent',
  'unavailable',
  'not-responded',
  'dissent',
  'decisions-without-reason',
  'with-minute-taker',
  'medical-needed',
])

const looks = (discussion: Discussion, rules: Rules, now: Instant, child?: Child): Known[] => {
  const subjects = child ? [child] : discussion.children.length > 0 ? discussion.children : [undefined]
  return subjects.map(subject => {
    const look = known(discussion, rules, now, subject)
    return fact => (turnsOut.has(fact) ? undefined : look(fact))
  })
}

/** For any of the children, or for one: true before unknown before false. */
function truthOf(
  applies: Compiled,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
  child?: Child,
): Truth {
  const truths = looks(discussion, rules, now, child).map(look => applies.holds(look))
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false
}

const unknownIn = (applies: Compiled, discussion: Discussion, rules: Rules, now: Instant): FactName[] =>
  applies.asks.filter(
    fact => !factEntry(fact).derived && looks(discussion, rules, now).some(look => look(fact) === undefined),
  )

type RuleToShow = {
  readonly id: string
  readonly label: string
  readonly force: Force
  readonly when?: Condition | undefined
  readonly applies: Compiled
}

/** The line of a rule; nothing when it is known not to apply. */
function lineOf(rule: RuleToShow, discussion: Discussion, rules: Rules, now: Instant): Line | undefined {
  const truth = truthOf(rule.applies, discussion, rules, now)
  if (truth === false) return undefined
  return {
    rule: rule.id,
    label: rule.label,
    force: rule.force,
    applies: truth ? 'yes' : 'if',
    ...(truth === undefined && rule.when && { when: sayCondition(rule.when) }),
  }
}

function coming(discussion: Discussion, rules: Rules, now: Instant): Coming[] {
  const { procedure } = rules
  const seats = procedure.seats.flatMap(seat => {
    const line = lineOf(seat, discussion, rules, now)
    return line ? [{ ...line, who: seat.seat, minimum: seat.minimum }] : []
  })
  const chairs = procedure.chairs.flatMap(rule => {
    const line = lineOf(rule, discussion, rules, now)
    const attested = rule.attested.map(
      ({ grade }) => `${sayGrades(procedure, [grade])} with experience on record`,
    )
    const grades = [sayGrades(procedure, rule.grades, rule['or-above']), ...attested].join('; or ')
    return line ? [{ ...line, who: 'chair', minimum: false, label: grades }] : []
  })
  const ranks = procedure.ranks.flatMap(rule => {
    const line = lineOf(rule, discussion, rules, now)
    return line ? [{ ...line, who: `rank/${rule.seat}`, minimum: false }] : []
  })
  return [...seats, ...chairs, ...ranks]
}

function dueBy(clocks: readonly ReadyClock[], discussion: Discussion, rules: Rules, now: Instant): DueBy[] {
  return clocks.flatMap(clock => {
    const line = lineOf(clock, discussion, rules, now)
    if (!line || clock.per === 'month') return []
    const deadlines = discussion.deadlines.filter(one => one.rule === clock.id)
    const waits = deadlines.length === 0 ? { waitsFor: sayWaiting(clock.from) } : {}
    return [{ ...line, clock: clock.clock, allows: allowsOf(clock, rules.procedure), deadlines, ...waits }]
  })
}

/** A fallback such as “the start, when no end is recorded” need not be said beforehand. */
const sayWaiting = (from: Anchor): string =>
  sayAnchor(Array.isArray(from) && from.every(one => typeof one === 'string') ? from.slice(0, 1) : from)

function allowsOf({ allow, 'target-set-by': by }: ReadyClock, procedure: Procedure): string {
  if (allow !== 'none') return sayAllowance(allow)
  if (by === undefined) return 'no time is given'
  return `no time is given; the date is set by ${by.includes('chair') ? 'the chair' : sayGrades(procedure, by)}`
}

const stages: Readonly<Record<string, Stage>> = {
  requested: 'convening',
  started: 'discussion',
  'section-47-decided': 'discussion',
  ended: 'afterwards',
}

function answering(discussion: Discussion, rules: Rules, now: Instant): Answering[] {
  return rules.procedure.duties.flatMap(rule => {
    const line = lineOf(rule, discussion, rules, now)
    if (!line) return []
    const stage = stages[rule.after ?? 'requested'] ?? 'convening'
    const asksAfter = rule.applies.asks.some(fact => turnsOut.has(fact) || fact === 'section-47')
    return [
      {
        ...line,
        duty: rule.duty,
        stage: stage === 'convening' && asksAfter ? 'discussion' : stage,
        beforeFinal: rule['before-final'],
        ...(rule.by && { by: rule.by }),
      },
    ]
  })
}

/** Each recipient once, with the children it is for. */
function getting(discussion: Discussion, rules: Rules, now: Instant): Getting[] {
  const found = new Map<string, Getting>()
  for (const { rule: id, gives, recipient, child, via, key } of distribution(discussion, rules, now)) {
    const rule = rules.procedure.recipients.find(one => one.id === id)!
    // A group that lies inside another is told with that one.
    if (gives === 'none' || key.split('/')[0] !== rule.recipient) continue
    const earlier = found.get(id)
    if (earlier && child) found.set(id, { ...earlier, children: [...earlier.children, child] })
    else
      found.set(id, {
        rule: id,
        label: rule.label,
        force: rule.force,
        applies: gives === 'ask' ? 'if' : 'yes',
        ...(gives === 'ask' && rule.when && { when: sayCondition(rule.when) }),
        recipient,
        gives,
        children: child ? [child] : [],
        ...(via && { via }),
      })
  }
  return [...found.values()]
}
