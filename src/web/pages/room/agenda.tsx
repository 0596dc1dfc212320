import { agendaOf } from '../../../discussion/required/minutes/agenda.ts'
import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Act } from './act.tsx'
import type { Room } from './room.ts'

const minute_ms = 60_000

/** Minutes since the start, until the end when there was one; undefined before. */
export function minutesUsed({ seen: { discussion }, now }: Room): number | undefined {
  const from = startedAt(discussion)
  if (from === undefined) return undefined
  return Math.max(0, Math.floor((Date.parse(endedAt(discussion) ?? now) - Date.parse(from)) / minute_ms))
}

/** Where we are: every item, the one we are at with its prompts, and the way to the next. */
export function Agenda({ room }: { room: Room }) {
  const { discussion, rules } = room.seen
  const { placeholder } = rules.procedure.pack.agenda
  const items = agendaOf(discussion, rules, room.now)
  const here = items.findIndex(one => one.item === discussion.agendaItem)
  const next = items[here + 1]
  const current = items[here]
  const used = minutesUsed(room)
  const open = room.runs && startedAt(discussion) !== undefined && endedAt(discussion) === undefined
  return (
    <section id="part-agenda" class="quorate-room__part quorate-card" aria-labelledby="agenda-heading">
      <h2 class="govuk-heading-m" id="agenda-heading">
        Agenda
      </h2>
      {used !== undefined && (
        <p class="quorate-room__minutes">
          <strong>{used}</strong> {used === 1 ? 'minute' : 'minutes'}
          {discussion.booking && ` of ${discussion.booking.minutes}`}
        </p>
      )}
      {current && (
        <div class="quorate-agenda__now">
          <p class="govuk-body-s govuk-!-margin-bottom-1">
            <strong>Now: {current.label}</strong>
          </p>
          {current.prompts.length > 0 && (
            <ul class="quorate-agenda__prompts">
              {current.prompts.map(prompt => (
                <li>{prompt}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {open && next && (
        <Act room={room} to="item" id="next-item" hidden={{ item: next.item }}>
          <Button classes="govuk-button--secondary quorate-room__wide-button">
            {here === -1 ? 'Begin with: ' : 'Next: '}
            {next.label}
          </Button>
        </Act>
      )}
      <ol class="quorate-agenda">
        {items.map((one, index) => (
          <li
            class={index === here ? 'quorate-agenda__item quorate-agenda__item--now' : 'quorate-agenda__item'}
            aria-current={index === here ? 'step' : undefined}
          >
            {index < here && <span class="govuk-visually-hidden">Done: </span>}
            <span class="quorate-agenda__number" aria-hidden="true">
              {index < here ? <Tick /> : index + 1}
            </span>
            <span class="quorate-agenda__label">
              {open && index !== here && one !== next ? (
                <Act room={room} to="item" id={`item-${one.item}`} hidden={{ item: one.item }}>
                  <button type="submit" class="quorate-agenda__go">
                    {one.label}
                  </button>
                </Act>
              ) : (
                one.label
              )}
              {one.truth === undefined && <span class="quorate-agenda__if">if it comes to that</span>}
            </span>
            {one.minutes && <span class="quorate-agenda__length">{one.minutes} min</span>}
          </li>
        ))}
      </ol>
      {placeholder && (
        <Details
          summary={<Tag classes="govuk-tag--grey">Local placeholder</Tag>}
          classes="govuk-body-s"
          id="agenda-placeholder"
        >
          The procedure’s own agenda was not supplied. These items are local; each is inferred from a place in
          the guidance.{' '}
          <a class="govuk-link" href={`/procedure/${rules.procedure.id}#agenda`}>
            See the procedure
          </a>
          .
        </Details>
      )}
    </section>
  )
}

const Tick = () => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" stroke-width="2.5" />
  </svg>
)
