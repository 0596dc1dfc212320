/** Documents as the record says they were signed and sent, and as they lie in the database. */
import type { Tx } from '../database/index.ts'
import { copyDocument, type Form, forms, minutesDocument } from '../delivery/freeze.ts'
import { isAsRecorded, type Recorded } from '../delivery/frozen.ts'
import type { Discussion } from '../discussion/discussion.ts'

type Expected = { what: string; form: Form; recorded: Recorded }

/** @returns how many were compared, and what is wrong with which, in words. */
export async function compareDocuments(
  tx: Tx,
  authority: string,
  discussion: Discussion,
): Promise<{ compared: number; wrong: string[] }> {
  const expected = expectedOf(discussion)
  const { rows } = await tx.query<{ document: string }>(
    'select document from quorate.document where authority = $1 and discussion = $2',
    [authority, discussion.id],
  )
  const there = new Set(rows.map(row => row.document))
  const wrong: string[] = []
  for (const [document, { what, form, recorded }] of expected) {
    if (!there.has(document)) wrong.push(`${what} is missing`)
    else if (!isAsRecorded(form, await contentOf(tx, authority, document), recorded))
      wrong.push(`${what} is not what the record says it was`)
  }
  for (const document of there)
    if (!expected.has(document))
      wrong.push(`${discussion.reference}: there is a document that the record does not know (${document})`)
  return { compared: expected.size, wrong }
}

function expectedOf(discussion: Discussion): Map<string, Expected> {
  const { id, reference, versions, copies } = discussion
  const all = Object.keys(forms) as Form[]
  const minutes = versions.flatMap(version =>
    all.map((form): [string, Expected] => [
      minutesDocument(id, version.version, form),
      { what: `${reference}: version ${version.version}, ${forms[form].says}`, form, recorded: version },
    ]),
  )
  const sent = copies.flatMap((copy, index) =>
    // A notice has no words of the discussion, and no document.
    copy.digest === undefined
      ? []
      : all.map((form): [string, Expected] => [
          copyDocument(id, copy, form),
          { what: `${reference}: copy ${index + 1}, ${forms[form].says}`, form, recorded: copy },
        ]),
  )
  return new Map([...minutes, ...sent])
}

/** One at a time: together they may be more than fits into memory. */
async function contentOf(tx: Tx, authority: string, document: string): Promise<Uint8Array> {
  const { rows } = await tx.query<{ content: Buffer }>(
    'select content from quorate.document where authority = $1 and document = $2',
    [authority, document],
  )
  return rows[0]?.content ?? new Uint8Array()
}
