/** The whole core in three functions: what is asked becomes what happened, or a refusal; what happened becomes the discussion. */
import { acting, type ActingCommand, type ActingEvent } from './life/acting.ts'
import { attending, type AttendingCommand, type AttendingEvent } from './life/attending.ts'
import { asking, type AskingCommand, type AskingEvent } from './life/asking.ts'
import { closing, type ClosingCommand, type ClosingEvent } from './life/closing.ts'
import { convening, type ConveningCommand, type ConveningEvent } from './life/convening.ts'
import { type DeadlineStarted, deadlinesToStart } from './required/deadlines.ts'
import { deciding, type DecidingCommand, type DecidingEvent } from './life/deciding.ts'
import { type Discussion, initial } from './discussion.ts'
import { isRefusal, type Phase, type Refusal, type Rules } from './happening.ts'
import { explaining, type ExplainingCommand, type ExplainingEvent } from './life/explaining.ts'
import { inviting, type InvitingCommand, type InvitingEvent } from './life/inviting.ts'
import { holding, type HoldingCommand, type HoldingEvent } from './life/holding.ts'
import { type CalendarChanged, type CountAgain, type DeadlineReset, recounting } from './life/recounting.ts'
import { recording, type RecordingCommand, type RecordingEvent } from './life/recording.ts'
import { moving, type MovedToProcedure, type MoveToProcedure } from './life/moving.ts'
import { type AppointedToGroup, type AppointToGroup, overseeing } from './life/overseeing.ts'

export type DiscussionCommand =
  | AskingCommand
  | ConveningCommand
  | InvitingCommand
  | HoldingCommand
  | AttendingCommand
  | RecordingCommand
  | ExplainingCommand
  | DecidingCommand
  | ActingCommand
  | ClosingCommand
  | AppointToGroup
  | MoveToProcedure
  | CountAgain
export type DiscussionEvent =
  | AskingEvent
  | ConveningEvent
  | InvitingEvent
  | HoldingEvent
  | AttendingEvent
  | RecordingEvent
  | ExplainingEvent
  | DecidingEvent
  | ActingEvent
  | ClosingEvent
  | AppointedToGroup
  | MovedToProcedure
  | CalendarChanged
  | DeadlineStarted
  | DeadlineReset

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
 * Decides a command: the events it makes, with the deadlines that start because of them, or a refusal.
 * Pure and total; time and identity come in with the command.
 */
export function decide(
  command: DiscussionCommand,
  discussion: Discussion,
  rules: Rules,
): DiscussionEvent[] | Refusal {
  const decider = deciders[command.type]
  if (!decider) throw new Error(`no decider for ${command.type}`)
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
  return { ...evolver(discussion, event), number: discussion.number + 1 }
}

/** The discussion as its whole record makes it. */
export const replay = (id: string, events: readonly DiscussionEvent[]): Discussion =>
  events.reduce(evolve, initial(id))
