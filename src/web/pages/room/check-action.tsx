import { sayDay } from '../../../calendar/index.ts'
import type { DraftedAction } from '../../../room/action.ts'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Meant } from '../../moment-input.tsx'
import { Act } from './act.tsx'
import type { Room } from './room.ts'

/** What is in the form: as it was read from the line, or as it was typed into the form and refused. */
export type ActionForm = {
  readonly action: string
  readonly read: DraftedAction
}

/**
 * An action typed as `> who: what by when`, to be looked at before it is agreed: what was read from a quick line is never
 * put on record unseen.
 */
export function CheckAction({ room, form }: { room: Room; form: ActionForm }) {
  const { fields } = room.visit
  const { discussion } = room.seen
  const again = fields.names().includes('action')
  const { read, action } = form
  const value = (field: string, otherwise: string) => (again ? fields.raw(field) : otherwise)
  const [year = '', month = '', day = ''] = (read.due ?? '').split('-')
  const number = (part: string) => part.replace(/^0/, '')
  return (
    <section class="quorate-card quorate-check" aria-labelledby="check-heading" id="check-action">
      <h2 class="govuk-heading-m" id="check-heading">
        Check this action
      </h2>
      <Act room={room} to="actions" id="check-form" hidden={{ action }}>
        <Textarea
          name="what"
          label="What"
          rows={2}
          value={value('what', read.what)}
          errorMessage={fields.problemWith('what')}
        />
        <div class="quorate-compose__fields">
          <Input
            name="owner"
            label="Who"
            value={value('owner', read.owner)}
            errorMessage={fields.problemWith('owner')}
            autocomplete="off"
            attributes={{ list: 'speakers-known' }}
          />
          <Select
            name="owner-agency"
            label="From which agency"
            value={value('owner-agency', read.agency)}
            errorMessage={fields.problemWith('owner-agency')}
            items={[
              { value: '', text: 'Choose' },
              ...room.speaking.map(one => ({ value: one.agency, text: one.agency })),
            ]}
          />
        </div>
        <DateInput
          id="due"
          namePrefix="due"
          fieldset={{ legend: 'By when' }}
          hint={read.due ? `Read as ${sayDay(read.due, room.now)}.` : 'Such as 4 12 2026.'}
          errorMessage={fields.problemWith('due')}
          values={{
            'due-day': value('due-day', number(day)),
            'due-month': value('due-month', number(month)),
            'due-year': value('due-year', year),
          }}
          items={[
            { name: 'day', classes: 'govuk-input--width-2' },
            { name: 'month', classes: 'govuk-input--width-2' },
            { name: 'year', classes: 'govuk-input--width-4' },
          ]}
        />
        <Meant fields={fields} name="due" what={fields.date('due') ?? ''} />
        <div class="quorate-compose__fields">
          <Input
            name="how-known"
            label="How we will know"
            value={value('how-known', '')}
            autocomplete="off"
          />
          <Select
            name="action-child"
            classes="quorate-private"
            label="About which child"
            value={value('action-child', '')}
            items={[
              { value: '', text: 'The whole family' },
              ...discussion.children.map(child => ({
                value: child.id,
                text: child.name ?? `Child ${child.id}`,
              })),
            ]}
          />
        </div>
        <div class="govuk-button-group govuk-!-margin-bottom-0">
          <Button classes="govuk-!-margin-bottom-0">Agree this action</Button>
        </div>
      </Act>
      <form method="post" action={`${room.at}/draft`} novalidate class="quorate-compose__throw">
        <input type="hidden" name="part" value={`action/${action}`} />
        <input type="hidden" name="text" value="" />
        <button type="submit" class="quorate-room__small-button">
          Throw it away
        </button>
      </form>
    </section>
  )
}
