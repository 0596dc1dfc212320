/** A copy of the minutes for one recipient: the one place where one is made, for the matrix, the preview and for sending. */
import type { Tx } from '../database/index.ts'
import type { Reader } from '../discussion/audience/audience.ts'
import type { Copy, Discussion } from '../discussion/discussion.ts'
import type { Rules } from '../discussion/happening.ts'
import {
  type CopyTelling,
  copyPaper,
  copyReader,
  type Paper,
  type Share,
  share,
  type Telling,
} from '../discussion/papers/index.ts'
import { digestOf, wordsOf } from './digest.ts'

/** A copy as far as what it says depends on it: what kind, for whom, about whom, and what was written for it. */
type CopyAbout = Pick<Copy, 'gives' | 'child' | 'to' | 'says' | 'planSays' | 'saidBy'>

/** A copy ready to go: its paper with its own digest in it, and what it is made from. */
export type MadeCopy = { readonly paper: Paper; readonly digest: string; readonly share: Share }

/** What a copy is made from: an extract is about one child as soon as the discussion was about several. */
export function shareOfCopy(
  discussion: Discussion,
  rules: Rules,
  { child }: Pick<CopyAbout, 'child'>,
  reader: Reader,
  telling: Telling,
): Share {
  return share(discussion, rules, child === undefined ? reader : { ...reader, child }, telling)
}

/** Which lines of the record a copy holds. */
export const holdsOf = ({ share }: MadeCopy): string[] => share.lines.map(line => line.line)

/**
 * The copy of one recipient; undefined for a notice, which has no words of the discussion. Made for the preview, for the matrix
 * and for sending: there is no other way to make one.
 *
 * @param discussion - all of it; or what somebody may have of it, to see no more of the copy than is theirs.
 */
export function makeCopy(
  discussion: Discussion,
  rules: Rules,
  copy: CopyAbout,
  reader: Reader,
  now: string,
): MadeCopy | undefined {
  const { to, says, planSays, saidBy } = copy
  const written: CopyTelling = {
    to,
    ...(says && { says }),
    ...(planSays && { planSays }),
    ...(saidBy && { saidBy }),
  }
  const telling = { now, copy: written }
  const paper = copyPaper(discussion, rules, copy, reader, telling)
  if (!paper) return undefined
  const digest = digestOf(wordsOf(paper))
  return {
    paper: withDigest(paper, digest),
    digest,
    share: shareOfCopy(discussion, rules, copy, reader, telling),
  }
}

/** A copy says its own digest, below the words it is made from. */
const withDigest = (paper: Paper, digest: string): Paper => ({
  ...paper,
  blocks: [
    ...paper.blocks,
    {
      block: 'facts',
      facts: [{ key: 'Digest of this copy (SHA-256 of its words above the signature)', value: digest }],
    },
  ],
})

/** How somebody of the phone book reads a copy: police read what was given for the police. */
export async function copyReaderOf(tx: Tx, person: string | undefined): Promise<Reader> {
  if (person === undefined) return copyReader({})
  const { rows } = await tx.query<{ name: string; kind: string }>({
    name: 'reader-of',
    text: 'select a.name, a.kind from quorate.person p join quorate.agency a using (agency) where p.person = $1',
    values: [person],
  })
  const found = rows[0]
  return copyReader(found ? { agency: found.name, police: found.kind === 'police' } : {})
}
