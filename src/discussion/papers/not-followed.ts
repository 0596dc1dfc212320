/** Where the procedure was not followed: with the reason, late, or simply left open. */
import type { Rule } from '../../procedure/pack/rule.ts'
import type { Departure } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import type { Duty } from '../required/duties/duty.ts'
import { stillOpen } from '../required/duties/left-open.ts'
import type { Verdict } from '../required/clocks/verdict.ts'
import { rulesWith } from '../required/under.ts'
import { deadlinesIn } from './deadlines.ts'
import { type Block, facts, list, paragraph, words } from './paper.ts'
import { byline, childName } from './saying.ts'
import type { Share } from './share.ts'

/** Departures in their own words, then what was late or left open. Nothing of it is there: nothing is said here. */
export function notFollowed(share: Share): Block[] {
  return [...departures(share), ...late(share), ...leftOpenHere(share)]
}

/** One reason given for several things at once is printed once, under all of them. */
function departures(share: Share): Block[] {
  const { discussion, rules } = share
  const together = Map.groupBy(discussion.departures, one =>
    JSON.stringify([one.reason, one.at, one.by.person, one.permitted]),
  )
  return [...together.values()].flatMap(all => {
    const [first] = all as [Departure, ...Departure[]]
    const labels = all.map(one => departedLabel(one, share))
    return [
      ...(first.heldBack
        ? facts([`Not followed: ${labels.join('; ')}`, first.reason])
        : [words(`Not followed: ${labels.join('; ')}`, first.reason, byline(first, rules))]),
      ...(first.permitted || !someMay(all, rules)
        ? []
        : [paragraph('The procedure does not let this grade excuse it.')]),
    ]
  })
}

/** Whether the procedure names somebody who may excuse it; of the others nobody may, and no grade is too low for it. */
const someMay = (all: readonly Departure[], rules: Rules): boolean =>
  all.some(one =>
    rulesWith(one.rule, rules).procedure.clocks.some(
      clock => clock.id === one.rule && (clock.excuse?.by.length ?? 0) > 0,
    ),
  )

function departedLabel(one: Departure, share: Share): string {
  const duty = share.duties.find(found => found.key === one.duty)
  const rule = findRule(one.rule, rulesWith(one.rule, share.rules))
  const label = duty?.label ?? rule?.label
  return label ? `${label}${aboutChild(duty, share)} (${one.rule})` : one.rule
}

/** Deadlines that were not kept and for which no reason is on record. The others say theirs under “Deadlines”. */
function late(share: Share): Block[] {
  const { discussion } = share
  const missed = deadlinesIn(share).filter(one => notInTime.has(one.stands.verdict))
  const silent = missed.filter(
    ({ key, label, rule }) =>
      label !== undefined &&
      !discussion.delays.some(one => one.clock === key || one.clock === key.split('/')[0]) &&
      !discussion.departures.some(one => one.duty === key || (one.duty === undefined && one.rule === rule)),
  )
  return [
    ...list(silent.map(one => `Not in time, and no reason is on record: ${one.label} (${one.rule}).`)),
    ...(missed.length > silent.length
      ? [paragraph('What was not in time for a reason on record stands under “Deadlines”.')]
      : []),
  ]
}

const notInTime: ReadonlySet<Verdict> = new Set([
  'met-late-justified',
  'late-asap',
  'departure',
  'breach',
  'target-missed',
])

/** Once it has ended: what was to be done by then and was not, with no reason given. Questions have a section of their own. */
function leftOpenHere(share: Share): Block[] {
  const { discussion, rules, duties, hasEnded } = share
  if (!hasEnded) return []
  const questions = new Set(rules.procedure.duties.map(one => one.duty))
  const open = stillOpen(discussion, rules, duties).filter(
    duty => duty.child === undefined || share.children.some(one => one.id === duty.child),
  )
  const others = open.filter(one => !questions.has(one.duty) && one.verdict === undefined)
  return [
    ...list(
      others.map(
        duty => `Open, and no reason is on record: ${duty.label}${aboutChild(duty, share)} (${duty.rule}).`,
      ),
    ),
    ...(open.some(one => questions.has(one.duty))
      ? [paragraph('What was asked and not answered stands under “Not answered”.')]
      : []),
  ]
}

function aboutChild(duty: Duty | undefined, { children }: Share): string {
  const child = children.length > 1 && children.find(one => one.id === duty?.child)
  return child ? `, ${childName(child)}` : ''
}

function findRule(id: string, { procedure }: Rules): Pick<Rule, 'label'> | undefined {
  const { clocks, duties, seats, chairs, formats, urgency, outcomes, recipients, agenda, pack } = procedure
  const all: readonly Pick<Rule, 'id' | 'label'>[] = [
    ...[clocks, duties, seats, chairs, formats, urgency, outcomes, recipients, agenda].flat(),
    ...pack.convene.gate,
    ...pack.minutes.content,
  ]
  return all.find(one => one.id === id)
}
