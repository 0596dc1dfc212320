/** What the history says of one event: its kind, a sentence, the words somebody wrote. */
import type { DiscussionEvent } from '../decide.ts'
import type { Discussion } from '../discussion.ts'
import type { Rules } from '../happening.ts'

/** What an entry of the history is about: the choices of its filter, in this order. */
export const entryKinds = {
  asking: 'Asking and the threshold',
  convening: 'Bookings and invitations',
  people: 'Who was there',
  lines: 'What was said',
  answers: 'Answers and departures',
  decisions: 'Decisions',
  actions: 'Actions and safety plan',
  minutes: 'Minutes and copies',
  clocks: 'Deadlines',
} as const
export type EntryKind = keyof typeof entryKinds

/** A piece of a sentence: words, or a child, whom the page names only where names may be seen. */
export type Piece = string | { readonly child: string }

export type EventInWords = {
  readonly kind: EntryKind
  /** A whole sentence without its full stop. */
  readonly what: readonly Piece[]
  /** What somebody wrote, exactly. */
  readonly words?: string
  /** The words that these replaced. */
  readonly was?: string
  /** The line it is about: whoever may not read the line may not know of the entry either. */
  readonly line?: string
  /** The page where what it changed can be seen, inside the discussion's own; a clock's is `clocks/KEY`. */
  readonly place?: string
  /** Nobody did it: it follows from what happened, and says from what. */
  readonly itself?: true
}

export const inWords = (
  kind: EntryKind,
  what: string | readonly Piece[],
  more: { words?: string | undefined; was?: string; line?: string; place?: string; itself?: true } = {},
): EventInWords => {
  const { words, ...rest } = more
  return { kind, what: typeof what === 'string' ? [what] : what, ...(words && { words }), ...rest }
}

/** What a sentence is made from beside the event. `changes`: how often it was moved to another version, up to now. */
export type Context = { before: Discussion; rules: Rules; changes: number }
/** A sentence for each event; one that is not here cannot be compiled. */
export type Sayers = {
  [Type in DiscussionEvent['type']]: (
    event: Extract<DiscussionEvent, { type: Type }>,
    context: Context,
  ) => EventInWords
}
