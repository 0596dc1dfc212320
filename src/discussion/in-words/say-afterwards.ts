import { sayMoment } from '../../calendar/index.ts'
import type { DiscussionEvent } from '../commands.ts'
import { afterWords } from '../checks/stage.ts'

/** What is late says so: when it was put on record, about when, and what had happened by then. */
export function sayAfterwards({ at, noted, afterwards, type }: DiscussionEvent): string | undefined {
  const about = noted === undefined ? '' : `recorded ${sayMoment(noted)}, about ${sayMoment(at)}`
  const after = afterwards === undefined ? '' : `after ${afterWords[afterwards]}`
  if (type === 'Replied' && afterwards !== undefined)
    return ` (said ${after}: a note, which changes neither who is counted nor the minutes)`
  const both = [about, after && (about ? after : `recorded ${after}`)].filter(Boolean)
  return both.length === 0 ? undefined : ` (${both.join(', ')})`
}
