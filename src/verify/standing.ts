/**
 * Who may see a discussion, as its record has it, and as the tables do. What follows from an entry is made once more, by the
 * same code that makes it every day, for a discussion that is there only as long as this transaction.
 */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { type Tx, withSystem } from '../database/index.ts'
import type { DiscussionEvent } from '../discussion/decide.ts'
import { type Discussion, initial } from '../discussion/discussion.ts'
import { eventOf, fold, tellsSomething } from '../folding.ts'
import { keepStanding } from '../follow.ts'
import { beginDiscussion, type Entry } from '../record/index.ts'

/** What is looked up of a discussion: its head, and one line for each place in it and each block. */
type Standing = { head: string; places: string[]; blocks: string[] }

/** @returns what differs, in words; none when the tables hold exactly what follows from the record. */
export async function compareStanding(
  pool: Pool,
  authority: string,
  discussion: Discussion,
  story: readonly Entry[],
): Promise<string[]> {
  const now = await withSystem(pool, { authority }, tx => standingOf(tx, authority, discussion.id))
  const made = await madeAgain(pool, authority, discussion, story)
  const of = discussion.reference
  return [
    ...(now.head === made.head ? [] : [`${of}: its head says ${now.head}, and the record ${made.head}`]),
    ...without(now.places, made.places).map(one => `${of}: ${one}, and nothing in the record gives it`),
    ...without(made.places, now.places).map(one => `${of}: the record gives ${one}, and it is not there`),
    ...without(now.blocks, made.blocks).map(one => `${of}: ${one}, and nothing in the record says so`),
    ...without(made.blocks, now.blocks).map(one => `${of}: the record says ${one}, and it is not there`),
  ]
}

const without = (these: readonly string[], those: readonly string[]): string[] => {
  const left = [...those]
  return these.filter(one => {
    const at = left.indexOf(one)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

class RolledBack extends Error {
  constructor(readonly standing: Standing) {
    super('made only to be looked at')
  }
}

async function madeAgain(
  pool: Pool,
  authority: string,
  discussion: Discussion,
  story: readonly Entry[],
): Promise<Standing> {
  const id = randomUUID()
  try {
    return await withSystem(pool, { authority }, async tx => {
      await beginDiscussion(tx, {
        authority,
        discussion: id,
        procedure: discussion.procedure.id,
        procedureHash: discussion.procedure.hash,
        reference: `verified ${id}`,
      })
      const first = story[0]
      if (first?.actor)
        await tx.query(
          `insert into quorate.membership (authority, discussion, person, capacity, since) values ($1, $2, $3, 'convenor', $4)`,
          [authority, id, first.actor, first.at],
        )
      let before = initial(id)
      for (const entries of byCommand(story)) {
        const { after, events } = entries.reduce<{ after: Discussion; events: DiscussionEvent[] }>(
          (so, entry) => ({
            after: fold(so.after, entry),
            events: tellsSomething(entry) ? [...so.events, eventOf(entry, so.after)] : so.events,
          }),
          { after: before, events: [] },
        )
        await keepStanding(tx, { authority, before, discussion: after, events, now: entries[0]!.at })
        before = after
      }
      // Thrown, so that nothing of it stays.
      throw new RolledBack(await standingOf(tx, authority, id))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.standing
    throw error
  }
}

/** The entries of one command follow each other, and what follows from them is made once they are all there. */
function byCommand(story: readonly Entry[]): Entry[][] {
  const commands: Entry[][] = []
  for (const entry of story) {
    const last = commands.at(-1)
    if (last?.[0]?.command === entry.command) last.push(entry)
    else commands.push([entry])
  }
  return commands
}

async function standingOf(tx: Tx, authority: string, discussion: string): Promise<Standing> {
  const { rows: heads } = await tx.query<{ head: string }>(
    `select procedure || ', ' || procedure_hash as head from quorate.discussion_head
      where authority = $1 and discussion = $2`,
    [authority, discussion],
  )
  const { rows: places } = await tx.query<{ line: string }>(
    `select format('%s is %s%s%s', coalesce(p.name, m.person::text), m.capacity,
                   case when m.seat = '' then '' else ' (' || m.seat || ')' end,
                   case when m.until is null then '' else ', no longer' end) as line
       from quorate.membership m left join quorate.person p using (person)
      where m.authority = $1 and m.discussion = $2
        -- A block is stronger than any place: what somebody who is kept out held before it says nothing.
        and not exists (select from quorate.block b
                         where b.authority = m.authority and b.discussion = m.discussion and b.person = m.person
                           and b.lifted_at is null)`,
    [authority, discussion],
  )
  const { rows: blocks } = await tx.query<{ line: string }>(
    `select format('%s kept out%s', concat_ws(', ', p.name, b.role, a.name),
                   case when b.lifted_at is null then '' else ', no longer' end) as line
       from quorate.block b left join quorate.person p using (person) left join quorate.agency a on a.agency = b.agency
      where b.authority = $1 and b.discussion = $2`,
    [authority, discussion],
  )
  return {
    head: heads[0]?.head ?? 'nothing',
    places: places.map(row => row.line),
    blocks: blocks.map(row => row.line),
  }
}
