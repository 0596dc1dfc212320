import type { Instant } from '../../../calendar/index.ts'
import type { Duty, DutyPhase } from '../../../discussion/required/duties.ts'
import { sayVersion } from '../../../procedure/statement.ts'
import { Details } from '../../govuk/details.tsx'
import { TaskList } from '../../govuk/task-list.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { sayDuty } from '../../say-duty.ts'

/** How many of the dated duties stand at the top of the page. */
const shownFirst = 3

/** What must happen next, and by when. */
export function Next({ all, reference, now }: { all: readonly Duty[]; reference: string; now: Instant }) {
  if (all.length === 0) return null
  return (
    <section class="quorate-next" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        What must happen next
      </h2>
      <ol class="quorate-next__list">
        {all.slice(0, shownFirst).map(duty => (
          <li
            class={
              duty.state === 'late' ? 'quorate-next__item quorate-next__item--late' : 'quorate-next__item'
            }
          >
            <span class="quorate-next__due">
              {duty.state === 'late' && <strong>Late. </strong>}
              {sayDuty(duty, now)}
            </span>
            <a class="govuk-link" href={placeOf(duty, reference)}>
              {titleOf(duty)}
            </a>
            {duty.by && <span class="quorate-next__by">{sayWho(duty.by)}</span>}
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
export function Tasks({ all, reference, now }: { all: readonly Duty[]; reference: string; now: Instant }) {
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
              <TaskList idPrefix={phase} items={pending.map(duty => taskOf(duty, reference, now))} />
            )}
            {done.length > 0 && (
              <Details summary={pending.length === 0 ? `All ${done.length} done` : `${done.length} done`}>
                <TaskList idPrefix={`${phase}-done`} items={done.map(duty => taskOf(duty, reference, now))} />
              </Details>
            )}
          </section>
        )
      })}
    </>
  )
}

function taskOf(duty: Duty, reference: string, now: Instant) {
  return {
    title: titleOf(duty),
    href: placeOf(duty, reference),
    hint: <Hint duty={duty} now={now} />,
    status: <StatusTag state={duty.state} />,
  }
}

/** Who a duty is for: a role or grade of the pack in words, or the person it names; many grades are summed up. */
function sayWho(by: string): string {
  const all = by.split(', ')
  if (all.length > 2 && all.every(one => /^[a-z-]+$/.test(one))) return 'One of those who may chair'
  const words = all.map(one => (/^[a-z-]+$/.test(one) ? one.replaceAll('-', ' ') : one)).join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const titleOf = (duty: Duty): string => (duty.child ? `${duty.label} (child ${duty.child})` : duty.label)

/** By whom, by when, because: the same three things for every duty, and the rule with its source. */
function Hint({ duty, now }: { duty: Duty; now: Instant }) {
  return (
    <>
      {[
        duty.by && `${sayWho(duty.by)}.`,
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

/** The page on which a duty is done. */
export function placeOf(duty: Duty, reference: string): string {
  const at = `/discussions/${reference}`
  if (duty.verdict !== undefined) return `${at}/clocks/${encodeURIComponent(duty.key)}`
  if (duty.duty.startsWith('target/'))
    return `${at}/clocks/${encodeURIComponent(duty.key.slice('target/'.length))}`
  if (duty.duty === 'management-group') return `${at}/convene/appoint#group`
  if (duty.duty.startsWith('attend/')) return `${at}/convene`
  if (duty.duty === 'action') return `${at}/actions`
  if (duty.duty === 'urgency') return `${at}/threshold`
  if (duty.duty === 'decide') return `${at}/decisions`
  if (duty.duty === 'sign-minutes') return `${at}/close`
  if (duty.duty.startsWith('substitute/')) return `${at}/copies`
  if (duty.duty === 'safety-plan') return `${at}/actions#safety-plan`
  return `${at}/answers/${encodeURIComponent(duty.key)}`
}
