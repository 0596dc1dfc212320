import type { Tx } from '../database/index.ts'
import type { Entry } from './entry.ts'

const COLUMNS = `number, position, type, schema, at, recorded_at as "recordedAt", actor, on_behalf_of as "onBehalfOf", command,
  content::json as content`

/**
 * The story of a discussion: its entries in order as they were recorded, as far as whoever is asking may see it.
 *
 * @param after - the number of the last entry already known; 0 for the whole story.
 * @returns an empty list when there is no such discussion or it may not be seen.
 */
export async function readEntries(
  tx: Tx,
  authority: string,
  discussion: string,
  { after = 0 }: { after?: number } = {},
): Promise<Entry[]> {
  const { rows } = await tx.query<Entry>({
    name: 'read-entries',
    text: `select ${COLUMNS} from quorate.entry
            where authority = $1 and discussion = $2 and number > $3 order by number`,
    values: [authority, discussion, after],
  })
  return rows
}

/**
 * What happened beside the story of a discussion, oldest first: who read it, who was refused.
 *
 * Those who run the discussion see all of it; others see what they did themselves.
 */
export async function readBeside(tx: Tx, authority: string, discussion: string | null): Promise<Entry[]> {
  const { rows } = await tx.query<Entry>({
    name: 'read-beside',
    text: `select ${COLUMNS} from quorate.entry
            where authority = $1 and discussion is not distinct from $2 and number is null order by position`,
    values: [authority, discussion],
  })
  return rows
}
