import { seatLabel } from '../../../discussion/in-words/say-label.ts'
import type { Outcome } from '../../../procedure/pack/pack.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { ChildName } from '../../part.tsx'
import { capacityWords } from '../../words/capacity.ts'
import type { Seen, Visit } from '../../visit.ts'

/** Stops once before a decision below the minimum: it is answered, not dismissed. */
export function BelowMinimum(props: {
  visit: Visit
  seen: Seen
  child: string
  outcome: Outcome
  missing: readonly string[]
}) {
  const { visit, seen, child, outcome, missing } = props
  const { fields } = visit
  const at = `/discussions/${seen.discussion.reference}/decisions`
  const seats = seen.rules.procedure.seats.filter(one => missing.includes(one.seat))
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'The minimum is not here',
        reference: seen.discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: seen.discussion.reference, href: `/discussions/${seen.discussion.reference}` },
          { text: 'Decisions', href: at },
          { text: 'The minimum is not here' },
        ],
        children: (
          <>
            <div class="quorate-interruption">
              <h1 class="govuk-heading-l">The minimum is not here</h1>
              <p class="govuk-body">
                {missing.map(seat => seatLabel(seat, seen.rules)).join('; ')}{' '}
                {missing.length === 1 ? 'does' : 'do'} not take part. You are about to decide “{outcome.label}
                ” for <ChildName seen={seen} child={child} />.
              </p>
              <p class="govuk-body">
                Nothing stops you protecting a child. The decision will be marked as made below the minimum,
                in the record and in the minutes, with your reason.
              </p>
            </div>
            {seats.map(seat => (
              <Why
                says
                rule={seat}
                rules={seen.rules}
                summary={`Why ${seat.label.toLowerCase()} is needed`}
              />
            ))}
            <form method="post" action={at} novalidate>
              {['command', 'decision', 'child', 'outcome', 'reason'].map(name => (
                <input type="hidden" name={name} value={fields.raw(name)} />
              ))}
              {fields.all('lines').map(line => (
                <input type="hidden" name="lines" value={line} />
              ))}
              <input type="hidden" name="asked-why" value="yes" />
              <Textarea
                name="below-minimum"
                label={{ text: 'Why can this not wait until they are here?', classes: 'govuk-label--m' }}
                hint="Say also how the missing agency will be brought in."
                rows={4}
                value={fields.raw('below-minimum')}
                errorMessage={fields.problemWith('below-minimum')}
              />
              <div class="govuk-button-group">
                <Button preventDoubleClick>Decide with this reason</Button>
                <a class="govuk-link" href={`${at}?child=${encodeURIComponent(child)}`}>
                  Do not decide now
                </a>
              </div>
            </form>
          </>
        ),
      }}
    />
  )
}
