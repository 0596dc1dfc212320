import { approvedFor, type Proposal } from '../../../adoption/proposals.ts'
import { type LocalDate, london, sayDay, sayMoment } from '../../../calendar/index.ts'
import type { Adoption } from '../../../procedure/adopting/in-force.ts'
import { Tag } from '../../govuk/tag.tsx'
import { CardTable } from '../../pieces/card-table.tsx'
import type { Visit } from '../../visit.ts'

/**
 * Which version an authority follows from when, the latest first, and who proposed and who approved it.
 *
 * @param leads - also offers policy leads to take back what has not begun.
 */
export function Adopted({
  visit,
  proposals,
  leads = false,
}: {
  visit: Visit
  proposals: readonly Proposal[]
  leads?: boolean
}) {
  const { house, signedIn, now } = visit
  const today = london(now).date
  const followed = house.pinnedToday(signedIn.authority, now).id
  const all = [...house.adoptedBy(signedIn.authority)].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? 1 : -1,
  )
  const inForce = all.find(({ id, from }) => id === followed && (from ?? '') <= today)
  return (
    <CardTable
      caption="Adopted versions"
      head={['Version', 'From', 'Proposed by', 'Approved by', 'State']}
      rows={all.map(one => {
        const { id, from } = one
        const approved = approvedFor(proposals, id, from)
        return [
          <a class="govuk-link" href={`/procedure/${id}`}>
            {id}
          </a>,
          from === undefined ? 'From the first day here' : sayDay(from),
          approved ? `${approved.proposedByName}, ${sayMoment(approved.proposedAt, now)}` : <BeforeThis />,
          approved ? `${approved.settledByName}, ${sayMoment(approved.settledAt!, now)}` : <BeforeThis />,
          <Stands one={one} inForce={inForce} today={today} leads={leads} />,
        ]
      })}
    />
  )
}

/** Adopted when the authority was set up, before two people had to say so here. */
const BeforeThis = () => <span class="quorate-quiet">Set up with the authority</span>

function Stands({
  one: { id, from },
  inForce,
  today,
  leads,
}: {
  one: Adoption
  inForce: Adoption | undefined
  today: LocalDate
  leads: boolean
}) {
  if (from === undefined || from <= today)
    return inForce?.id === id && inForce.from === from ? (
      <Tag classes="govuk-tag--green">In force</Tag>
    ) : (
      <Tag classes="govuk-tag--grey">Earlier</Tag>
    )
  return (
    <>
      <Tag classes="govuk-tag--blue">Not{'\u00a0'}begun</Tag>
      {leads && (
        <>
          <br />
          <a class="govuk-link" href={`/procedure/withdraw?${new URLSearchParams({ id, from })}`}>
            Take it back<span class="govuk-visually-hidden">: {id}</span>
          </a>
        </>
      )}
    </>
  )
}
