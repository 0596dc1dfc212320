/** Characters that the PDF's fonts have no shape for. */
import type { Block, Paper } from '../../discussion/papers/index.ts'

/** The characters a failed compilation names, beyond the Latin ones that every font has. */
export function undrawn(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error)
  const named = [...message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/gs)]
  const characters = named.flatMap(([, text = '']) => [
    ...text.replace(/\\+u\{([0-9a-f]+)\}/g, (_all, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  ])
  return [...new Set(characters)].filter(character => character.codePointAt(0)! >= firstNonLatin)
}

/** After Latin-1 and Latin Extended-A; a base letter is only named together with the mark that could not be set on it. */
const firstNonLatin = 0x0180

/** The paper with these characters as numbers; joiners and variation marks, which have no shape, are left out. */
export function withNumbersFor(characters: ReadonlySet<string>, paper: Paper): Paper {
  if (characters.size === 0) return paper
  const numbered = (text: string) => {
    if (![...text].some(character => characters.has(character))) return text
    return [...text].map(one => (characters.has(one) ? numberOf(one) : one)).join('')
  }
  const changed: Paper = JSON.parse(
    JSON.stringify(paper, (_key, value) => (typeof value === 'string' ? numbered(value) : value)),
  )
  return { ...changed, blocks: [...changed.blocks, note] }
}

function numberOf(character: string): string {
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return ''
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}

const note: Block = {
  block: 'callout',
  title: 'Characters given by number',
  text: 'This PDF has no shape for some characters that were typed. Each stands as its Unicode number, as in [U+1F600]. The web page and the Word file show the characters themselves.',
}
