import { type Instant, sayMoment } from '../../../calendar/index.ts'
import { sayNational } from '../../../discussion/in-words/national.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { clockOfOverlay } from '../../../procedure/overlay.ts'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen } from '../../visit.ts'
import { sayVerdict } from '../../../discussion/in-words/vocabulary.ts'

/** The clock for the same thing on the other side: the overlay's beside the procedure's, the procedure's beside the overlay's. */
export function Alongside({
  seen: { discussion, rules },
  clock: key,
  now,
}: {
  seen: Seen
  clock: string
  now: Instant
}) {
  const { overlay } = rules.procedure
  if (!overlay) return null
  const [clock = key, ...of] = key.split('/')
  const own = clockOfOverlay(clock)
  const other = own ?? overlay.clocks.find(one => clockOfOverlay(one.clock) === clock)?.clock
  if (other === undefined) return null
  const otherKey = [other, ...of].join('/')
  const { binding, verdict, rule: id } = judge(otherKey, discussion, rules, now)
  const rule = rules.procedure.clocks.find(one => one.id === id)
  return (
    <section>
      <h2 class="govuk-heading-m">{own === undefined ? 'Nationally' : 'In the procedure itself'}</h2>
      {own === undefined && <p class="govuk-body">{sayNational(overlay.id, rules)}</p>}
      <InsetText>
        {rule ? (
          <>
            <a
              class="govuk-link"
              href={`/discussions/${discussion.reference}/clocks/${encodeURIComponent(otherKey)}`}
            >
              {rule.label}
            </a>
            : {binding ? `${sayDuty(binding, now)}, ` : ''}
            {sayVerdict(verdict, rule)}
          </>
        ) : (
          'The procedure says nothing about this, and the silence is kept: its own clock has no date.'
        )}
      </InsetText>
      <p class="govuk-body-s">
        Each is counted for itself and neither stands in for the other. Where both have a date, whoever keeps
        the earlier one keeps both.
      </p>
    </section>
  )
}

/** Why a national clock was not kept: the reasons on record, and where to record one while there is none. */
export function NationalReason({
  seen: { discussion, may },
  clock,
  late,
  now,
}: {
  seen: Seen
  clock: string
  late: boolean
  now: Instant
}) {
  const reasons = discussion.departures.filter(one => one.duty === clock)
  return (
    <>
      {reasons.map(({ reason, by, at }) => (
        <blockquote class="quorate-words">
          <span class="quorate-private">{reason}</span>
          <footer class="govuk-body-s">
            {by.name}, {sayMoment(at, now)}
          </footer>
        </blockquote>
      ))}
      {late && reasons.length === 0 && may('hold') && (
        <Button
          href={`/discussions/${discussion.reference}/answers/${encodeURIComponent(clock)}`}
          classes="govuk-button--secondary"
        >
          Record the reason
        </Button>
      )}
    </>
  )
}
