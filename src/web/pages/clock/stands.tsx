/** How a clock stands, as the card at the top of its page. */
import { sayMoment, sayDuration } from '../../../calendar/index.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'
import { sayVerdict } from '../../../discussion/in-words/vocabulary.ts'
import { isLate } from '../../../discussion/required/clocks/late.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import { capital } from '../../../english.ts'
import type { ReadyClock } from '../../../procedure/conditions/ready.ts'
import { sayInstant } from '../../../procedure/saying/say-instant.ts'
import { Button } from '../../govuk/button.tsx'
import { Card } from '../../pieces/card.tsx'
import { ClockBar } from '../../pieces/clock-bar.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Visit, Seen } from '../../visit.ts'
import { sayDuty } from '../../words/say-duty.ts'
import { NationalReason } from './alongside.tsx'

export function Stands({
  visit,
  seen,
  stands,
  binding,
  rule,
}: {
  visit: Visit
  seen: Seen
  stands: Judgement
  binding: Deadline
  rule: ReadyClock
}) {
  const { now } = visit
  const late = isLate(binding, stands.metAt ?? now)
  const excused = stands.verdict === 'met-late-justified' || stands.verdict === 'late-asap'
  const delays = seen.discussion.delays.filter(one => one.clock === stands.clock)
  const [from, due, at] = [binding.from.at, binding.due ?? now, stands.metAt ?? now].map(Date.parse) as [
    number,
    number,
    number,
  ]
  return (
    <Card
      title={capital(sayVerdict(stands.verdict, rule))}
      look={late && !excused ? 'late' : stands.metAt ? 'met' : undefined}
    >
      {binding.due && (
        <p class="govuk-body-s">
          Due: <Moment at={binding.due}>{sayDuty(binding, now)}</Moment>
        </p>
      )}
      {stands.metAt && (
        <p class="govuk-body-s">
          Stopped when {sayInstant(rule.to)}:{' '}
          <Moment at={stands.metAt}>{sayMoment(stands.metAt, now)}</Moment>
          {late && ` – ${sayDuration(at - due)} too late`}
        </p>
      )}
      {binding.due && !stands.metAt && (
        <ClockBar used={(at - from) / Math.max(1, due - from)}>
          {at <= due ? `${sayDuration(due - at)} left` : `${sayDuration(at - due)} over`}
        </ClockBar>
      )}
      {delays.map(delay => (
        <blockquote class="quorate-words">
          <span class="quorate-private">{delay.reason}</span>
          <footer class="govuk-body-s">
            {delay.by.name}
            {delay.by.grade &&
              `, ${gradeName(delay.by.grade, { procedure: seen.rules.procedure, calendar: seen.rules.calendar })}`}
            , {sayMoment(delay.at, now)}
          </footer>
        </blockquote>
      ))}
      {rule.overlay !== undefined && <NationalReason seen={seen} clock={stands.key} late={late} now={now} />}
      {late && delays.length === 0 && stands.clock === 'convene' && seen.may('convene') && (
        <Button
          href={`/discussions/${seen.discussion.reference}/answers/late-reason`}
          classes="govuk-button--secondary"
        >
          Explain the delay
        </Button>
      )}
    </Card>
  )
}
