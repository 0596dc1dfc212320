/** How papers say things: people, moments, children. Our words, never anybody else's. */
import { type Instant, london, sayAge, sayDay, sayDue, sayMoment } from '../../calendar/index.ts'
import type { By, Child, Deadline } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { capital, plainly } from '../../english.ts'
import { gradeName } from '../in-words/pack-words.ts'

export const quoted = (text: string): string => `“${text}”`

/** “Asha Verma, Team Manager, Bristol City Council”. */
export function person(by: By, rules: Rules): string {
  const post = by.role ?? (by.grade && gradeName(by.grade, rules))
  return [by.name, post && capital(plainly(post)), by.agency].filter(Boolean).join(', ')
}

/** Who wrote something, and when. */
export const byline = (said: { by: By; at: Instant; onBehalfOf?: string }, rules: Rules): string =>
  `${person(said.by, rules)}${said.onBehalfOf === undefined ? '' : `, on behalf of ${said.onBehalfOf}`}, ${sayMoment(said.at)}`

/** The time of day in London: “3:05pm”. */
export function timeOfDay(at: Instant): string {
  return sayMoment(at).slice(sayDay(london(at).date).length + ', '.length)
}

/** “Wednesday 14 January 2026, 3:00pm to 4:10pm”. */
export function span(from: Instant, to: Instant | undefined): string {
  if (to === undefined) return sayMoment(from)
  return london(from).date === london(to).date
    ? `${sayMoment(from)} to ${timeOfDay(to)}`
    : `${sayMoment(from)} to ${sayMoment(to)}`
}

export function childName(child: Child): string {
  return child.name ?? `Child ${child.id}`
}

/** The child as the record knows them, on a day. No address: a safe address has no place in a paper. */
export function childFacts(child: Child, onDay: string): string {
  if (child.facts.unborn) return 'Not yet born'
  if (child.born === undefined) return 'Date of birth not recorded'
  const born = `Born ${sayDay(child.born).split(' ').slice(1).join(' ')}`
  if (child.born > onDay) return born
  const age = sayAge(child.born, onDay)
  return /^\d+$/.test(age) ? `${born}, aged ${age}` : `${born}, ${age} old`
}

export function dueInWords(deadline: Deadline): string {
  const { due, inclusive, day, provisional } = deadline
  if (due === undefined || day === undefined) return 'no time limit'
  return sayDue({ at: due, inclusive, day, provisional: provisional ?? false })
}

/** “line 4”, “lines 2, 5, R1”: by their numbers, those with a letter last. */
export function numbered(numbers: readonly string[]): string {
  const rank = (one: string) => Number(one.replace(/\D/g, '')) + (/^\d/.test(one) ? 0 : afterAll)
  const sorted = [...numbers].sort((a, b) => rank(a) - rank(b))
  return sorted.length === 1 ? `line ${sorted[0]}` : `lines ${sorted.join(', ')}`
}
const afterAll = 1_000_000
