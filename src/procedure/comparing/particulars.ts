import { type Allowance, sayAllowance } from '../../calendar/index.ts'
import { type Condition, sayCondition } from '../conditions/condition.ts'
import { sayAnchor, sayInstant } from '../saying/say-instant.ts'
import { forceWeight } from '../pack/rule.ts'
import type { FoundRule } from '../pack/walk.ts'
import { plainly } from '../../english.ts'

/** One way in which two rules on the same matter differ; `weakens` when the second certainly asks less. */
export type Difference = { readonly says: string; readonly weakens: boolean }

/** What every rule has, what is only words, and what follows from the rest. */
const notCompared = new Set(
  [
    'id also label force source reading placeholder when prompts grounds contacts hint because minutes routes'.split(
      ' ',
    ),
    'covers instead ground rule named form documents roles clock duty seat recipient outcome item part field step kind format'.split(
      ' ',
    ),
  ].flat(),
)

/**
 * What two rules on the same matter ask differently, in words: how strongly, when, how long, from whom.
 *
 * @param versions - of one procedure: then it says “…, then …”; otherwise “… here, … there”.
 */
export function differences(was: FoundRule, is: FoundRule, versions: boolean): Difference[] {
  const both = (one: string, other: string) =>
    versions ? `${one}, then ${other}` : `${one} here, ${other} there`
  const told: Difference[] = []
  if (was.rule.force !== is.rule.force)
    told.push({
      says: both(`“${was.rule.force}”`, `“${is.rule.force}”`),
      weakens: forceWeight[is.rule.force] < forceWeight[was.rule.force],
    })
  const [before, after] = [was.rule, is.rule] as unknown as [Record<string, unknown>, Record<string, unknown>]
  if (was.what !== is.what)
    return [...told, { says: both(`${nouns[was.what]}`, `${nouns[is.what]}`), weakens: was.what === 'duty' }]
  if (sayWhen(before) !== sayWhen(after))
    told.push({ says: `applies ${both(sayWhen(before), sayWhen(after))}`, weakens: false })
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (notCompared.has(key) || JSON.stringify(before[key]) === JSON.stringify(after[key])) continue
    told.push({
      says: `${sayKey(key, before[key])} ${both(sayValue(key, before[key]), sayValue(key, after[key]))}`,
      weakens: isLess(key, before[key], after[key]) && !(key === 'excuse' && isOtherTime(before, after)),
    })
  }
  return told
}

/** An excuse beside another allowance says nothing about which of the two asks more. */
const isOtherTime = (was: Record<string, unknown>, is: Record<string, unknown>): boolean =>
  JSON.stringify(was.allow) !== JSON.stringify(is.allow)

const nouns: Readonly<Record<string, string>> = {
  duty: 'something that has to be answered',
  item: 'a point to go through',
}

const sayWhen = ({ when }: Record<string, unknown>): string =>
  when === undefined ? 'always' : `when ${sayCondition(when as Condition)}`

const keyWords: Readonly<Record<string, string>> = {
  allow: 'allows',
  from: 'counted from when',
  to: 'until',
  minimum: 'part of the minimum:',
  'before-final': 'minutes wait for it:',
  'in-writing': 'in writing:',
  excuse: 'lateness can be excused:',
  per: 'for each',
}
const sayKey = (key: string, value: unknown): string =>
  key === 'to' && Array.isArray(value) ? 'sent to' : (keyWords[key] ?? `${plainly(key)}:`)

function sayValue(key: string, value: unknown): string {
  if (value === undefined) return 'nothing'
  if (key === 'allow') return sayAllowance(value as Allowance)
  if (key === 'from') return sayAnchor(value as Parameters<typeof sayAnchor>[0])
  if (key === 'to' && typeof value === 'string') return sayInstant(value as Parameters<typeof sayInstant>[0])
  if (key === 'excuse') return 'yes'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(one => sayOne(one)).join(', ')
  return sayOne(value)
}

function sayOne(value: unknown): string {
  if (typeof value === 'string') return /^[a-z0-9-]+$/.test(value) ? plainly(value) : value
  if (typeof value !== 'object' || value === null) return String(value)
  const own = Object.values(value).find(one => typeof one === 'string')
  return own === undefined ? JSON.stringify(value) : sayOne(own)
}

/** Fields whose truth makes a rule ask more. */
const binding = new Set([
  'minimum',
  'before-final',
  'in-writing',
  'needs-reason',
  'before-issue',
  'needs-decision-maker',
])

function isLess(key: string, was: unknown, is: unknown): boolean {
  if (binding.has(key)) return was === true && is !== true
  if (key === 'excuse') return was === undefined
  if (key === 'statuses') return Array.isArray(was) && was.length > 0 && Array.isArray(is) && is.length === 0
  if (key === 'allow') return isLonger(is as Allowance, was as Allowance)
  return false
}

/** Whether one allowance is certainly longer than another: of one unit, or beyond any way of counting the other. */
export function isLonger(one: Allowance, other: Allowance): boolean {
  const [mine, theirs] = [hoursOf(one), hoursOf(other)]
  if (one === 'none') return other !== 'none'
  if (unitOf(one) !== undefined && unitOf(one) === unitOf(other)) return mine.least > theirs.least
  return mine.least > theirs.most
}

const unitOf = (allowance: Allowance): string | undefined =>
  typeof allowance === 'object' ? Object.keys(allowance)[0] : undefined

const hoursADay = 24
/** Ten days a week of working days lie at most: Easter and Christmas put no more than five days between two of them. */
const daysBetweenWorkingDays = 5

/** The fewest and the most hours that an allowance can leave from the moment it starts. */
function hoursOf(allowance: Allowance): { least: number; most: number } {
  if (typeof allowance === 'object') {
    if ('hours' in allowance) return { least: allowance.hours, most: allowance.hours }
    if ('working-days' in allowance) {
      const days = allowance['working-days']
      const weekends = Math.ceil(days / 5) * 2 + daysBetweenWorkingDays
      return { least: days * hoursADay, most: (days + 1 + weekends) * hoursADay }
    }
    const months = allowance['calendar-months']
    return { least: months * 28 * hoursADay, most: months * 32 * hoursADay }
  }
  switch (allowance) {
    case 'at-once':
      return { least: 0, most: 0 }
    case 'same-day':
    case 'same-working-day':
      return { least: 0, most: 25 }
    case 'before-next-working-day':
      return { least: 0, most: daysBetweenWorkingDays * hoursADay }
    case 'calendar-month':
      return { least: 0, most: 31 * hoursADay }
    case 'none':
      return { least: 0, most: Number.POSITIVE_INFINITY }
  }
}
