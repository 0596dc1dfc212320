import { type Instant, sayMoment } from '../../../calendar/index.ts'
import { shadowOf } from '../../../discussion/required/clocks/shadow.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen } from '../../visit.ts'

/** Advice beside a clock that began later than the information came in: when it would have run out. It changes no verdict. */
export function ShadowClock({
  seen: { discussion, rules },
  stands,
  now,
}: {
  seen: Seen
  stands: Judgement
  now: Instant
}) {
  const shadow = shadowOf(stands, discussion, rules, now)
  if (!shadow) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Since the information came in</h2>
      <InsetText>
        The information was received <Moment at={shadow.received}>{sayMoment(shadow.received, now)}</Moment>,
        before this clock began. Counted from then it {shadow.past ? 'would have run out' : 'would run out'}:{' '}
        <Moment at={shadow.due}>{sayDuty(shadow, now)}</Moment>. This is advice, so that late recognition
        shows; the procedure does not ask for it.
      </InsetText>
    </section>
  )
}
