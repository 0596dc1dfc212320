/** What a discussion is pinned to: by these hashes its rules are found again, whatever lies on disk by then. */
import type { DiscussionCommand } from '../commands.ts'
import type { Discussion } from '../discussion.ts'

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

/** What it is pinned to by what a command brings with it: another version, or another calendar; undefined for every other command. */
export function pinnedAnew(
  command: DiscussionCommand,
  before: Discussion,
  calendarToday: string | undefined,
): Pinned | undefined {
  if (command.type === 'MoveToProcedure') return pinnedAfterMove(before, command.procedure.hash)
  if (command.type === 'CountAgain' && calendarToday !== undefined)
    return { ...pinnedBy(before), calendar: calendarToday }
  return undefined
}
