/** Drafts of a procedure, as they stand in the database. Row security shows them to the policy leads of the authority and nobody else. */
import type { Instant } from '../calendar/index.ts'
import type { Actor, Tx } from '../database/index.ts'

export type Draft = {
  readonly draft: string
  readonly author: string
  readonly authorName: string
  readonly name: string
  /** The version it was copied from; absent for one begun from nothing. */
  readonly begunFrom?: string
  readonly text: string
  readonly saves: number
  readonly savedAt: Instant
}

/** No procedure is that long; the longest known has 60 kB. */
export const longestDraft = 1_000_000

type Mine = Pick<Actor, 'authority' | 'person'> & { now: Instant }

const columns = `d.draft, d.author, p.name as "authorName", d.name, d.begun_from as "begunFrom", d.content as text, d.saves,
  d.saved_at as "savedAt"`
type Row = Omit<Draft, 'begunFrom'> & { begunFrom: string | null }
const draftOf = ({ begunFrom, ...row }: Row): Draft => ({ ...row, ...(begunFrom !== null && { begunFrom }) })

/** Every draft of the authority, the one saved last first, without their texts. */
export async function listDrafts(tx: Tx, authority: string): Promise<Omit<Draft, 'text'>[]> {
  const { rows } = await tx.query<Row>(
    `select ${columns.replace('d.content', "''")} from quorate.procedure_draft d join quorate.person p on p.person = d.author
      where d.authority = $1 order by d.saved_at desc, d.draft`,
    [authority],
  )
  return rows.map(draftOf)
}

/** @returns undefined when there is none, or whoever asks may not see it: the two are the same. */
export async function findDraft(tx: Tx, authority: string, draft: string): Promise<Draft | undefined> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from quorate.procedure_draft d join quorate.person p on p.person = d.author
      where d.authority = $1 and d.draft::text = $2`,
    [authority, draft],
  )
  return rows.map(draftOf)[0]
}

/** Begins a draft. Asked again with the same id, nothing changes. */
export async function beginDraft(
  tx: Tx,
  { authority, person, now }: Mine,
  { draft, name, begunFrom, text }: Pick<Draft, 'draft' | 'name' | 'begunFrom' | 'text'>,
): Promise<void> {
  await tx.query(
    `insert into quorate.procedure_draft (authority, draft, author, name, begun_from, content, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [authority, draft, person, name, begunFrom ?? null, text, now],
  )
}

/**
 * Saves the text of one’s own draft.
 *
 * @param saves - how often it had been saved when the text was opened.
 * @returns `stale` when it was saved elsewhere meanwhile, and nothing was changed; `same` when the text is the one that is there.
 */
export async function saveDraft(
  tx: Tx,
  { authority, person, now }: Mine,
  draft: Draft,
  { text, saves }: { text: string; saves: number },
): Promise<'saved' | 'same' | 'stale'> {
  if (text === draft.text) return 'same'
  const { rowCount } = await tx.query(
    `update quorate.procedure_draft set content = $4, saves = saves + 1, saved_at = $5
      where authority = $1 and draft = $2 and author = $3 and saves = $6`,
    [authority, draft.draft, person, text, now, saves],
  )
  return rowCount === 1 ? 'saved' : 'stale'
}

/** Throws one’s own draft away. What was published from it stays. */
export async function discardDraft(tx: Tx, { authority, person }: Mine, draft: string): Promise<void> {
  await tx.query('delete from quorate.procedure_draft where authority = $1 and draft = $2 and author = $3', [
    authority,
    draft,
    person,
  ])
}
