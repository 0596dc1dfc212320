/**
 * What somebody typed or pasted, as every form can carry it: the same words in HTML, PDF and Word. Each renderer draws two
 * marks and nothing else: `\n` a new line, `\t` a gap. What every other odd character becomes is decided here, once.
 */

/** Where a new line begins, whoever typed it: Windows, Word (`\v` inside a paragraph, `\f` a page), Unicode’s own separators. */
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** Spaces of other widths. A renderer without that width would leave the space out, and “5 mg” became “5mg”. */
const spaces = /[\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/g
const spacesThatHold = /[\u2007\u202F]/g

/** Where a word may be broken, or may not: layout, and one renderer draws what another hides. */
const breakHints = /[\u00AD\u180E\u200B\u2060\uFEFF]/g

/** They turn round what stands after them: “123” is read as “321”, and nobody sees why. */
const turners = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * What Word alone knows: bullets and ticks that lie where only its symbol fonts have a shape, its hyphen that holds (U+001E) and
 * its hyphen that is only drawn at the end of a line (U+001F). Here is what they looked like.
 */
const pasted: ReadonlyMap<string, string> = new Map([
  ...[...'\uF0B7\uF0A7\uF0A8\uF0D8\uF076\uF06E\uF06C'].map((one): [string, string] => [one, '•']),
  ...[...'\uF0FC\uF0FE'].map((one): [string, string] => [one, '✓']),
  ...[...'\uF0FB\uF0FD'].map((one): [string, string] => [one, '✗']),
  ['\uF0E0', '→'],
  ['\u001E', '\u2011'],
  ['\u001F', ''],
])
const pastedOnes = new RegExp(`[${[...pasted.keys()].join('')}]`, 'g')

/** What has no shape and no meaning in a document is seen to have been there: it may stand for a word that was lost. */
const unprintable = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu

/** Text that every file format can carry: well-formed, with no other control character than `\n` and `\t`. */
export const printable = (text: string): string =>
  text
    .replace(lineBreaks, '\n')
    .replace(spaces, ' ')
    .replace(spacesThatHold, '\u00A0')
    .replace(breakHints, '')
    .replace(turners, '')
    .replace(pastedOnes, found => pasted.get(found)!)
    .replace(unprintable, '\uFFFD')
    .toWellFormed()

/** A stretch of text, or a mark that a format draws in its own way. */
type Typed = { readonly text: string } | { readonly mark: 'line' | 'gap' }

/** The same text in pieces, for a format in which a new line and a gap are not characters. */
export const typed = (text: string): Typed[] =>
  printable(text)
    .split(/(\n|\t)/)
    .filter(piece => piece !== '')
    .map(piece => (piece === '\n' ? { mark: 'line' } : piece === '\t' ? { mark: 'gap' } : { text: piece }))
