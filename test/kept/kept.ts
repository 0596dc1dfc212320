/** What is kept of a database of an earlier version. */

/** All rows of one table, each value as PostgreSQL writes it. */
export type KeptTable = { table: string; columns: string[]; rows: (string | null)[][] }

/** The papers that version made of one discussion, line by line. */
export type KeptWords = {
  authority: string
  discussion: string
  reference: string
  words: Record<'room' | 'police' | 'professionals' | 'actions', string[]>
}

export const rowsFile = 'rows.json.br'
export const wordsFile = 'words.json.br'

/** Tables that every database fills by itself: what has been migrated, and secrets that are good for one database only. */
export const emptyAgain: readonly string[] = ['migration', 'context_key', 'gate', 'session']
