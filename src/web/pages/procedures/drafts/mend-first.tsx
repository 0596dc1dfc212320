import { InsetText } from '../../../govuk/inset-text.tsx'
import { place } from './door.ts'

/** Instead of what cannot be shown while the text has errors. */
export function MendFirst({ draft, says }: { draft: { draft: string }; says: string }) {
  return (
    <InsetText>
      {says}{' '}
      <a class="govuk-link" href={`${place}/${draft.draft}#checked`}>
        See what has to be mended
      </a>
      .
    </InsetText>
  )
}
