import type { Paper } from '../../discussion/papers/index.ts'
import { printable } from './typed-text.ts'

/** A paper that no renderer may print: a mistake of ours, found before anybody gets it. */
export class PaperFault extends Error {
  override readonly name = 'PaperFault'
}

/** @throws PaperFault without a title (readers and PDF/UA need one), or with a heading that skips a level. */
export function checkPaper(paper: Paper): void {
  if (paper.title.trim() === '') throw new PaperFault(`The ${paper.kind} ${paper.reference} has no title.`)
  let deepest = 0
  for (const block of paper.blocks) {
    if (block.block !== 'heading') continue
    if (block.level > deepest + 1)
      throw new PaperFault(`The ${paper.kind} ${paper.reference} has a heading that skips a level.`)
    deepest = block.level
  }
}

/** A paper with every text in it made printable. */
export const printablePaper = (paper: Paper): Paper =>
  JSON.parse(JSON.stringify(paper, (_key, value) => (typeof value === 'string' ? printable(value) : value)))

/** Who every file says it is from. A person's name has no place in a file's properties. */
export const author = 'Quorate'
