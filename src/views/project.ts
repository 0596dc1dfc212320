/** Writing views beside the record, in the transaction of the entry; and making them all again from nothing. */
import type { Tx } from '../database/index.ts'
import type { Discussion } from '../discussion/discussion.ts'
import type { Rules } from '../discussion/happening.ts'
import { boardRow } from './board.ts'

/** Writes every view's row of one discussion, as the house. */
export async function project(
  tx: Tx,
  authority: string,
  discussion: Discussion,
  rules: Rules,
): Promise<void> {
  const row = boardRow(discussion, rules)
  const soonest = row.open
    .map(duty => duty.due)
    .filter(due => due !== undefined)
    .sort()[0]
  await tx.query({
    name: 'project-board',
    text: `select quorate.keep_view_row($1, 'board', $2, $3, $4, $5, $6)`,
    values: [
      authority,
      discussion.id,
      discussion.id,
      discussion.number,
      JSON.stringify(row),
      soonest ?? null,
    ],
  })
}

/** Empties the views of an authority and makes them again, discussion by discussion, as the house. */
export async function rebuild(
  tx: Tx,
  authority: string,
  each: (id: string) => Promise<{ discussion: Discussion; rules: Rules }>,
): Promise<number> {
  await tx.query('delete from quorate.view_row where authority = $1', [authority])
  const { rows } = await tx.query<{ discussion: string }>(
    'select discussion from quorate.discussion_head where authority = $1 order by reference',
    [authority],
  )
  for (const { discussion } of rows) {
    const made = await each(discussion)
    await project(tx, authority, made.discussion, made.rules)
  }
  return rows.length
}
