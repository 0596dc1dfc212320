/** The whole core in three functions: what is asked becomes what happened, or a refusal; what happened becomes the discussion. */
import type { DiscussionCommand, DiscussionEvent } from './commands.ts'
import type { Discussion } from './discussion.ts'
import { isRefusal, type Phase, type Refusal, type Rules, refuse } from './happening.ts'
import { acting } from './life/acting.ts'
import { asking } from './life/asking.ts'
import { attending } from './life/attending.ts'
import { closing } from './life/closing.ts'
import { convening } from './life/convening.ts'
import { deciding } from './life/deciding.ts'
import { explaining } from './life/explaining.ts'
import { holding } from './life/holding.ts'
import { inviting } from './life/inviting.ts'
import { moving } from './life/moving.ts'
import { overseeing } from './life/overseeing.ts'
import { recording } from './life/recording.ts'
import { recounting } from './life/recounting.ts'
import { overwrittenSince, writtenOver } from './checks/revisions.ts'
import { stageOf } from './checks/stage.ts'
import { timely } from './checks/when.ts'
import { type DeadlineStarted, deadlinesToStart } from './required/clocks/deadlines.ts'

export type { DiscussionCommand, DiscussionEvent } from './commands.ts'

const phases = [
  asking,
  convening,
  inviting,
  holding,
  attending,
  recording,
  explaining,
  deciding,
  acting,
  closing,
  overseeing,
  moving,
  recounting,
] as const
type AnyDecider = Phase<DiscussionCommand, DiscussionEvent>['decide'][DiscussionCommand['type']]
type AnyEvolver = (discussion: Discussion, event: DiscussionEvent) => Discussion
const deciders: Record<string, AnyDecider> = Object.assign({}, ...phases.map(phase => phase.decide))
const evolvers: Record<string, AnyEvolver> = Object.assign({}, ...phases.map(phase => phase.evolve), {
  DeadlineStarted: (discussion: Discussion, { deadline }: DeadlineStarted) => ({
    ...discussion,
    deadlines: [...discussion.deadlines, deadline],
  }),
})

export const commandTypes: readonly string[] = Object.keys(deciders)

/**
 * Decides a command as somebody asks for it: at a stage that allows it, without writing over what they had not seen.
 * What comes after its time says so on the record.
 *
 * @param opened - the discussion before the deed that the command is part of: the other commands of the deed are not somebody else's.
 */
export function decide(
  command: DiscussionCommand,
  discussion: Discussion,
  rules: Rules,
  opened = discussion,
): DiscussionEvent[] | Refusal {
  if (!deciders[command.type]) throw new Error(`no decider for ${command.type}`)
  const timing = timely(command, discussion, rules)
  if (timing !== 'in-time' && isRefusal(timing)) return timing
  if (timing !== 'in-time' && timing.reason && !('reason' in command && command.reason?.trim()))
    return refuse('reason-needed', `${timing.afterwards} Say why.`, { field: 'reason' })
  const { seen, noted, ...bare } = command
  const events = decideWhenever(bare as DiscussionCommand, discussion, rules)
  if (isRefusal(events)) return events
  const clash =
    seen === undefined ? undefined : overwrittenSince(seen, events, opened, events.reduce(evolve, discussion))
  if (clash) return clash
  const marks = {
    ...(timing !== 'in-time' && { afterwards: stageOf(discussion) }),
    ...(noted !== undefined && { noted }),
  }
  return events.map(event => (event.type === 'DeadlineStarted' ? event : { ...event, ...marks }))
}

/**
 * Decides a command whatever the stage, as a worked case tells its story: the events it makes, with the deadlines that start because of them, or a refusal.
 * Pure and total; time and identity come in with the command.
 */
export function decideWhenever(
  command: DiscussionCommand,
  discussion: Discussion,
  rules: Rules,
): DiscussionEvent[] | Refusal {
  const decider = deciders[command.type]!
  const events = decider(command as never, discussion, rules)
  if (isRefusal(events)) return events
  const after = events.reduce(evolve, discussion)
  const started = deadlinesToStart(after, rules, command.at).map(
    (deadline): DiscussionEvent => ({ type: 'DeadlineStarted', at: command.at, by: command.by, deadline }),
  )
  return [...events, ...started]
}

/** The discussion after one more thing has happened. */
export function evolve(discussion: Discussion, event: DiscussionEvent): Discussion {
  const evolver = evolvers[event.type]
  if (!evolver) throw new Error(`no way to fold ${event.type} into a discussion`)
  const number = discussion.number + 1
  return writtenOver(event, { ...evolver(discussion, event), number })
}
