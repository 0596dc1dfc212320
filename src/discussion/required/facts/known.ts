/** What is known of a discussion: the facts its rules may ask about, stated or worked out from the record. */
import { ageOn, type Instant, isOfficeOpen, london } from '../../../calendar/index.ts'
import type { Compiled } from '../../../procedure/conditions/compiled.ts'
import {
  type FactName,
  Facts,
  type FactValue,
  factEntry,
  type Known,
  placeOf,
} from '../../../procedure/conditions/facts.ts'
import { type Child, type Discussion, endedAt, decisionsThatStand, startedAt } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { heldUnder, outcomeOf } from '../under.ts'
import { notResponded, unavailableSeats } from '../seats/filled-seats.ts'
import type { Holds } from './holds.ts'
import { lateClocksBy } from '../clocks/late.ts'
import { missingBy } from '../seats/minimum.ts'

/** Whose facts, and when: a discussion is never changed in place, so what is known of it then never changes either. */
type About = {
  readonly discussion: Discussion
  readonly rules: Rules
  readonly now: Instant
  readonly child: Child | undefined
  /** The London day of the discussion, or of the question while it has not started. */
  readonly day: string
}

/** Facts that are worked out from the record; the others are as stated. */
const worked: { readonly [fact in FactName]?: (about: About) => FactValue } = {
  urgency: ({ discussion, rules }) => urgencyOf(discussion, rules),
  kind: ({ discussion, rules, now }) => (isComplex(discussion, rules, now) ? 'complex' : discussion.kind),
  format: ({ discussion, rules }) =>
    discussion.facts.format ?? (discussion.conversations.length > 0 ? separateFormat(rules) : undefined),
  'out-of-hours': ({ discussion, rules }) =>
    discussion.facts['out-of-hours'] ?? isOutOfHours(discussion, rules),
  complex: ({ discussion }) => discussion.facts.complex ?? (discussion.kind === 'complex' ? true : undefined),
  day: ({ day }) => day,
  children: ({ discussion }) => discussion.children.length,
  booked: ({ discussion }) => (discussion.booking || startedAt(discussion) ? true : undefined),
  held: ({ discussion }) => startedAt(discussion) !== undefined || discussion.conversations.length > 0,
  ended: ({ discussion }) => endedAt(discussion) !== undefined,
  'chair-grade': ({ discussion }) => discussion.chair?.grade,
  absent: ({ discussion, rules, now }) =>
    startedAt(discussion) || discussion.conversations.length > 0
      ? missingBy(holds, discussion, rules, now)
      : undefined,
  unavailable: ({ discussion, now }) => unavailableSeats(discussion, now),
  'follow-up-needed': ({ discussion }) =>
    discussion.facts['follow-up-needed'] ?? (asksForAnother(discussion) ? true : undefined),
  'not-responded': ({ discussion, now }) => notResponded(discussion, now),
  late: ({ discussion, rules, now }) => lateClocksBy(holds, discussion, rules, now),
  dissent: ({ discussion }) =>
    decisionsThatStand(discussion).some(one => one.positions.some(position => position.view === 'disagrees')),
  'earlier-discussions': ({ discussion }) =>
    discussion.series?.count ?? (discussion.kind === 'follow-up' ? 1 : 0),
  'with-minute-taker': ({ discussion }) =>
    startedAt(discussion) ? discussion.minuteTaker !== undefined : undefined,
  age: ({ child, day }) => child && ageOf(child, day),
  unborn: ({ child, day }) =>
    child && (child.facts.unborn ?? (child.born !== undefined && child.born <= day ? false : undefined)),
  'in-education': ({ child }) => child && attends(child),
  'of-school-age': ({ child, day }) => child && schoolAge(child, day),
  'section-47': ({ discussion, rules, child }) => child && section47(discussion, child, rules),
  'decisions-without-reason': ({ discussion, child }) =>
    child &&
    decisionsThatStand(discussion).filter(one => one.child === child.id && !one.reason?.trim()).length,
  outcomes: ({ discussion, child }) => {
    const decided = decisionsThatStand(discussion).filter(
      one => child === undefined || one.child === child.id,
    )
    return decided.length === 0 ? undefined : decided.map(one => one.outcome)
  },
}

/**
 * A look-up of facts for the whole discussion, or for one child.
 * A child's fact asked of the whole discussion is answered only when it does not depend on which child (see `holds`).
 * Each fact is worked out once: a list of duties asks for the same few facts hundreds of times.
 */
export function known(discussion: Discussion, rules: Rules, now: Instant, child: Child | undefined): Known {
  const facts = factsOf(discussion, rules, now, child)
  return fact => facts.at(placeOf[fact])
}

function factsOf(discussion: Discussion, rules: Rules, now: Instant, child: Child | undefined): Facts {
  const all = aboutOf(discussion)
  for (const one of all) if (one.child === child && one.now === now && one.rules === rules) return one.facts
  const about = { discussion, rules, now, child, day: london(startedAt(discussion) ?? now).date }
  const facts = new Facts(fact => {
    const work = worked[fact]
    return work ? work(about) : statedIn(fact, about)
  })
  if (all.length >= mostRemembered) all.shift()
  all.push({ rules, now, child, facts })
  return facts
}

type Remembered = Omit<About, 'discussion' | 'day'> & { readonly facts: Facts }
/** A page asks at one moment about every child of a large family; another moment forgets them again. */
const mostRemembered = 12

/**
 * What was worked out of the discussions asked about last, the latest first. A few are enough: whoever asks, asks everything
 * about one discussion, at most beside the same one as it stood before.
 */
const latest: { discussion: Discussion; all: Remembered[] }[] = []
const mostDiscussions = 4

function aboutOf(discussion: Discussion): Remembered[] {
  for (const one of latest) if (one.discussion === discussion) return one.all
  const all: Remembered[] = []
  if (latest.length >= mostDiscussions) latest.pop()
  latest.unshift({ discussion, all })
  return all
}

const statedIn = (fact: FactName, { discussion, child }: About): FactValue =>
  factEntry(fact).of === 'child' ? child?.facts[fact] : discussion.facts[fact]

/**
 * Whether it is held, or booked to be held, while the office is closed; undefined while nobody knows when. What somebody says
 * of it comes before: an emergency duty team may take on what comes in at noon.
 */
function isOutOfHours(discussion: Discussion, rules: Rules): boolean | undefined {
  const held = startedAt(discussion) ?? discussion.conversations[0]?.at ?? discussion.booking?.starts
  return held === undefined ? undefined : !isOfficeOpen(held, heldUnder(discussion, rules).calendar)
}

/** Somebody has answered for an action that it takes a further discussion. */
const asksForAnother = ({ actions }: Discussion): boolean =>
  actions.some(action => action.confirmations.at(-1)?.status === 'further-discussion')

/** A discussion that meets the procedure's own definition is complex, whatever it was called when it was asked for. */
function isComplex(discussion: Discussion, rules: Rules, now: Instant): boolean {
  const kind = rules.procedure.kinds.find(one => one.kind === 'complex')
  return kind?.when !== undefined && holds(kind.applies, discussion, rules, now) === true
}

/** How urgent it is in the words of these rules: after a move, classes that only another version has say nothing here. */
export function urgencyOf({ urgency, moves }: Discussion, { procedure }: Rules): string | undefined {
  if (moves.length === 0) return urgency.at(-1)?.class
  return urgency.findLast(one => procedure.urgency.some(own => own.class === one.class))?.class
}

/** The class of urgency that the facts point to: the only one there is, or the first whose condition holds. */
export function urgencyByFacts(discussion: Discussion, rules: Rules, now: Instant): string | undefined {
  const { urgency } = rules.procedure
  if (urgency.length === 1) return urgency[0]?.class
  return urgency.find(one => one.when && holds(one.applies, discussion, rules, now) === true)?.class
}

const separateFormat = ({ procedure }: Rules): string | undefined =>
  procedure.formats.find(one => one['separate-conversations'])?.format

const asksOfChild = (compiled: Compiled): boolean =>
  compiled.asks.some(fact => factEntry(fact).of === 'child')

/**
 * Whether a rule holds for one child, or for the discussion: there a rule that asks about children holds when it does for any
 * of them.
 */
export const holds: Holds = (compiled, discussion, rules, now, child) => {
  if (child || !asksOfChild(compiled)) return compiled.holdsOf(factsOf(discussion, rules, now, child))
  let unknown = false
  for (const one of discussion.children) {
    const truth = compiled.holdsOf(factsOf(discussion, rules, now, one))
    if (truth) return true
    if (truth === undefined) unknown = true
  }
  return unknown ? undefined : false
}

/** Facts that may be said and are worked out as soon as it is known when it is held: nobody is asked for them beforehand. */
const comesByItself: ReadonlySet<FactName> = new Set(['out-of-hours'])

/** The facts somebody would have to state before the rule can be judged; derived ones come by themselves. */
export function waitingFor(
  compiled: Compiled,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
  child?: Child,
): FactName[] {
  const subjects = child ? [child] : asksOfChild(compiled) ? discussion.children : [undefined]
  const missing = new Set<FactName>()
  for (const subject of subjects) {
    const look = known(discussion, rules, now, subject)
    for (const fact of compiled.asks)
      if (look(fact) === undefined && !factEntry(fact).derived && !comesByItself.has(fact)) missing.add(fact)
  }
  return [...missing]
}

function ageOf(child: Child, day: string): number | undefined {
  if (child.facts.unborn) return undefined
  return child.born === undefined ? undefined : ageOn(child.born, day)
}

/** Settings that are not schools: a child there is of school age only by age. */
const notSchools: ReadonlySet<unknown> = new Set(['nursery', 'early-years', 'college', 'post-16'])

/** As stated, or by the setting that is named. */
function attends({ facts }: Child): boolean | undefined {
  if (facts['in-education'] !== undefined) return facts['in-education'] === true
  return facts['education-setting'] === undefined ? undefined : facts['education-setting'] !== 'none'
}

/**
 * Enrolled in a school, or of compulsory school age (AMB-54): five to sixteen, counted here by birthdays. Somebody who
 * says so without a date of birth is believed.
 */
function schoolAge(child: Child, day: string): boolean | undefined {
  const said = child.facts['of-school-age']
  if (typeof said === 'boolean') return said
  if (child.facts.unborn === true) return false
  if (attends(child) === true && !notSchools.has(child.facts['education-setting'])) return true
  const age = ageOf(child, day)
  return age === undefined ? undefined : age >= 5 && age < 17
}

function section47(discussion: Discussion, child: Child, rules: Rules): boolean | undefined {
  if (discussion.happened.some(one => one.instant === 'section-47-decided' && one.child === child.id))
    return true
  const decided = decisionsThatStand(discussion).filter(one => one.child === child.id)
  if (decided.length === 0) return undefined
  return decided.some(one => outcomeOf(one.outcome, rules)?.['starts-section-47'])
}
