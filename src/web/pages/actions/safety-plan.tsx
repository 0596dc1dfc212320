import { sayDay, sayMoment } from '../../../calendar/index.ts'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Details } from '../../govuk/details.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { AsSeen, CommandId } from '../../form.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { dayShown, Meant } from '../../moment-input.tsx'

/** How the child is kept safe until the next date: who does what, until when. */
export function SafetyPlan({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules, may } = seen
  const { fields } = visit
  const plan = discussion.safetyPlan
  const rule = rules.procedure.duties.find(one => one.duty === 'safety-plan')
  const form = may('agree-actions') && (
    <form
      class="quorate-form"
      method="post"
      action={`/discussions/${discussion.reference}/actions/safety-plan#safety-plan`}
      novalidate
    >
      <CommandId />
      <AsSeen discussion={seen.discussion} />
      <Textarea
        name="words"
        label={{ text: 'Who does what to keep the child safe', classes: 'govuk-label--s' }}
        hint="Where the child sleeps tonight, who is with them, who checks and when, what would make you act sooner."
        rows={5}
        value={fields.shown('words', plan?.words)}
        errorMessage={fields.problemWith('words')}
      />
      <DateInput
        id="until"
        namePrefix="until"
        fieldset={{ legend: { text: 'Until when', classes: 'govuk-fieldset__legend--s' } }}
        hint="The day by which somebody looks at this plan again."
        values={dayShown(fields, 'until', plan?.until)}
        errorMessage={fields.problemWith('until')}
      />
      <Meant fields={fields} name="until" what={fields.date('until') ?? ''} />
      <Button preventDoubleClick>{plan ? 'Record the new plan' : 'Record the safety plan'}</Button>
    </form>
  )
  return (
    <section class="quorate-part" id="safety-plan">
      <h2 class="govuk-heading-l">Safety plan</h2>
      {plan ? <Plan visit={visit} seen={seen} /> : <p class="govuk-body">No safety plan is on record.</p>}
      {plan && form ? (
        <Details summary="Change the plan" open={fields.has('until-day')}>
          {form}
        </Details>
      ) : (
        form
      )}
      {rule && <Why says rule={rule} rules={seen.rules} summary="Why a safety plan is asked" />}
    </section>
  )
}

/** The plan as it stands, to read aloud. */
function Plan({ visit, seen }: { visit: Visit; seen: Seen }) {
  const plan = seen.discussion.safetyPlan
  if (!plan) return null
  return (
    <>
      <blockquote class="quorate-said">
        <span class="quorate-private">{plan.words}</span>
      </blockquote>
      <p class="govuk-body-s quorate-quiet">
        {plan.until ? `Until ${sayDay(plan.until)}. ` : 'No date is set to look at it again. '}
        {plan.by.name}, <Moment at={plan.at}>{sayMoment(plan.at, visit.now)}</Moment>
      </p>
    </>
  )
}
