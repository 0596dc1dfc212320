/** Every recorded discussion of an authority under a draft. Nothing is changed; who may see what came of it is the caller’s to say. */
import type { Instant } from '../calendar/index.ts'
import type { Tx } from '../database/index.ts'
import type { DiscussionEvent } from '../discussion/decide.ts'
import type { Rules } from '../discussion/happening.ts'
import { type Replayed, replayUnder } from '../discussion/what-if/replay-under.ts'
import { eventsOf } from '../folding.ts'
import { readEntries } from '../record/index.ts'

export type ReplayedDiscussion = Replayed & { readonly discussion: string }
export type Replay = {
  readonly replayed: readonly ReplayedDiscussion[]
  /** Those whose procedure is not here any more, by their reference: they were left out. */
  readonly unkept: readonly { readonly discussion: string; readonly reference: string }[]
}

/**
 * Replays what is recorded, as the house.
 *
 * @param rulesThen - the rules a discussion was held under; undefined when they are not to be found.
 * @param until - up to when what is still undone counts as late; the last thing recorded of each discussion unless given.
 * @param but - discussions to leave out altogether.
 */
export async function replayAll(
  tx: Tx,
  authority: string,
  {
    draft,
    rulesThen,
    until,
    but = new Set(),
  }: {
    draft: Rules
    rulesThen: RulesThen
    until?: Instant | undefined
    but?: ReadonlySet<string>
  },
): Promise<Replay> {
  const { rows } = await tx.query<{ discussion: string }>(
    'select discussion from quorate.discussion_head where authority = $1 order by discussion',
    [authority],
  )
  const replayed: ReplayedDiscussion[] = []
  const unkept: { discussion: string; reference: string }[] = []
  for (const { discussion } of rows.filter(one => !but.has(one.discussion))) {
    const events = eventsOf(discussion, await readEntries(tx, authority, discussion))
    const asked = events.find(event => event.type === 'DiscussionAskedFor')
    if (asked?.type !== 'DiscussionAskedFor') continue
    const then = await rulesOfStory(asked, events, rulesThen)
    const last = events
      .map(({ at }) => at)
      .sort()
      .at(-1)!
    if (then) replayed.push({ discussion, ...replayUnder(events, then, draft, until ?? last) })
    else unkept.push({ discussion, reference: asked.reference })
  }
  return { replayed, unkept }
}

type RulesThen = (procedure: { id: string; hash: string }, calendar: string) => Promise<Rules | undefined>

/** The rules it was held under, with those it was moved from; undefined when one of them is not here. */
async function rulesOfStory(
  asked: { procedure: { id: string; hash: string }; calendar: string },
  events: readonly DiscussionEvent[],
  rulesThen: RulesThen,
): Promise<Rules | undefined> {
  const moves = events.filter(event => event.type === 'MovedToProcedure')
  const versions = [asked.procedure, ...moves.map(({ to }) => to)]
  const found = await Promise.all(versions.map(one => rulesThen(one, asked.calendar)))
  const rules = found.flatMap(one => one ?? [])
  if (rules.length < found.length) return undefined
  const last = rules.at(-1)!
  return moves.length === 0 ? last : { ...last, earlier: rules.slice(0, -1) }
}

/** In how many discussions something would have been different. */
export const countReplayed = (replayed: readonly Replayed[]) => ({
  late: replayed.filter(one => one.late.length > 0).length,
  inquorate: replayed.filter(one => one.inquorate).length,
  lost: replayed.filter(one => one.lost.length > 0).length,
})

/** Whether nothing at all would have been different, as far as it can be judged. */
export const isSame = ({ late, noLonger, inquorate, lost, gained, unknown }: Replayed): boolean =>
  late.length + noLonger.length + lost.length + gained.length + unknown.length === 0 && !inquorate
