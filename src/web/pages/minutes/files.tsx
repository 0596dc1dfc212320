import { copyReaderOf } from '../../../delivery/copy.ts'
import { copyDocument, forms, isForm, minutesDocument } from '../../../delivery/freeze.ts'
import { findFrozen, type Recorded } from '../../../delivery/frozen.ts'
import type { Copy } from '../../../discussion/discussion.ts'
import { wholeRecord } from '../../../discussion/papers/index.ts'
import { mayHaveAllOf } from '../../../discussion/audience/words-for.ts'
import { Framed } from '../../frame/frame.tsx'
import { hasRecord } from '../../part.tsx'
import { Alert } from '../../pieces/alert.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Seen, type Visit } from '../../visit.ts'

const open = (visit: Visit) => visit.see(visit.params.reference ?? '', 'minutes', 'open-copy')

export async function signedFile(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  const form = visit.params.form ?? ''
  if (!seen || !hasRecord(seen) || !mayHaveTheFile(seen) || !isForm(form)) return nothing
  const version = seen.discussion.versions.find(one => String(one.version) === visit.params.version)
  if (!version) return nothing
  const document = minutesDocument(seen.discussion.id, version.version, form)
  return await file(visit, seen, document, version, `minutes-v${version.version}`)
}

export async function copyFile(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  const form = visit.params.form ?? ''
  const number = Number(visit.params.number)
  const copy = seen?.record.copies[number - 1]
  if (!seen || !copy || !isForm(form)) return nothing
  const mine = copy.person === seen.who.person
  if (!mine && !(await mayHaveCopy(visit, seen, copy))) return nothing
  if (mine && !copy.received)
    return { redirect: `/discussions/${seen.discussion.reference}/minutes?copy=${number}` }
  return await file(visit, seen, copyDocument(seen.discussion.id, copy, form), copy, `copy-v${copy.version}`)
}

/** The signed file holds the whole record, so it is for whoever may have all of it. */
export const mayHaveTheFile = ({ record, reader }: Seen): boolean => mayHaveAllOf(record, wholeRecord, reader)

/** A copy that was sent to somebody else is for those who have the record, as far as they may have every word of that copy. */
async function mayHaveCopy(visit: Visit, seen: Seen, copy: Copy): Promise<boolean> {
  if (!hasRecord(seen)) return false
  const theirs = await visit.read(tx => copyReaderOf(tx, copy.person))
  return mayHaveAllOf(seen.record, theirs, seen.reader, copy.at)
}

async function file(
  visit: Visit,
  seen: Seen,
  document: string,
  recorded: Recorded,
  name: string,
): Promise<Answer> {
  const { form } = visit.params
  if (form === undefined || !isForm(form)) return nothing
  const found = await visit.read(tx =>
    findFrozen(tx, { authority: visit.signedIn.authority, document }, form, recorded),
  )
  if (found === 'altered') return { page: <AlteredPage visit={visit} seen={seen} />, status: 500 }
  const { reference } = seen.discussion
  return found
    ? { file: found.content, type: found.mime, name: `${reference}-${name}.${forms[form].ending}` }
    : nothing
}

/** Said instead of a document that is not the one the record speaks of: shown as it stands, it would pass for it. */
export function Altered() {
  return (
    <Alert kind="error" title="This is not the document that was signed">
      <strong>This is not the document that was signed.</strong> What lies in the database was changed
      afterwards: it does not have the digest that the record says. It is not shown. The record itself is not
      affected. Tell your support desk, who can find out more by <code>quorate verify</code>.
    </Alert>
  )
}

function AlteredPage({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { reference } = seen.discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'This cannot be shown',
        reference,
        breadcrumbs: [{ text: 'My work', href: '/work' }, { text: reference }],
        children: (
          <>
            <PageHeading>This cannot be shown</PageHeading>
            <Altered />
          </>
        ),
      }}
    />
  )
}
