import { startedAt } from '../../../discussion/discussion.ts'
import { duties } from '../../../discussion/required/duties/duties.ts'
import { saySeat } from '../../../discussion/in-words/say-seat.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'
import { HolderField } from '../../pieces/holder.tsx'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { hrefOfDuty } from '../../words/place.ts'
import { Act } from './act.tsx'
import type { Room } from './room.ts'
import { lowerFirst } from '../../../english.ts'

const nameOf = (room: Room, seat: string): string => saySeat(seat, room.seen.rules)

/** The quorum, and what the procedure lets you do when it is not there. */
export function QuorumCard({ room }: { room: Room }) {
  const { discussion, rules } = room.seen
  const said = sayQuorum(discussion, rules, room.now)
  const seats = rules.procedure.seats.filter(seat => said.missing.includes(seat.seat))
  const started = startedAt(discussion) !== undefined
  return (
    <div class={`quorate-card quorate-card--${said.met ? 'met' : 'late'}`} id="quorum">
      <h2 class="govuk-heading-s">{said.title}</h2>
      <p class="govuk-body-s govuk-!-margin-bottom-1" id="quorum-sentence">
        {said.title}: {said.sentence}
      </p>
      {seats.map(seat => (
        <Reason room={room} seat={seat} />
      ))}
      {!said.met && started && room.runs && <YouCan room={room} seats={seats} />}
    </div>
  )
}

/** Why we go on without a seat, once somebody has said so. */
function Reason({ room, seat }: { room: Room; seat: ReadySeat }) {
  const said = departedFrom(room, seat)
  if (!said) return null
  return (
    <p class="govuk-body-s govuk-!-margin-bottom-1">
      Going on without {nameOf(room, seat.seat)}, says {said.by.name}: “{said.reason}”
    </p>
  )
}

const departedFrom = ({ seen }: Room, seat: ReadySeat) =>
  seen.discussion.departures.findLast(one => one.duty === `attend/${seat.seat}`)

function YouCan({ room, seats }: { room: Room; seats: readonly ReadySeat[] }) {
  const { discussion, rules } = room.seen
  const asked = duties(discussion, rules, room.now).filter(duty => duty.state === 'open')
  const separate = rules.procedure.formats.find(one => one['separate-conversations'])
  const reasons = asked.filter(
    duty =>
      rules.procedure.duties.some(rule => rule.duty === duty.duty && rule.applies.asks.includes('absent')) ||
      seats.some(seat => seat.absence?.answers.includes(duty.duty)),
  )
  const { fields } = room.visit
  return (
    <>
      <p class="govuk-body-s govuk-!-margin-bottom-1">You can:</p>
      <ul class="govuk-list govuk-list--bullet govuk-body-s govuk-!-margin-bottom-2">
        {reasons.map(duty => (
          <li>
            <a class="govuk-link" href={hrefOfDuty(duty, room.seen)}>
              {lowerFirst(duty.label)}
            </a>
          </li>
        ))}
        <li>go on, and mark each decision as made without them</li>
      </ul>
      {separate &&
        seats.map(seat => (
          <Details
            summary={`Record a separate conversation with ${nameOf(room, seat.seat)}`}
            id={`speak-${seat.seat}`}
            classes="quorate-room__details"
          >
            <Act room={room} to="conversation" id={`conversation-${seat.seat}`} hidden={{ seat: seat.seat }}>
              <Input
                name="spoken-to"
                id={`spoken-to-${seat.seat}`}
                label="Who you spoke to"
                value={fields.raw('spoken-to')}
                errorMessage={fields.problemWith('spoken-to')}
                autocomplete="off"
              />
              <Input
                name="spoken-agency"
                id={`spoken-agency-${seat.seat}`}
                label="Agency"
                value={
                  fields.raw('spoken-agency') ||
                  discussion.invitations.find(one => one.seat === seat.seat && !one.withdrawn)?.agency ||
                  ''
                }
                errorMessage={fields.problemWith('spoken-agency')}
                autocomplete="off"
              />
              <HolderField fields={fields} discussion={discussion} id={`held-by-${seat.seat}`} />
              <Textarea
                name="spoken-words"
                id={`spoken-words-${seat.seat}`}
                label="What they said"
                rows={3}
                value={fields.raw('spoken-words')}
              />
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-2">Record it</Button>
            </Act>
          </Details>
        ))}
      {seats
        .filter(seat => !departedFrom(room, seat))
        .map(seat => (
          <Details
            summary={`Go on without ${nameOf(room, seat.seat)}, with the reason`}
            id={`without-${seat.seat}`}
            classes="quorate-room__details"
          >
            <Act
              room={room}
              to="departure"
              id={`departure-${seat.seat}`}
              hidden={{ rule: seat.id, duty: `attend/${seat.seat}` }}
            >
              <Textarea
                name="reason"
                id={`reason-${seat.seat}`}
                label="Why"
                hint="Goes on the record as a departure from the procedure."
                rows={3}
                errorMessage={fields.problemWith('reason')}
                value={fields.raw('reason')}
              />
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-2">Record the reason</Button>
            </Act>
          </Details>
        ))}
      {seats[0] && <Why says rule={seats[0]} rules={room.seen.rules} summary="Which rule asks for them" />}
    </>
  )
}
