/** One request, as a page sees it: who asks, when, with what; and what a page may answer. */
import type { JSX } from 'preact'
import type { Instant } from '../calendar/index.ts'
import {
  begin,
  type Conducted,
  conduct,
  type AskedTogether,
  type NotDone,
  type nothingHere,
} from '../conduct.ts'
import { load } from '../states.ts'
import { type Actor, asSystem, type Tx, withActor } from '../database/index.ts'
import type { Reader } from '../discussion/audience/audience.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import type { Rules } from '../discussion/happening.ts'
import { wordsFor } from '../discussion/audience/words-for.ts'
import type { House } from '../house.ts'
import { access, type Deed, type Who } from '../people/access.ts'
import { readerOf } from '../people/reader.ts'
import { findDiscussion, type Person, standingIn } from '../people/standing.ts'
import { append } from '../record/index.ts'
import type { Fields } from './fields.ts'
import { readingId, readingOf } from './reading.ts'
import { turnedAway } from './server/turned-away.ts'

/** Somebody signed in, for one authority. */
export type Session = { authority: string; authorityName: string; person: Person; roles: readonly string[] }

export type Answer =
  | { page: JSX.Element; status?: number }
  /** Part of a page, for the live channel. */
  | { part: JSX.Element }
  | { redirect: string }
  | { redirect: string; signIn: { person: string; authority: string } }
  | { redirect: string; signOut: true }
  | { file: Uint8Array | string; type: string; name?: string; status?: number }
  | { nothing: true }
export const nothing: Answer = { nothing: true }

export type Route = {
  method: 'GET' | 'POST'
  path: string
  /** Open to people who are not signed in. */
  open?: true
  /** The most characters one of its fields may have, where its page says itself what is too long. */
  longest?: number
  handle: (visit: Visit) => Promise<Answer>
}

/** A discussion as this visitor may see it. */
export type Seen = {
  /** What they get of it: all that a page shows is taken from here. */
  discussion: Discussion
  /** The whole of it, for what has to be counted or hashed from everything: nothing of it is shown. */
  record: Discussion
  rules: Rules
  who: Who
  reader: Reader
  may: (deed: Deed) => boolean
}

/** A discussion as somebody with a place in it sees it. */
export function seenAs(
  record: Discussion,
  rules: Rules,
  who: Who,
  person: Pick<Person, 'agencyName' | 'agencyKind'>,
): Seen {
  const reader = readerOf(who, person)
  const may = (deed: Deed): boolean => access(who, deed).allowed
  return { discussion: wordsFor(record, reader), record, rules, who, reader, may }
}

export class Visit {
  constructor(
    readonly house: House,
    readonly session: Session | undefined,
    readonly now: Instant,
    readonly params: Readonly<Record<string, string>>,
    readonly query: Readonly<Record<string, string>>,
    readonly fields: Fields,
    /** The path asked for, to come back to. */
    readonly path: string,
  ) {}

  /** Who is signed in. Routes that are not `open` are only reached by somebody who is. */
  get signedIn(): Session {
    if (!this.session) throw new Error('this page is only for people who are signed in')
    return this.session
  }

  get actor(): Actor & { now: Instant } {
    const { person, authority } = this.signedIn
    return { person: person.person, authority, capacity: 'person', now: this.now }
  }

  /** Reads as the visitor: row security shows what they may see and nothing else. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return withActor(this.house.database.pool, this.actor, work)
  }

  /**
   * The discussion with a reference, for this visitor; undefined when there is none or they may not see it (the same to them).
   * That it was read, on which page, is recorded in the same transaction.
   *
   * @param deed - what the page is for; a page that shows somebody only their own copy or actions names that deed.
   */
  see(reference: string, page: string, deed: Deed = 'see'): Promise<Seen | undefined> {
    return this.read(async tx => {
      const stands = await this.#standIn(tx, reference, deed)
      if (stands === 'no such') return await this.#turnedAway(tx, reference, page)
      if (stands === 'not theirs') return undefined
      const { discussion, who } = stands
      await append(tx, {
        authority: this.signedIn.authority,
        discussion: discussion.id,
        command: readingId(this.actor.person, discussion.id, page, this.now),
        actor: this.actor.person,
        beside: true,
        entries: [{ type: 'Read', at: this.now, content: { page, as: [...who.capacities] } }],
      })
      return stands
    })
  }

  /** The same without recording a reading: for what shows nothing of the discussion, such as keeping a draft. */
  stand(reference: string, deed: Deed = 'see'): Promise<Seen | undefined> {
    return this.read(async tx => {
      const stands = await this.#standIn(tx, reference, deed)
      return typeof stands === 'string' ? undefined : stands
    })
  }

  async #standIn(tx: Tx, reference: string, deed: Deed): Promise<Seen | 'no such' | 'not theirs'> {
    const { authority, person } = this.signedIn
    const id = await findDiscussion(tx, reference)
    if (!id) return 'no such'
    const who = await standingIn(tx, { ...this.actor, discussion: id, agency: person.agencyName })
    if (!access(who, deed).allowed) return 'not theirs'
    // The house folds the story; whoever asks is shown what they may see of it.
    const record = await asSystem(tx, this.actor, () => load(tx, this.house.conduct.states, authority, id))
    return seenAs(record, this.house.rulesFor(pinnedBy(record)), who, person)
  }

  /** Being turned away is recorded beside the authority's own story: the discussion itself does not even know that it was asked for. */
  async #turnedAway(tx: Tx, reference: string, page: string): Promise<undefined> {
    if (!/^[A-Z]{2,4}-\d{1,10}$/.test(reference)) return undefined
    const { authority, person } = this.actor
    const noted = turnedAway(`${authority} ${person}`, reference, readingOf(this.now))
    if (!noted) return undefined
    await asSystem(tx, this.actor, () =>
      append(tx, {
        authority,
        discussion: null,
        command: readingId(person, noted.key, `turned away from ${page}`, this.now),
        actor: person,
        entries: [{ type: 'TurnedAway', at: this.now, content: { page, ...noted.content } }],
      }),
    )
    return undefined
  }

  /** The version the visitor's authority follows today, by hash. */
  get followedToday(): string | undefined {
    return this.house.conduct.followedToday?.(this.signedIn.authority, this.now)
  }

  /** Whether this visitor has done this deed already, in the discussion with this reference: a second click asks for it again. */
  wasDone(reference: string, command: string): Promise<boolean> {
    const { authority, person } = this.actor
    return this.read(tx =>
      asSystem(tx, this.actor, async () => {
        const { rowCount } = await tx.query({
          name: 'was-done',
          text: `select 1 from quorate.entry e join quorate.discussion_head h using (authority, discussion)
                  where h.authority = $1 and h.reference = $2 and e.command = $3 and e.actor = $4 and e.number is not null`,
          values: [authority, reference, command, person],
        })
        return (rowCount ?? 0) > 0
      }),
    )
  }

  /** Asks for something to be done in a discussion: one command or several, all or none. */
  conduct(discussion: string, asked: AskedTogether): Promise<Conducted | NotDone | typeof nothingHere> {
    return conduct(this.house.conduct, this.actor, discussion, this.#asSeen(asked))
  }

  /** The same, asked of the discussion as the form had it (`AsSeen`); a form that does not say is not asked. */
  #asSeen(asked: AskedTogether): AskedTogether {
    const said = this.fields.raw('seen')
    if (!/^\d{1,9}$/.test(said)) return asked
    const seen = Number(said)
    const all = (Array.isArray(asked) ? asked : [asked]) as readonly object[]
    return all.map(one => ({ ...one, seen })) as unknown as AskedTogether
  }

  /** Begins a discussion under the procedure in force today. */
  begin(id: string, asked: Parameters<typeof begin>[3]): Promise<Conducted | NotDone> {
    return begin(
      this.house.conduct,
      this.actor,
      id,
      asked,
      this.house.pinnedToday(this.signedIn.authority, this.now),
    )
  }
}
