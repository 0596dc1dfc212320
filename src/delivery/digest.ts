/** The words of a document that its digest is made from, and the digest. */
import { createHash } from 'node:crypto'
import { type Paper, textOf } from '../discussion/papers/index.ts'

/** The sha256 of some words in UTF-8, in hex. */
export const digestOf = (words: string): string => createHash('sha256').update(words, 'utf8').digest('hex')

/**
 * The words of a paper that its digest is made from: everything in it but the section with the signature, which carries the
 * digest and so cannot be part of it.
 */
export function wordsOf(paper: Paper): string {
  const from = paper.blocks.findIndex(one => one.block === 'heading' && one.text === signatureHeading)
  return textOf(from === -1 ? paper : { ...paper, blocks: paper.blocks.slice(0, from) })
}
/** The minutes end with it. */
const signatureHeading = 'Signature'
