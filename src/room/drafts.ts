/** Words not yet said, kept on the server as their author's own: row security shows a draft to nobody else. */
import type { Tx } from '../database/index.ts'

/** What a draft is of: one line by its id, one correction by the line it corrects, one action by its id. */
export type DraftPart = `${'line' | 'correct' | 'action'}/${string}`

/** The fields of a form as they stood, and the house's time then. */
export type Draft = {
  readonly part: DraftPart
  readonly at: string
  readonly fields: Readonly<Record<string, string>>
  readonly about: readonly string[]
}

type Whose = { readonly authority: string; readonly discussion: string; readonly person: string }

/** Twice the longest line: too long to save is not too long to keep until it is made shorter. */
export const longestDraft_characters = 40_000

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const part = new RegExp(`^(line|correct|action)/${uuid}$`)

/** The part a browser named, when it is one. */
export const readPart = (named: string): DraftPart | undefined =>
  part.test(named) ? (named as DraftPart) : undefined

/** Keeps a draft; the newest text of a part replaces the one before. */
export async function keepDraft(tx: Tx, whose: Whose, draft: Draft): Promise<void> {
  const { part, ...content } = draft
  await tx.query({
    name: 'keep-draft',
    text: `insert into quorate.draft (authority, discussion, person, part, text) values ($1, $2, $3, $4, $5)
           on conflict (authority, discussion, person, part)
           do update set text = excluded.text, updated_at = clock_timestamp()`,
    values: [whose.authority, whose.discussion, whose.person, part, JSON.stringify(content)],
  })
}

/** Forgets a draft: its words were saved, or its author threw them away. */
export async function forgetDraft(tx: Tx, whose: Whose, part: DraftPart): Promise<void> {
  await tx.query({
    name: 'forget-draft',
    text: 'delete from quorate.draft where authority = $1 and discussion = $2 and person = $3 and part = $4',
    values: [whose.authority, whose.discussion, whose.person, part],
  })
}

/** Somebody's drafts in one discussion, the newest first. */
export async function readDrafts(tx: Tx, whose: Whose): Promise<Draft[]> {
  const { rows } = await tx.query<{ part: string; text: string }>({
    name: 'read-drafts',
    text: `select part, text from quorate.draft where authority = $1 and discussion = $2 and person = $3
            order by updated_at desc`,
    values: [whose.authority, whose.discussion, whose.person],
  })
  return rows.flatMap(row => {
    const known = readPart(row.part)
    if (!known) return []
    const draft = JSON.parse(row.text) as Omit<Draft, 'part'>
    return [{ part: known, ...draft, fields: named(draft.fields) }]
  })
}

/** A draft from before audiences had their names is still for those whom its author had chosen. */
function named({ sensitivity, ...fields }: Draft['fields']): Draft['fields'] {
  const audience = fields.audience ?? audienceOf(sensitivity)
  return { ...fields, ...(audience && { audience }) }
}

/** Who was meant by the field as it was called before, which a form that was opened then still sends; empty for everybody. */
export const audienceOf = (sensitivity = ''): string =>
  sensitivity === 'police-only' ? 'police' : sensitivity === 'professionals' ? 'professionals' : ''
