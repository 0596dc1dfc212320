/** A paper: what a reader gets, before anybody has chosen HTML, PDF or Word. */
import type { Instant } from '../../calendar/index.ts'

export type PaperKind =
  | 'minutes'
  | 'action-table'
  | 'extract'
  | 'notice'
  | 'invitation'
  | 'cancellation'
  | 'reminder'

/** A stretch of text. Text is text: no renderer reads markup in it. */
export type Run = { readonly text: string; readonly strong?: true }

export type Block =
  | { readonly block: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly block: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly block: 'facts'; readonly facts: readonly { readonly key: string; readonly value: string }[] }
  | {
      readonly block: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly block: 'list'; readonly items: readonly string[] }
  /** What somebody wrote, exactly, with who wrote it. `label` says in our words what it is. */
  | { readonly block: 'words'; readonly label: string; readonly words: string; readonly by: string }
  /** Something a reader must not miss. */
  | { readonly block: 'callout'; readonly title: string; readonly text: string }

/**
 * One document. Two papers that are equal print the same bytes.
 *
 * `title` carries a reference and never a name: it ends up in file properties, browser tabs and print queues.
 * `at` is the moment the paper speaks of, and its creation date in every file.
 */
export type Paper = {
  readonly kind: PaperKind
  readonly title: string
  readonly reference: string
  readonly version?: number
  readonly at: Instant
  readonly language: 'en-GB'
  readonly blocks: readonly Block[]
}

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ block: 'heading', level, text })
export const paragraph = (...runs: (string | Run)[]): Block => ({
  block: 'paragraph',
  runs: runs.map(run => (typeof run === 'string' ? { text: run } : run)),
})
export const strong = (text: string): Run => ({ text, strong: true })
export const callout = (title: string, text: string): Block => ({ block: 'callout', title, text })
export const list = (items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ block: 'list', items }]
export const words = (label: string, said: string, by: string): Block => ({
  block: 'words',
  label,
  words: said,
  by,
})

/** Facts with something to say; the others are left out. */
export function facts(...pairs: (readonly [key: string, value: string | undefined])[]): Block[] {
  const known = pairs.flatMap(([key, value]) => (value ? [{ key, value }] : []))
  return known.length === 0 ? [] : [{ block: 'facts', facts: known }]
}

export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Block[] {
  return rows.length === 0 ? [] : [{ block: 'table', caption, head, rows }]
}

/** A section under a heading; with nothing in it, `otherwise` is said, and without that it is left out. */
export function section(title: string, blocks: readonly Block[], otherwise?: string): Block[] {
  if (blocks.length > 0) return [heading(title), ...blocks]
  return otherwise === undefined ? [] : [heading(title), paragraph(otherwise)]
}

/**
 * Every word of a paper in reading order, one piece a line. The same paper gives the same text for ever, whatever renders
 * it: this is what is hashed when minutes are signed, and what is searched for words that must not be there.
 */
export const textOf = (paper: Paper): string =>
  [paper.title, ...paper.blocks.flatMap(piecesOf)].join('\n').concat('\n')

function piecesOf(block: Block): string[] {
  switch (block.block) {
    case 'heading':
      return ['', `${'#'.repeat(block.level)} ${block.text}`]
    case 'paragraph':
      return [block.runs.map(run => run.text).join('')]
    case 'facts':
      return block.facts.map(({ key, value }) => `${key}: ${value}`)
    case 'table':
      return [block.caption, ...[block.head, ...block.rows].map(row => row.join(' | '))]
    case 'list':
      return block.items.map(item => `- ${item}`)
    case 'words':
      return [block.label, block.words, `(${block.by})`]
    case 'callout':
      return [block.title, block.text]
  }
}
