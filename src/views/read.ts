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
