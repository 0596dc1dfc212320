/** Several commands that are one deed: decided one after another, all or none. */
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from './decide.ts'
import type { Discussion } from './discussion.ts'
import { isRefusal, type Refusal, type Rules } from './happening.ts'
import { notFollowed } from './life/moving.ts'

/** A command as a page sends it: who and when come from the session and the house's clock. */
export type Asked = DiscussionCommand extends infer C
  ? C extends DiscussionCommand
    ? Omit<C, 'by' | 'at'> & { at?: string }
    : never
  : never

/** A command that comes with another: its id is made from the id of the first. */
export type Further = DiscussionCommand extends infer C
  ? C extends DiscussionCommand
    ? Omit<C, 'by' | 'at' | 'id'> & { at?: string }
    : never
  : never

/** What one form asks for: one command, or several of which all are done or none. The id of the first is the id of the deed. */
export type AskedTogether<First = Asked> = First | readonly [First, ...Further[]]

/** Why a deed was not done, and which of its commands, counted from 0, was refused. Then nothing of it is done. */
export type NotDone = Refusal & { of: number }

/** One command of a deed, decided: on what, and what came of it. */
type Decided = {
  command: DiscussionCommand
  before: Discussion
  discussion: Discussion
  events: DiscussionEvent[]
  rules: Rules
}

/** What is asked about each command before it is decided, of the discussion as the commands before it have made it. */
type Asking = {
  /** Why whoever asks may not. */
  may: (command: DiscussionCommand, before: Discussion, rules: Rules) => Refusal | undefined
  /** The rules a discussion is under. */
  rulesOf: (discussion: Discussion) => Rules
  /** The rules that a command brings with it: after a move, or under another calendar; undefined for those of now. */
  brings: (command: DiscussionCommand, before: Discussion) => Rules | undefined
  /** The version the authority follows, by hash. */
  follows: () => string | undefined
}

/** Decides commands one after another, each on what the ones before it made; stops at the first that is refused. */
export function decideInTurn(
  commands: readonly DiscussionCommand[],
  before: Discussion,
  { may, rulesOf, brings, follows }: Asking,
):
  | { after: Discussion; events: DiscussionEvent[]; rules: Rules; steps: Decided[] }
  | { not: NotDone; command: DiscussionCommand } {
  const steps: Decided[] = []
  let after = before
  let rules = rulesOf(before)
  for (const [of, command] of commands.entries()) {
    const underNow = of === 0 ? rules : rulesOf(after)
    const move = command.type === 'MoveToProcedure' ? command : undefined
    const not = may(command, after, underNow) ?? (move && notFollowed(move, after, follows()))
    if (not) return { not: { ...not, of }, command }
    // A move is decided, and what follows from it is counted, under the rules that it moves to; another calendar likewise.
    rules = brings(command, after) ?? underNow
    const events = decide(command, after, rules, before)
    if (isRefusal(events)) return { not: { ...events, of }, command }
    const discussion = events.reduce(evolve, after)
    steps.push({ command, before: after, discussion, events, rules })
    after = discussion
  }
  return { after, events: steps.flatMap(step => step.events), rules, steps }
}
