/** English, whatever it speaks of: capitals, lists, numbers of things. Browsers, packs and papers say them alike. */

/** As the first words of a line or a cell. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Words that go on a sentence begun elsewhere; “GP” stays. */
export const lowerFirst = (words: string): string =>
  /^[A-Z](?![A-Z])/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

/** An id as words: `team-manager` → “team manager”. */
export const plainly = (id: string): string => id.replaceAll('-', ' ')

/** “a, b and c”, or “a, b or c”. */
export const joined = (words: readonly string[], last: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

/** “1 action”, “2 actions”. */
export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
