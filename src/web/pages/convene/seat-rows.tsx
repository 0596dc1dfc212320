/** The seats of the procedure, each with who is invited and what they have said. */
import { sayMoment } from '../../../calendar/index.ts'
import { isToCome, stageOf } from '../../../discussion/checks/stage.ts'
import { findParticipant } from '../../../discussion/people/participant.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { sayAnswered } from '../../words/answer-choices.ts'
import { factEntry } from '../../../procedure/conditions/facts.ts'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { RuleLink, Why } from '../../because.tsx'
import type { Convene } from './convening.ts'
import {
  elsewhere,
  needWords,
  type SeatNeed,
  type Seating,
  seating,
} from '../../../discussion/required/seats/seating.ts'
import { capital } from '../../../english.ts'
import { sourceInWords } from '../../../discussion/in-words/pack-words.ts'

const order: readonly SeatNeed[] = ['minimum', 'should', 'unknown', 'may']

export function Seats({ convene }: { convene: Convene }) {
  const { discussion, rules } = convene.seen
  const all = seating(discussion, rules, convene.visit.now)
  const others = elsewhere(discussion, rules)
  const notHere = all.filter(one => one.need === 'not-here')
  return (
    <section>
      {order.map(need => {
        const seats = all.filter(one => one.need === need)
        if (seats.length === 0) return null
        return (
          <>
            <h2 class="govuk-heading-m govuk-!-margin-top-6">{needWords[need].heading}</h2>
            <p class="govuk-body">{needWords[need].says}</p>
            {seats.filter(isShownWhole).map(one => (
              <SeatRow convene={convene} one={one} />
            ))}
            <PlainSeats convene={convene} seats={seats.filter(one => !isShownWhole(one))} />
          </>
        )
      })}
      {others.length > 0 && (
        <>
          <h2 class="govuk-heading-m govuk-!-margin-top-6">Others</h2>
          <ul class="quorate-seat__people">
            {others.map(one => (
              <Invited convene={convene} one={one} />
            ))}
          </ul>
        </>
      )}
      {notHere.length > 0 && (
        <p class="govuk-body govuk-!-margin-top-4">
          Not needed for this discussion: {notHere.map(one => one.seat.label).join('; ')}.
        </p>
      )}
    </section>
  )
}

/** A seat that may stay empty and has nobody in it is one line; the rest say everything about themselves. */
const isShownWhole = (one: Seating): boolean =>
  one.need !== 'may' || one.invited.length > 0 || one.asks.length > 0

function PlainSeats({ convene, seats }: { convene: Convene; seats: readonly Seating[] }) {
  const { discussion, rules, may } = convene.seen
  if (seats.length === 0) return null
  return (
    <>
      {seats.map(({ seat }) => (
        <div class="quorate-seat--plain" id={`seat-${seat.seat}`}>
          <span>{seat.label}</span>
          {may('convene') && isToCome[stageOf(discussion)] && (
            <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/invite/${seat.seat}`}>
              Invite<span class="govuk-visually-hidden">: {seat.label}</span>
            </a>
          )}
        </div>
      ))}
      <Details summary="Why these" classes="quorate-because govuk-!-margin-top-3">
        <ul class="govuk-list govuk-list--bullet">
          {seats.map(({ seat }) => (
            <li>
              {seat.label}: <RuleLink rule={seat.id} rules={rules} />, {sourceInWords(seat.source, rules)}.{' '}
              {seat.reading}
            </li>
          ))}
        </ul>
      </Details>
      {may('convene') && isToCome[stageOf(discussion)] && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/invite/specialist`}>
            Invite somebody nobody has thought of
          </a>
        </p>
      )}
    </>
  )
}

function SeatRow({ convene, one }: { convene: Convene; one: Seating }) {
  const { discussion, rules, may } = convene.seen
  const at = `/discussions/${discussion.reference}`
  return (
    <div class="quorate-seat" id={`seat-${one.seat.seat}`}>
      <div class="quorate-seat__head">
        <h3 class="govuk-heading-s">{one.seat.label}</h3>
        {one.need === 'minimum' && one.invited.length === 0 && <Tag classes="govuk-tag--red">Nobody yet</Tag>}
      </div>
      <ul class="quorate-seat__people">
        {one.invited.map(invited => (
          <Invited convene={convene} one={invited} />
        ))}
      </ul>
      {one.asks.length > 0 && (
        <p class="govuk-body-s">
          Needed if {one.asks.map(fact => factEntry(fact).label).join(' or ')}.{' '}
          {may('convene') && (
            <a class="govuk-link" href={`${at}/answers/${encodeURIComponent(`attend/${one.seat.seat}`)}`}>
              Say whether that is so
            </a>
          )}
        </p>
      )}
      {may('convene') && isToCome[stageOf(discussion)] && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${at}/convene/invite/${one.seat.seat}`}>
            Invite {one.invited.length > 0 ? 'somebody else' : 'somebody'}
            <span class="govuk-visually-hidden"> for {one.seat.label}</span>
          </a>
        </p>
      )}
      <Why rule={one.seat} rules={rules} about={one.seat.label} />
    </div>
  )
}

const answerTag: Readonly<Record<string, string>> = {
  accepted: 'govuk-tag--green',
  deputy: 'govuk-tag--green',
  declined: 'govuk-tag--red',
  unavailable: 'govuk-tag--red',
  'information-only': 'govuk-tag--yellow',
}

function Invited({ convene: { seen, visit }, one }: { convene: Convene; one: Invitation }) {
  const { discussion, may } = seen
  // What an agency tells the chair beforehand is not for the other agencies, until it says so itself.
  const mayRead = may('convene') || one.person === visit.signedIn.person.person
  const at = `/discussions/${discussion.reference}/convene`
  const principal = findParticipant(discussion, one.deputyOf?.participant)
  return (
    <li>
      <span>
        <strong>{one.name ?? 'Whoever is on duty'}</strong>, {one.agency}
        {principal && `, in place of ${principal.name ?? principal.agency}`}
      </span>
      <Tag classes={answerTag[one.answer ?? ''] ?? 'govuk-tag--grey'}>{capital(sayAnswered(one))}</Tag>
      {one.earlierAnswers && one.answer === undefined && (
        <p class="govuk-body-s">
          {one.earlierAnswers.map(
            before =>
              `Asked again: ${sayAnswered({ answer: before.answer })}, ${sayMoment(before.about, visit.now)}. `,
          )}
        </p>
      )}
      {mayRead &&
        one.saidAfterwards?.map(note => (
          <p class="govuk-body-s">
            Said once it had begun, {sayMoment(note.at, visit.now)}
            {note.answer && `: ${sayAnswered({ answer: note.answer })}`}
            {note.words && (
              <>
                : <span class="quorate-private">{note.words}</span>
              </>
            )}
          </p>
        ))}
      {one.answerWords && mayRead && (
        <p class="quorate-theirs quorate-private">
          <span class="govuk-visually-hidden">They say: </span>
          {one.answerWords}
        </p>
      )}
      {may('convene') && (
        <div class="quorate-seat__acts">
          {discussion.booking && (
            <a class="govuk-link" href={`${at}/letter/${one.invitation}`}>
              What they read<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
            </a>
          )}
          {may('answer-invitation') && (
            <a class="govuk-link" href={`${at}/reply/${one.invitation}`}>
              Note their answer<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
            </a>
          )}
          {isToCome[stageOf(discussion)] && (
            <a class="govuk-link" href={`${at}/withdraw/${one.invitation}`}>
              Remove<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
            </a>
          )}
        </div>
      )}
    </li>
  )
}
