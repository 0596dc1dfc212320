/** Rules of one pack that are at odds with each other: each may be sound by itself, together they ask what nobody can do. */
import { canMeet, clocksAtOdds, type Found, type LineOf } from './clocks-at-odds.ts'
import type { Condition } from '../conditions/condition.ts'
import { type Closed, isImpossible } from './contradiction.ts'
import type { Pack } from '../pack/pack.ts'
import type { Problem } from '../reading/problem.ts'
import type { PackRead } from '../reading/yaml.ts'
import { type FoundRule, walkPack } from '../pack/walk.ts'
import { joined, plainly } from '../../english.ts'

/** A found contradiction: where it stands, what is wrong, and (in the same sentence) with which other line. */
export function contradictions(read: PackRead): Problem[] {
  const { pack, at } = read
  const { rules } = walkPack(pack)
  const closed = closedIn(pack)
  const found: Found[] = [
    ...clocksAtOdds(pack, rules, closed, path => at(path, '').line),
    ...requiredAndProhibited(rules, closed, path => at(path, '').line),
    ...quorumNobodyFills(pack),
    ...neverFires(pack, rules, closed),
  ]
  return found.map(({ path, says }) => at(path, says)).sort((a, b) => a.line - b.line)
}

/** The words that some facts can take: the pack’s own classes, formats and kinds. */
const closedIn = ({ convene }: Pack): Closed =>
  new Map([
    ['urgency', convene.urgency.map(one => one.class)],
    ['format', convene.formats.map(one => one.format)],
    ['kind', convene.kinds.map(one => one.kind)],
  ])

function requiredAndProhibited(rules: readonly FoundRule[], closed: Closed, lineOf: LineOf): Found[] {
  const named = rules.filter(one => one.named !== undefined)
  const prohibited = named
    .filter(({ rule }) => rule.force === 'never')
    .flatMap(never => {
      const asked = named.find(
        one =>
          one.what === never.what &&
          one.named === never.named &&
          (one.rule.force === 'must' || one.rule.force === 'should') &&
          canMeet(one, never, closed),
      )
      if (!asked) return []
      const says = `the ${never.what} “${never.named}” is prohibited here and asked for on line ${lineOf(asked.path)} (${asked.rule.id}), and both can apply at once. Say when each holds, or take one out.`
      return [{ path: never.path, says }]
    })
  return prohibited
}

function quorumNobodyFills({ attend }: Pack): Found[] {
  const above = new Map(attend.grades.map(({ grade, above }) => [grade, above]))
  const isAtLeast = (grade: string, least: string, seen = new Set<string>()): boolean =>
    grade === least ||
    (above.get(grade) ?? []).some(below => !seen.has(below) && isAtLeast(below, least, seen.add(below)))
  const mayChair = (grade: string) =>
    attend.chairs.length === 0 ||
    attend.chairs.some(
      one =>
        [...one.grades, ...one['stand-ins'], ...one.attested.map(({ grade }) => grade)].includes(grade) ||
        (one['or-above'] && one.grades.some(least => isAtLeast(grade, least))),
    )
  return attend.seats.flatMap((seat, place): Found[] => {
    const path = ['attend', 'seats', place]
    const found: Found[] = []
    if (!seat.minimum) return found
    if (seat.force === 'may' || seat.force === 'never')
      found.push({
        path,
        says: `the seat “${seat.seat}” is part of the minimum, and its force is “${seat.force}”. Nothing is quorate without it, so it has to be a must or a should.`,
      })
    const chairs = seat['filled-by-chair'] ?? []
    const others = seat.roles.length + (seat['also-filled-by'] ?? []).length
    if (chairs.length > 0 && others === 0 && !chairs.some(mayChair))
      found.push({
        path: [...path, 'filled-by-chair'],
        says: `only the chair fills the seat “${seat.seat}”, and nobody of these grades (${joined(chairs.map(plainly), 'or')}) may chair.`,
      })
    const grades = seat.roles.map(({ role }) => role).filter(role => above.has(role))
    for (const rank of attend.ranks.filter(one => one.seat === seat.seat))
      if (
        seat.roles.length > 0 &&
        grades.length === seat.roles.length &&
        !grades.some(grade => isAtLeast(grade, rank['at-least']) || rank.or.includes(grade))
      )
        found.push({
          path: [...path, 'roles'],
          says: `no role listed for “${seat.seat}” (${joined(grades.map(plainly), 'or')}) is at least ${plainly(rank['at-least'])}, as ${rank.id} asks. The quorum can never be filled as written.`,
        })
    const twin = attend.seats.find(
      (other, at) =>
        at > place &&
        other.minimum &&
        seat.roles.length === 1 &&
        other.roles.length === 1 &&
        other.roles[0]!.role === seat.roles[0]!.role,
    )
    if (twin && attend['one-per-agency'])
      found.push({
        path: [...path, 'roles'],
        says: `“${seat.seat}” and “${twin.seat}” can each be filled only by “${seat.roles[0]!.role}”, and ${attend['one-per-agency'].id} lets an agency send one person.`,
      })
    return found
  })
}

function neverFires(pack: Pack, rules: readonly FoundRule[], closed: Closed): Found[] {
  const startsSection47 = pack.decide.outcomes.some(one => one['starts-section-47'] && one.force !== 'never')
  return rules.flatMap((found): Found[] => {
    const { after, from, when } = found.rule as unknown as {
      after?: string
      from?: unknown
      when?: Condition
    }
    const waits = after === 'section-47-decided' || from === 'section-47-decided'
    if (waits && !startsSection47)
      return [
        {
          path: found.path,
          says: 'this waits for section 47 to be decided, and no outcome of this pack starts it.',
        },
      ]
    const why = when && whyNever(when, found, pack, rules, closed)
    return why === undefined ? [] : [{ path: [...found.path, 'when'], says: `this can never be so: ${why}` }]
  })
}

/** Why a condition that is sound by itself is never met in this pack. */
function whyNever(
  when: Condition,
  found: FoundRule,
  pack: Pack,
  rules: readonly FoundRule[],
  closed: Closed,
): string | undefined {
  /** Whether the condition cannot hold unless a list has this word. */
  const needs = (fact: 'outcomes' | 'late' | 'absent', word: string) =>
    JSON.stringify(when).includes(`"${fact}"`) &&
    isImpossible({ all: [when, { not: { [fact]: { includes: word } } }] }, closed)
  for (const { outcome, force, when: unless } of pack.decide.outcomes)
    if (force === 'never' && unless === undefined && needs('outcomes', outcome))
      return `it waits for “${outcome}” to be decided, which is prohibited.`
  for (const clock of new Set(rules.flatMap(({ what, named }) => (what === 'clock' ? [named!] : []))))
    if (needs('late', clock)) {
      const counted = rules.filter(one => one.what === 'clock' && one.named === clock)
      if (!counted.some(one => canMeet(one, found, closed)))
        return `it waits for the clock “${clock}” to be late in cases in which that clock does not run.`
    }
  for (const seat of pack.attend.seats) {
    const asked = seat.minimum || seat.force === 'must' || seat.force === 'should'
    const others = pack.attend.seats.filter(one => one.seat === seat.seat).length
    if ((!asked || seat['enough-to-invite']) && others === 1 && needs('absent', seat.seat))
      return `nobody is absent who need not come, and “${seat.seat}” only may.`
  }
  return undefined
}
