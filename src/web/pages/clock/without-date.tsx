/** A clock without a date: one that waits, does not apply, or that the procedure does not have at all. */
import { sayAllowance } from '../../../calendar/index.ts'
import type { Rules } from '../../../discussion/happening.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import type { Clock } from '../../../procedure/pack/clock.ts'
import { sayAnchor, sayInstant } from '../../../procedure/saying/say-instant.ts'
import { Card } from '../../pieces/card.tsx'
import { WhyBody } from '../../because.tsx'
import { plainly } from '../../../english.ts'

export function Waiting({ rule, stands, rules }: { rule: Clock; stands: Judgement; rules: Rules }) {
  const applies = stands.verdict !== 'not-applicable'
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <p class="govuk-body-l">
          {applies
            ? `This clock has not started. It starts when ${sayAnchor(rule.from)}.`
            : 'This clock does not apply to this discussion.'}
        </p>
        <p class="govuk-body">
          {applies ? 'Then it allows' : 'Where it applies it allows'} {sayAllowance(rule.allow)}, until{' '}
          {sayInstant(rule.to)}.
        </p>
      </div>
      <div class="govuk-grid-column-one-third">
        <Card title="The rule">
          <p class="govuk-body-s">
            <strong>{rule.label}</strong>
          </p>
          <div class="quorate-rule-card">
            <WhyBody rule={rule} rules={rules} />
          </div>
        </Card>
      </div>
    </div>
  )
}

/** Silence is shown as silence: no other procedure's number is put in its place. */
export function Silent({ clock, rules }: { clock: string; rules: Rules }) {
  const { about } = rules.procedure.pack
  return (
    <>
      <p class="govuk-body-l">This procedure does not say when. So there is no date, and nobody is late.</p>
      <p class="govuk-body">
        “{about.title}” has no clock for {plainly(clock)}. Nothing is taken from another procedure in its
        place.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/procedure/${rules.procedure.id}#silent`}>
          What else this procedure does not say
        </a>
      </p>
    </>
  )
}
