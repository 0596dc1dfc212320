/**
 * Documents as they were signed or sent: made once, from the words that were read, and never again. What cannot be made is
 * not signed and not sent.
 */
import type { Tx } from '../database/index.ts'
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from '../discussion/decide.ts'
import type { By, Copy, Discussion } from '../discussion/discussion.ts'
import { isRefusal, type Refusal, refuse, type Rules } from '../discussion/happening.ts'
import { minutes, type Paper, wholeRecord } from '../discussion/papers/index.ts'
import { copyReaderOf, makeCopy } from './copy.ts'
import { digestOf, wordsOf } from './digest.ts'
import { asDocx } from './render/docx.ts'
import { asHtmlFile } from './render/html.tsx'
import { PaperFault } from './render/paper-fault.ts'
import { asPdf } from './render/pdf.ts'

/** One file of a document, ready to be kept. */
export type Frozen = {
  document: string
  kind: 'minutes' | 'copy'
  version: number
  /** Who alone may open it, besides those who run the discussion and those who oversee it. */
  person: string
  mime: string
  content: Uint8Array
}

/** The files every document is kept as. `words` are the bytes whose sha256 was signed; `paper` is what pages print from. */
export const forms = {
  words: { mime: 'text/plain; charset=utf-8', ending: 'txt', says: 'Plain text (what was hashed)' },
  paper: { mime: 'application/json', ending: 'json', says: 'Data' },
  html: { mime: 'text/html; charset=utf-8', ending: 'html', says: 'Web page' },
  pdf: { mime: 'application/pdf', ending: 'pdf', says: 'PDF' },
  word: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    says: 'Word',
  },
} as const
export type Form = keyof typeof forms
export const isForm = (given: string): given is Form => Object.hasOwn(forms, given)

const render: Readonly<Record<Form, (paper: Paper) => Promise<Uint8Array> | Uint8Array | string>> = {
  words: wordsOf,
  paper: paper => JSON.stringify(paper),
  html: asHtmlFile,
  pdf: asPdf,
  word: asDocx,
}

/**
 * The minutes as they would stand if they were signed now, and the digest that is signed with them.
 *
 * @param by, at - who signs, when: deadlines are judged at the signature.
 * @param departures - reasons recorded together with the signature: the minutes carry them.
 * @returns why they cannot be signed yet, when they cannot.
 */
export function toSign(
  discussion: Discussion,
  rules: Rules,
  {
    by,
    at,
    departures = [],
  }: { by: By; at: string; departures?: readonly { rule: string; duty?: string; reason: string }[] },
): { paper: Paper; digest: string } | Refusal {
  const reasons = departures.map(one => ({ ...one, type: 'RecordDeparture' as const, id: '', at, by }))
  const before = reasons.reduce<Discussion | Refusal>((so, reason) => {
    if (isRefusal(so)) return so
    const events = decide(reason, so, rules)
    return isRefusal(events) ? events : events.reduce(evolve, so)
  }, discussion)
  if (isRefusal(before)) return before
  const asked: DiscussionCommand = {
    type: 'SignMinutes',
    id: '',
    at,
    by,
    name: by.name,
    statements: [],
    digest: '',
  }
  const events = decide(asked, before, rules)
  if (isRefusal(events)) return events
  const paper = roomMinutes(events.reduce(evolve, before), rules, at)
  return { paper, digest: digestOf(wordsOf(paper)) }
}

const roomMinutes = (discussion: Discussion, rules: Rules, now: string): Paper =>
  minutes(discussion, rules, { reader: wholeRecord, now })

/** What a command is about to make happen. */
type Making = {
  /** As it was: copies are made from it, since sending them is not part of what they say. */
  before: Discussion
  /** As it will be: minutes are made from it, since they carry their signature. */
  discussion: Discussion
  events: readonly DiscussionEvent[]
  rules: Rules
  now: string
}

/**
 * The files that what is about to happen has to leave behind, made before anything is recorded.
 *
 * @returns why not, when the words are no longer those that were read, or a file cannot be made: then nothing happens at all.
 */
export async function freeze(
  tx: Tx,
  { before, discussion, events, rules, now }: Making,
): Promise<Frozen[] | Refusal> {
  const made: Frozen[] = []
  // Many recipients get the same words; they are set once.
  const known: Known = new Map()
  for (const event of events) {
    if (event.type === 'MinutesSigned') {
      const paper = roomMinutes(discussion, rules, now)
      if (digestOf(wordsOf(paper)) !== event.digest) return changedMeanwhile
      const files = await inEveryForm(paper, known, form =>
        documentId([discussion.id, 'minutes', event.version, form]),
      )
      if (isRefusal(files)) return files
      made.push(
        ...files.map(file => ({
          ...file,
          kind: 'minutes' as const,
          version: event.version,
          person: event.by.person,
        })),
      )
    }
    if (event.type === 'MinutesCirculated')
      for (const copy of event.copies) {
        const sent = { ...copy, version: event.version, at: event.at }
        const ready = makeCopy(before, rules, copy, await copyReaderOf(tx, copy.person), now)
        if (!ready) continue
        const { paper } = ready
        if (copy.digest !== ready.digest) return changedMeanwhile
        const files = await inEveryForm(paper, known, form => copyDocument(discussion.id, sent, form))
        if (isRefusal(files)) return files
        made.push(
          ...files.map(file => ({
            ...file,
            kind: 'copy' as const,
            version: event.version,
            person: copy.person ?? event.by.person,
          })),
        )
      }
  }
  return made
}

export const changedMeanwhile = refuse(
  'changed-meanwhile',
  'The record changed while you were reading, so these are no longer the words you saw. Nothing was done.',
  { instead: 'Read it again and send the form once more.', field: 'form' },
)

type Known = Map<string, Buffer>

async function inEveryForm(
  paper: Paper,
  known: Known,
  idOf: (form: Form) => string,
): Promise<{ document: string; mime: string; content: Uint8Array }[] | Refusal> {
  const files: { document: string; mime: string; content: Uint8Array }[] = []
  const words = JSON.stringify(paper)
  for (const form of Object.keys(forms) as Form[])
    try {
      const key = `${form} ${words}`
      const content = known.get(key) ?? Buffer.from(await render[form](paper))
      known.set(key, content)
      files.push({ document: idOf(form), mime: forms[form].mime, content })
    } catch (error) {
      if (!(error instanceof PaperFault)) throw error
      return refuse(
        'cannot-be-made',
        `The document could not be made as ${forms[form].says}, so nothing was signed or sent.`,
        { instead: 'Try again. If it happens again, tell whoever runs Quorate.', field: 'form' },
      )
    }
  return files
}

/** Keeps the files, as the house, in the transaction of what they follow from. */
export async function keepFrozen(
  tx: Tx,
  authority: string,
  discussion: string,
  frozen: readonly Frozen[],
): Promise<void> {
  for (const { document, kind, version, person, mime, content } of frozen)
    await tx.query({
      name: 'keep-document',
      text: `insert into quorate.document (authority, document, discussion, kind, version, person, mime, content, sha256)
             values ($1, $2, $3, $4, $5, $6, $7, $8, sha256($8))`,
      values: [authority, document, discussion, kind, version, person, mime, content],
    })
}

/** The id of one file of a signed version. */
export const minutesDocument = (discussion: string, version: number, form: Form): string =>
  documentId([discussion, 'minutes', version, form])

/** The id of one file of a copy: the same copy always has the same, so that nobody has to write it down. */
export const copyDocument = (
  discussion: string,
  { version, at, recipient, child, person, to }: Copy,
  form: Form,
): string => documentId([discussion, 'copy', version, at, recipient, child ?? '', person ?? '', to, form])

/** A UUID (version 8, RFC 9562: made by our own rule) out of what a document is. */
function documentId(parts: readonly (string | number)[]): string {
  const hex = digestOf(JSON.stringify(parts)).slice(0, 32)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
