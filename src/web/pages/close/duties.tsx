import { sayMoment } from '../../../calendar/index.ts'
import { type Duty, duties } from '../../../discussion/required/duties/duties.ts'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { TaskList } from '../../govuk/task-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { AsSeen, CommandId } from '../../form.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { hrefOfDuty } from '../../words/place.ts'
import { sayAskedOf, saysOfWhom } from '../../words/shown-duties.ts'
import type { Seen, Visit } from '../../visit.ts'

/** What must be answered before anybody signs, each with the way to its place. */
export function MustAnswer({ visit, seen, open }: { visit: Visit; seen: Seen; open: readonly Duty[] }) {
  void visit
  if (open.length === 0) return null
  return (
    <section class="quorate-part" id="must-answer">
      <h2 class="govuk-heading-l">Answer these before the minutes can be signed</h2>
      <TaskList
        idPrefix="must-answer"
        items={open.map(duty => ({
          title: label(duty),
          href: hrefOfDuty(duty, seen),
          hint: `${saysOfWhom(duty) ? `${sayAskedOf(duty, seen)}. ` : ''}${duty.rule}, ${duty.source.section}`,
          status: <StatusTag state={duty.state} />,
        }))}
      />
    </section>
  )
}

const label = (duty: Duty): string => (duty.child ? `${duty.label} (child ${duty.child})` : duty.label)

/** What is open and does not hold up the signature: answer it, or say why not. */
export function Reasons({ visit, seen, open }: { visit: Visit; seen: Seen; open: readonly Duty[] }) {
  if (open.length === 0) return null
  const { fields } = visit
  return (
    <section class="quorate-part" id="reasons">
      <h2 class="govuk-heading-l">Not done yet ({open.length})</h2>
      <p class="govuk-body">
        None of these stops the signature. Do it now, or say why it was not done: the minutes then carry your
        reason instead of a gap.
      </p>
      <ul class="quorate-open-list">
        {open.map(duty => {
          const field = `reason-${duty.key}`
          return (
            <li class="quorate-open">
              <div class="quorate-open__head">
                <a class="govuk-link" href={hrefOfDuty(duty, seen)}>
                  {label(duty)}
                </a>
                <StatusTag state={duty.state} />
              </div>
              {seen.may('hold') && (
                <Details
                  summary={
                    <>
                      Say why not<span class="govuk-visually-hidden">: {label(duty)}</span>
                    </>
                  }
                  open={fields.problemWith(field) !== undefined}
                >
                  <form
                    method="post"
                    action={`/discussions/${seen.discussion.reference}/close/reason`}
                    novalidate
                  >
                    <CommandId />
                    <AsSeen discussion={seen.discussion} />
                    <input type="hidden" name="duty" value={duty.key} />
                    <Textarea
                      name={field}
                      label="Why was this not done?"
                      rows={2}
                      value={fields.raw(field)}
                      errorMessage={fields.problemWith(field)}
                    />
                    <Button classes="govuk-button--secondary">Record the reason</Button>
                  </form>
                </Details>
              )}
              <Why says rule={{ ...duty, id: duty.rule }} rules={seen.rules} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The reasons that are on record already: whoever gave one sees that it is kept, and nobody gives it again. */
export function OnRecord({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { departures } = seen.discussion
  if (departures.length === 0) return null
  const all = new Map(duties(seen.discussion, seen.rules, visit.now).map(duty => [duty.key, duty]))
  return (
    <section class="quorate-part" id="reasons-on-record">
      <h2 class="govuk-heading-m">Reasons on record</h2>
      <ul class="govuk-list govuk-list--spaced">
        {departures.map(one => {
          const duty = one.duty === undefined ? undefined : all.get(one.duty)
          return (
            <li>
              <strong>{duty ? label(duty) : one.rule}</strong>:{' '}
              <span class="quorate-private">{one.reason}</span> ({one.by.name}, {sayMoment(one.at, visit.now)}
              )
            </li>
          )
        })}
      </ul>
    </section>
  )
}
