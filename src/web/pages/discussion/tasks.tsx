import type { Instant } from '../../../calendar/index.ts'
import type { Duty, DutyPhase } from '../../../discussion/required/duties/duties.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { Details } from '../../govuk/details.tsx'
import { TaskList } from '../../govuk/task-list.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { hrefOfDuty } from '../../words/place.ts'
import { sayDuty } from '../../words/say-duty.ts'
import { sayAskedOf, saysOfWhom } from '../../words/shown-duties.ts'
import type { Seen } from '../../visit.ts'

/** So many of the dated duties stand at the top of the page at least, and everything late or due within a day. */
const shownAtLeast = 3
const soon_ms = 24 * 60 * 60 * 1000

const isSoon = ({ state, due, day }: Duty, now: Instant): boolean =>
  state === 'late' || Date.parse(due ?? `${day}T23:59:59.999Z`) - Date.parse(now) <= soon_ms

/** What must happen next, and by when; `all` has the soonest first. */
export function Next({ all, seen, now }: { all: readonly Duty[]; seen: Seen; now: Instant }) {
  if (all.length === 0) return null
  return (
    <section class="quorate-next" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        What must happen next
      </h2>
      <ol class="quorate-next__list">
        {all
          .filter((duty, place) => place < shownAtLeast || isSoon(duty, now))
          .map(duty => (
            <li
              class={
                duty.state === 'late' ? 'quorate-next__item quorate-next__item--late' : 'quorate-next__item'
              }
            >
              <span class="quorate-next__due">
                {duty.state === 'late' && <strong>Late. </strong>}
                {sayDuty(duty, now)}
              </span>
              <a class="govuk-link" href={hrefOfDuty(duty, seen)}>
                {titleOf(duty)}
              </a>
              {saysOfWhom(duty) && <span class="quorate-next__by">{sayAskedOf(duty, seen)}</span>}
            </li>
          ))}
      </ol>
    </section>
  )
}

const phases: readonly { phase: DutyPhase; words: string }[] = [
  { phase: 'convene', words: 'Before the discussion' },
  { phase: 'hold', words: 'At the discussion' },
  { phase: 'decide', words: 'Decisions for each child' },
  { phase: 'close', words: 'Closing' },
  { phase: 'send', words: 'Minutes and copies' },
  { phase: 'follow', words: 'Afterwards' },
]

/** Every duty, by phase: what is not done is in sight, what is done is one click away. */
export function Tasks({ all, seen, now }: { all: readonly Duty[]; seen: Seen; now: Instant }) {
  return (
    <>
      {phases.map(({ phase, words }) => {
        const here = all.filter(duty => duty.phase === phase)
        if (here.length === 0) return null
        const pending = here.filter(duty => duty.state !== 'done')
        const done = here.filter(duty => duty.state === 'done')
        return (
          <section aria-labelledby={`phase-${phase}`}>
            <h2 class="govuk-heading-m" id={`phase-${phase}`}>
              {words}
            </h2>
            {pending.length > 0 && (
              <TaskList idPrefix={phase} items={pending.map(duty => taskOf(duty, seen, now))} />
            )}
            {done.length > 0 && (
              <Details summary={pending.length === 0 ? `All ${done.length} done` : `${done.length} done`}>
                <TaskList idPrefix={`${phase}-done`} items={done.map(duty => taskOf(duty, seen, now))} />
              </Details>
            )}
          </section>
        )
      })}
    </>
  )
}

function taskOf(duty: Duty, seen: Seen, now: Instant) {
  return {
    title: titleOf(duty),
    href: hrefOfDuty(duty, seen),
    hint: <Hint duty={duty} seen={seen} now={now} />,
    status: <StatusTag state={duty.state} />,
  }
}

const titleOf = (duty: Duty): string => (duty.child ? `${duty.label} (child ${duty.child})` : duty.label)

/** By whom, by when, because: the same three things for every duty, and the rule with its source. */
function Hint({ duty, seen, now }: { duty: Duty; seen: Seen; now: Instant }) {
  return (
    <>
      {[
        saysOfWhom(duty) && `${sayAskedOf(duty, seen)}.`,
        (duty.due ?? duty.day) !== undefined && `By ${sayDuty(duty, now)}.`,
        duty.answers && `${sayAnswers(duty, now)}.`,
        duty.because && `“${duty.because}”`,
        duty.asks.length > 0 && 'Something has to be known before this can be judged.',
      ]
        .filter(Boolean)
        .join(' ')}{' '}
      <span class="quorate-place">
        {duty.rule}, {duty.source.section}
        {duty.under && ` (${sayVersion(duty.under)})`}
      </span>
    </>
  )
}

/** The same thing is asked nationally, and no sooner: said beside the procedure's own, instead of asking twice. */
function sayAnswers({ answers, due }: Duty, now: Instant): string {
  if (answers?.due === undefined) return `National guidance asks for the same (${answers?.rule})`
  const when = answers.due === due ? 'by the same day' : `by ${sayDuty(answers, now)}`
  return `National guidance asks for the same ${when} (${answers.rule})`
}
