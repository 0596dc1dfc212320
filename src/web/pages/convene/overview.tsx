import { sayDuration, sayMoment } from '../../../calendar/index.ts'
import { isToCome, stageOf } from '../../../discussion/checks/stage.ts'
import type { Fields } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Alert } from '../../pieces/alert.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Seen } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { Done } from '../../form.tsx'
import { type Convene, conveneCrumbs } from './convening.ts'
import { BookForm } from './book-form.tsx'
import { ClockCard, KeptOutCard, QuorumCard, RunCard } from './cards.tsx'
import { Seats } from './seat-rows.tsx'
import { capital } from '../../../english.ts'
import { formatName } from '../../../discussion/in-words/pack-words.ts'

const conveneDone = {
  threshold: 'The threshold is met, and that is on record. Now find a time and the people.',
  booked: 'The meeting is booked. Those who are invited are told the time.',
  moved:
    'The meeting is moved. Everybody invited gets the new time in place of the old one, and is asked again whether they come.',
  invited: 'The invitation is made.',
  withdrawn: 'The invitation is withdrawn. They are told that there is nothing they need to do.',
  appointed: 'They are named, and can see the discussion now.',
  conversation: 'The conversation is on record.',
  replied: 'Their answer is on record.',
  'kept-out':
    'They are kept out. Nothing more is sent to them, and they see nothing of this discussion. They are not told.',
  'let-in': 'They are no longer kept out. Invite them, if they are to come.',
}

/** Everything about getting the right people together in time, on one page; each change is a page of its own. */
export function Overview({ convene, fields }: { convene: Convene; fields: Fields }) {
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
        breadcrumbs: conveneCrumbs(reference),
        banner: <Done said={conveneDone} visit={visit} />,
        children: (
          <>
            <PageHeading caption={reference}>{booking ? 'Who is invited' : 'Find a time'}</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <ThresholdFirst seen={seen} />
                <div id="meeting">
                  {booking ? (
                    <Booked convene={convene} />
                  ) : may('convene') ? (
                    <BookForm convene={convene} fields={fields} />
                  ) : (
                    <p class="govuk-body">No time is booked yet.</p>
                  )}
                </div>
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
  const stage = stageOf(discussion)
  const movable = isToCome[stage] && stage !== 'begun'
  return (
    <SummaryList
      card={{
        title: 'The meeting',
        actions: { items: may('convene') && movable ? [{ href: `${at}/move`, text: 'Move it' }] : [] },
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
