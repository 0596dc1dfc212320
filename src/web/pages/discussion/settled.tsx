import { type Instant, london, sayDay, sayMoment } from '../../../calendar/index.ts'
import { latestVersion, decisionsThatStand } from '../../../discussion/discussion.ts'
import { actionDates } from '../../../discussion/required/clocks/action-dates.ts'
import { urgencyOf } from '../../../discussion/required/facts/known.ts'
import { sayUnder } from '../../../discussion/life/moving.ts'
import { outcomeLabel } from '../../../discussion/in-words/say-label.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { CardTable } from '../../pieces/card-table.tsx'
import { Definition } from '../../pieces/definition.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import type { Seen } from '../../visit.ts'
import { nameAndAgency } from '../../../discussion/people/names.ts'

/** What is known, what was decided and why, what was agreed, what has been sent; and where a rule was departed from. */
export function Settled({
  seen: { discussion, rules },
  now,
  followed,
  otherHolidays,
}: {
  seen: Seen
  now: Instant
  /** The version the authority follows today, by id, when it is another and the discussion could be moved to it. */
  followed: string | undefined
  /** Its dates were counted by other bank holidays than those of today, and clocks may still run. */
  otherHolidays: boolean
}) {
  const decisions = decisionsThatStand(discussion)
  const version = latestVersion(discussion)
  const labelOf = (outcome: string) => outcomeLabel(outcome, rules)
  return (
    <>
      <h2 class="govuk-heading-m">What we know</h2>
      <Definition
        rows={[
          { key: 'Why it was asked for', value: discussion.reason || 'Not said' },
          { key: 'Lines in the record', value: linesByAgency(discussion.lines) },
          {
            key: 'Urgency',
            value: rules.procedure.urgency.find(one => one.class === urgencyOf(discussion, rules))?.label,
          },
          {
            key: 'Procedure',
            value: (
              <>
                {sayUnder(discussion)}. {followed && `The authority follows ${sayVersion(followed)} today. `}
                {otherHolidays && 'The bank holidays have changed since its dates were counted. '}
                <a class="govuk-link" href={`/discussions/${discussion.reference}/version`}>
                  Versions, and moving to another
                </a>
              </>
            ),
          },
        ]}
      />
      {decisions.length > 0 && (
        <CardTable
          caption="What was decided"
          showCaption
          head={['Child', 'Decision', 'Why', 'Agencies']}
          rows={decisions.map(one => [
            one.child,
            <>
              {labelOf(one.outcome)}
              {one.inquorate && <strong> (decided while not quorate)</strong>}
            </>,
            one.reason ?? 'No reason recorded',
            one.positions.map(position => `${position.agency} ${position.view}`).join('; ') ||
              'No position recorded',
          ])}
        />
      )}
      {discussion.safetyPlan && (
        <>
          <h2 class="govuk-heading-m">
            Safety plan{discussion.safetyPlan.until && `, until ${sayDay(discussion.safetyPlan.until)}`}
          </h2>
          <p class="govuk-body quorate-words">{discussion.safetyPlan.words}</p>
        </>
      )}
      {discussion.actions.length > 0 && (
        <CardTable
          caption="Actions"
          showCaption
          head={['What', 'Who', 'By when', 'State']}
          rows={discussion.actions.map(action => {
            const latest = action.confirmations.at(-1)
            const { agreed, binding, promise } = actionDates(action, rules)
            const done = latest?.status === 'done' || latest?.status === 'no-longer-needed'
            return [
              action.what,
              nameAndAgency({ name: action.owner, agency: action.agency }),
              agreed
                ? `${sayDay(agreed)}${promise && !done ? `; promised for ${sayDay(promise.date)}` : ''}`
                : 'no date',
              <StatusTag
                state={done ? 'done' : binding !== undefined && binding < london(now).date ? 'late' : 'open'}
              />,
            ]
          })}
        />
      )}
      {discussion.departures.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Departed from</h2>
          <ul class="govuk-list govuk-list--bullet">
            {discussion.departures.map(one => (
              <li>
                <span class="quorate-place">{one.rule}</span>: “{one.reason}” {one.by.name},{' '}
                <Moment at={one.at}>{sayMoment(one.at, now)}</Moment>
                {!one.permitted && ' (the procedure does not let this grade say so)'}
              </li>
            ))}
          </ul>
        </>
      )}
      {version && (
        <>
          <h2 class="govuk-heading-m">What has been sent</h2>
          <p class="govuk-body">
            Minutes version {version.version}, signed by {version.name},{' '}
            <Moment at={version.at}>{sayMoment(version.at, now)}</Moment>.{' '}
            {discussion.copies.length === 0
              ? 'No copy has been sent yet.'
              : `${discussion.copies.length} copies sent, ${discussion.copies.filter(copy => copy.received).length} received.`}
          </p>
        </>
      )}
    </>
  )
}

function linesByAgency(lines: readonly { agency: string }[]): string {
  if (lines.length === 0) return 'None yet'
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.agency, (counts.get(line.agency) ?? 0) + 1)
  return [...counts].map(([agency, count]) => `${agency} ${count}`).join(', ')
}
