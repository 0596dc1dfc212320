/** Two procedures side by side by parameter, and what one version asks that the next one does not. */
import { withSimilarLabel } from './similar-labels.ts'
import { type Closed, covers } from '../checking/contradiction.ts'
import type { Condition } from '../conditions/condition.ts'
import { sayCondition } from '../conditions/condition.ts'
import { authorityOf } from '../adopting/in-force.ts'
import { isSameSubject, saysItIsNotThere } from './same-subject.ts'
import { parameters } from './parameters.ts'
import { type Difference, differences } from './particulars.ts'
import type { Procedure } from '../procedure.ts'
import type { Statement } from '../saying/statement.ts'
import { forceWeight } from '../pack/rule.ts'
import { type FoundRule, walkPack } from '../pack/walk.ts'

/** One parameter of two procedures. `comparison` says who is silent; a placeholder is the source's silence. */
export type ComparedParameter = {
  readonly id: string
  readonly label: string
  readonly a: readonly Statement[]
  readonly b: readonly Statement[]
  readonly comparison: 'same' | 'different' | 'only-a' | 'only-b' | 'silent'
}

/** What two procedures say about each of the seventy-two parameters, in their order. */
export function compareParameters(a: Procedure, b: Procedure): ComparedParameter[] {
  return parameters.map(({ id, label, of }) => {
    const [ofA, ofB] = [of(a), of(b)]
    const words = (all: readonly Statement[]) => JSON.stringify(all.map(one => one.words).sort())
    const speaks = (all: readonly Statement[]) => all.some(one => !one.placeholder)
    const comparison = !speaks(ofA)
      ? speaks(ofB)
        ? 'only-b'
        : 'silent'
      : !speaks(ofB)
        ? 'only-a'
        : words(ofA) === words(ofB)
          ? 'same'
          : 'different'
    return { id, label, a: ofA, b: ofB, comparison }
  })
}

/**
 * What became of one rule in the other procedure:
 * `lost` nothing there is about the same matter · `stand-in` only a local placeholder is · `reversed` allowed here and
 * prohibited there, or the other way round · `weaker` it binds less · `narrower` it is asked for in fewer cases ·
 * `changed` it is asked for differently · `kept`.
 */
export type RuleFate = 'lost' | 'stand-in' | 'reversed' | 'weaker' | 'narrower' | 'changed' | 'kept'

export type Change = {
  readonly fate: RuleFate
  readonly found: FoundRule
  /** The rule of the other procedure about the same matter. */
  readonly other?: FoundRule
  /** What differs, in words: “allows 10 working days, then 5 working days”. */
  readonly differs: readonly string[]
  /** For a lost rule: rules of the other procedure whose words are like it. A person has to read both. */
  readonly perhaps: readonly FoundRule[]
  /** For a lost rule: where the other procedure itself says that it has none. */
  readonly saysSo?: FoundRule
}

export type Compared = {
  /** What became of each rule of A in B, in the order of A. */
  readonly changes: readonly Change[]
  /** Rules of B about a matter that A does not have. Local placeholders are not among them. */
  readonly gained: readonly Change[]
}

/**
 * Compares rule by rule. Rules are about the same matter when they have the same name (the clock `conference`, the duty
 * `late-reason`) or the same place (the management group); rules without a name by the words of their label.
 * What the source leaves out and the pack fills with something local counts as not said by that source. Urgency classes
 * are a pack's own words; the parameters P08 to P13 hold them side by side.
 */
export function compareRules(a: Procedure, b: Procedure): Compared {
  const [ofA, ofB] = [sourced(a), sourced(b)]
  return {
    changes: ofA.map(found => changeOf(found, ofA, otherSide(b, a))),
    gained: ofB
      .map(found => changeOf(found, ofB, otherSide(a, b)))
      .filter(({ fate }) => fate === 'lost' || fate === 'stand-in'),
  }
}

/** What the source itself asks: no placeholders, no notes on what it does not say. */
const sourced = ({ pack }: Procedure): FoundRule[] =>
  walkPack(pack).rules.filter(
    ({ rule, what }) => !rule.placeholder && rule.force !== 'informative' && what !== 'urgency class',
  )

/** The procedure that another is held against. */
type Side = {
  readonly said: readonly FoundRule[]
  readonly standIns: readonly FoundRule[]
  /** Notes that the source says nothing on something. */
  readonly silences: readonly FoundRule[]
  readonly closed: Closed
  /** Whether it is another version of the same authority's. */
  readonly versions: boolean
}

/** How packs say that their source is silent. */
const sayingNothing = /says nothing|silence|this one does not/i

function otherSide(procedure: Procedure, from: Procedure): Side {
  const all = walkPack(procedure.pack).rules
  return {
    said: sourced(procedure),
    standIns: all.filter(({ rule }) => rule.placeholder),
    silences: all.filter(
      ({ rule }) => rule.force === 'informative' && sayingNothing.test(rule.because ?? ''),
    ),
    versions: authorityOf(procedure.id) === authorityOf(from.id),
    closed: new Map([
      ['urgency', procedure.urgency.map(one => one.class)],
      ['format', procedure.formats.map(one => one.format)],
      ['kind', procedure.kinds.map(one => one.kind)],
    ]),
  }
}

function changeOf(found: FoundRule, beside: readonly FoundRule[], other: Side): Change {
  const same = other.said.filter(one => isSameSubject(found, one))
  const counter = counterpart(found, same, beside)
  if (counter) {
    const told = differences(found, counter, other.versions)
    const fate = fateOf(found, counter, same, told, other.closed)
    return { fate, found, other: counter, differs: told.map(({ says }) => says), perhaps: [] }
  }
  const perhaps = withSimilarLabel(found, other.said)
  const standIn =
    other.standIns.find(one => isSameSubject(found, one)) ??
    withSimilarLabel(
      found,
      other.standIns.filter(one => one.what === found.what),
    )[0]
  const saysSo = other.silences.find(one => saysItIsNotThere(one, found))
  const shown = { found, differs: [], perhaps, ...(saysSo && { saysSo }) }
  return standIn && perhaps.length === 0
    ? { ...shown, fate: 'stand-in', other: standIn }
    : { ...shown, fate: 'lost' }
}

/** Of several rules on one matter the one under the same condition, else one alike, else the one in the same place. */
function counterpart(
  found: FoundRule,
  same: readonly FoundRule[],
  beside: readonly FoundRule[],
): FoundRule | undefined {
  const kin = same.filter(one => one.what === found.what)
  const among = kin.length > 0 ? kin : same
  const under = among.find(one => sayWhen(one) === sayWhen(found))
  const siblings = beside.filter(one => one.what === found.what && isSameSubject(found, one))
  const near = siblings.length < 2 ? withSimilarLabel(found, among)[0] : undefined
  return under ?? near ?? among[Math.min(siblings.indexOf(found), among.length - 1)]
}

const sayWhen = ({ rule }: FoundRule): string => (rule.when ? sayCondition(rule.when) : '')

function fateOf(
  found: FoundRule,
  other: FoundRule,
  said: readonly FoundRule[],
  told: readonly Difference[],
  closed: Closed,
): RuleFate {
  const [was, is] = [found.rule.force, other.rule.force]
  if ((was === 'never') !== (is === 'never')) return 'reversed'
  if (found.what === 'duty' && other.what === 'item') return 'weaker'
  if (areUnderOwnWords(found, other)) return 'changed'
  if (forceWeight[is] < forceWeight[was] || told.some(one => one.weakens)) return 'weaker'
  if (isNarrower(found.rule.when, said, closed)) return 'narrower'
  return told.length > 0 ? 'changed' : 'kept'
}

/** Facts whose words each pack chooses for itself, so that two packs cannot be held against each other by them. */
const ownWords = /"(urgency|format|outcomes|grade|chair-grade)"/

/** Whether the two stand under conditions in words of their own, so that neither binds less than the other for certain. */
const areUnderOwnWords = (one: FoundRule, other: FoundRule): boolean =>
  sayWhen(one) !== sayWhen(other) &&
  [one, other].every(({ rule }) => ownWords.test(JSON.stringify(rule.when ?? '')))

/** Whether it is certain that the rules on a matter, taken together, do not reach every case this one reached. */
function isNarrower(was: Condition | undefined, same: readonly FoundRule[], closed: Closed): boolean {
  const now = same.map(({ rule }) => rule.when)
  if (now.some(when => when === undefined)) return false
  const together: Condition = { any: now as Condition[] }
  const asks = JSON.stringify(was ?? '')
  if (!ownWords.test(asks)) return !covers(together, was, closed)
  const facts = [...asks.matchAll(/"([a-z0-9-]+)":/g)].map(([, fact]) => fact!)
  return !facts.some(fact => JSON.stringify(together).includes(`"${fact}":`))
}
