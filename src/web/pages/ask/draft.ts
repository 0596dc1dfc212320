/** A request that is not sent yet: kept on the server as its author typed it, right or wrong, and seen by nobody else. */
import type { Tx } from '../../../database/index.ts'
import { Fields, type Typed } from '../../fields.ts'

/** What was typed, by page: `concern`, `when`, …; each child is a page of its own, `child/A`. */
export type Pages = Readonly<Record<string, Typed>>
export type RequestDraft = { request: string; pages: Pages; savedAt: string }

type Owner = { authority: string; person: string }

/** The drafts of whoever asks, the latest first. */
export async function listDrafts(tx: Tx, { authority, person }: Owner): Promise<RequestDraft[]> {
  const { rows } = await tx.query<{ request: string; content: Pages; updated_at: string }>(
    `select request, content, updated_at from quorate.request_draft
      where authority = $1 and person = $2 order by updated_at desc`,
    [authority, person],
  )
  return rows.map(row => ({
    request: row.request,
    pages: row.content,
    savedAt: new Date(row.updated_at).toISOString(),
  }))
}

/** One draft of whoever asks; undefined when there is none, or it is somebody else’s. */
export async function findDraft(
  tx: Tx,
  owner: Owner,
  request: string | undefined,
): Promise<RequestDraft | undefined> {
  return (await listDrafts(tx, owner)).find(one => one.request === request)
}

/** Keeps one page of a draft, or drops it when there is nothing to keep; begins the draft when there was none. */
export async function keepPage(
  tx: Tx,
  { authority, person }: Owner,
  request: string,
  page: string,
  typed: Typed | undefined,
  now: string,
): Promise<void> {
  await tx.query(
    `insert into quorate.request_draft (authority, request, person, content, updated_at)
     values ($1, $2, $3, case when $5::jsonb is null then '{}'::jsonb else jsonb_build_object($4::text, $5::jsonb) end, $6)
     on conflict (authority, request) do update
        set content = case when $5::jsonb is null then request_draft.content - $4::text
                           else request_draft.content || jsonb_build_object($4::text, $5::jsonb) end,
            updated_at = $6`,
    [authority, request, person, page, typed === undefined ? null : JSON.stringify(typed), now],
  )
}

export async function beginDraft(
  tx: Tx,
  { authority, person }: Owner,
  request: string,
  now: string,
): Promise<void> {
  await tx.query(
    `insert into quorate.request_draft (authority, request, person, updated_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [authority, request, person, now],
  )
}

export async function throwAway(tx: Tx, { authority, person }: Owner, request: string): Promise<void> {
  await tx.query('delete from quorate.request_draft where authority = $1 and person = $2 and request = $3', [
    authority,
    person,
    request,
  ])
}

/** The children written down so far, in the order they were added. */
export const childrenOf = (pages: Pages): { id: string; typed: Typed }[] =>
  Object.entries(pages)
    .filter(([page]) => page.startsWith('child/'))
    .map(([page, typed]) => ({ id: page.slice('child/'.length), typed }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** The letter of the next child. Letters of children taken off the list are not used again while others follow. */
export function nextLetter(pages: Pages): string {
  const last = childrenOf(pages).at(-1)?.id
  return last === undefined ? 'A' : String.fromCharCode(last.charCodeAt(0) + 1)
}

/** What one page holds, ready to be read field by field; empty when nothing was saved there yet. */
export const fieldsOf = (pages: Pages, page: string): Fields => new Fields(pages[page] ?? {})

/** What was sent, as it is kept: everything but the hidden fields that only steer. */
export function typedIn(fields: Fields): Typed {
  const steering = new Set(['command', 'next'])
  return Object.fromEntries(
    fields
      .names()
      .filter(name => !steering.has(name))
      .map(name => {
        // PostgreSQL keeps no NUL; the page says so where somebody typed one.
        const all = fields.all(name).map(value => value.replaceAll('\0', ''))
        return [name, all.length === 1 ? all[0]! : [...all]]
      }),
  )
}
