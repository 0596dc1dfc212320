import { sayDay, sayMoment } from '../../../calendar/index.ts'
import type { Child, Decision } from '../../../discussion/discussion.ts'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { ChildName, linesOf } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { DecideForm, type Typed } from './decide-form.tsx'
import { Positions } from './positions.tsx'
import { Questions, Settle, toSettle } from './settle.tsx'
import { plural } from '../../../english.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'

/** One child: what is decided, by whom it is carried, what has to be settled now, and the form for the next decision. */
export function ChildDecisions(props: {
  visit: Visit
  seen: Seen
  child: Child
  deciding: boolean
  canDecide: boolean
  typed: Typed | undefined
}) {
  const { visit, seen, child, deciding, canDecide, typed } = props
  const { discussion } = seen
  const own = discussion.decisions.filter(one => one.child === child.id)
  const stands = own.filter(one => !one.withdrawn)
  return (
    <section class="quorate-part" id={`child-${child.id}`}>
      <h2 class="govuk-heading-l">
        <ChildName seen={seen} child={child.id} />
        <span class="quorate-part__note">
          {child.facts.unborn
            ? 'Not yet born'
            : child.born
              ? `Born ${sayDay(child.born)}`
              : 'Date of birth not known'}
        </span>
      </h2>
      {stands.length === 0 && <p class="govuk-body">Nothing is decided yet.</p>}
      {stands.map(one => (
        <DecisionCard visit={visit} seen={seen} decision={one} canDecide={canDecide} />
      ))}
      {own.some(one => one.withdrawn) && (
        <Details summary={`Withdrawn (${own.length - stands.length})`}>
          {own
            .filter(one => one.withdrawn)
            .map(one => (
              <p class="govuk-body">
                <s>{outcomeOf(one, seen)?.label ?? one.outcome}</s>, withdrawn{' '}
                <Moment at={one.withdrawn!.at}>{sayMoment(one.withdrawn!.at, visit.now)}</Moment>: “
                {one.withdrawn!.reason}”
              </p>
            ))}
        </Details>
      )}
      {stands.length > 0 && toSettle(seen, visit.now, child.id).length > 0 && (
        <>
          <h3 class="govuk-heading-s">
            Now settle for <ChildName seen={seen} child={child.id} />
          </h3>
          <Settle visit={visit} seen={seen} child={child.id} />
        </>
      )}
      {canDecide && <Questions visit={visit} seen={seen} child={child} />}
      {deciding && (
        <DecideForm visit={visit} seen={seen} child={child} typed={typed} again={stands.length > 0} />
      )}
      {!deciding && canDecide && (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={`/discussions/${discussion.reference}/decisions?child=${encodeURIComponent(child.id)}#child-${encodeURIComponent(child.id)}`}
          >
            {stands.length > 0 ? 'Add another decision' : 'Decide'} for{' '}
            <ChildName seen={seen} child={child.id} />
          </a>
        </p>
      )}
    </section>
  )
}

const outcomeOf = (decision: Decision, { rules }: Seen) =>
  rules.procedure.outcomes.find(one => one.outcome === decision.outcome)

function DecisionCard(props: { visit: Visit; seen: Seen; decision: Decision; canDecide: boolean }) {
  const { visit, seen, decision, canDecide } = props
  const outcome = outcomeOf(decision, seen)
  const relied = linesOf(seen).filter(line => decision.lines.includes(line.line))
  const field = `withdraw-${decision.decision}`
  return (
    <article class="quorate-decision" id={`decision-${decision.decision}`}>
      <h3 class="govuk-heading-m">{outcome?.label ?? decision.outcome}</h3>
      <p class="govuk-body-s quorate-quiet">
        {decision.by.name}, <Moment at={decision.at}>{sayMoment(decision.at, visit.now)}</Moment>
      </p>
      {decision.inquorate && (
        <p class="govuk-body">
          <Tag classes="govuk-tag--purple quorate-tag--departed">Below the minimum</Tag> The minimum was not
          there when this was decided.
        </p>
      )}
      {decision.reason ? (
        <blockquote class="quorate-said">{decision.reason}</blockquote>
      ) : (
        <p class="govuk-body">No reason is recorded.</p>
      )}
      {relied.length > 0 && (
        <Details summary={`Relies on ${plural(relied.length, 'line')}`}>
          <ul class="govuk-list">
            {relied.map(line => (
              <li>
                “<span class="quorate-private">{line.text}</span>” <br />
                <span class="quorate-quiet">
                  {line.speaker}, {line.agency} · {kindWords[line.kind]}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Positions visit={visit} seen={seen} decision={decision} />
      {outcome && <Why says rule={outcome} rules={seen.rules} summary="Where the procedure says so" />}
      {canDecide && (
        <Details summary="Withdraw this decision" open={visit.fields.problemWith(field) !== undefined}>
          <form
            method="post"
            action={`/discussions/${seen.discussion.reference}/decisions/withdraw`}
            novalidate
          >
            <CommandId />
            <input type="hidden" name="decision" value={decision.decision} />
            <Textarea
              name={field}
              label="Why is it withdrawn?"
              hint="The decision, its reason and this reason all stay in the record."
              rows={3}
              value={visit.fields.raw(field)}
              errorMessage={visit.fields.problemWith(field)}
            />
            <Button classes="govuk-button--warning">Withdraw the decision</Button>
          </form>
        </Details>
      )}
    </article>
  )
}
