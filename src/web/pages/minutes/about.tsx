import { sayMoment } from '../../../calendar/index.ts'
import { type Form, forms } from '../../../delivery/freeze.ts'
import { type Copy, latestVersion } from '../../../discussion/discussion.ts'
import { Alert } from '../../pieces/alert.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { Digest } from '../../pieces/digest.tsx'
import type { Seen, Visit } from '../../visit.ts'

/** The copies sent to this person, newest first, each with its number in the record. */
export const ownCopies = ({ discussion, who }: Seen): { copy: Copy; number: number }[] =>
  discussion.copies
    .map((copy, index) => ({ copy, number: index + 1 }))
    .filter(({ copy }) => copy.person === who.person)
    .reverse()

export function NoCopy({ seen }: { seen: Seen }) {
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

export function AboutSigned({ visit, seen, version }: { visit: Visit; seen: Seen; version: number }) {
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

export function AboutCopy(props: { visit: Visit; seen: Seen; mine: { copy: Copy; number: number } }) {
  const { visit, seen, mine } = props
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
        Sent to {copy.to}, <Moment at={copy.at}>{sayMoment(copy.at, visit.now)}</Moment>. This copy is for
        you. Do not send it on. What it leaves out, it says itself.
      </p>
      {copy.digest && (
        <>
          <Files at={`${at}/copies/${number}`} what="your copy" />
          <p class="govuk-body-s">
            SHA-256 of the plain text, as sent: <Digest digest={copy.digest} />
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
