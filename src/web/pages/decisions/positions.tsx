import { sameAgency } from '../../../discussion/people/names.ts'
import type { Decision } from '../../../discussion/discussion.ts'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { quiet } from '../../govuk/quiet.ts'
import { AsSeen, CommandId } from '../../form.tsx'
import { agenciesOf } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'

const views = [
  { view: 'agrees', tap: 'Agrees', tag: 'govuk-tag--green' },
  { view: 'disagrees', tap: 'Disagrees', tag: 'govuk-tag--red' },
  { view: 'abstains', tap: 'Abstains', tag: 'govuk-tag--grey' },
] as const

/** Every agency that takes part, its position, and three taps to take it. A partner takes only their own. */
export function Positions({ visit, seen, decision }: { visit: Visit; seen: Seen; decision: Decision }) {
  const { discussion, may, who } = seen
  const agencies = [...new Set([...agenciesOf(seen), ...decision.positions.map(one => one.agency)])]
  if (agencies.length === 0) return null
  return (
    <ul class="quorate-positions" aria-label="Position of each agency">
      {agencies.map((agency, index) => {
        const taken = decision.positions.find(one => one.agency === agency)
        const own = may('take-position') && (may('hold') || sameAgency(agency, who.agency))
        const field = `words-${decision.decision}-${index}`
        const look = views.find(one => one.view === taken?.view)
        const problem = visit.fields.problemWith(field)
        const form = (
          <form
            class="quorate-position__form"
            method="post"
            action={`/discussions/${discussion.reference}/decisions/position`}
            novalidate
          >
            {/* Enter presses the first button: one that is disabled, so that nobody agrees by typing why they do not. */}
            <button type="submit" disabled hidden />
            <CommandId />
            <AsSeen discussion={seen.discussion} />
            <input type="hidden" name="decision" value={decision.decision} />
            <input type="hidden" name="agency" value={agency} />
            <input type="hidden" name="field" value={field} />
            {problem && (
              <p class="govuk-error-message" id={`${field}-error`}>
                <span class="govuk-visually-hidden">Error:</span> {problem}
              </p>
            )}
            <label class="govuk-visually-hidden" for={field}>
              Words of {agency} (needed to disagree)
            </label>
            <input
              class={`govuk-input${problem ? ' govuk-input--error' : ''}`}
              id={field}
              name="words"
              {...quiet}
              placeholder={taken ? 'Change the words' : 'Words (needed to disagree)'}
              aria-describedby={problem ? `${field}-error` : undefined}
              value={visit.fields.raw('field') === field ? visit.fields.raw('words') : ''}
            />
            <div class="quorate-position__taps">
              {views.map(one => (
                <button
                  class={`quorate-tap${taken?.view === one.view ? ' quorate-tap--on' : ''}`}
                  type="submit"
                  name="view"
                  value={one.view}
                  aria-pressed={taken?.view === one.view ? 'true' : 'false'}
                >
                  {one.tap}
                  <span class="govuk-visually-hidden">: {agency}</span>
                </button>
              ))}
            </div>
          </form>
        )
        return (
          <li class="quorate-position">
            <div class="quorate-position__who">
              <strong>{agency}</strong>{' '}
              {look ? (
                <Tag classes={look.tag}>{look.tap}</Tag>
              ) : (
                <Tag classes="govuk-tag--blue">Not asked yet</Tag>
              )}
              {taken?.words && <blockquote class="quorate-said">{taken.words}</blockquote>}
            </div>
            {own &&
              (discussion.versions.length === 0 ? (
                form
              ) : (
                <Details summary="Record a position all the same">{form}</Details>
              ))}
          </li>
        )
      })}
    </ul>
  )
}
