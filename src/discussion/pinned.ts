/** What a discussion is pinned to: by these hashes its rules are found again, whatever lies on disk by then. */
import type { Discussion } from './discussion.ts'

/**
 * What a discussion is pinned to, by hash: the version it is under, those it was under before, the calendar, and the overlay where
 * its authority had adopted one on the day.
 */
export type Pinned = { procedure: string; calendar: string; overlay?: string; earlier?: readonly string[] }

export const pinnedBy = ({ procedure, calendar, overlay, moves }: Discussion): Pinned => ({
  procedure: procedure.hash,
  calendar,
  ...(overlay && { overlay: overlay.hash }),
  ...(moves.length > 0 && { earlier: moves.map(({ from }) => from.hash) }),
})

/** The same, if it were moved to another version now. */
export const pinnedAfterMove = (discussion: Discussion, to: string): Pinned => ({
  ...pinnedBy(discussion),
  procedure: to,
  earlier: [...discussion.moves.map(({ from }) => from.hash), discussion.procedure.hash],
})
