/** Comparing what a worked case expects with what the engine says. What a case does not expect is not compared. */
import { type Instant, london, parseLocal } from '../calendar/index.ts'
import { agendaOf, findRule, ruleSpeaks, seatAsked } from '../discussion/required/minutes/agenda.ts'
import { decide } from '../discussion/decide.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { givenTo } from '../discussion/required/minutes/distribution.ts'
import { cannotFinalise, type Duty, type DutyState, duties } from '../discussion/required/duties/duties.ts'
import { isRefusal, type Refusal, type Rules } from '../discussion/happening.ts'
import { holds } from '../discussion/required/facts/known.ts'
import { quorum } from '../discussion/required/seats/quorum.ts'
import { requestRoutes, seatContacts } from '../discussion/required/facts/routes.ts'
import { slotsBefore } from '../discussion/required/clocks/slots.ts'
import type { ExpectKey } from './doubts.ts'
import { pointedTo } from '../discussion/required/facts/urgency.ts'
import { bindingOf } from '../discussion/required/clocks/late.ts'
import { judge } from '../discussion/required/clocks/verdict.ts'
import { commandTried } from './tried.ts'

export type Expectation = { path: string; expected: unknown; actual: unknown; held: boolean }
type CaseSoFar = {
  discussion: Discussion
  rules: Rules
  now: Instant
  /** What the story tried and was refused, and every kind of thing in it, refused or not. */
  refused: ReadonlyMap<string, Refusal>
  happened: ReadonlySet<string>
}

/** How each part of what a case expects is held against what it came to. */
const checks: Readonly<Record<ExpectKey, (wanted: unknown, told: CaseSoFar) => Expectation[]>> = {
  deadlines: (wanted, told) => each('deadlines', wanted, (key, one) => deadlineHolds(key, one, told)),
  urgency: (wanted, told) => [urgencyHolds(wanted, told)],
  routes: (wanted, told) => eachIs('routes', wanted, key => routeOf(key, told)),
  slots: slotsHold,
  quorum: (wanted, { discussion, rules, now }) => {
    const { met, missing } = quorum(discussion, rules, now)
    return eachIs('quorum', wanted, key => ({ met, missing })[key])
  },
  duties: (wanted, { discussion, rules, now }) => {
    const asked = duties(discussion, rules, now)
    return eachIs('duties', wanted, key => stateOf(key, asked))
  },
  'cannot-finalise': (wanted, { discussion, rules, now }) => [
    finaliseHolds(wanted, duties(discussion, rules, now)),
  ],
  recipients: (wanted, told) => eachIs('recipients', wanted, key => recipientOf(key, told)),
  agenda: (wanted, { discussion, rules, now }) => [
    compare(
      'agenda',
      wanted,
      agendaOf(discussion, rules, now).map(one => one.item),
    ),
  ],
  formats: (wanted, told) => [compare('formats', wanted, formatsOf(told))],
  seats: (wanted, { discussion, rules, now }) =>
    eachIs('seats', wanted, key => seatAsked(key, discussion, rules, now)),
  rules: (wanted, { discussion, rules, now }) =>
    eachIs('rules', wanted, key => ruleSpeaks(key, discussion, rules, now)),
  refused: (wanted, told) => each('refused', wanted, (key, one) => [refusalHolds(key, one, told)]),
}

export const expectations = (expect: Record<string, unknown>, told: CaseSoFar): Expectation[] =>
  Object.entries(expect).flatMap(([part, wanted]) =>
    Object.hasOwn(checks, part)
      ? checks[part as ExpectKey](wanted, told)
      : [{ path: part, expected: wanted, actual: 'not something a case can expect', held: false }],
  )

/** Each of several, by its key, is what it is expected to be. */
const eachIs = (part: string, wanted: unknown, actual: (key: string) => unknown): Expectation[] =>
  each(part, wanted, (key, one) => [compare(`${part}.${key}`, one, actual(key))])

const each = (
  part: string,
  wanted: unknown,
  one: (key: string, expected: unknown) => Expectation[],
): Expectation[] =>
  wanted !== null && typeof wanted === 'object'
    ? Object.entries(wanted).flatMap(([key, expected]) => one(key, expected))
    : [{ path: part, expected: wanted, actual: 'expected a mapping here', held: false }]

/** Lists compare as sets. */
function compare(path: string, expected: unknown, actual: unknown): Expectation {
  const held =
    Array.isArray(expected) && Array.isArray(actual)
      ? expected.length === actual.length && expected.every(one => actual.includes(one))
      : expected === actual || (expected === null && actual === 'none')
  return { path, expected, actual, held }
}

function deadlineHolds(key: string, wanted: unknown, { discussion, rules, now }: CaseSoFar): Expectation[] {
  const stands = judge(theOnlyOne(key, discussion, rules), discussion, rules, now)
  const fields =
    typeof wanted === 'object' && wanted !== null ? Object.entries(wanted) : [['verdict', wanted] as const]
  return fields.map(([field, expected]) => {
    const path = `deadlines.${key}.${field}`
    if (field === 'verdict') return compare(path, expected, stands.verdict)
    if (field === 'due') return dueHolds(path, expected, stands.binding)
    if (field === 'from') return compare(path, expected, stands.binding?.from.instant)
    return { path, expected, actual: 'a deadline has due, verdict and from', held: false }
  })
}

/** A clock for each child, recipient or action, asked about without saying which where there is only one, is about that one. */
function theOnlyOne(key: string, { children, deadlines }: Discussion, rules: Rules): string {
  const per = key.includes('/') ? undefined : rules.procedure.clocks.find(one => one.clock === key)?.per
  if (per === 'child') return children.length === 1 ? `${key}/${children[0]!.id}` : key
  if (per !== 'recipient' && per !== 'action') return key
  const [only, ...others] = new Set(deadlines.filter(one => one.clock === key).map(one => one.key))
  return only !== undefined && others.length === 0 ? only : key
}

function dueHolds(path: string, expected: unknown, binding: ReturnType<typeof bindingOf>): Expectation {
  const actual = binding?.due === undefined ? 'none' : sayDueExactly(binding)
  if (expected === null || expected === 'none') return { path, expected, actual, held: actual === 'none' }
  const parsed = firstOfTwo(String(expected))
  if (!('instant' in parsed)) return { path, expected, actual: parsed.refusal, held: false }
  const held = parsed.dateOnly
    ? binding?.due !== undefined &&
      !binding.inclusive &&
      binding.day === london(parsed.instant).date &&
      london(binding.due).time === '00:00'
    : binding?.due === parsed.instant
  return { path, expected, actual, held }
}

/** The night the clocks go back: without a mark the first of the two times is meant. */
function firstOfTwo(written: string): ReturnType<typeof parseLocal> {
  const parsed = parseLocal(written)
  if ('instant' in parsed) return parsed
  const first = parseLocal(`${written}#1`)
  return 'instant' in first ? first : parsed
}

function sayDueExactly({ due, day, inclusive }: { due?: Instant; day?: string; inclusive: boolean }): string {
  const moment = london(due!)
  return !inclusive && moment.time === '00:00'
    ? day!
    : `${moment.date}T${moment.time}${moment.isoOffset === '+00:00' ? 'Z' : moment.isoOffset}`
}

function slotsHold(wanted: unknown, { discussion, rules, now }: CaseSoFar): Expectation[] {
  const binding = bindingOf(discussion.deadlines.filter(one => one.clock === 'convene'))
  const slots = slotsBefore(binding, rules, now)
  const local = slots?.map(slot => `${london(slot).date}T${london(slot).time}`)
  return each('slots', wanted, (key, expected) => {
    const path = `slots.${key}`
    if (key === 'minutes')
      return [compare(path, expected, rules.procedure.pack.convene.slots?.minutes ?? 'none')]
    if (key === 'first') return [compare(path, expected, local === undefined ? 'none' : (local[0] ?? 'none'))]
    return [compare(path, expected, local ?? [])]
  })
}

/** A duty asked about without a child stands for all children: open if it is open for any. */
function stateOf(key: string, asked: readonly Duty[]): DutyState {
  const found = asked.filter(duty => duty.key === key || (!key.includes('/') && duty.duty === key))
  const order: DutyState[] = ['open', 'late', 'departed', 'done']
  return order.find(state => found.some(duty => duty.state === state)) ?? 'not-applicable'
}

function finaliseHolds(wanted: unknown, asked: readonly Duty[]): Expectation {
  const expected = Array.isArray(wanted) ? wanted : []
  const perChild = expected.some(one => String(one).includes('/'))
  const actual = [...new Set(cannotFinalise(asked).map(duty => (perChild ? duty.key : duty.duty)))]
  return compare('cannot-finalise', expected, actual)
}

function recipientOf(key: string, { discussion, rules, now }: CaseSoFar): string {
  const plain = givenTo(key, discussion, rules, now)
  const only = discussion.children.length === 1 ? discussion.children[0] : undefined
  if (plain !== 'none' || key.includes('/') || !only) return plain
  return rules.procedure.recipients.some(one => one.recipient === key && one.per === 'child')
    ? givenTo(`${key}/${only.id}`, discussion, rules, now)
    : plain
}

/** The urgency class that the stated facts point to: `ask` while a fact is missing, `none` when they point to no class. */
function urgencyHolds(wanted: unknown, { discussion, rules, now }: CaseSoFar): Expectation {
  const { classes, asks } = pointedTo(discussion, rules, now)
  const none = asks ? 'ask' : 'none'
  return compare('urgency', wanted, classes.length === 0 ? none : classes.length === 1 ? classes[0] : classes)
}

/** `request`, or a seat, or seat/child: the id of the line that applies, `ask` when a fact is missing, `none` without a table. */
function routeOf(key: string, { discussion, rules, now }: CaseSoFar): unknown {
  const [what = '', of] = key.split('/')
  const child = discussion.children.find(one => one.id === of)
  const { routes, asks } =
    what === 'request'
      ? requestRoutes(discussion, rules, now)
      : seatContacts(what, child, discussion, rules, now)
  if (routes.length === 0) return asks.length > 0 ? 'ask' : 'none'
  return routes.length === 1 ? routes[0]!.route : routes.map(one => one.route)
}

/** The ways to hold it that the procedure leaves open here. */
const formatsOf = ({ discussion, rules, now }: CaseSoFar): string[] =>
  rules.procedure.formats
    .filter(one => holds(one.applies, discussion, rules, now) !== false)
    .map(one => one.format)

/** A command tried now, or one that the story itself already tried. `any` is some rule; `none` is not refused. */
function refusalHolds(key: string, expected: unknown, told: CaseSoFar): Expectation {
  const path = `refused.${key}`
  const refusal = told.refused.get(key)
  const command = refusal === undefined ? commandTried(key, told) : undefined
  if (refusal === undefined && command === undefined && !told.happened.has(key))
    return { path, expected, actual: 'not something a case can try', held: false }
  const answer = refusal ?? (command && decide(command.tried, command.of, told.rules))
  const found = answer !== undefined && isRefusal(answer) ? answer : undefined
  const actual = found === undefined ? 'none' : (found.rule ?? found.why)
  const held =
    expected === 'any'
      ? found !== undefined
      : (expected ?? 'none') === actual || carries(found, expected, told)
  return { path, expected, actual, held }
}

/** A rule also stands for the requirements it carries: by its letter (`BD-602a`), or under `also`. */
function carries(refusal: Refusal | undefined, requirement: unknown, { rules }: CaseSoFar): boolean {
  if (refusal?.rule === undefined) return false
  const rule = findRule(rules.procedure.pack, refusal.rule)
  return (
    refusal.rule.replace(/[a-z]$/, '') === requirement || (rule?.also ?? []).some(id => id === requirement)
  )
}
