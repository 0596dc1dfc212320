import { findYearMonthDay } from '../../calendar/index.ts'
import type { Comparison, Condition, Truth } from './condition.ts'
import { anyOther, type FactName, type Facts, type FactValue, mostNumbers, placeOf } from './facts.ts'

/**
 * A condition as questions, each about one fact, with three ways on: yes, no, not known. Following them from the first
 * question to an answer is the whole of judging a rule: no name is looked up, nothing is made, nothing is asked twice.
 * “Not known” goes on asking: a later no may still settle an `all`, a later yes an `any`.
 */
class Question {
  readonly place: number
  readonly means: Means
  /** Whether the answer depends on this one value alone. */
  readonly alone: boolean
  readonly yes: Question
  readonly no: Question
  readonly unknown: Question
  /** Whether there is something to ask; otherwise `truth` is the answer. */
  readonly asks: boolean
  readonly truth: Truth
  /** For the number of each value (facts.ts) the way it leads, once that was worked out; 0 before. */
  readonly ways = new Uint8Array(mostNumbers)

  constructor({ place, means, alone }: Asked, on?: On, truth?: Truth) {
    this.place = place
    this.means = means
    this.alone = alone
    this.asks = on !== undefined
    this.yes = on?.yes ?? this
    this.no = on?.no ?? this
    this.unknown = on?.unknown ?? this
    this.truth = truth
  }

  /** The way a value leads that was not met before. */
  lookAt(facts: Facts): Question {
    const value = facts.at(this.place)
    const truth = value === undefined ? undefined : this.means(value, facts)
    const number = facts.numbers[this.place]!
    if (number !== anyOther && this.alone)
      this.ways[number] = truth === undefined ? toUnknown : truth ? toYes : toNo
    return truth === undefined ? this.unknown : truth ? this.yes : this.no
  }
}

type On = Pick<Question, 'yes' | 'no' | 'unknown'>
type Asked = Pick<Question, 'place' | 'means' | 'alone'>
/** What a test means, for a value of any kind; `facts` for a test that compares with a second fact. */
type Means = (value: Exclude<FactValue, undefined>, facts: Facts) => boolean

const [toYes, toNo, toUnknown] = [1, 2, 3]
const nothing: Asked = { place: 0, means: () => false, alone: true }
const ends = (truth: Truth): Question => new Question(nothing, undefined, truth)
export const yes = ends(true)
const ended: On = { yes, no: ends(false), unknown: ends(undefined) }

/** The first question of a condition. */
export const firstQuestion = (condition: Condition): Question => asking(condition, ended)

/** Follows the questions to their answer: three-valued, unknown and false is false, unknown or true is true. */
export function answer(first: Question, facts: Facts): Truth {
  const { numbers } = facts
  let at = first
  while (at.asks) {
    const way = at.ways[numbers[at.place]!]
    if (way === toYes) at = at.yes
    else if (way === toNo) at = at.no
    else if (way === toUnknown) at = at.unknown
    else at = at.lookAt(facts)
  }
  return at.truth
}

/** Asks a condition and goes on by its truth; where all three ways lead to the same place there is nothing to ask. */
function asking(given: Condition, on: On): Question {
  if (on.yes === on.no && on.no === on.unknown) return on.yes
  if ('all' in given && Array.isArray(given.all)) return askingAll(given.all, on)
  if ('any' in given && Array.isArray(given.any)) return askingAny(given.any, on)
  if ('not' in given && given.not !== undefined && typeof given.not === 'object')
    return asking(given.not as Condition, { ...on, yes: on.no, no: on.yes })
  const tests = Object.entries(given) as [FactName, Comparison][]
  if (tests.length > 1)
    return askingAll(
      tests.map(([fact, test]): Condition => ({ [fact]: test })),
      on,
    )
  const [fact, test] = tests[0]!
  const alone = !(typeof test === 'object' && 'within-months' in test)
  return new Question({ place: placeOf[fact], means: meaning(test), alone }, on)
}

/** A no settles it; after a “not known” the rest is asked only for such a no. */
function askingAll(parts: readonly Condition[], on: On): Question {
  let [open, doubtful] = [on, { ...on, yes: on.unknown }]
  for (const part of parts.toReversed()) {
    const sure = asking(part, open)
    const unsure = on.yes === on.unknown ? sure : asking(part, doubtful)
    open = { yes: sure, no: on.no, unknown: unsure }
    doubtful = { yes: unsure, no: on.no, unknown: unsure }
  }
  return open.yes
}

/** A yes settles it; after a “not known” the rest is asked only for such a yes. */
const askingAny = (parts: readonly Condition[], on: On): Question =>
  askingAll(
    parts.map(not => ({ not })),
    { ...on, yes: on.no, no: on.yes },
  )

function meaning(test: Comparison): Means {
  if (typeof test !== 'object') return matching(test)
  if ('is' in test) return matching(test.is)
  if ('is-not' in test) {
    const same = matching(test['is-not'])
    return value => !same(value)
  }
  if ('within-months' in test) {
    const months = test['within-months']
    return (value, facts) => {
      const day = facts.at(placeOf.day)
      return isDate(value) && isDate(day) && day <= monthsLater(value, months)
    }
  }
  if ('below' in test) return value => typeof value === 'number' && value < test.below
  if ('at-least' in test) return value => typeof value === 'number' && value >= test['at-least']
  if ('includes' in test) return value => Array.isArray(value) && value.includes(test.includes)
  return value =>
    Array.isArray(value)
      ? test['one-of'].some(one => value.includes(one))
      : test['one-of'].includes(value as string)
}

const matching =
  (test: boolean | number | string) =>
  (value: FactValue): boolean =>
    Array.isArray(value) ? value.includes(test as string) : value === test

const isDate = (value: FactValue): value is string =>
  typeof value === 'string' && findYearMonthDay(value) !== undefined

/** The same day so many months later, or the last day of that month when it is shorter. */
function monthsLater(date: string, months: number): string {
  const { year, month, day } = findYearMonthDay(date)!
  const first = Date.UTC(year, month - 1 + months, 1)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return `${new Date(first).toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`
}
