import { sayMoment } from '../../../calendar/index.ts'
import type { MoveChanges } from '../../../discussion/what-if/before-moving.ts'
import { isRefusal, type Refusal, type Rules } from '../../../discussion/happening.ts'
import { sayUnder } from '../../../discussion/life/moving.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { CardTable } from '../../pieces/card-table.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { CommandId, Done } from '../../form.tsx'
import { Changes } from './changes.tsx'
import { Holidays } from './holidays.tsx'

/** A version it could be moved to, with what that would change. */
export type Offer = { readonly to: Rules; readonly changes: MoveChanges | Refusal }

const done = {
  counted: 'The dates that run were counted again. What they were, and why, is on record.',
  moved:
    'It is moved, and why is on record. What had begun goes on: where an old and a new date differ, the earlier one binds.',
}

export function VersionPage({
  visit,
  seen,
  offer,
  others,
}: {
  visit: Visit
  seen: Seen
  offer: Offer | undefined
  /** Versions it could be moved to besides. */
  others: readonly { readonly id: string; readonly hash: string }[]
}) {
  const { discussion, may } = seen
  const { reference } = discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Version of the procedure',
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: `/discussions/${reference}` },
          { text: 'Version of the procedure' },
        ],
        banner: <Done said={done} visit={visit} />,
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={reference}>Version of the procedure</PageHeading>
              <p class="govuk-body-l">{sayUnder(discussion)}.</p>
              <p class="govuk-body">
                A discussion keeps the version it began under, also when the authority has moved on. It can be
                moved while its minutes are not signed, with a reason.{' '}
                <a class="govuk-link" href={`/procedure/${discussion.procedure.id}`}>
                  Read {sayVersion(discussion.procedure.id)}
                </a>
              </p>
              <Moves seen={seen} visit={visit} />
              {offer ? (
                <Move visit={visit} seen={seen} offer={offer} />
              ) : may('move') ? (
                <InsetText>
                  This is the version your authority follows today, so there is none to move it to.
                </InsetText>
              ) : (
                <p class="govuk-body">The chair or whoever convened this discussion can move it.</p>
              )}
              <Holidays visit={visit} seen={seen} />
              {others.map(({ id, hash }) => (
                <p class="govuk-body">
                  <a class="govuk-link" href={`/discussions/${reference}/version?to=${hash}`}>
                    See what moving it to {sayVersion(id)} would change
                  </a>
                </p>
              ))}
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Every change so far, in order. */
function Moves({ seen: { discussion }, visit }: { seen: Seen; visit: Visit }) {
  const { moves } = discussion
  if (moves.length === 0) return null
  return (
    <CardTable
      caption="Moved so far"
      showCaption
      head={['Change', 'From', 'To', 'When and by whom', 'Why']}
      rows={moves.map(({ from, to, at, by, reason }, place) => [
        `${place + 1} of ${moves.length}`,
        sayVersion(from.id),
        sayVersion(to.id),
        `${sayMoment(at, visit.now)}, ${by.name}`,
        <span class="quorate-typed quorate-private">{reason}</span>,
      ])}
    />
  )
}

function Move({ visit, seen, offer: { to, changes } }: { visit: Visit; seen: Seen; offer: Offer }) {
  const at = `/discussions/${seen.discussion.reference}/version`
  const name = sayVersion(to.procedure.id)
  if (isRefusal(changes))
    return (
      <InsetText>
        It cannot be moved to {name}. {changes.sentence} {changes.instead}
      </InsetText>
    )
  return (
    <>
      <h2 class="govuk-heading-l">Move it to {name}</h2>
      <Changes seen={seen} to={to} changes={changes} now={visit.now} />
      <form id="form" method="post" action={at} novalidate>
        <CommandId />
        <input type="hidden" name="to" value={to.procedure.hash} />
        <Textarea
          name="reason"
          label={{ text: `Why is it moved to ${name}?`, classes: 'govuk-label--m' }}
          hint="It stands in the history, beside your name"
          rows={3}
          value={visit.fields.raw('reason')}
          errorMessage={visit.fields.problemWith('reason')}
        />
        <Button preventDoubleClick>Move it to {name}</Button>
      </form>
    </>
  )
}
