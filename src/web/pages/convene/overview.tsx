import { sayDuration, sayMoment } from '../../../calendar/index.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { answerWords, formatName, sourceInWords } from '../../../discussion/papers/saying.ts'
import { expectedQuorum, quorum } from '../../../discussion/quorum.ts'
import { startedAt } from '../../../discussion/discussion.ts'
import { standingOf } from '../../../discussion/verdict.ts'
import { factEntry } from '../../../procedure/facts.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Details } from '../../govuk/details.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Alert } from '../../pieces/alert.tsx'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { sayDuty } from '../../say-duty.ts'
import type { Seen } from '../../visit.ts'
import { capital } from '../ask/form-field.tsx'
import { Done } from '../answers/banner.tsx'
import { Why } from '../answers/why.tsx'
import { chairGradeWords } from './chair-words.ts'
import { type Convene, conveneCrumbs } from './convening.ts'
import { BookForm } from './book-form.tsx'
import { elsewhere, needWords, type SeatNeed, type Seating, seating } from './seats.ts'

export const conveneDone = {
  threshold: 'The threshold is met, and that is on record. Now find a time and the people.',
  booked: 'The meeting is booked. Those who are invited are told the time.',
  moved: 'The meeting is moved. Everybody invited gets the new time in place of the old one.',
  invited: 'The invitation is made.',
  withdrawn: 'The invitation is withdrawn. They are told that there is nothing they need to do.',
  appointed: 'They are named, and can see the discussion now.',
  conversation: 'The conversation is on record.',
  replied: 'Their answer is on record.',
  'kept-out':
    'They are kept out. Any invitation they had is withdrawn, and they see nothing of this discussion.',
}

/** Everything about getting the right people together in time, on one page; each change is a page of its own. */
export function Overview({
  convene,
  fields,
  problems = [],
}: {
  convene: Convene
  fields: Fields
  problems?: readonly Problem[]
}) {
  const { visit, seen } = convene
  const { discussion, may } = seen
  const { reference, booking } = discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: booking ? 'Who is invited' : 'Find a time',
        reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(reference),
        banner: problems.length === 0 && <Done said={conveneDone} done={visit.query.done} />,
        children: (
          <>
            <PageHeading caption={reference}>{booking ? 'Who is invited' : 'Find a time'}</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <ThresholdFirst seen={seen} />
                {booking ? (
                  <Booked convene={convene} />
                ) : may('convene') ? (
                  <BookForm convene={convene} fields={fields} />
                ) : (
                  <p class="govuk-body">No time is booked yet.</p>
                )}
                <Separately convene={convene} />
                <Seats convene={convene} />
              </div>
              <div class="govuk-grid-column-one-third">
                <ClockCard convene={convene} />
                <QuorumCard convene={convene} />
                <RunCard convene={convene} />
                <KeptOutCard seen={seen} />
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

function ThresholdFirst({ seen: { discussion } }: { seen: Seen }) {
  if (discussion.threshold?.met) return null
  return (
    <Alert kind="information" title="The threshold is not decided yet">
      {discussion.threshold
        ? 'It was decided that the threshold is not met. '
        : 'Nobody has decided yet whether the threshold is met. You can prepare all the same. '}
      <a class="govuk-link" href={`/discussions/${discussion.reference}/threshold`}>
        Go to the decision
      </a>
    </Alert>
  )
}

function Booked({ convene: { visit, seen } }: { convene: Convene }) {
  const { discussion, rules, may } = seen
  const booking = discussion.booking!
  const at = `/discussions/${discussion.reference}/convene`
  const started = startedAt(discussion) !== undefined
  return (
    <SummaryList
      card={{
        title: 'The meeting',
        actions: { items: may('convene') && !started ? [{ href: `${at}/move`, text: 'Move it' }] : [] },
      }}
      rows={[
        {
          key: 'When',
          value: <Moment at={booking.starts}>{capital(sayMoment(booking.starts, visit.now))}</Moment>,
        },
        { key: 'How long', value: sayDuration(booking.minutes * 60_000) },
        { key: 'How', value: formatName(booking.format, rules) },
        { key: 'Where', value: booking.place ?? 'Not said' },
        booking.moves.length > 0 && {
          key: 'Moved',
          value: (
            <>
              {booking.moves.map(move => (
                <p class="govuk-body-s">
                  From {sayMoment(move.from, visit.now)} to {sayMoment(move.to, visit.now)}: {move.reason}
                </p>
              ))}
              <p class="govuk-hint">
                Calendar version {booking.sequence + 1}: it replaces every earlier one.
              </p>
            </>
          ),
        },
      ]}
    />
  )
}

function Separately({ convene: { seen, visit } }: { convene: Convene }) {
  const { discussion, rules, may } = seen
  const format = rules.procedure.formats.find(one => one['separate-conversations'])
  const chosen = discussion.facts.format === format?.format
  if (!format || !(chosen || discussion.conversations.length > 0)) return null
  const at = `/discussions/${discussion.reference}`
  return (
    <section>
      <h2 class="govuk-heading-m">Conversations, one agency at a time</h2>
      {discussion.conversations.length === 0 ? (
        <p class="govuk-body">Nobody has been spoken to yet.</p>
      ) : (
        <ul class="govuk-list">
          {discussion.conversations.map(one => (
            <li>
              <strong>{one.name ?? one.agency}</strong>, {one.agency}: {sayMoment(one.at, visit.now)}
              {one.words && <p class="quorate-theirs">{one.words}</p>}
            </li>
          ))}
        </ul>
      )}
      {may('hold') && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${at}/convene/conversations`}>
            Record a conversation
          </a>
        </p>
      )}
      <Why rule={format} rules={rules} />
    </section>
  )
}

const order: readonly SeatNeed[] = ['minimum', 'should', 'unknown', 'may']

function Seats({ convene }: { convene: Convene }) {
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
          {may('convene') && (
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
              {seat.label}: <a href={`/procedure#${seat.id}`}>{seat.id}</a>,{' '}
              {sourceInWords(seat.source, rules)}. {seat.reading}
            </li>
          ))}
        </ul>
      </Details>
      {may('convene') && (
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
      {may('convene') && (
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

function Invited({ convene: { seen }, one }: { convene: Convene; one: Invitation }) {
  const { discussion, may } = seen
  const at = `/discussions/${discussion.reference}/convene`
  return (
    <li>
      <span>
        <strong>{one.name ?? 'Whoever is on duty'}</strong>, {one.agency}
      </span>
      <Tag classes={answerTag[one.answer ?? ''] ?? 'govuk-tag--grey'}>
        {answerWords[one.answer ?? ''] ?? 'No answer yet'}
      </Tag>
      {discussion.booking && (
        <a class="govuk-link" href={`${at}/letter/${one.invitation}`}>
          What they read<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
        </a>
      )}
      {may('answer-invitation') && may('convene') && (
        <a class="govuk-link" href={`${at}/reply/${one.invitation}`}>
          Note their answer<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
        </a>
      )}
      {may('convene') && (
        <a class="govuk-link" href={`${at}/withdraw/${one.invitation}`}>
          Remove<span class="govuk-visually-hidden">: {one.name ?? one.agency}</span>
        </a>
      )}
      {one.answerWords && (
        <p class="quorate-theirs quorate-private">
          <span class="govuk-visually-hidden">They say: </span>
          {one.answerWords}
        </p>
      )}
    </li>
  )
}

function ClockCard({ convene: { visit, seen } }: { convene: Convene }) {
  const { discussion, rules } = seen
  const stands = standingOf('convene', discussion, rules, visit.now)
  const rule = rules.procedure.clocks.find(one => one.id === stands.rule)
  const urgency = rules.procedure.urgency.find(one => one.class === discussion.urgency.at(-1)?.class)
  const due = stands.binding
  const late = stands.verdict === 'breach' || stands.verdict === 'departure'
  return (
    <Card title={late ? 'Late' : 'Hold it by'} look={late ? 'late' : undefined}>
      <p class="govuk-body">
        {due?.due ? (
          <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/convene`}>
            <Moment at={due.due}>{capital(sayDuty(due, visit.now))}</Moment>
          </a>
        ) : stands.verdict === 'silent' ? (
          'This procedure sets no time limit.'
        ) : due ? (
          'No time limit: the chair sets a target.'
        ) : (
          'No clock is running yet: the time it counts from is not known.'
        )}
      </p>
      {urgency && <p class="govuk-body-s">Urgency: {urgency.label}</p>}
      {rule && <Why rule={rule} rules={rules} />}
    </Card>
  )
}

function QuorumCard({ convene: { visit, seen } }: { convene: Convene }) {
  const { discussion, rules } = seen
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const state = held ? quorum(discussion, rules, visit.now) : expectedQuorum(discussion, rules, visit.now)
  const label = (seat: string) => rules.procedure.seats.find(one => one.seat === seat)?.label ?? seat
  const uninvited = state.missing.filter(
    seat => !discussion.invitations.some(one => one.seat === seat && !one.withdrawn),
  )
  return (
    <Card title={state.met ? 'Quorate' : 'Not quorate yet'} look={state.met ? 'met' : 'late'}>
      <p class="govuk-body-s">
        {state.met
          ? held
            ? 'Every agency of the minimum takes part.'
            : 'If everyone who accepted comes, every agency of the minimum is there.'
          : `If everyone who accepted comes, these are missing: ${state.missing.map(label).join('; ')}.`}
      </p>
      {uninvited.length > 0 && (
        <p class="govuk-body-s">
          Not even invited:{' '}
          {uninvited.map((seat, index) => (
            <>
              {index > 0 && '; '}
              <a class="govuk-link" href={`#seat-${seat}`}>
                {label(seat)}
              </a>
            </>
          ))}
          .
        </p>
      )}
    </Card>
  )
}

function RunCard({ convene: { seen } }: { convene: Convene }) {
  const { discussion, rules, may } = seen
  const { chair, minuteTaker } = discussion.appointed
  return (
    <Card title="Who runs it">
      <p class="govuk-body-s">
        <strong>Chair:</strong> {chair?.name ?? 'nobody named yet'}
        {chair && `. ${chairGradeWords(chair.grade, discussion, rules)}`}
      </p>
      <p class="govuk-body-s">
        <strong>Minutes:</strong> {minuteTaker?.name ?? 'nobody named yet'}
      </p>
      {may('convene') && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/appoint`}>
            Name the chair or the minute-taker
          </a>
        </p>
      )}
    </Card>
  )
}

function KeptOutCard({ seen: { discussion, may } }: { seen: Seen }) {
  if (!may('keep-out')) return null
  return (
    <Card title="Kept out">
      <p class="govuk-body-s">
        {discussion.implicated.length === 0
          ? 'Nobody is kept out.'
          : discussion.implicated
              .map(one => one.name ?? [one.role, one.agency].filter(Boolean).join(' at '))
              .join('; ')}
      </p>
      <p class="govuk-body-s">
        <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/keep-out`}>
          Somebody has a conflict of interest
        </a>
      </p>
    </Card>
  )
}
