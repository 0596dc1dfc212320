import { sayDay } from '../../../calendar/index.ts'
import { decisionsThatStand } from '../../../discussion/discussion.ts'
import type { Room } from './room.ts'

/** What has been decided so far, child by child, with the agencies that disagree. */
export function Decisions({ room }: { room: Room }) {
  const { discussion, rules, may } = room.seen
  const decided = decisionsThatStand(discussion)
  return (
    <section id="part-decisions" class="quorate-room__part quorate-card" aria-labelledby="decisions-heading">
      <h2 class="govuk-heading-s" id="decisions-heading">
        Decided
      </h2>
      {decided.length === 0 && <p class="govuk-body-s">Nothing yet.</p>}
      <ul class="govuk-list quorate-asked">
        {decided.map(one => {
          const child = discussion.children.find(child => child.id === one.child)
          const outcome = rules.procedure.outcomes.find(known => known.outcome === one.outcome)
          const against = one.positions.filter(position => position.view === 'disagrees')
          return (
            <li>
              <span class="quorate-private">{child?.name ?? `Child ${one.child}`}</span>:{' '}
              <strong>{outcome?.label ?? one.outcome}</strong>
              {one.inquorate && <span class="quorate-asked__rule">made without a quorum</span>}
              {against.length > 0 && (
                <span class="quorate-asked__rule">
                  {against.map(position => position.agency).join(', ')}{' '}
                  {against.length === 1 ? 'disagrees' : 'disagree'}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p class="govuk-body-s govuk-!-margin-bottom-0">
        <a class="govuk-link" href={`${room.at}/decisions`}>
          {may('decide') ? 'Decide' : may('take-position') ? 'Say whether you agree' : 'See the decisions'}
        </a>
      </p>
    </section>
  )
}

/** What has been agreed so far, each as a sentence. */
export function Actions({ room }: { room: Room }) {
  const { actions } = room.seen.discussion
  const { may } = room.seen
  return (
    <section id="part-actions" class="quorate-room__part quorate-card" aria-labelledby="actions-heading">
      <h2 class="govuk-heading-s" id="actions-heading">
        Actions
      </h2>
      {actions.length === 0 && <p class="govuk-body-s">None yet. Begin a line with &gt; to add one.</p>}
      <ul class="govuk-list quorate-asked">
        {actions.map(one => (
          <li>
            <strong>{one.owner}</strong>: <span class="quorate-private">{one.what}</span>
            <span class="quorate-asked__rule">
              {one.due ? `by ${sayDay(one.due, room.now)}` : 'no date yet'}
            </span>
          </li>
        ))}
      </ul>
      <p class="govuk-body-s govuk-!-margin-bottom-0">
        <a class="govuk-link" href={`${room.at}/actions`}>
          {may('agree-actions') ? 'Actions and safety plan' : 'See the actions'}
        </a>
      </p>
    </section>
  )
}
