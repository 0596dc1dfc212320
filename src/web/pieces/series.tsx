/** The discussions before and after one, as far as this visitor may see them: of the others not even that they are there. */
import type { Discussion } from '../../discussion/discussion.ts'
import { canBeFollowed } from '../../discussion/life/following-up.ts'
import { Card } from './card.tsx'
import type { Seen, Visit } from '../visit.ts'

export type Series = { readonly earlier?: string; readonly later: readonly string[] }

/** References of the discussion this one follows, and of those that follow it; row security leaves out what is not for them. */
export async function seriesOf(visit: Visit, { reference, series }: Discussion): Promise<Series> {
  const { authority } = visit.signedIn
  return visit.read(async tx => {
    const { rows } = await tx.query<{ reference: string }>({
      name: 'find-series',
      text: `select reference from quorate.discussion_head where authority = $1 and follows = $2
              union all
             select reference from quorate.discussion_head where authority = $1 and reference = $3`,
      values: [authority, reference, series?.earlier ?? ''],
    })
    const found = rows.map(one => one.reference)
    return {
      ...(series && found.includes(series.earlier) && { earlier: series.earlier }),
      later: found.filter(one => one !== series?.earlier).sort(),
    }
  })
}

const link = (reference: string) => (
  <a class="govuk-link" href={`/discussions/${reference}`}>
    {reference}
  </a>
)

/** What came before and after, and the one button that begins what comes next. */
export function SeriesCard({ seen, series }: { seen: Seen; series: Series }) {
  const { discussion, may } = seen
  const mayFollow = canBeFollowed(discussion) && may('convene')
  if (series.earlier === undefined && series.later.length === 0 && !mayFollow) return null
  const carried = discussion.actions.filter(one => one.from !== undefined)
  const unsaid = carried.filter(one => !one.confirmations.some(said => said.at > one.at))
  return (
    <Card title="Series">
      {series.earlier && <p class="govuk-body-s">It follows {link(series.earlier)}.</p>}
      {unsaid.length > 0 && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={`/discussions/${discussion.reference}/actions`}>
            Say first what became of{' '}
            {unsaid.length === 1 ? 'the earlier action' : `${unsaid.length} earlier actions`}
          </a>
        </p>
      )}
      {series.later.map(one => (
        <p class="govuk-body-s">It is followed by {link(one)}.</p>
      ))}
      {mayFollow && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={`/discussions/${discussion.reference}/follow-up`}>
            Ask for a follow-up discussion
          </a>
        </p>
      )}
    </Card>
  )
}
