import { sayMoment } from '../../../calendar/index.ts'
import {
  copyDocument,
  digestOf,
  type Form,
  findFrozen,
  findFrozenPaper,
  forms,
  isForm,
  minutesDocument,
  wordsOf,
} from '../../../delivery/freeze.ts'
import { type Copy, endedAt, latestVersion } from '../../../discussion/discussion.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { minutes, noticeOnly, type Paper } from '../../../discussion/papers/index.ts'
import { Alert } from '../../pieces/alert.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { audienceOf, commandOf, doneFrom, hasRecord, PartPage, problemOf, Sheet } from '../../part.tsx'
import { Button } from '../../govuk/button.tsx'
import { Digest } from '../close/signature.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Corrections } from './corrections.tsx'

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
  { method: 'POST', path: '/discussions/:reference/minutes/correction', handle: askCorrection },
  { method: 'POST', path: '/discussions/:reference/minutes/answer', handle: answerCorrection },
]

const open = (visit: Visit) => visit.see(visit.params.reference ?? '', 'minutes', 'open-copy')

/** The copies sent to this person, newest first, each with its number in the record. */
export const ownCopies = ({ discussion, who }: Seen): { copy: Copy; number: number }[] =>
  discussion.copies
    .map((copy, index) => ({ copy, number: index + 1 }))
    .filter(({ copy }) => copy.person === who.person)
    .reverse()

type Shown = {
  paper: Paper | undefined
  /** As which it is shown: the signed record, a draft of it, or a copy of the visitor’s own. */
  as: { signed: number } | 'draft' | { copy: Copy; number: number } | undefined
}

async function show(visit: Visit, seen: Seen, refusal?: Refusal): Promise<Answer> {
  const shown = await choose(visit, seen)
  const now =
    typeof shown.as === 'object' && 'copy' in shown.as ? await received(visit, seen, shown.as.copy) : seen
  return {
    page: <Minutes visit={visit} seen={now} shown={shown} refusal={refusal} />,
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
        paper: minutes(discussion, rules, { audience: audienceOf(visit, seen), now: visit.now }),
      }
    // The signed file holds everything; who does not read what is for the police alone is shown the rest of it.
    if (audienceOf(visit, seen) !== 'room')
      return {
        as: { signed: version.version },
        paper: minutes(discussion, rules, { audience: audienceOf(visit, seen), now: version.at }),
      }
    const id = minutesDocument(discussion.id, version.version, 'paper')
    return {
      as: { signed: version.version },
      paper: await visit.read(tx => findFrozenPaper(tx, authority, id)),
    }
  }
  const mine = asked ?? own[0]
  if (!mine) return { as: undefined, paper: undefined }
  const paper = await visit.read(tx =>
    findFrozenPaper(tx, authority, copyDocument(discussion.id, mine.copy, 'paper')),
  )
  return { as: mine, paper: paper ?? noticeOnly(discussion, rules, { now: visit.now }) }
}

/** Opening one’s own copy is its receipt: recorded the first time. */
async function received(visit: Visit, seen: Seen, copy: Copy): Promise<Seen> {
  if (copy.received) return seen
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'ReceiveCopy',
    id: crypto.randomUUID(),
    recipient: copy.recipient,
    ...(copy.child !== undefined && { child: copy.child }),
  })
  return typeof answer === 'symbol' || isRefusal(answer) ? seen : { ...seen, discussion: answer.discussion }
}

const doneWords: Record<string, string> = {
  asked: 'Your correction has gone to the chair, who answers it.',
  accepted: 'The correction is accepted. Sign a new version to put it into the minutes.',
  declined: 'The answer is on record. The signed version stands.',
}

export function Minutes(props: { visit: Visit; seen: Seen; shown: Shown; refusal?: Refusal | undefined }) {
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
      {typeof as === 'object' && 'signed' in as && audienceOf(visit, seen) === 'room' && (
        <AboutSigned visit={visit} seen={seen} version={as.signed} />
      )}
      {typeof as === 'object' && 'copy' in as && (
        <AboutCopy visit={visit} seen={seen} mine={as} paper={paper} />
      )}
      {paper && <Sheet paper={paper} />}
      <Corrections visit={visit} seen={seen} own={ownCopies(seen).map(one => one.copy)} />
    </PartPage>
  )
}

function NoCopy({ seen }: { seen: Seen }) {
  const signed = latestVersion(seen.discussion) !== undefined
  return (
    <p class="govuk-inset-text">
      {signed
        ? 'The minutes are signed. No copy has been sent to you yet; you are told when one is.'
        : 'The minutes are not signed yet. Nothing is sent before they are signed.'}
    </p>
  )
}

/** Links to every file of a document. */
function Files({ at, what }: { at: string; what: string }) {
  const offered: readonly Form[] = ['pdf', 'word', 'html', 'words']
  return (
    <ul class="govuk-list quorate-files">
      {offered.map(form => (
        <li>
          <a class="govuk-link" href={`${at}/${form}`}>
            {forms[form].says}
            <span class="govuk-visually-hidden"> of {what}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function AboutSigned({ visit, seen, version }: { visit: Visit; seen: Seen; version: number }) {
  const { discussion } = seen
  const signed = discussion.versions.find(one => one.version === version)!
  const at = `/discussions/${discussion.reference}/minutes`
  const newest = latestVersion(discussion)?.version === version
  const own = ownCopies(seen)[0]
  return (
    <div class="quorate-signed">
      {!newest && (
        <Alert kind="warning" title="A newer version is signed">
          <strong>A newer version is signed.</strong>{' '}
          <a class="govuk-link" href={at}>
            Read version {latestVersion(discussion)?.version}
          </a>
        </Alert>
      )}
      <p class="govuk-body">
        Signed by <strong>{signed.name}</strong>,{' '}
        <Moment at={signed.at}>{sayMoment(signed.at, visit.now)}</Moment>. What you read here is what was
        frozen then.
      </p>
      <Files at={`${at}/${version}`} what={`version ${version}`} />
      <p class="govuk-body-s">
        SHA-256 of the plain text, as signed: <Digest digest={signed.digest} />
      </p>
      {discussion.versions.length > 1 && (
        <>
          <h2 class="govuk-heading-s">Versions</h2>
          <ul class="govuk-list">
            {[...discussion.versions].reverse().map(one => (
              <li>
                {one.version === version ? (
                  <strong>Version {one.version}</strong>
                ) : (
                  <a class="govuk-link" href={`${at}?version=${one.version}`}>
                    Version {one.version}
                  </a>
                )}
                , signed by {one.name}, <Moment at={one.at}>{sayMoment(one.at, visit.now)}</Moment>
              </li>
            ))}
          </ul>
        </>
      )}
      {own && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${at}?copy=${own.number}`}>
            The copy that was sent to you
          </a>
        </p>
      )}
    </div>
  )
}

function AboutCopy(props: {
  visit: Visit
  seen: Seen
  mine: { copy: Copy; number: number }
  paper: Paper | undefined
}) {
  const { visit, seen, mine, paper } = props
  const { copy, number } = mine
  const at = `/discussions/${seen.discussion.reference}`
  const others = ownCopies(seen).filter(one => one.number !== number)
  const newer = others.find(one => one.copy.version > copy.version)
  return (
    <div class="quorate-signed">
      {newer && (
        <Alert kind="warning" title="A corrected version has been sent to you">
          <a class="govuk-link" href={`${at}/minutes?copy=${newer.number}`}>
            Read the corrected version
          </a>
        </Alert>
      )}
      <p class="govuk-body">
        Sent to {copy.to}, <Moment at={copy.at}>{sayMoment(copy.at, visit.now)}</Moment>.{' '}
        {copy.gives === 'extract' || copy.child !== undefined
          ? 'This is an extract: parts about other people are left out.'
          : 'This copy is for you. Do not send it on.'}
      </p>
      {copy.digest && paper && (
        <>
          <Files at={`${at}/copies/${number}`} what="your copy" />
          <p class="govuk-body-s">
            SHA-256 of the plain text, as sent: <Digest digest={digestOf(wordsOf(paper))} />
          </p>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2 class="govuk-heading-s">Your other copies</h2>
          <ul class="govuk-list">
            {others.map(one => (
              <li>
                <a class="govuk-link" href={`${at}/minutes?copy=${one.number}`}>
                  Version {one.copy.version}
                  {one.copy.child ? `, child ${one.copy.child}` : ''}
                </a>
                , sent <Moment at={one.copy.at}>{sayMoment(one.copy.at, visit.now)}</Moment>
                {one.copy.received ? '' : ' (not opened yet)'}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

async function signedFile(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  const form = visit.params.form ?? ''
  if (!seen || !hasRecord(seen) || audienceOf(visit, seen) !== 'room' || !isForm(form)) return nothing
  const version = seen.discussion.versions.find(one => String(one.version) === visit.params.version)
  if (!version) return nothing
  return await file(
    visit,
    minutesDocument(seen.discussion.id, version.version, form),
    `${seen.discussion.reference}-minutes-v${version.version}.${forms[form].ending}`,
  )
}

async function copyFile(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  const form = visit.params.form ?? ''
  const copy = seen?.discussion.copies[Number(visit.params.number) - 1]
  if (!seen || !copy || !isForm(form)) return nothing
  const mine = copy.person === seen.who.person
  if (!mine && !hasRecord(seen)) return nothing
  if (mine) await received(visit, seen, copy)
  return await file(
    visit,
    copyDocument(seen.discussion.id, copy, form),
    `${seen.discussion.reference}-copy-v${copy.version}.${forms[form].ending}`,
  )
}

async function file(visit: Visit, document: string, name: string): Promise<Answer> {
  const found = await visit.read(tx => findFrozen(tx, visit.signedIn.authority, document))
  return found ? { file: found.content, type: found.mime, name } : nothing
}

async function askCorrection(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('ask-correction') || !latestVersion(seen.discussion)) return nothing
  const text = visit.fields.needed('text', 'Write what is wrong and what it should say.')
  if (visit.fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'AskCorrection',
    id: commandOf(visit),
    correction: commandOf(visit, 'correction'),
    recipient: ownCopies(seen)[0]?.copy.recipient ?? seen.who.agency,
    text,
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer))
    return { redirect: `/discussions/${seen.discussion.reference}/minutes?done=asked#corrections` }
  visit.fields.problems.push(problemOf(answer))
  return await show(visit, seen, answer)
}

async function answerCorrection(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('sign')) return nothing
  const correction = visit.fields.raw('correction')
  const accepted = visit.fields.yesNo(`accepted-${correction}`)
  const words = visit.fields.needed(`words-${correction}`, 'Write your answer to whoever asked.')
  if (accepted === undefined)
    visit.fields.wrong(`accepted-${correction}`, 'Say whether the correction is accepted.')
  if (visit.fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'AnswerCorrection',
    id: commandOf(visit),
    correction,
    accepted: accepted!,
    words,
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer))
    return {
      redirect: `/discussions/${seen.discussion.reference}/minutes?done=${accepted ? 'accepted' : 'declined'}#corrections`,
    }
  visit.fields.problems.push(problemOf(answer))
  return await show(visit, seen, answer)
}
