import { sayMoment } from '../../../calendar/index.ts'
import { CardTable } from '../../pieces/card-table.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { ChildName } from '../../part.tsx'
import { Tag } from '../../govuk/tag.tsx'
import type { Seen, Visit } from '../../visit.ts'

/** What was sent to whom, and who has opened it. */
export function Receipts({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion } = seen
  if (discussion.copies.length === 0) return null
  const opened = discussion.copies.filter(one => one.received).length
  const at = `/discussions/${discussion.reference}`
  return (
    <section class="quorate-part" id="receipts">
      <h2 class="govuk-heading-l">
        Sent: {discussion.copies.length}, opened: {opened}
      </h2>
      <CardTable
        caption="Copies that were sent"
        head={['To', 'What', 'Sent', 'Opened']}
        rows={discussion.copies.map((copy, index) => [
          <>
            <strong>{copy.to}</strong>
            {copy.child !== undefined && (
              <span class="quorate-table__note">
                about <ChildName seen={seen} child={copy.child} />
              </span>
            )}
          </>,
          copy.digest ? (
            <a class="govuk-link" href={`${at}/copies/${index + 1}/pdf`}>
              Version {copy.version} as sent (PDF)
              <span class="govuk-visually-hidden"> to {copy.to}</span>
            </a>
          ) : (
            'Told that the minutes are there'
          ),
          <Moment at={copy.at}>{sayMoment(copy.at, visit.now)}</Moment>,
          copy.received ? (
            <Moment at={copy.received}>{sayMoment(copy.received, visit.now)}</Moment>
          ) : (
            <Tag>Not opened yet</Tag>
          ),
        ])}
      />
    </section>
  )
}
