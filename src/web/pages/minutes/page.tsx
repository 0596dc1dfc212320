import { copyDocument, minutesDocument } from '../../../delivery/freeze.ts'
import { findFrozenPaper } from '../../../delivery/frozen.ts'
import { type Copy, endedAt, latestVersion } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { minutes, noticeOnly, type Paper, wholeRecord } from '../../../discussion/papers/index.ts'
import { Alert } from '../../pieces/alert.tsx'
import { doneFrom } from '../../form.tsx'
import { PartPage, Sheet, hasRecord } from '../../part.tsx'
import { Button } from '../../govuk/button.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { AboutCopy, AboutSigned, NoCopy, ownCopies } from './about.tsx'
import { correctionRoutes } from './correcting.tsx'
import { Corrections } from './corrections.tsx'
import { Altered, copyFile, mayHaveTheFile, signedFile } from './files.tsx'
import { openCopy, Unopened } from './receipt.tsx'

/** The minutes: what was signed, as it was signed; a recipient sees the copy that was sent to them and nothing else. */
export const minutesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/minutes',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? await show(visit, seen) : nothing
    },
  },
  { method: 'GET', path: '/discussions/:reference/minutes/:version/:form', handle: signedFile },
  { method: 'GET', path: '/discussions/:reference/copies/:number/:form', handle: copyFile },
  { method: 'POST', path: '/discussions/:reference/minutes/open', handle: openCopy },
  ...correctionRoutes(async ({ visit, seen }, refusal) => (
    <Minutes visit={visit} seen={seen} shown={await choose(visit, seen)} refusal={refusal} />
  )),
]

const open = (visit: Visit) => visit.see(visit.params.reference ?? '', 'minutes', 'open-copy')

type Shown = {
  /** `altered`: what lies in the database is not what the record says was signed or sent. */
  paper: Paper | 'altered' | undefined
  /** As which it is shown: the signed record, a draft of it, or a copy of the visitor’s own. */
  as: { signed: number } | 'draft' | { copy: Copy; number: number } | undefined
}

async function show(visit: Visit, seen: Seen, refusal?: Refusal): Promise<Answer> {
  const shown = await choose(visit, seen)
  return {
    page: <Minutes visit={visit} seen={seen} shown={shown} refusal={refusal} />,
    ...(shown.paper === 'altered' && { status: 500 }),
    ...(visit.fields.problems.length > 0 && { status: 422 }),
  }
}

async function choose(visit: Visit, seen: Seen): Promise<Shown> {
  const { discussion, rules } = seen
  const { authority } = visit.signedIn
  const own = ownCopies(seen)
  const asked = own.find(({ number }) => String(number) === visit.query.copy)
  if (hasRecord(seen) && !asked) {
    const wanted = discussion.versions.find(one => String(one.version) === visit.query.version)
    const version = wanted ?? latestVersion(discussion)
    if (!version)
      return {
        as: 'draft',
        paper: minutes(discussion, rules, { reader: wholeRecord, now: visit.now }),
      }
    // The signed file holds everything; who may not have all of that is shown the rest of it.
    if (!mayHaveTheFile(seen))
      return {
        as: { signed: version.version },
        paper: minutes(discussion, rules, { reader: wholeRecord, now: version.at }),
      }
    const id = minutesDocument(discussion.id, version.version, 'paper')
    return {
      as: { signed: version.version },
      paper: await visit.read(tx => findFrozenPaper(tx, { authority, document: id }, version)),
    }
  }
  const mine = asked ?? own[0]
  if (!mine) return { as: undefined, paper: undefined }
  if (!mine.copy.received) return { as: mine, paper: undefined }
  const document = copyDocument(discussion.id, mine.copy, 'paper')
  const paper = await visit.read(tx => findFrozenPaper(tx, { authority, document }, mine.copy))
  return { as: mine, paper: paper ?? noticeOnly(discussion, rules, { now: visit.now }) }
}

const doneWords: Record<string, string> = {
  asked: 'Your correction has gone to the chair, who answers it.',
  accepted:
    'The correction is accepted and the words are put right. Sign the new version, and send it to everybody who has the old one.',
  declined: 'The answer is on record. The signed version stands.',
}

function Minutes(props: { visit: Visit; seen: Seen; shown: Shown; refusal?: Refusal | undefined }) {
  const { visit, seen, shown, refusal } = props
  const { discussion } = seen
  const { as, paper } = shown
  const at = `/discussions/${discussion.reference}`
  const title =
    as === 'draft'
      ? 'Draft minutes'
      : typeof as === 'object' && 'copy' in as
        ? 'Your copy of the minutes'
        : 'Minutes'
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="minutes"
      title={title}
      caption={
        typeof as === 'object' && 'signed' in as
          ? `${discussion.reference} · version ${as.signed}`
          : typeof as === 'object'
            ? `${discussion.reference} · version ${as.copy.version}`
            : discussion.reference
      }
      action={
        as === 'draft' && endedAt(discussion) && seen.may('sign') ? (
          <Button href={`${at}/close`}>Read back and sign</Button>
        ) : undefined
      }
      done={doneFrom(doneWords, visit)}
      problems={visit.fields.problems}
      refusal={refusal}
    >
      {as === undefined && <NoCopy seen={seen} />}
      {as === 'draft' && (
        <Alert kind="warning" title="Draft: not signed">
          <strong>Draft: not signed.</strong> It changes while the record grows, and must not be sent to
          anybody.
        </Alert>
      )}
      {typeof as === 'object' && 'signed' in as && mayHaveTheFile(seen) && (
        <AboutSigned visit={visit} seen={seen} version={as.signed} />
      )}
      {typeof as === 'object' && 'copy' in as && !as.copy.received && (
        <Unopened visit={visit} seen={seen} copy={as.copy} number={as.number} />
      )}
      {typeof as === 'object' && 'copy' in as && as.copy.received && (
        <AboutCopy visit={visit} seen={seen} mine={as} />
      )}
      {paper === 'altered' ? <Altered /> : paper && <Sheet paper={paper} />}
      <Corrections visit={visit} seen={seen} own={ownCopies(seen).map(one => one.copy)} />
    </PartPage>
  )
}
