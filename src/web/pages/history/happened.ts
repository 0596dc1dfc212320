/** The entries of a discussion as one reader may know of them. */
import type { Instant } from '../../../calendar/index.ts'
import { eventOf, fold } from '../../../folding.ts'
import type { DiscussionEvent } from '../../../discussion/decide.ts'
import { type By, type Discussion, initial } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { type EntryKind, type EventInWords, sayEvent } from '../../../discussion/in-words/say-event.ts'
import { keepsRecord, mayHave, type Reader } from '../../../discussion/audience/audience.ts'
import { wordsOfEvent } from '../../../discussion/audience/words-of-event.ts'
import type { Entry } from '../../../record/index.ts'

export type Happened = {
  /** Its number in the record; for those who keep the record alone, since numbers that are missing tell of what is hidden. */
  readonly number?: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly said: EventInWords
  readonly by: By | undefined
  /** Every earlier text of the line or answer is shown with it. */
  readonly redacted?: true
}

/**
 * What happened, oldest first, as far as this reader may know of it: an entry about a line they may not have is not there, and
 * where it is no secret that something was written the words are left out.
 */
export function happenedIn(
  entries: readonly Entry[],
  { id }: Pick<Discussion, 'id'>,
  rules: Rules,
  reader: Reader,
): Happened[] {
  const found: Happened[] = []
  const record = entries.reduce(fold, initial(id))
  let before = initial(id)
  for (const entry of entries) {
    if (entry.number !== null) found.push(...shown(entry, { record, before }, rules, reader))
    before = fold(before, entry)
  }
  return found
}

function shown(
  { number, at, recordedAt, content, type, ...entry }: Entry,
  told: { record: Discussion; before: Discussion },
  rules: Rules,
  reader: Reader,
): Happened[] {
  const when = { ...(keepsRecord(reader) && { number: number ?? 0 }), at, recordedAt }
  if (content === null)
    return [
      {
        ...when,
        by: undefined,
        redacted: true,
        said: {
          kind: 'asking',
          what: ['What was recorded here was lawfully taken out. Who did it and why is recorded too'],
        },
      },
    ]
  if (type === 'ContentRedacted')
    return [
      {
        ...when,
        by: undefined,
        said: {
          kind: 'asking',
          what: ['An entry was lawfully emptied'],
          ...(typeof content.basis === 'string' && { words: content.basis }),
        },
      },
    ]
  const event = eventOf({ number, at, recordedAt, content, type, ...entry }, told.before)
  const of = wordsOfEvent(event, told)
  if (of.entry === 'nobody' || (of.entry && !mayHave(of.entry, reader))) return []
  const hasWords = of.words === undefined || mayHave(of.words, reader)
  const hasWas = of.was === undefined || mayHave(of.was, reader)
  const { words, was, ...said } = sayEvent(hasWords ? event : withoutReason(event), told.before, rules)
  return [
    {
      ...when,
      by: said.itself ? undefined : event.by,
      said: {
        ...said,
        ...(words !== undefined && hasWords && { words }),
        ...(was !== undefined && hasWas && { was }),
      },
    },
  ]
}

/** Some sentences say the reason with what happened. */
function withoutReason(event: DiscussionEvent): DiscussionEvent {
  if (event.type !== 'LineCorrected') return event
  const { reason: _reason, ...rest } = event
  return rest
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
