/**
 * THE PATH of every command: load → decide → append → project → say so. The only writer of discussions.
 * Everything between begin and commit is one transaction; nothing is acknowledged that is not committed.
 */
import type { Pool } from 'pg'
import { type Actor, asSystem, restAsSystem, together, type Tx, withActor } from './database/index.ts'
import { type DiscussionCommand, type DiscussionEvent, evolve } from './discussion/decide.ts'
import { type Discussion, initial } from './discussion/discussion.ts'
import {
  type Asked,
  type AskedTogether,
  decideInTurn,
  type Further,
  type NotDone,
} from './discussion/deed.ts'
import { type Pinned, pinnedAnew, pinnedBy } from './discussion/required/pinned.ts'
import { isRefusal, refuse, type Rules } from './discussion/happening.ts'
import { type Frozen, freeze } from './delivery/freeze.ts'
import { withDigests } from './delivery/frozen.ts'
import { access, isCapacity } from './people/access.ts'
import { saidBy, withRunning } from './people/attributed.ts'
import { findPerson, openCommand, rolesOf } from './people/standing.ts'
import { whyNot } from './people/why-not.ts'
import { entryOf, fold } from './folding.ts'
import { load, type States } from './states.ts'
import { uuidFrom } from './uuid.ts'
import { append, beginDiscussion, type Entry } from './record/index.ts'

/** The rules a discussion is pinned to, by the hashes in its first entry and in those that moved it. */
type RulesFor = (pinned: Pinned) => Rules

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
  /** The bank holidays that count today, by hash: running deadlines may be counted again by them. */
  calendarToday?: () => string
  /** Where this house is found; the usual place on one's own machine unless said. */
  address?: string
  /** Told after the commit, so that what is to be sent goes at once; losing it loses nothing, the rows are there. */
  committed?: () => void
}
const usualAddress = 'http://127.0.0.1:8047'
export type { Asked, AskedTogether, Further, NotDone }
export type Conducted = { discussion: Discussion; events: DiscussionEvent[]; repeated: boolean }

/** The commands of a deed, each with an id: the same deed always has the same ones. */
function commandsOf<First extends { id: string }>(told: AskedTogether<First>): [First, ...Asked[]] {
  const [first, ...further] = (Array.isArray(told) ? told : [told]) as readonly [First, ...Further[]]
  const idOf = (index: number) => uuidFrom(`${first.id} ${index + 1}`)
  return [first, ...further.map((one, index) => ({ ...one, id: idOf(index) }) as Asked)]
}

/** There is nothing here for this person: the same answer whether it does not exist or may not be seen. */
export const nothingHere = Symbol('nothing here')

/**
 * Carries out one deed as one person: its commands are decided one after another, each on what the ones before it made,
 * and recorded together or not at all.
 * @returns what happened; or why not (a refusal, which is recorded too); or `nothingHere`.
 */
export async function conduct(
  {
    pool,
    rulesFor,
    follow,
    states,
    followedToday,
    calendarToday,
    address = usualAddress,
    committed,
  }: Conduct,
  actor: Actor & { now: string },
  id: string,
  told: AskedTogether,
): Promise<Conducted | NotDone | typeof nothingHere> {
  const commands = commandsOf(told)
  const command = commands[0].id
  const answer = await withActor(pool, actor, async tx => {
    const known = states.find(id) ?? initial(id)
    const opened = await openCommand<Entry>(tx, { discussion: id, command, after: known.number })
    if (!opened) return nothingHere
    const { person, who, entries, repeated } = opened
    const before =
      entries?.reduce(fold, known) ?? (await asSystem(tx, actor, () => load(tx, states, actor.authority, id)))
    // The second click of a double click is the same intention: what it asks for is already so, and is not refused for it.
    if (repeated) return { discussion: before, events: [], repeated }

    const asked = await Promise.all(
      commands.map(one => withRunning(saidBy(one, person, actor.now), tx, actor, before)),
    )
    const inTurn = decideInTurn(asked, before, {
      may: (one, at, rules) => whyNot(one, at, who, person, actor.now, rules),
      rulesOf: at => rulesFor(pinnedBy(at)),
      brings: (one, at) => {
        const pinned = pinnedAnew(one, at, calendarToday?.())
        return pinned && rulesFor(pinned)
      },
      follows: () => followedToday?.(actor.authority, actor.now),
    })
    if ('not' in inTurn) return await refused(tx, actor, id, inTurn.command, inTurn.not)
    const { rules, steps } = inTurn
    const frozen: Frozen[] = []
    // Before anything is appended: making files takes long, and from the append on the whole authority waits.
    for (const [of, { command, ...step }] of steps.entries()) {
      const made = await freeze(tx, { ...step, now: command.at })
      if (isRefusal(made)) return await refused(tx, actor, id, command, { ...made, of })
      frozen.push(...made)
    }
    const events = withDigests(inTurn.events, frozen, id)
    const after = frozen.length === 0 ? inTurn.after : events.reduce(evolve, before)
    // Said in one breath, answered in order. Under the lock nobody has written meanwhile.
    const happened = { discussion: after, events, repeated: false }
    const [written] = await together([
      append(tx, {
        authority: actor.authority,
        discussion: id,
        command,
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
    if (written.stale) throw new Error('the discussion moved while it was locked')
    if (written.repeated) throw new CommandUsed()
    return happened
  }).catch(usedBefore)
  if (answer !== nothingHere && 'discussion' in answer) {
    states.keep(answer.discussion)
    if (!answer.repeated) committed?.()
  }
  return answer
}

/** The id of a deed stands in the record already, for something else or from somebody else: a form that was copied. */
class CommandUsed extends Error {}
const alreadyUsed = refuse(
  'form-already-used',
  'Nothing was saved: this form was sent before, as something else.',
  { instead: 'Open the page again and send it from there.' },
)
/** What PostgreSQL answers where an id is somebody else’s already. */
const isUsed = (error: unknown): boolean =>
  error instanceof CommandUsed || (error as { code?: string } | null)?.code === '23505'
function usedBefore(error: unknown): NotDone {
  if (isUsed(error)) return { ...alreadyUsed, of: 0 }
  throw error
}

/** Begins a discussion: its head, its first entries, the one who asked as its convenor, and whatever else the form asked for. */
export async function begin(
  { pool, rulesFor, follow, states, address = usualAddress, committed }: Conduct,
  actor: Actor & { now: string },
  id: string,
  told: AskedTogether<Extract<Asked, { type: 'AskForDiscussion' }>>,
  pinned: Pinned & { id: string },
): Promise<Conducted | NotDone> {
  const rules = rulesFor(pinned)
  const [asked, ...further] = commandsOf(told)
  const answer = await withActor(pool, actor, async tx => {
    const person = await findPerson(tx, actor.person)
    if (!person) return { ...refuse('nobody', 'Sign in again.'), of: 0 }
    const roles = await rolesOf(tx, actor.authority, actor.person)
    const who = {
      person: actor.person,
      agency: person.agencyName,
      capacities: roles.filter(isCapacity),
      blocked: false,
    }
    if (!access(who, 'ask').allowed)
      return {
        ...refuse('not-your-task', 'Only people on duty for this authority can ask for a discussion here.', {
          instead: 'Make a referral to the authority; its duty team asks for the discussion.',
        }),
        of: 0,
      }
    const blank = initial(id)
    // Whoever asks runs the discussion from then on.
    const asConvenor = { ...who, capacities: [...who.capacities, 'convenor' as const] }
    const decided = (reference: string) =>
      decideInTurn(
        [{ ...asked, reference }, ...further].map(one => saidBy(one, person, actor.now)),
        blank,
        {
          may: (one, at) => whyNot(one, at, asConvenor, person, actor.now, rules),
          rulesOf: () => rules,
          brings: () => undefined,
          follows: () => undefined,
        },
      )
    const trial = decided(asked.reference)
    if ('not' in trial) return trial.not
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
    const inTurn = decided(reference)
    if ('not' in inTurn) throw new Error(`${inTurn.not.why}, only because of the reference ${reference}`)
    const { events, after } = inTurn
    const written = await append(tx, {
      authority: actor.authority,
      discussion: id,
      command: asked.id,
      actor: actor.person,
      expected: 0,
      entries: events.map(entryOf),
    })
    if (!written.stale && written.repeated) return { discussion: after, events: [], repeated: true }
    if (written.stale)
      return { ...refuse('already-asked', 'This discussion has already been asked for.'), of: 0 }
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

/** A refusal is recorded in the transaction it happened in: who, what, which rule; never what they had typed. */
async function refused(
  tx: Tx,
  actor: Actor & { now: string },
  discussion: string,
  command: DiscussionCommand,
  refusal: NotDone,
): Promise<NotDone> {
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
