/** The entries of a discussion as one reader may know of them. */
import type { Instant } from '../../../calendar/index.ts'
import { eventOf, fold } from '../../../folding.ts'
import { type By, type Discussion, initial } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { type EntryKind, type Said, sayEvent } from '../../../discussion/in-words/say-event.ts'
import { type LineReader, mayRead } from '../../../discussion/sensitivity.ts'
import type { Entry } from '../../../record/index.ts'

export type Happened = {
  readonly number: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly said: Said
  readonly by: By | undefined
  /** Every earlier text of the line or answer is shown with it. */
  readonly redacted?: true
}

/**
 * What happened, oldest first, without what this reader may not know of: an entry about a line they may not read is not there,
 * and neither is a decision's list of the lines it cites.
 */
export function happenedIn(
  entries: readonly Entry[],
  { id }: Pick<Discussion, 'id'>,
  rules: Rules,
  reader: LineReader,
): Happened[] {
  const found: Happened[] = []
  let before = initial(id)
  for (const entry of entries) {
    if (entry.number !== null && !isHidden(entry, before, reader)) found.push(shown(entry, before, rules))
    before = fold(before, entry)
  }
  return found
}

function isHidden(entry: Entry, before: Discussion, reader: LineReader): boolean {
  if (entry.content === null) return false
  const event = eventOf(entry, before)
  if (event.type === 'LineRecorded') return !mayRead(event, reader)
  const about =
    event.type === 'LineCorrected'
      ? event.line
      : event.type === 'CorrectionAnswered' && event.change?.of === 'line' && event.change.line
  if (!about) return false
  const line = before.lines.find(one => one.line === about)
  // A line that is not there for this reader was kept from them already, by the database.
  return line === undefined || !mayRead(line, reader)
}

function shown(entry: Entry, before: Discussion, rules: Rules): Happened {
  const { number, at, recordedAt, content, type } = entry
  const when = { number: number ?? 0, at, recordedAt }
  if (content === null)
    return {
      ...when,
      by: undefined,
      redacted: true,
      said: {
        kind: 'asking',
        what: ['What was recorded here was lawfully taken out. Who did it and why is recorded too'],
      },
    }
  if (type === 'ContentRedacted')
    return {
      ...when,
      by: undefined,
      said: {
        kind: 'asking',
        what: ['An entry was lawfully emptied'],
        ...(typeof content.basis === 'string' && { words: content.basis }),
      },
    }
  const event = eventOf(entry, before)
  const said = sayEvent(event, before, rules)
  return { ...when, by: said.itself ? undefined : event.by, said }
}

/** Who looked, and who was refused: kept beside the story. */
export type Looked = {
  readonly at: Instant
  readonly person: string | null
  readonly looked?: { page: string; as: readonly string[] }
  readonly refused?: { command: string; rule: string | undefined; why: string }
}

export function lookedAt(entries: readonly Entry[]): Looked[] {
  return entries.flatMap((entry): Looked[] => {
    const content = entry.content
    if (content === null) return []
    const whose = { at: entry.at, person: entry.actor }
    if (entry.type === 'Read')
      return [
        { ...whose, looked: { page: String(content.page), as: (content.as ?? []) as readonly string[] } },
      ]
    if (entry.type !== 'Refused') return []
    return [
      {
        ...whose,
        refused: {
          command: String(content.command),
          rule: typeof content.rule === 'string' ? content.rule : undefined,
          why: String(content.why),
        },
      },
    ]
  })
}

/** “AnswerDuty” → “answer duty”: what was asked for and refused, as far as it can be said without what was typed. */
export const commandWords = (command: string): string =>
  command.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

export const isKind = (
  asked: string | undefined,
  kinds: Readonly<Record<EntryKind, string>>,
): asked is EntryKind => asked !== undefined && Object.hasOwn(kinds, asked)
