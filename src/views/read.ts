/** Looking things up across discussions, as the person who asks: row security leaves out what they may not see. */
import type { Tx } from '../database/index.ts'
import type { BoardRow } from './board.ts'

/** The board of whoever is asking: their discussions, by what is due soonest, then by reference. */
export async function readBoard(tx: Tx, authority: string): Promise<BoardRow[]> {
  const { rows } = await tx.query<{ content: BoardRow }>({
    name: 'read-board',
    text: `select content from quorate.view_row where authority = $1 and view = 'board' order by sort nulls last, content ->> 'reference'`,
    values: [authority],
  })
  return rows.map(row => row.content)
}

/** Discussions of which whoever is asking only has a copy: reference and when it was first theirs, newest first. */
export async function readCopies(
  tx: Tx,
  authority: string,
  person: string,
): Promise<{ reference: string; since: string }[]> {
  const { rows } = await tx.query<{ reference: string; since: string }>({
    name: 'read-copies',
    text: `select h.reference, min(m.since) as since
             from quorate.membership m join quorate.discussion_head h using (authority, discussion)
            where m.authority = $1 and m.person = $2
            group by h.reference having bool_and(m.capacity = 'recipient') order by 2 desc`,
    values: [authority, person],
  })
  return rows
}
