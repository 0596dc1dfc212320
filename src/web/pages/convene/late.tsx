import { sayMoment } from '../../../calendar/index.ts'
import { clockOf } from '../../../discussion/required/under.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why, sayGrades } from '../../because.tsx'
import { type Convene, conveneCrumbs, placeOf } from './convening.ts'
import type { Offered } from './moments.ts'
import { capital } from '../../../english.ts'

/** Stops once: a late meeting is booked only after somebody has said why. Everything typed so far goes along. */
export function Late({ convene, one, action }: { convene: Convene; one: Offered; action: 'book' | 'move' }) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const { fields } = visit
  const stands = judge('convene', discussion, rules, visit.now)
  const rule = clockOf(stands, rules)
  const duty = rules.procedure.duties.find(
    found =>
      found.duty === 'late-reason' && (!rule || found.when === undefined || mentions(found, discussion)),
  )
  const names = fields.names().filter(name => !['late-reason', 'confirm'].includes(name))
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'This would be late',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'This would be late'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <form id="form" method="post" action={`${placeOf(convene)}/${action}`} novalidate>
                {names.flatMap(name =>
                  fields.all(name).map(value => <input type="hidden" name={name} value={value} />),
                )}
                <input type="hidden" name="confirm" value="late" />
                <div class="govuk-panel govuk-panel--interruption govuk-!-margin-bottom-6">
                  <h1 class="govuk-panel__title">This would be late</h1>
                  <div class="govuk-panel__body">
                    <p>
                      {capital(sayMoment(one.at, visit.now))} is {one.says.charAt(0).toLowerCase()}
                      {one.says.slice(1)}. {rule?.label}.
                    </p>
                    <p>You can book it. The reason is asked first, and stays beside the clock for good.</p>
                  </div>
                </div>
                <Textarea
                  name="late-reason"
                  label={{ text: 'Why can it not be held in time?', classes: 'govuk-label--m' }}
                  hint={
                    rule?.excuse
                      ? `What the procedure allows: ${rule.excuse.ground}`
                      : 'The procedure offers no excuse for this clock, so this explains a departure and does not cure it'
                  }
                  rows={4}
                  value={fields.raw('late-reason')}
                  errorMessage={fields.problemWith('late-reason')}
                />
                {rule?.excuse && (
                  <p class="govuk-body">
                    It counts as justified only when it comes from a {sayGrades(rule.excuse.by, rules)}.
                    {!rule.excuse.by.includes(visit.signedIn.person.grade ?? '') &&
                      ' You are none of these: what you write is kept, and one of them still has to say why.'}
                  </p>
                )}
                {(duty ?? rule) && <Why rule={(duty ?? rule)!} rules={rules} />}
                <div class="govuk-button-group">
                  <Button preventDoubleClick>{action === 'book' ? 'Book it late' : 'Move it, late'}</Button>
                  <a
                    class="govuk-link"
                    href={action === 'book' ? placeOf(convene) : `${placeOf(convene)}/move`}
                  >
                    Choose another time
                  </a>
                </div>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Whether a duty about lateness is the one for this urgency, read before anything is late. */
function mentions(
  duty: { applies: { asks: readonly string[]; holds: (look: (fact: string) => never) => unknown } },
  discussion: Convene['seen']['discussion'],
): boolean {
  const look = (fact: string) =>
    (fact === 'urgency'
      ? discussion.urgency.at(-1)?.class
      : fact === 'late'
        ? ['convene']
        : undefined) as never
  return duty.applies.holds(look) !== false
}
