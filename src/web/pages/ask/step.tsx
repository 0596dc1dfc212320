import type { Fields, Problem, Typed } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Done } from '../../form.tsx'
import { childrenOf, fieldsOf, typedIn } from './draft.ts'
import { checkNone, FormField } from '../../pieces/form-field.tsx'
import { askCrumbs, findGoing, type Going, keepTyped } from './going.ts'
import { readKeptOutRows } from '../../pieces/kept-out.tsx'
import { KeptOutFields } from './kept-out.tsx'
import { momentsOf, readChild, sayField } from './request.ts'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { PeopleFields } from './people.tsx'
import { type Step, stepsOf } from './steps.ts'
import { UrgencyFields } from './urgency-fields.tsx'

/** Every page of the request but the children: shown, and saved as typed before it is judged. */
export const stepRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/ask/:request/:step',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      const step = going && findStep(going, visit.params.step)
      if (!going || !step) return nothing
      return { page: <StepPage going={going} step={step} fields={fieldsOf(going.draft.pages, step.step)} /> }
    },
  },
  {
    method: 'POST',
    path: '/ask/:request/:step',
    async handle(visit): Promise<Answer> {
      const found = await findGoing(visit)
      const step = found && findStep(found, visit.params.step)
      if (!found || !step) return nothing
      const { fields } = visit
      const now = nowFor(found, fields, visit.now)
      const typed = { ...typedIn(fields), ...now }
      const going = await keepTyped(found, step.step, typed)
      if (Object.keys(now).length > 0 && fields.raw('next').startsWith('now-'))
        return { redirect: `${going.at}/${step.step}?done=now` }
      check(step, fields, going)
      if (fields.problems.length > 0)
        return {
          page: <StepPage going={going} step={step} fields={fields} problems={fields.problems} />,
          status: 422,
        }
      if (fields.raw('next') === 'later') return { redirect: '/ask' }
      return { redirect: nextAfter(step, going) }
    },
  },
]

const findStep = ({ rules }: Going, name: string | undefined): Step | undefined =>
  stepsOf(rules.procedure.pack).find(step => step.step === name && step.step !== 'children')

function nextAfter(step: Step, { rules, at }: Going): string {
  const steps = stepsOf(rules.procedure.pack)
  const next = steps[steps.findIndex(one => one.step === step.step) + 1]
  return next ? `${at}/${next.step}` : at
}

/** “It was just now”: the fields of that moment, filled in with the time it is. */
function nowFor({ rules }: Going, fields: Fields, now: string): Typed {
  const next = fields.raw('next')
  const named = momentsOf(rules.procedure.pack).find(({ instant }) => next === `now-${instant}`)
  return named ? typedMoment(named.instant, now) : {}
}

function check(step: Step, fields: Fields, { visit, draft, rules, people }: Going): void {
  for (const field of step.fields) sayField(field, fields)
  checkNone(fields, step.fields)
  if (step.step === 'when')
    for (const { instant } of momentsOf(rules.procedure.pack))
      readMoment(fields, instant, { latest: visit.now })
  if (step.step === 'kept-out') readKeptOutRows(fields, people)
  if (step.step === 'urgency')
    for (const { id } of childrenOf(draft.pages))
      readChild(id, fieldsOf(draft.pages, `child/${id}`), rules.procedure.pack, visit.now)
}

const done = { now: 'That time is filled in. Change it if it was a little earlier.' }

function StepPage({
  going,
  step,
  fields,
  problems = [],
}: {
  going: Going
  step: Step
  fields: Fields
  problems?: readonly Problem[]
}) {
  const { visit, at } = going
  const steps = stepsOf(going.rules.procedure.pack)
  const number = steps.findIndex(one => one.step === step.step) + 1
  return (
    <Framed
      visit={visit}
      frame={{
        title: step.title,
        at: 'ask',
        problems,
        breadcrumbs: askCrumbs(at, step.title),
        banner: problems.length === 0 && <Done said={done} visit={visit} />,
        children: (
          <div class="govuk-grid-row">
            <div class={step.step === 'urgency' ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds'}>
              <PageHeading caption={`Page ${number} of ${steps.length}`}>{step.title}</PageHeading>
              <form id="form" method="post" action={`${at}/${step.step}`} novalidate>
                {/* Enter presses the first button of a form, which must not be “It was just now”. */}
                <button type="submit" hidden>
                  Save and continue
                </button>
                <Body going={going} step={step} fields={fields} />
                <div class="govuk-button-group">
                  <Button preventDoubleClick>Save and continue</Button>
                  <Button name="next" value="later" classes="govuk-button--secondary">
                    Save and come back later
                  </Button>
                </div>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

function Body({ going, step, fields }: { going: Going; step: Step; fields: Fields }) {
  switch (step.step) {
    case 'when':
      return <When going={going} fields={fields} />
    case 'urgency':
      return <UrgencyFields going={going} fields={fields} />
    case 'kept-out':
      return <KeptOutFields going={going} step={step} fields={fields} />
    case 'people':
      return <PeopleFields going={going} fields={fields} />
    case 'children':
    case 'concern':
    case 'family':
    case 'asking':
    case 'agencies':
      return (
        <>
          {step.fields.map(field => (
            <FormField field={field} fields={fields} />
          ))}
        </>
      )
  }
}

function When({ going, fields }: { going: Going; fields: Fields }) {
  return (
    <>
      <p class="govuk-body">
        Clocks count from these times, so give the time somebody knew, not the time you write it down. Use the
        time on the clock in London.
      </p>
      {momentsOf(going.rules.procedure.pack).map(({ instant, label, hint }) => (
        <>
          <MomentInput name={instant} legend={label} hint={hint} fields={fields} />
          <Button name="next" value={`now-${instant}`} classes="govuk-button--secondary quorate-moment__now">
            It was just now
            <span class="govuk-visually-hidden">: {label}</span>
          </Button>
        </>
      ))}
      <Details summary="On the night the clocks change">
        <p class="govuk-body">
          In October the hour from 1:00am to 2:00am comes twice; you are then asked which one you mean. In
          March it does not come at all, and the page says so. We never guess.
        </p>
      </Details>
    </>
  )
}
