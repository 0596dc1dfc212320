/** Between the record and the discussion: entries become events of today, events become entries, a story becomes a discussion. */
import { type DiscussionEvent, evolve } from './discussion/decide.ts'
import { type Discussion, initial } from './discussion/discussion.ts'
import { earlierEvents } from './discussion/state/earlier-events.ts'
import { type Entry, type Json, type NewEntry, schemaOf, type UpcastSteps, upcaster } from './record/index.ts'

/** What events hold is JSON, so that their steps are steps of entries. */
const steps = earlierEvents as UpcastSteps<Discussion>
const upcast = upcaster(steps)

/**
 * What an entry says happened, in the events of today; `before` is the discussion as it was, by which old entries are understood.
 * Whoever wants to know what an entry says asks here: nobody reads its content.
 */
export function eventOf(entry: Entry, before: Discussion): DiscussionEvent {
  const { content, type, at } = upcast(entry, before)
  return { ...content, type, at } as unknown as DiscussionEvent
}

/** One entry folded in. A redacted entry, and the entry that says so, keep their places and change nothing. */
export const fold = (discussion: Discussion, entry: Entry): Discussion =>
  tellsSomething(entry)
    ? evolve(discussion, eventOf(entry, discussion))
    : { ...discussion, number: discussion.number + 1 }

/** Every event of a whole story, oldest first, without what was lawfully emptied. */
export function eventsOf(id: string, entries: readonly Entry[]): DiscussionEvent[] {
  const events: DiscussionEvent[] = []
  let before = initial(id)
  for (const entry of entries) {
    if (tellsSomething(entry)) events.push(eventOf(entry, before))
    before = fold(before, entry)
  }
  return events
}

/** What was lawfully emptied, and the entry that says so, tell nothing. */
export const tellsSomething = ({ content, type }: Entry): boolean =>
  content !== null && type !== 'ContentRedacted'

/** An event as it is recorded: in the schema of today. */
export const entryOf = ({ type, at, ...content }: DiscussionEvent): NewEntry => ({
  type,
  schema: schemaOf(steps, type),
  at,
  content: content as unknown as Record<string, Json>,
})
