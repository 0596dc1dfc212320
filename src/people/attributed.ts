/** A command as it is decided: who says it, when, and what the house knows about it that no page may say. */
import { type Actor, asSystem, type Tx } from '../database/index.ts'
import type { DiscussionCommand } from '../discussion/decide.ts'
import type { Discussion } from '../discussion/discussion.ts'
import type { Asked } from '../discussion/deed.ts'
import { runningNow } from './running.ts'
import { byOf, type Person } from './standing.ts'

/** A command as it is decided: by whom and when, and when it is put on record where that is noticeably later. */
export function saidBy(asked: Asked, person: Person, now: string): DiscussionCommand {
  const { at = now } = asked
  const late = Date.parse(now) - Date.parse(at) > sameMoment_ms
  return { ...asked, at, by: byOf(person), ...(late && { noted: now }) } as DiscussionCommand
}
/** What is put on record within this time of happening was recorded as it happened. */
const sameMoment_ms = 10 * 60_000

/** A block is decided knowing whom of those who run the discussion it shuts out. */
export async function withRunning(
  command: DiscussionCommand,
  tx: Tx,
  actor: Actor & { now: string },
  { id: discussion, implicated }: Discussion,
): Promise<DiscussionCommand> {
  if (command.type !== 'Block') return command
  const running = await asSystem(tx, actor, () =>
    runningNow(tx, { authority: actor.authority, discussion }, implicated, command.who),
  )
  return { ...command, running }
}
