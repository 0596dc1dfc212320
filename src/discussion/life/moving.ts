/** A discussion keeps the version of the procedure it began under; moving it to another is an event with a reason. */
import { london, sayDay } from '../../calendar/index.ts'
import { askedOfRunning } from '../../procedure/pack/asked.ts'
import { sayVersion } from '../../procedure/saying/statement.ts'
import { audienceIn, type Worded } from '../audience/audience.ts'
import type { Discussion } from '../discussion.ts'
import { type Duty, ruled } from '../required/duties/duty.ts'
import { type Command, type Event, type Phase, type Refusal, refuse, type Rules } from '../happening.ts'
import { urgencyByFacts, urgencyOf, waitingFor } from '../required/facts/known.ts'
import { unusable } from '../checks/typed-words.ts'

type Version = { id: string; hash: string }

export type MoveToProcedure = Command<'MoveToProcedure', { procedure: Version; reason: string } & Worded>
export type MovedToProcedure = Event<
  'MovedToProcedure',
  {
    from: Version
    to: Version
    reason: string
    /** Which change this is: 1 for the first. */
    change: number
    /** What the facts point to under the new version, where that does not know the urgency it had. */
    urgency?: string
  } & Worded
>

export const moving: Phase<MoveToProcedure, MovedToProcedure> = {
  decide: {
    /** Decided under the rules it is moved to: deadlines that start because of it are theirs. */
    MoveToProcedure({ id: _id, procedure: wanted, ...move }, discussion, rules) {
      const to = { id: rules.procedure.id, hash: rules.procedure.hash }
      if (wanted.hash === discussion.procedure.hash)
        return refuse('same-version', `It is under ${sayVersion(discussion.procedure.id)} already.`, {
          field: 'procedure',
        })
      if (wanted.hash !== to.hash) return notFollowedHere
      if (discussion.happened.some(({ at }) => at > move.at))
        return refuse('before-what-happened', 'It moves from now on, not back to before what has happened.', {
          field: 'at',
        })
      if (move.reason.trim() === '')
        return refuse('reason-needed', 'Say why it is moved. The reason stays on record.', {
          field: 'reason',
        })
      const bad = unusable(move.reason, 'reason')
      if (bad) return bad
      const event: MovedToProcedure = {
        ...move,
        type: 'MovedToProcedure',
        from: discussion.procedure,
        to,
        change: discussion.moves.length + 1,
      }
      const after = moving.evolve.MovedToProcedure(discussion, event)
      const lost = discussion.urgency.length > 0 && urgencyOf(after, rules) === undefined
      const urgency = lost ? urgencyByFacts(after, rules, move.at) : undefined
      return [{ ...event, ...(urgency !== undefined && { urgency }) }]
    },
  },
  evolve: {
    MovedToProcedure(discussion, { from, to, reason, urgency, at, by, ...said }) {
      return {
        ...discussion,
        procedure: to,
        moves: [...discussion.moves, { from, to, reason, at, by, ...audienceIn(said) }],
        ...(urgency !== undefined && {
          urgency: [...discussion.urgency, { class: urgency, at, by, carried: true as const }],
        }),
      }
    },
  },
}

const notFollowedHere = refuse('not-followed', 'This is not the version your authority follows today.', {
  field: 'procedure',
  instead: 'Choose the version in force, or one this discussion was under before.',
})

/**
 * Why a discussion cannot be moved to a version: the authority does not follow it today, and the discussion never was under it.
 *
 * @param today - the hash of the version the authority follows today; undefined when it follows none.
 */
export function notFollowed(
  { procedure: to }: Pick<MoveToProcedure, 'procedure'>,
  { procedure, moves }: Discussion,
  today: string | undefined,
): Refusal | undefined {
  const known = [today, procedure.hash, ...moves.map(({ from }) => from.hash)]
  return known.includes(to.hash) ? undefined : notFollowedHere
}

/** Once a version that has other classes of urgency is in force here and the facts decide none of them, somebody has to. */
export function urgencyDuty(discussion: Discussion, rules: Rules, now: string): Duty[] {
  const { urgency } = rules.procedure
  const [rule] = urgency
  const moved = discussion.moves.length > 0
  if (!rule || !moved || discussion.urgency.every(one => urgency.some(own => own.class === one.class)))
    return []
  const open = urgencyOf(discussion, rules) === undefined
  const asks = open ? urgency.flatMap(one => waitingFor(one.applies, discussion, rules, now)) : []
  return [
    {
      key: 'urgency',
      duty: 'urgency',
      ...ruled(rule),
      label: 'Say how urgent it is, in the classes of the version it was moved to',
      state: open ? 'open' : 'done',
      phase: 'convene',
      askedOf: askedOfRunning,
      doneOn: { page: 'threshold' },
      takes: 'nothing',
      asks: [...new Set(asks)],
    },
  ]
}

/** “Bristol 2024 since Tuesday 3 March 2026 (change 1 of 1; began under Bristol 2019)”; the version alone when it never moved. */
export function sayUnder({ procedure, moves }: Discussion): string {
  const [first, last] = [moves[0], moves.at(-1)]
  const version = sayVersion(procedure.id)
  if (!first || !last) return version
  const change = `change ${moves.length} of ${moves.length}`
  return `${version} since ${sayDay(london(last.at).date)} (${change}; began under ${sayVersion(first.from.id)})`
}
