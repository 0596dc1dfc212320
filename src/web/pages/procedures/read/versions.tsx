import { sayDay } from '../../../../calendar/index.ts'
import { leadsPolicy } from '../../../../people/access.ts'
import { authorityOf } from '../../../../procedure/adopting/in-force.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import { Details } from '../../../govuk/details.tsx'
import { Tag } from '../../../govuk/tag.tsx'
import { Card } from '../../../pieces/card.tsx'
import { Definition } from '../../../pieces/definition.tsx'
import type { Visit } from '../../../visit.ts'

/** Whether this version is the one followed here today, which others there are, and what can be done with them. */
export function Versions({ visit, procedure }: { visit: Visit; procedure: Procedure }) {
  const today = visit.house.pinnedToday(visit.signedIn.authority, visit.now).id
  const all = [...visit.house.versionsOf(visit.signedIn.authority).values()]
  const own = all.filter(one => authorityOf(one.id) === authorityOf(today))
  const others = all.filter(one => authorityOf(one.id) !== authorityOf(today))
  const { from, to, note } = procedure.pack.about['in-force']
  return (
    <Card title={procedure.id === today ? 'In force today' : 'Not what is followed here today'}>
      <p class="govuk-body-s">
        {from ? `From ${sayDay(from)}` : 'No first day is given'}
        {to ? ` to ${sayDay(to)}.` : ', until it is superseded.'}
      </p>
      {note && <Details summary="About this date">{note}</Details>}
      <ul class="govuk-list govuk-body-s">
        {[...own, ...others].map(one => (
          <li>
            {one.id === procedure.id ? (
              <strong>{one.id}</strong>
            ) : (
              <a class="govuk-link" href={`/procedure/${one.id}`}>
                {one.id}
              </a>
            )}{' '}
            {one.id === today ? (
              <Tag classes="govuk-tag--green">In force here</Tag>
            ) : (
              one.pack.about.authority
            )}
          </li>
        ))}
      </ul>
      <Definition
        rows={[{ key: 'Hash', value: <code class="quorate-digest">{procedure.hash.slice(0, 16)}</code> }]}
      />
      <ul class="govuk-list govuk-body-s">
        <li>
          <a class="govuk-link" href="/procedure/compare">
            Compare two procedures
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/procedure/concern">
            One concern under every procedure
          </a>
        </li>
        {leadsPolicy(visit.signedIn.roles) && (
          <li>
            <a class="govuk-link" href="/procedure/drafts">
              Drafts and adoption
            </a>
          </li>
        )}
      </ul>
    </Card>
  )
}
