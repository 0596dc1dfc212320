import { withSimilarLabel } from './similar-labels.ts'
import type { FoundRule } from '../pack/walk.ts'

/**
 * Whether two rules are about the same matter: by name; a duty and a planning point of one name are one matter;
 * without a name by the place in the pack, and in a list of nameless rules by their words.
 */
export function isSameSubject(one: FoundRule, other: FoundRule): boolean {
  const isKin = (what: string) => what === 'duty' || what === 'item'
  if (isCovered(one, other)) return true
  if (one.named !== undefined || other.named !== undefined)
    return one.named === other.named && (one.what === other.what || (isKin(one.what) && isKin(other.what)))
  const place = placeOf(one)
  if (place !== placeOf(other)) return false
  const isInList = typeof one.path.at(-1) === 'number' && !told.some(list => place.startsWith(list))
  return !isInList || one.rule.label === other.rule.label || withSimilarLabel(one, [other]).length > 0
}

/** Everyone who took part lies inside everyone who was invited; the other way round somebody would be missing. */
const isCovered = (one: FoundRule, other: FoundRule): boolean =>
  one.what === 'recipient' &&
  other.what === 'recipient' &&
  ((other.rule as { covers?: readonly string[] }).covers ?? []).includes(one.named!)

/** Lists whose entries are told apart by what they are for, not by their words. */
const told = ['attend.ranks', 'attend.chairs']

/** Where a rule without a name stands. Who chairs and which rank is sent are several matters: by kind, by seat. */
function placeOf({ path, rule }: FoundRule): string {
  const place = path.filter(step => typeof step === 'string').join('.')
  if (place === 'attend.ranks') return `${place} ${(rule as unknown as { seat: string }).seat}`
  if (place !== 'attend.chairs') return place
  return `${place} ${JSON.stringify(rule.when ?? '').includes('"kind":"complex"') ? 'complex' : 'ordinary'}`
}

/** Words that nearly every name or place has. */
const commonWords = new Set(
  'meeting discussion decision plan given and for the attend convene considered'.split(' '),
)
/** Enough to know a word by: “notification” and “notice” are one. */
const stemLetters = 4

/** Whether a note on what a procedure does not say speaks of this matter: it has two in three of the words of its name. */
export function saysItIsNotThere(silence: FoundRule, found: FoundRule): boolean {
  const words = (found.named ?? placeOf(found))
    .split(/[^a-z]+/)
    .filter(word => word.length > 2 && !commonWords.has(word))
  const isClock = found.what === 'clock'
  if (!isClock && (found.what === 'item' || words.length < 2)) return false
  const label = silence.rule.label.toLowerCase()
  if (isClock && !/clock|deadline/.test(label)) return false
  const heard = words.filter(word => new RegExp(`\\b${word.slice(0, stemLetters)}`).test(label))
  return heard.length * 3 >= words.length * 2
}
