/** Frozen documents and the record: what was signed or sent is written down by its digests, and compared when it is read. */
import { createHash } from 'node:crypto'
import type { Tx } from '../database/index.ts'
import type { DiscussionEvent } from '../discussion/decide.ts'
import type { Digests } from '../discussion/discussion.ts'
import type { Paper } from '../discussion/papers/index.ts'
import { digestOf, wordsOf } from './digest.ts'
import { copyDocument, type Form, type Frozen, forms, minutesDocument } from './freeze.ts'

/** What the record says of a document: the digest of its words, and those of its files where they were counted. */
export type Recorded = { digest?: string | undefined; files?: Digests | undefined }

/** Events as they go into the record: those that leave files behind say what these are. */
export function withDigests(
  events: readonly DiscussionEvent[],
  frozen: readonly Frozen[],
  discussion: string,
): DiscussionEvent[] {
  if (frozen.length === 0) return [...events]
  const made = new Map(frozen.map(({ document, content }) => [document, sha256(content)]))
  const filesOf = (idOf: (form: Form) => string): { files?: Digests } => {
    const found = (Object.keys(forms) as Form[]).flatMap(form => {
      const digest = made.get(idOf(form))
      return digest === undefined ? [] : [[form, digest]]
    })
    return found.length === 0 ? {} : { files: Object.fromEntries(found) }
  }
  return events.map(event => {
    if (event.type === 'MinutesSigned')
      return { ...event, ...filesOf(form => minutesDocument(discussion, event.version, form)) }
    if (event.type !== 'MinutesCirculated') return event
    const { version, at } = event
    return {
      ...event,
      copies: event.copies.map(copy => ({
        ...copy,
        ...filesOf(form => copyDocument(discussion, { ...copy, version, at }, form)),
      })),
    }
  })
}

/**
 * Whether a file is the one that the record speaks of. Of a record from before files were counted the words alone can be told,
 * in the two forms that are nothing but words.
 */
export function isAsRecorded(form: Form, content: Uint8Array, { digest, files }: Recorded): boolean {
  const counted = files?.[form]
  if (counted !== undefined) return sha256(content) === counted
  if (digest === undefined) return true
  if (form === 'words') return sha256(content) === digest
  if (form !== 'paper') return true
  const paper = readPaper(content)
  return paper !== undefined && digestOf(wordsOf(paper)) === digest
}

/** A file as it was kept; `altered` when it is not what the record says was. */
type FoundFrozen = { mime: string; content: Uint8Array } | 'altered'

/** A frozen file, as whoever asks may open it; undefined when there is none for them. */
export async function findFrozen(
  tx: Tx,
  { authority, document }: { authority: string; document: string },
  form: Form,
  recorded: Recorded,
): Promise<FoundFrozen | undefined> {
  const { rows } = await tx.query<{ mime: string; content: Buffer }>({
    name: 'find-document',
    text: 'select mime, content from quorate.document where authority = $1 and document = $2',
    values: [authority, document],
  })
  const found = rows[0]
  return found && (isAsRecorded(form, found.content, recorded) ? found : 'altered')
}

/** The paper of a frozen document, for printing it in a page; undefined when whoever asks has none. */
export async function findFrozenPaper(
  tx: Tx,
  place: { authority: string; document: string },
  recorded: Recorded,
): Promise<Paper | 'altered' | undefined> {
  const found = await findFrozen(tx, place, 'paper', recorded)
  return found === undefined || found === 'altered' ? found : (readPaper(found.content) ?? 'altered')
}

/** Undefined for what is no paper: it was one when it was kept. */
function readPaper(content: Uint8Array): Paper | undefined {
  try {
    const paper = JSON.parse(Buffer.from(content).toString('utf8')) as Paper
    return Array.isArray(paper?.blocks) ? paper : undefined
  } catch {
    return undefined
  }
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
