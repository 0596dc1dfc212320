/** What a worked case tries now, as the command it would be and the discussion it would be tried on. */
import type { Instant } from '../calendar/index.ts'
import type { DiscussionCommand } from '../discussion/commands.ts'
import { evolve } from '../discussion/decide.ts'
import { type Discussion, type By, endedAt, initial } from '../discussion/discussion.ts'
import { caseWorker } from './case.ts'
import { underWay } from './start.ts'

/** The request as it would have to be made with what is known now. */
function asRequested(
  discussion: Discussion,
  said: { id: string; at: Instant; by: By },
): Extract<DiscussionCommand, { type: 'AskForDiscussion' }> {
  const { reference, kind, reason, form, facts, children, implicated } = discussion
  const urgency = discussion.urgency.at(-1)?.class
  return {
    ...said,
    type: 'AskForDiscussion',
    ...{ reference, kind, reason, form, facts, implicated: [...implicated], happened: [] },
    children: children.length > 0 ? [...children] : [{ id: 'A', facts: {} }],
    ...(urgency !== undefined && { urgency }),
    given: Object.entries(discussion.answers).map(([duty, { words, by }]) => ({ duty, words, by })),
  }
}

/** A case about the minutes need not say when the discussion ended: by the time somebody signs, it has. */
const closed = (discussion: Discussion, { at, by }: { at: Instant; by: By }): Discussion =>
  endedAt(discussion) ? discussion : evolve(discussion, { type: 'InstantNoted', instant: 'ended', at, by })

/** What a key asks to try now; by the verb, or by the name the same thing has among what happens. */
export function commandTried(
  key: string,
  { discussion, now }: { readonly discussion: Discussion; readonly now: Instant },
): { tried: DiscussionCommand; of: Discussion } | undefined {
  const [verb, what = '', of] = key.split('/')
  const said = { id: `tried ${key}`, at: now, by: caseWorker }
  const here = (tried: DiscussionCommand) => ({ tried, of: discussion })
  switch (verb) {
    case 'request':
    case 'requested':
      return { tried: asRequested(discussion, said), of: initial('tried') }
    case 'decide': {
      const child = of ?? discussion.children[0]?.id ?? 'A'
      return {
        tried: {
          ...said,
          type: 'DecideOutcome',
          decision: key,
          child,
          outcome: what,
          reason: 'tried',
          lines: [],
        },
        of: underWay(discussion, said),
      }
    }
    case 'sign-off':
    case 'signed-off':
      return {
        tried: { ...said, type: 'SignMinutes', name: 'case', statements: [], digest: '' },
        of: closed(discussion, said),
      }
    case 'send-minutes':
    case 'minutes-sent':
      return here({ ...said, type: 'CirculateMinutes', copies: [] })
    case 'move-slot':
      return here({ ...said, type: 'MoveMeeting', to: now, reason: 'tried' })
    case 'invite': {
      const named = discussion.implicated.find(one => one.role === what)
      const agency = of ?? named?.agency ?? what
      return here({
        ...said,
        type: 'Invite',
        invitation: { invitation: key, seat: what, agency, role: what },
      })
    }
    default:
      return undefined
  }
}
