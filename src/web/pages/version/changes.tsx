import type { Instant } from '../../../calendar/index.ts'
import type { ClockMoved, MoveChanges } from '../../../discussion/what-if/before-moving.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { seatLabel, urgencyLabel } from '../../../discussion/in-words/say-label.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { CardTable } from '../../pieces/card-table.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen } from '../../visit.ts'

/** What moving it would change for this discussion, before it is moved: clocks, what is asked, who has to be there. */
export function Changes({
  seen,
  to,
  changes: { clocks, lost, gained, seats, urgency },
  now,
}: {
  seen: Seen
  to: Rules
  changes: MoveChanges
  now: Instant
}) {
  const [was, will] = [seen.discussion.procedure.id, to.procedure.id].map(sayVersion) as [string, string]
  return (
    <>
      <p class="govuk-body">
        Nothing that happened changes: invitations, answers, lines and decisions stay. Dates that run go on,
        and where the two versions give different dates the earlier one binds.
      </p>
      <CardTable
        caption="Clocks"
        showCaption
        head={['Clock', `Now, ${was}`, will, 'What would bind']}
        empty="No clock has begun."
        rows={clocks.map(one => [
          one.key.includes('/') ? `${one.label} (${one.key.split('/')[1]})` : one.label,
          sayCount(one.now, now),
          sayCount(one.counted, now),
          binds(one, was, will, now),
        ])}
      />
      <h3 class="govuk-heading-m">Who has to be there</h3>
      <p class="govuk-body">
        {seats.lost.length + seats.gained.length === 0
          ? 'The minimum stays the same.'
          : [
              seats.gained.length > 0 &&
                `Besides: ${seats.gained.map(one => seatLabel(one, to)).join('; ')}.`,
              seats.lost.length > 0 &&
                `No longer: ${seats.lost.map(one => seatLabel(one, seen.rules)).join('; ')}.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      <h3 class="govuk-heading-m">Urgency</h3>
      <p class="govuk-body">
        {urgency === undefined
          ? seen.discussion.urgency.length === 0
            ? 'Nothing is on record yet.'
            : `${will} has other classes, and the facts on record decide none of them: somebody has to say it anew.`
          : `${urgencyLabel(urgency, to)}.`}
      </p>
      <Asked title={`No longer asked (${lost.length})`} all={lost} none="Everything that is open stays." />
      <Asked title={`Asked besides (${gained.length})`} all={gained} none="Nothing more is asked." />
    </>
  )
}

function Asked({ title, all, none }: { title: string; all: readonly Duty[]; none: string }) {
  return (
    <>
      <h3 class="govuk-heading-m">{title}</h3>
      {all.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {all.map(({ label, child, rule, force }) => (
            <li>
              {label}
              {child && ` (child ${child})`}{' '}
              <span class="quorate-place">
                {force}, {rule}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const sayCount = (count: Deadline | undefined, now: Instant): string =>
  !count ? 'Not counted' : count.due ? sayDuty(count, now) : 'No date'

function binds({ binds: count, from, lateAtOnce }: ClockMoved, was: string, will: string, now: Instant) {
  if (!count)
    return from === 'waits'
      ? `None until the clock of ${will} begins`
      : `Nothing: ${will} does not ask for it`
  return (
    <>
      {sayCount(count, now)} ({from === 'new' ? will : was})
      {lateAtOnce && (
        <>
          . <strong>It would be late at once.</strong>
        </>
      )}
    </>
  )
}
