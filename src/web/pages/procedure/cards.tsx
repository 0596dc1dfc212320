/** Beside the rules: which version this is and which others there are, what it was read from, how it is tested. */
import { sayDay } from '../../../calendar/index.ts'
import { authorityOf } from '../../../procedure/in-force.ts'
import type { Procedure } from '../../../procedure/index.ts'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Card } from '../../pieces/card.tsx'
import { Definition } from '../../pieces/definition.tsx'
import type { Visit } from '../../visit.ts'
import type { Read } from './reading.ts'

export function Versions({ visit, procedure }: { visit: Visit; procedure: Procedure }) {
  const today = visit.house.pinnedToday(visit.signedIn.authority, visit.now).id
  const all = [...visit.house.shelf.procedures.values()]
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
      </ul>
    </Card>
  )
}

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
