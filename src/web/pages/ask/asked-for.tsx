import { sayMoment } from '../../../calendar/index.ts'
import { requestRoutes } from '../../../discussion/required/facts/routes.ts'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Seen } from '../../visit.ts'
import { momentsOf } from './request.ts'
import { Routes } from './routes.tsx'
import { formFields } from './steps.ts'
import { instantWords } from './urgency.ts'
import { capital } from '../../../english.ts'

/** The request as its author sent it. */
export function Asked({ seen: { discussion, rules, may }, now }: { seen: Seen; now: string }) {
  const { form, requestedBy, happened } = discussion
  const sent = happened.find(one => one.instant === 'requested')?.at
  const fields = formFields(rules.procedure.pack)
  // Who must not learn of it is for those who may keep people out, and nobody else.
  const hidden = may('keep-out') ? ['children'] : ['children', 'must-not-attend']
  const shown = fields.filter(field => form[field.field] !== undefined && !hidden.includes(field.field))
  return (
    <section aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">
        What was asked
      </h2>
      {requestedBy && sent && (
        <p class="govuk-body">
          {requestedBy.name}, {requestedBy.agency}, <Moment at={sent}>{sayMoment(sent, now)}</Moment>
        </p>
      )}
      <Routes routed={requestRoutes(discussion, rules, now)} />
      <SummaryList
        rows={[
          {
            key: 'Children',
            value: (
              <span class="quorate-private">
                {discussion.children.map(child => child.name ?? `Child ${child.id}`).join('; ')}
              </span>
            ),
          },
          ...momentsOf(rules.procedure.pack).flatMap(({ instant }) => {
            const at = happened.find(one => one.instant === instant)?.at
            return at
              ? [
                  {
                    key: capital(instantWords[instant].replace(/ being /, ' ').replace(/^the /, '')),
                    value: <Moment at={at}>{sayMoment(at, now)}</Moment>,
                  },
                ]
              : []
          }),
          ...rules.procedure.duties
            .filter(rule => rule['before-request'] && discussion.answers[rule.duty] !== undefined)
            .map(rule => ({
              key: rule.label,
              value: (
                <span class="quorate-typed quorate-private">
                  {discussion.answers[rule.duty]?.words} ({discussion.answers[rule.duty]?.by.name})
                </span>
              ),
            })),
          ...shown.map(field => ({
            key: field.label,
            value: <span class="quorate-typed quorate-private">{form[field.field]}</span>,
          })),
        ]}
      />
    </section>
  )
}
