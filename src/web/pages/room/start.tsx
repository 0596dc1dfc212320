import { isOfficeOpen } from '../../../calendar/index.ts'
import { say } from '../../../discussion/required/seats/chair.ts'
import { seatLabel } from '../../../discussion/in-words/say-label.ts'
import type { Person } from '../../../people/standing.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { sayAnswered } from '../../words/answer-choices.ts'
import { Act } from './act.tsx'
import { notHere } from './people.tsx'
import type { Room } from './room.ts'

/** Starts the discussion: who is in the chair, who is here. */
export function Start({ room, chairs }: { room: Room; chairs: readonly Person[] }) {
  const { seen, visit } = room
  const { discussion, rules } = seen
  const { fields } = visit
  const again = fields.names().length > 0
  const invited = notHere(discussion)
  const format = fields.raw('format') || discussion.booking?.format || ''
  return (
    <section class="quorate-card quorate-start" aria-labelledby="start-heading" id="start">
      <h2 class="govuk-heading-m" id="start-heading">
        Start the discussion
      </h2>
      <Act room={room} to="start" id="start-form">
        <div class="quorate-start__columns">
          <div>
            <Select
              name="chair"
              label="In the chair"
              value={fields.raw('chair') || discussion.appointed.chair?.person || ''}
              errorMessage={fields.problemWith('chair')}
              items={[
                { value: '', text: 'Choose' },
                ...chairs.map(one => ({
                  value: one.person,
                  text: one.grade ? `${one.name}, ${say(one.grade, rules)}` : one.name,
                })),
              ]}
            />
            <Select
              name="chair-grade"
              label="Their grade, if the phone book has it wrong"
              value={fields.raw('chair-grade')}
              errorMessage={fields.problemWith('chair-grade')}
              items={[
                { value: '', text: 'As in the phone book' },
                ...rules.procedure.pack.attend.grades.map(one => ({ value: one.grade, text: one.label })),
              ]}
            />
            {!seen.who.capacities.includes('chair') && (
              <Input
                name="taking-over"
                label="If you take the chair without having been named: why?"
                hint="It stands in the record. Best named by somebody else who runs this discussion"
                value={fields.raw('taking-over')}
                errorMessage={fields.problemWith('taking-over')}
                autocomplete="off"
              />
            )}
            <Input
              name="minute-taker"
              label="Who takes the minutes"
              value={again ? fields.raw('minute-taker') : (discussion.appointed.minuteTaker?.name ?? '')}
              autocomplete="off"
            />
            <Select
              name="format"
              label="How you meet"
              value={format}
              items={[
                { value: '', text: 'Choose' },
                ...rules.procedure.formats.map(one => ({ value: one.format, text: one.label })),
              ]}
            />
            <Hours room={room} />
          </div>
          <div>
            <Checkboxes
              name="present"
              fieldset={{ legend: 'Who is here' }}
              hint="Tick whoever you see or hear; nobody is ticked for you. Others can arrive later. Somebody who was not invited is added once you have started."
              errorMessage={fields.problemWith('present')}
              classes="govuk-checkboxes--small"
              values={fields.all('present')}
              items={invited.map(one => ({
                value: one.invitation,
                text: `${one.name ?? one.agency} (${seatLabel(one.seat, room.seen.rules)})`,
                hint: `${one.agency}: ${sayAnswered(one)}`,
              }))}
            />
            {invited.length === 0 && (
              <p class="govuk-body">
                Nobody is invited yet.{' '}
                <a class="govuk-link" href={`${room.at}/convene`}>
                  Invite people
                </a>
              </p>
            )}
          </div>
        </div>
        <Button classes="govuk-!-margin-bottom-0">Start the discussion now</Button>
      </Act>
    </section>
  )
}

/** Whether the office is open is known, so nobody is asked; whoever knows better says so. */
function Hours({ room: { seen, visit, now } }: { room: Room }) {
  const { discussion, rules } = seen
  const { office } = rules.procedure.pack.calendar
  const open = isOfficeOpen(now, rules.calendar)
  const out = discussion.facts['out-of-hours'] ?? !open
  const said = visit.fields.raw('out-of-hours')
  return (
    <Details summary={out ? 'Held out of hours' : 'Held in office hours'} open={said !== '' || undefined}>
      <p class="govuk-body-s">
        The office is {open ? 'open' : 'closed'} now: its hours are {office.opens} to {office.closes} on
        working days{office.placeholder && ', a local placeholder, because the procedure gives none'}.
      </p>
      <Select
        name="out-of-hours"
        label="Is it otherwise?"
        value={said}
        items={[
          { value: '', text: out ? 'No, it is held out of hours' : 'No, it is held in office hours' },
          out
            ? { value: 'no', text: 'Yes, it counts as held in office hours' }
            : { value: 'yes', text: 'Yes, it counts as held out of hours' },
        ]}
      />
    </Details>
  )
}
