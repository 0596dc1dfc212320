import type { FoundRule } from '../pack/walk.ts'

/** Words that say nothing about what a rule is for. */
const small = new Set(
  'a an and any are as at be by can do does for from has have how if in into is it its no not of on one or other say so than that the their them they this to what when where whether which who whom whose with are’s child children discussion meeting strategy social care agency agencies chair working day days within hold time record recorded needed need date dates local authority make section 47 action'.split(
    ' ',
  ),
)

/** Words are compared by their beginnings, so that “investigations” and “investigate” are one. */
const stemLetters = 6

/** Half the words of the shorter label in common, and two at least: a person should read both. */
const least = 0.5
const leastWords = 2

function wordsOf({ rule, named }: FoundRule): Set<string> {
  const text = `${rule.label} ${named?.replaceAll('-', ' ') ?? ''}`.toLowerCase().replaceAll('’', '')
  return new Set(
    text
      .split(/[^a-z0-9]+/)
      .filter(word => word.length > 1 && !small.has(word))
      .map(word => word.replace(/(s|ed|ing)$/, '').slice(0, stemLetters)),
  )
}

/**
 * The rules whose words are like those of another, the most alike first, three at most. A person has to judge.
 */
export function withSimilarLabel(found: FoundRule, others: readonly FoundRule[]): FoundRule[] {
  const mine = wordsOf(found)
  return others
    .map(other => {
      const theirs = wordsOf(other)
      const common = [...mine].filter(word => theirs.has(word)).length
      return { other, common, share: common / Math.max(1, Math.min(mine.size, theirs.size)) }
    })
    .filter(({ common, share }) => share >= least && common >= leastWords)
    .sort((one, other) => other.share - one.share || other.common - one.common)
    .slice(0, 3)
    .map(({ other }) => other)
}
