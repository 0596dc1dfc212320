import { say } from '../../../discussion/required/seats/chair.ts'
import {
  type Discussion,
  endedAt,
  type Invitation,
  type Presence,
  startedAt,
} from '../../../discussion/discussion.ts'
import { seatLabel } from '../../../discussion/in-words/say-label.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayAnswered } from '../../words/answer-choices.ts'
import { Act } from './act.tsx'
import { mayCorrectPresence } from '../../part.tsx'
import { QuorumCard } from './quorum.tsx'
import type { Room } from './room.ts'
import { sayWhen } from './words.ts'

/** Whether the discussion is being held now: started (or spoken one by one) and not ended. */
const isOpen = (discussion: Discussion): boolean =>
  startedAt(discussion) !== undefined && endedAt(discussion) === undefined

/** Invited, not withdrawn, and not sitting in the room now. */
export function notHere({ invitations, presence }: Discussion): Invitation[] {
  const here = new Set(presence.filter(one => one.to === undefined).map(one => one.participant))
  return invitations.filter(one => one.withdrawn === undefined && !here.has(one.invitation))
}

/** Who is here, who came and went, who was invited and is not here; and whether that is enough to decide. */
export function People({ room }: { room: Room }) {
  const { discussion, rules } = room.seen
  const started = startedAt(discussion) !== undefined
  const here = discussion.presence.filter(one => !one.to)
  const gone = discussion.presence.filter(one => one.to)
  const open = isOpen(discussion)
  return (
    <section id="part-people" class="quorate-room__part" aria-label="Who is here">
      <QuorumCard room={room} />
      <div class="quorate-card">
        <h2 class="govuk-heading-s" id="people-heading">
          {endedAt(discussion) ? 'Who was here at the end' : started ? 'Who is here' : 'Who is expected'}
        </h2>
        <ul class="quorate-people">
          {discussion.chair && (
            <li>
              <strong>{discussion.chair.name ?? 'The chair'}</strong>
              <span class="quorate-people__what">In the chair, {say(discussion.chair.grade, rules)}</span>
            </li>
          )}
          {here.map(one => (
            <Here one={one} room={room} open={open} />
          ))}
          {discussion.minuteTaker && (
            <li>
              <strong>{discussion.minuteTaker}</strong>
              <span class="quorate-people__what">Takes the minutes</span>
            </li>
          )}
        </ul>
        <Absent room={room} open={open} />
        {gone.length > 0 && (
          <Details summary="Came and left" id="people-gone" classes="govuk-!-margin-bottom-2">
            <ul class="quorate-people">
              {gone.map(one => (
                <li>
                  {one.name ?? one.agency}
                  <span class="quorate-people__what">
                    {sayWhen(one.from, room.now)} to {sayWhen(one.to!, room.now)}
                  </span>
                </li>
              ))}
            </ul>
          </Details>
        )}
        {open && room.runs && <SomebodyElse room={room} />}
        {started && mayCorrectPresence(room.seen) && (
          <p class="govuk-body-s govuk-!-margin-bottom-0 govuk-!-margin-top-2">
            <a class="govuk-link" href={`${room.at}/presence`}>
              Put right who was there when
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

function Here({ one, room, open }: { one: Presence; room: Room; open: boolean }) {
  const { rules } = room.seen
  return (
    <li>
      <strong>{one.name ?? one.agency}</strong>
      <span class="quorate-people__what">
        {seatLabel(one.seat, room.seen.rules)}
        {one.name && `, ${one.agency}`}
        {one.grade && `, ${say(one.grade, rules)}`}
        {one.informationOnly && <strong>, information only</strong>}
      </span>
      <span class="quorate-people__since">
        since <Moment at={one.from}>{sayWhen(one.from, room.now)}</Moment>
      </span>
      {open && room.runs && (
        <Act
          room={room}
          to="leave"
          id={`leave-${one.participant.replaceAll(/\W+/g, '-')}`}
          hidden={{ participant: one.participant }}
        >
          <button type="submit" class="quorate-room__small-button">
            Left<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
          </button>
        </Act>
      )}
    </li>
  )
}

function Absent({ room, open }: { room: Room; open: boolean }) {
  const { discussion } = room.seen
  const absent = notHere(discussion)
  if (absent.length === 0 || endedAt(discussion)) return null
  return (
    <>
      {startedAt(discussion) && <h3 class="govuk-heading-s quorate-people__heading">Invited, not here</h3>}
      <ul class="quorate-people">
        {absent.map(one => (
          <li>
            {one.name ?? one.agency}
            <span class="quorate-people__what">
              {seatLabel(one.seat, room.seen.rules)}
              {one.name && `, ${one.agency}`}: {sayAnswered(one)}
            </span>
            {room.runs && one.answerWords && (
              <span class="quorate-people__what quorate-private">Said beforehand: “{one.answerWords}”</span>
            )}
            {open && room.runs && (
              <Act
                room={room}
                to="arrive"
                id={`arrive-${one.invitation}`}
                hidden={{ invitation: one.invitation }}
              >
                <button type="submit" class="quorate-room__small-button">
                  Arrived<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
                </button>
              </Act>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Somebody who was not invited, or comes instead of somebody who was. */
function SomebodyElse({ room }: { room: Room }) {
  const { fields } = room.visit
  const { procedure } = room.seen.rules
  return (
    <Details
      summary="Somebody else arrives"
      id="somebody-else"
      open={fields.problems.some(one => one.field.startsWith('arrival-'))}
      classes="govuk-!-margin-bottom-0"
    >
      <Act room={room} to="arrive" id="arrive-else">
        <Input
          name="arrival-name"
          label="Name"
          value={fields.raw('arrival-name')}
          errorMessage={fields.problemWith('arrival-name')}
          autocomplete="off"
        />
        <Input
          name="arrival-agency"
          label="Agency"
          value={fields.raw('arrival-agency')}
          autocomplete="off"
          errorMessage={fields.problemWith('arrival-agency')}
          attributes={{ list: 'agencies-known' }}
        />
        <datalist id="agencies-known">
          {room.speaking.map(one => (
            <option value={one.agency} />
          ))}
        </datalist>
        <Select
          name="arrival-seat"
          label="Sits for"
          value={fields.raw('arrival-seat')}
          errorMessage={fields.problemWith('arrival-seat')}
          items={[
            { value: '', text: 'Choose' },
            ...procedure.seats.map(seat => ({ value: seat.seat, text: seat.label })),
          ]}
        />
        <Select
          name="arrival-for"
          label="In place of somebody invited"
          value={fields.raw('arrival-for')}
          items={[
            { value: '', text: 'Nobody: they come for themselves' },
            ...notHere(room.seen.discussion).map(one => ({
              value: one.invitation,
              text: `${one.name ?? one.agency}, ${one.agency}`,
            })),
          ]}
        />
        <Checkboxes
          name="arrival-information"
          items={[{ value: 'yes', text: 'Gives information only, decides nothing' }]}
          values={fields.all('arrival-information')}
          classes="govuk-checkboxes--small"
        />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">Arrived</Button>
      </Act>
    </Details>
  )
}
