/** Beside the rules: what the procedure was read from, and how it is tested. */
import type { Procedure } from '../../../../procedure/index.ts'
import { Tag } from '../../../govuk/tag.tsx'
import { Card } from '../../../pieces/card.tsx'
import type { Read } from './reading.ts'

export function Documents({ procedure: { pack } }: { procedure: Procedure }) {
  return (
    <Card title="Where it comes from">
      <ul class="govuk-list govuk-body-s">
        {pack.about.documents.map(one => (
          <li>
            {one.title}, {one.publisher}
            {one.edition && `, ${one.edition}`}
            {!one.supplied && (
              <>
                {' '}
                <Tag classes="govuk-tag--grey">Not supplied</Tag>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">Law it cites: {pack.about.law.join('; ')}.</p>
    </Card>
  )
}

export function Tested({ read }: { read: Read }) {
  const held = read.cases.filter(one => one.held).length
  const all = read.cases.length
  return (
    <Card title="Worked cases" look={held === all && all > 0 ? 'met' : undefined}>
      <p class="govuk-body-s">
        {all === 0
          ? 'No worked cases are shipped with this version yet.'
          : held === all
            ? `All ${all} worked cases hold: the program was asked each of them when this page was made.`
            : `${held} of ${all} worked cases hold. The others stand beside their rules.`}
      </p>
    </Card>
  )
}
