/**
 * THE PATH of every command: load → decide → append → project → say so. The only writer of discussions.
 * Everything between begin and commit is one transaction; nothing is acknowledged that is not committed.
 */
import type { Pool } from 'pg'
import { type Actor, asSystem, restAsSystem, together, type Tx, withActor } from './database/index.ts'
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from './discussion/decide.ts'
import { type Discussion, initial } from './discussion/discussion.ts'
import { type Pinned, pinnedAfterMove, pinnedBy } from './discussion/pinned.ts'
import { isRefusal, type Refusal, refuse, type Rules } from './discussion/happening.ts'
import { notFollowed } from './discussion/life/moving.ts'
import { type Frozen, freeze } from './delivery/freeze.ts'
import { access, isCapacity } from './people/access.ts'
import { byOf, findPerson, openCommand, rolesOf } from './people/standing.ts'
import { whyNot } from './people/why-not.ts'
import { append, beginDiscussion, type Entry, type Json, type NewEntry, readEntries } from './record/index.ts'

/** The rules a discussion is pinned to, by the hashes in its first entry and in those that moved it. */
export type RulesFor = (pinned: Pinned) => Rules

/** What follows from what happened, in the same transaction and as the house: memberships, views, notices, documents. */
export type Follow = (
  tx: Tx,
  happened: Conducted & {
    authority: string
    before: Discussion
    rules: Rules
    now: string
    frozen: readonly Frozen[]
    /** Where this house is found, for links in notices: `https://quorate.example`, without a slash at the end. */
    address: string
  },
) => Promise<void>

export type Conduct = {
  pool: Pool
  rulesFor: RulesFor
  follow: Follow
  states: States
  /** The version an authority follows today, by hash: a discussion may be moved to it. To none, unless said. */
  followedToday?: (authority: string, now: string) => string | undefined
  /** Where this house is found; the usual place on one's own machine unless said. */
  address?: string
  /** Told after the commit, so that what is to be sent goes at once; losing it loses nothing, the rows are there. */
  committed?: () => void
}
const usualAddress = 'http://127.0.0.1:8047'
export type Conducted = { discussion: Discussion; events: DiscussionEvent[]; repeated: boolean }

/** A command as a page sends it: who and when come from the session and the house's clock. */
export type Asked = DiscussionCommand extends infer C
  ? C extends DiscussionCommand
    ? Omit<C, 'by' | 'at'> & { at?: string }
    : never
  : never

/** There is nothing here for this person: the same answer whether it does not exist or may not be seen. */
export const nothingHere = Symbol('nothing here')

/** Folded discussions kept in memory, so that a command reads only what is new. Losing them costs time, never truth. */
export class States {
  private readonly kept = new Map<string, Discussion>()
  /** Enough for the discussions of a busy day; the oldest goes first. */
  private static readonly most = 500
  find = (discussion: string): Discussion | undefined => this.kept.get(discussion)
  keep(discussion: Discussion): void {
    const known = this.kept.get(discussion.id)
    if (known && known.number > discussion.number) return
    this.kept.delete(discussion.id)
    this.kept.set(discussion.id, discussion)
    if (this.kept.size > States.most) this.kept.delete(this.kept.keys().next().value!)
  }
  forget = (): void => this.kept.clear()
}

/**
 * Carries out one command as one person.
 * @returns what happened; or why not (a refusal, which is recorded too); or `nothingHere`.
 */
export async function conduct(
  { pool, rulesFor, follow, states, followedToday, address = usualAddress, committed }: Conduct,
  actor: Actor & { now: string },
  id: string,
  asked: Asked,
): Promise<Conducted | Refusal | typeof nothingHere> {
  const answer = await withActor(pool, actor, async tx => {
    const known = states.find(id) ?? initial(id)
    const opened = await openCommand<Entry>(tx, { discussion: id, command: asked.id, after: known.number })
    if (!opened) return nothingHere
    const { person, who, entries, repeated } = opened
    const before =
      entries?.reduce(fold, known) ?? (await asSystem(tx, actor, () => load(tx, states, actor.authority, id)))
    // The second click of a double click is the same intention: what it asks for is already so, and is not refused for it.
    if (repeated) return { discussion: before, events: [], repeated }
    const command = { at: actor.now, ...asked, by: byOf(person) } as DiscussionCommand
    const standing = rulesFor(pinnedBy(before))

    const move = command.type === 'MoveToProcedure' ? command : undefined
    const not =
      whyNot(command, before, who, person, actor.now, standing) ??
      (move && notFollowed(move, before, followedToday?.(actor.authority, actor.now)))
    if (not) return await refused(tx, actor, id, command, not)
    // A move is decided, and what follows from it is counted, under the rules that it moves to.
    const rules = move ? rulesFor(pinnedAfterMove(before, move.procedure.hash)) : standing

    const events = decide(command, before, rules)
    if (isRefusal(events)) return await refused(tx, actor, id, command, events)
    const after = events.reduce(evolve, before)
    // Before anything is appended: making files takes long, and from the append on the whole authority waits.
    const frozen = await freeze(tx, { before, discussion: after, events, rules, now: command.at })
    if (isRefusal(frozen)) return await refused(tx, actor, id, command, frozen)
    // Said in one breath, answered in order. Under the lock nobody has written meanwhile.
    const happened = { discussion: after, events, repeated: false }
    const [written] = await together([
      append(tx, {
        authority: actor.authority,
        discussion: id,
        command: command.id,
        actor: actor.person,
        expected: before.number,
        entries: events.map(entryOf),
      }),
      restAsSystem(tx, actor, () =>
        follow(tx, {
          ...happened,
          authority: actor.authority,
          before,
          rules,
          now: actor.now,
          frozen,
          address,
        }),
      ),
    ])
    if (written.stale || written.repeated) throw new Error('the discussion moved while it was locked')
    return happened
  })
  if (answer !== nothingHere && 'discussion' in answer) {
    states.keep(answer.discussion)
    if (!answer.repeated) committed?.()
  }
  return answer
}

/** Begins a discussion: its head, its first entries, and the one who asked as its convenor. */
export async function begin(
  { pool, rulesFor, follow, states, address = usualAddress, committed }: Conduct,
  actor: Actor & { now: string },
  id: string,
  asked: Extract<Asked, { type: 'AskForDiscussion' }>,
  pinned: Pinned & { id: string },
): Promise<Conducted | Refusal> {
  const rules = rulesFor(pinned)
  const answer = await withActor(pool, actor, async tx => {
    const person = await findPerson(tx, actor.person)
    if (!person) return refuse('nobody', 'Sign in again.')
    const roles = await rolesOf(tx, actor.authority, actor.person)
    const who = {
      person: actor.person,
      agency: person.agencyName,
      capacities: roles.filter(isCapacity),
      blocked: false,
    }
    if (!access(who, 'ask').allowed)
      return refuse(
        'not-your-task',
        'Only people on duty for this authority can ask for a discussion here.',
        {
          instead: 'Make a referral to the authority; its duty team asks for the discussion.',
        },
      )
    const blank = initial(id)
    const draft = { at: actor.now, ...asked, by: byOf(person) } as DiscussionCommand
    const trial = decide(draft, blank, rules)
    if (isRefusal(trial)) return trial
    const reference = await asSystem(tx, actor, async () => {
      const given = await beginDiscussion(tx, {
        authority: actor.authority,
        discussion: id,
        procedure: pinned.id,
        procedureHash: pinned.procedure,
        ...(asked.reference && { reference: asked.reference }),
      })
      await tx.query(
        `insert into quorate.membership (authority, discussion, person, capacity, since) values ($1, $2, $3, 'convenor', $4)
         on conflict do nothing`,
        [actor.authority, id, actor.person, actor.now],
      )
      return given
    })
    const events = decide({ ...draft, reference } as DiscussionCommand, blank, rules)
    if (isRefusal(events)) return events
    const written = await append(tx, {
      authority: actor.authority,
      discussion: id,
      command: draft.id,
      actor: actor.person,
      expected: 0,
      entries: events.map(entryOf),
    })
    const after = events.reduce(evolve, blank)
    if (!written.stale && written.repeated) return { discussion: after, events: [], repeated: true }
    if (written.stale) return refuse('already-asked', 'This discussion has already been asked for.')
    const happened = { discussion: after, events, repeated: false }
    await asSystem(tx, actor, () =>
      follow(tx, {
        ...happened,
        authority: actor.authority,
        before: blank,
        rules,
        now: actor.now,
        frozen: [],
        address,
      }),
    )
    return happened
  })
  if ('discussion' in answer && !answer.repeated) {
    states.keep(answer.discussion)
    committed?.()
  }
  return answer
}

/** The discussion as its record stands in this transaction, read by the house; reads only the entries not yet folded. */
export async function load(tx: Tx, states: States, authority: string, id: string): Promise<Discussion> {
  const known = states.find(id) ?? initial(id)
  const entries = await readEntries(tx, authority, id, { after: known.number })
  return entries.reduce(fold, known)
}

/** One entry folded in. A redacted entry, and the entry that says so, keep their places and change nothing. */
export function fold(discussion: Discussion, entry: Entry): Discussion {
  if (entry.content === null || entry.type === 'ContentRedacted')
    return { ...discussion, number: discussion.number + 1 }
  return evolve(discussion, eventOf(entry))
}

export const eventOf = (entry: Entry): DiscussionEvent =>
  ({ ...entry.content, type: entry.type, at: entry.at }) as unknown as DiscussionEvent

const entryOf = ({ type, at, ...content }: DiscussionEvent): NewEntry => ({
  type,
  at,
  content: content as unknown as Record<string, Json>,
})

/** A refusal is recorded in the transaction it happened in: who, what, which rule; never what they had typed. */
async function refused(
  tx: Tx,
  actor: Actor & { now: string },
  discussion: string,
  command: DiscussionCommand,
  refusal: Refusal,
): Promise<Refusal> {
  await append(tx, {
    authority: actor.authority,
    discussion,
    command: crypto.randomUUID(),
    actor: actor.person,
    beside: true,
    entries: [
      {
        type: 'Refused',
        at: actor.now,
        content: { command: command.type, why: refusal.why, ...(refusal.rule && { rule: refusal.rule }) },
      },
    ],
  })
  return refusal
}
