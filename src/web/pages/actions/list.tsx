import { sameAgency } from '../../../discussion/people/names.ts'
import { sayDay, sayMoment } from '../../../calendar/index.ts'
import type { Action } from '../../../discussion/discussion.ts'
import { duties } from '../../../discussion/required/duties/duties.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Details } from '../../govuk/details.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { dayShown, Meant } from '../../moment-input.tsx'
import { CommandId } from '../../form.tsx'
import { actionDates } from '../../../discussion/required/clocks/action-dates.ts'
import { runs, linesOf } from '../../part.tsx'
import { MoveDate } from './move-date.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { type DutyState, StatusTag } from '../../pieces/status-tag.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { confirmationWords } from '../../../discussion/in-words/vocabulary.ts'
import { ActionSentence } from '../../pieces/action-sentence.tsx'

type Listed = { action: Action; state: DutyState }

/** The actions this visitor sees, late ones first, then by date, done ones last. Without more, only their own agency’s. */
export function actionsOf(visit: Visit, seen: Seen): Listed[] {
  const { discussion, rules, may, who } = seen
  const states = new Map(duties(discussion, rules, visit.now).map(one => [one.key, one.state]))
  const order: Partial<Record<DutyState, number>> = { late: 0, open: 1, done: 2 }
  return discussion.actions
    .filter(one => may('see') || sameAgency(one.agency, who.agency))
    .map(action => ({ action, state: states.get(`action/${action.action}`) ?? ('open' as const) }))
    .sort(
      (a, b) =>
        (order[a.state] ?? 1) - (order[b.state] ?? 1) ||
        (a.action.due ?? '9').localeCompare(b.action.due ?? '9'),
    )
}

export function ActionList({ visit, seen, all }: { visit: Visit; seen: Seen; all: readonly Listed[] }) {
  const rule = seen.rules.procedure.pack.act.confirmations
  return (
    <section id="actions">
      <h2 class="govuk-visually-hidden">Agreed</h2>
      {all.length === 0 && <p class="govuk-body">No action is agreed yet.</p>}
      <ol class="quorate-actions">
        {all.map(one => (
          <ActionItem visit={visit} seen={seen} listed={one} />
        ))}
      </ol>
      {rule && all.length > 0 && (
        <Why says rule={rule} rules={seen.rules} summary="Why each action is confirmed" />
      )}
    </section>
  )
}

function ActionItem({ visit, seen, listed }: { visit: Visit; seen: Seen; listed: Listed }) {
  const { action, state } = listed
  const latest = action.confirmations.at(-1)
  const mine = runs(seen) || sameAgency(action.agency, seen.who.agency)
  const line = action.line && linesOf(seen).find(one => one.line === action.line)
  return (
    <li class={`quorate-action quorate-action--${state}`} id={`action-${action.action}`}>
      <div class="quorate-action__state">
        <StatusTag state={state} />
      </div>
      <div class="quorate-action__what">
        <p class="govuk-body">
          <ActionSentence action={action} seen={seen} />
          {action.from && ` Carried over from ${action.from}.`}
        </p>
        {line && (
          <p class="govuk-body-s quorate-quiet">
            From what {line.speaker} said: “<span class="quorate-private">{line.text}</span>”
          </p>
        )}
        <Dates action={action} seen={seen} state={state} />
        {latest && (
          <p class="govuk-body-s">
            {confirmationWords[latest.status].alone}
            {latest.date ? ` ${sayDay(latest.date)}` : ''}: said by {latest.by.name}, {latest.by.agency}
            {latest.onBehalfOf && ` (on behalf of ${latest.onBehalfOf})`},{' '}
            <Moment at={latest.at}>{sayMoment(latest.at, visit.now)}</Moment>
            {latest.inWriting ? ', in writing' : ''}.{latest.reason ? ` “${latest.reason}”` : ''}
          </p>
        )}
        {mine && seen.may('confirm-own-action') && state !== 'done' && (
          <ConfirmForm visit={visit} seen={seen} action={action} />
        )}
        {seen.may('agree-actions') && state !== 'done' && (
          <MoveDate visit={visit} seen={seen} action={action} />
        )}
      </div>
    </li>
  )
}

/** Both dates: the one that was agreed, and what is promised since; and each time those who agreed it moved it. */
function Dates({ action, seen, state }: { action: Action; seen: Seen; state: DutyState }) {
  const { agreed, promise } = actionDates(action, seen.rules)
  return (
    <>
      {action.moved?.map(move => (
        <p class="govuk-body-s">
          {move.from ? `Moved from ${sayDay(move.from)}` : 'Given a date'} to {sayDay(move.to)} by{' '}
          {move.by.name}: “{move.reason}”
        </p>
      ))}
      {state !== 'done' && promise && agreed && (
        <p class="govuk-body-s">
          Agreed for {sayDay(agreed)}; promised by {promise.by.name} for {sayDay(promise.date)}.
        </p>
      )}
    </>
  )
}

function ConfirmForm({ visit, seen, action }: { visit: Visit; seen: Seen; action: Action }) {
  const { fields } = visit
  const id = action.action
  const names = ['status', 'date', 'reason'].map(part => `${part}-${id}`)
  const [status, date, reason] = names as [string, string, string]
  const wrong = [...names, `${date}-meant`].some(name => fields.problemWith(name) !== undefined)
  return (
    <Details summary={<>What became of it?</>} open={wrong}>
      <form method="post" action={`/discussions/${seen.discussion.reference}/actions/confirm`} novalidate>
        <CommandId />
        <input type="hidden" name="action" value={id} />
        {action.due && <input type="hidden" name="about" value={action.due} />}
        <Radios
          name={status}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What became of this action?', classes: 'govuk-fieldset__legend--s' } }}
          value={fields.raw(status)}
          errorMessage={fields.problemWith(status)}
          items={[
            { value: 'done', text: 'It is done' },
            { value: 'by-date', text: 'Not yet; it will be done by a date' },
            { value: 'no-longer-needed', text: 'It is no longer needed' },
            { value: 'further-discussion', text: 'It needs a further discussion' },
          ]}
        />
        <DateInput
          id={date}
          namePrefix={date}
          fieldset={{
            legend: { text: 'If it will be done by a date, which?', classes: 'govuk-fieldset__legend--s' },
          }}
          values={dayShown(visit.fields, date)}
          errorMessage={fields.problemWith(date)}
        />
        <Meant fields={fields} name={date} what={fields.date(date) ?? ''} />
        <Textarea
          name={reason}
          label={{ text: 'What was done, or why not', classes: 'govuk-label--s' }}
          hint="Needed unless it is done. A date you name stands beside the one that was agreed, which stays"
          rows={2}
          value={fields.raw(reason)}
          errorMessage={fields.problemWith(reason)}
        />
        <Checkboxes
          name="in-writing"
          idPrefix={`in-writing-${id}`}
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'The agency told us in writing' }]}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Save
          <span class="govuk-visually-hidden"> what became of: {action.what}</span>
        </Button>
      </form>
    </Details>
  )
}
