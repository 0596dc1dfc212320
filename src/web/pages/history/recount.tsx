import { sayDuration } from '../../../calendar/index.ts'
import type { Verified } from '../../../record/index.ts'
import { Button } from '../../govuk/button.tsx'
import { Card } from '../../pieces/card.tsx'

/** Recounts every digest of the authority's chain and says what it found, while you wait. */
export function Recount({
  reference,
  recounted,
}: {
  reference: string
  recounted?: { verified: Verified; took_ms: number }
}) {
  return (
    <>
      {recounted && <Found {...recounted} />}
      <Card title="Has anything been changed?">
        <p class="govuk-body-s">
          Each entry carries a digest made of itself and of the one before it. Recounting them from the first
          shows whether a single letter was changed afterwards.
        </p>
        <form method="post" action={`/discussions/${reference}/history`} novalidate>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            {recounted ? 'Recount once more' : 'Recount the chain'}
          </Button>
        </form>
      </Card>
    </>
  )
}

function Found({ verified, took_ms }: { verified: Verified; took_ms: number }) {
  const took =
    took_ms < 1000
      ? `${Math.ceil(took_ms)} milliseconds`
      : took_ms < 60_000
        ? `${(took_ms / 1000).toFixed(1)} seconds`
        : sayDuration(took_ms)
  if (!verified.intact)
    return (
      <div role="alert">
        <Card title="The record was changed" look="late" id="recounted">
          <p class="govuk-body-s">
            {verified.broken.position !== null && `At entry ${verified.broken.position} of the chain: `}
            {verified.broken.what}.
          </p>
          <p class="govuk-body-s">Tell whoever runs Quorate, and do not write anything more into it.</p>
        </Card>
      </div>
    )
  return (
    <div role="alert">
      <Card title="Nothing was changed" look="met" id="recounted">
        <p class="govuk-body-s">
          {verified.entries} entries of the whole authority were counted again in {took}. Each follows from
          the one before it
          {verified.redacted > 0
            ? `; ${verified.redacted} were lawfully emptied, and the record says why`
            : ''}
          .
        </p>
        <p class="govuk-body-s">
          The chain ends with <code class="quorate-digest">{verified.digest.slice(0, 16)}</code>. Somebody
          else who wrote that down can compare.
        </p>
      </Card>
    </div>
  )
}
