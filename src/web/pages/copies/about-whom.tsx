import type { Further } from '../../../conduct.ts'
import type { Line } from '../../../discussion/discussion.ts'
import { childrenNamedIn } from '../../../discussion/papers/index.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { CommandId } from '../../form.tsx'
import { linesOf } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'

/** Lines of which nobody has said whom they are about; with one child there is nothing to ask. */
const unsaidOf = (seen: Seen): Line[] =>
  seen.discussion.children.length > 1 ? linesOf(seen).filter(line => line.about.length === 0) : []

const fieldOf = (line: Line): string => `about-${line.line}`

/** What was ticked, as commands: a line that nothing was ticked for stays open. */
export const sayAbout = ({ fields }: Visit, seen: Seen): Further[] =>
  unsaidOf(seen).flatMap((line): Further[] => {
    const about = fields
      .all(fieldOf(line))
      .filter(id => seen.discussion.children.some(child => child.id === id))
    return about.length === 0 ? [] : [{ type: 'SayAbout', line: line.line, about: [...about] }]
  })

/**
 * Asks whom lines are about before copies go out: a line of which nobody says it is in no child’s extract. A child whose name
 * stands in the line is proposed, and nobody else.
 */
export function AboutWhom({ visit, seen }: { visit: Visit; seen: Seen }) {
  const open = unsaidOf(seen)
  if (open.length === 0 || !seen.may('circulate')) return null
  const { children, reference } = seen.discussion
  const { fields } = visit
  const typed = fields.names().some(name => name.startsWith('about-'))
  const problem = fields.problemWith('about')
  return (
    <section class="quorate-part" id="about">
      <h2 class="govuk-heading-l">Whom are these lines about?</h2>
      <p class="govuk-body">
        Nobody has said it yet, so they are in no child’s extract. Tick every child whose copy a line may go
        into. A line you leave open stays out.
      </p>
      {problem && (
        <p class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <form method="post" action={`/discussions/${reference}/copies/about`} novalidate>
        <CommandId />
        {open.map(line => (
          <Checkboxes
            name={fieldOf(line)}
            classes="govuk-checkboxes--small govuk-checkboxes--inline"
            fieldset={{
              legend: (
                <>
                  {line.number}. {line.agency}: <span class="quorate-private">{line.text}</span>
                </>
              ),
            }}
            values={typed ? (fields.all(fieldOf(line)) as string[]) : childrenNamedIn(line.text, children)}
            items={children.map(child => ({
              value: child.id,
              text: <span class="quorate-private">{child.name ?? `Child ${child.id}`}</span>,
            }))}
          />
        ))}
        <Button classes="govuk-button--secondary">Say whom they are about</Button>
      </form>
    </section>
  )
}
