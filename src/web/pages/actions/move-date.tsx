import type { Action } from '../../../discussion/discussion.ts'
import { sayDay } from '../../../calendar/index.ts'
import { AsSeen, CommandId } from '../../form.tsx'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Details } from '../../govuk/details.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { dayShown, Meant } from '../../moment-input.tsx'
import type { Seen, Visit } from '../../visit.ts'

/** Those who run the discussion give an action another date, on behalf of those who agreed it. */
export function MoveDate({ visit, seen, action }: { visit: Visit; seen: Seen; action: Action }) {
  const { fields } = visit
  const to = `to-${action.action}`
  const why = `why-${action.action}`
  const wrong = [to, `${to}-meant`, why].some(name => fields.problemWith(name) !== undefined)
  return (
    <Details summary="Move its date" open={wrong}>
      <form method="post" action={`/discussions/${seen.discussion.reference}/actions/date`} novalidate>
        <CommandId />
        <AsSeen discussion={seen.discussion} />
        <input type="hidden" name="action" value={action.action} />
        <DateInput
          id={to}
          namePrefix={to}
          fieldset={{ legend: { text: 'New date', classes: 'govuk-fieldset__legend--s' } }}
          hint={action.due ? `Agreed: ${sayDay(action.due)}. The old date stays in the record` : undefined}
          values={dayShown(fields, to)}
          errorMessage={fields.problemWith(to)}
        />
        <Meant fields={fields} name={to} what={fields.date(to) ?? ''} />
        <Textarea
          name={why}
          label={{ text: 'Why, and who agreed to it', classes: 'govuk-label--s' }}
          rows={2}
          value={fields.raw(why)}
          errorMessage={fields.problemWith(why)}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Move the date<span class="govuk-visually-hidden"> of: {action.what}</span>
        </Button>
      </form>
    </Details>
  )
}
