/**
 * When two names mean the same person, agency or address. Asked wherever somebody is kept out, and wherever one and the same
 * might be written down twice: people type names as they hear them.
 */

/** Letters that do not come apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
}
export const apostrophes = /[\u0027\u2018\u2019\u201b\u0060\u00b4\u02b9\u02bb\u02bc\u02b0\u2032\uff07]/gu

/** The words of a text without the accidents of writing: case, accents, apostrophes, hyphens, other points. */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþıħŧ]/gu, letter => plainLetters[letter] ?? letter)
    .replaceAll(apostrophes, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What people are called by before their names. “Di” and “Ms” are names too: they are left out only before a whole name. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx master dr doctor prof professor sir dame lady lord rev revd reverend cllr councillor nurse sister pc wpc pcso dc ds di dci dcs dsu det ps sgt sergeant insp inspector ci supt detective constable chief'.split(
    ' ',
  ),
)

/** The words of somebody's name, without what they are called by before it. */
function nameWords(name: string): string[] {
  let words = plainWords(name)
  const comma = name.indexOf(',')
  // “Crake, Dr Martin”: the title stands after the comma.
  if (comma !== -1) words = [...plainWords(name.slice(comma + 1)), ...plainWords(name.slice(0, comma))]
  while (words.length > 2 && titles.has(words[0]!)) words = words.slice(1)
  return words
}

/** Longer names are compared word by word only: their words in every order would be too many. */
const mostWordsInEveryOrder = 5

/** Whether some words are others in another order, or written together, or apart: “O Brien” and “OBrien”. */
function sameWords(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false
  if (one.toSorted().join(' ') === other.toSorted().join(' ')) return true
  if (one.length > mostWordsInEveryOrder || other.length > mostWordsInEveryOrder) return false
  const letters = (words: readonly string[]) => [...words.join('')].sort().join('')
  if (letters(one) !== letters(other)) return false
  const theirs = new Set(everyOrder(other))
  return everyOrder(one).some(joined => theirs.has(joined))
}

function everyOrder(words: readonly string[]): string[] {
  if (words.length <= 1) return [words.join('')]
  return words.flatMap((word, index) => everyOrder(words.toSpliced(index, 1)).map(rest => word + rest))
}

/** Whether two names are one name, however each is spelt: order, titles, accents, apostrophes, hyphens, spaces, case. */
export const sameName = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && sameWords(nameWords(one), nameWords(other))

/**
 * Whether two names may well be the same person's: the same name, or one of them leaves out what the other has (a middle name,
 * all but the letter a first name begins with). For keeping somebody out, where doubt asks the chair.
 */
export function mayBeSameName(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (sameName(one, other)) return true
  const [fewer, more] = [nameWords(one), nameWords(other)].toSorted((a, b) => a.length - b.length)
  if (!fewer || !more || fewer.length < 2) return false
  const left = [...more]
  let whole = 0
  for (const word of fewer.toSorted((a, b) => b.length - a.length)) {
    const found = left.findIndex(
      its =>
        its === word || (isInitial(word) && its.startsWith(word)) || (isInitial(its) && word.startsWith(its)),
    )
    if (found === -1) return false
    if (left[found] === word && !isInitial(word)) whole += 1
    left.splice(found, 1)
  }
  return whole > 0
}
const isInitial = (word: string): boolean => word.length === 1

/** Words that are left out as often as they are written. */
const small: ReadonlySet<string> = new Set(['the', 'and', 'of', 'at', 'for', 'in'])
const written: Readonly<Record<string, string>> = { saint: 'st' }
const agencyWords = (agency: string): string[] =>
  plainWords(agency)
    .filter((word, _, all) => !small.has(word) || all.every(one => small.has(one)))
    .map(word => written[word] ?? word)

/** Whether two agencies are one, however each is spelt. */
export const sameAgency = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && sameWords(agencyWords(one), agencyWords(other))

/** The same agency, or one of the two leaves out a word the other has: “Harrow Lane” and “Harrow Lane Academy”. */
export function mayBeSameAgency(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (sameAgency(one, other)) return true
  const [fewer, more] = [agencyWords(one), agencyWords(other)].toSorted((a, b) => a.length - b.length)
  return fewer !== undefined && fewer.length >= 2 && fewer.every(word => more?.includes(word))
}

/** The address in what somebody typed: without a name before it, `mailto:`, spaces, case, or what stands behind a plus. */
function plainAddress(email: string): string {
  const address = email.match(/<([^<>]*)>\s*$/u)?.[1] ?? email
  const [box = '', ...domain] = address
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/u, '')
    .split('@')
  const name = box.replaceAll(/\s/gu, '').split('+')[0]
  return `${name}@${domain.join('@').replaceAll(/\s/gu, '').replace(/\.$/u, '')}`
}

/** Whether mail to two addresses reaches the same box. */
export const sameEmail = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.includes('@') &&
  other.includes('@') &&
  plainAddress(one) === plainAddress(other)

/** Who somebody is to a reader who knows neither: “Petra Lund, Westvale Police”; their agency where no name is known. */
export const nameAndAgency = ({ name, agency }: { name?: string | undefined; agency: string }): string =>
  name ? `${name}, ${agency}` : agency
