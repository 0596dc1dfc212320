import { sayDay, sayMoment } from '../../../calendar/index.ts'
import type { Child, Decision } from '../../../discussion/discussion.ts'
import { kindWords } from '../../../discussion/papers/saying.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { agenciesOf, ChildName, CommandId, ending, shareOf, Why } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Seen, Visit } from '../../visit.ts'
import type { Typed } from './page.tsx'
import { Questions, Settle, toSettle } from './settle.tsx'

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
  const relied = shareOf(visit, seen).lines.filter(line => decision.lines.includes(line.line))
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
        <Details summary={`Relies on ${relied.length === 1 ? '1 line' : `${relied.length} lines`}`}>
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
      {outcome && <Why rule={outcome} seen={seen} summary="Where the procedure says so" />}
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

const views = [
  { view: 'agrees', tap: 'Agrees', tag: 'govuk-tag--green' },
  { view: 'disagrees', tap: 'Disagrees', tag: 'govuk-tag--red' },
  { view: 'abstains', tap: 'Abstains', tag: 'govuk-tag--grey' },
] as const

/** Every agency that takes part, its position, and three taps to take it. A partner takes only their own. */
function Positions({ visit, seen, decision }: { visit: Visit; seen: Seen; decision: Decision }) {
  const { discussion, may, who } = seen
  const agencies = [...new Set([...agenciesOf(seen), ...decision.positions.map(one => one.agency)])]
  if (agencies.length === 0) return null
  return (
    <ul class="quorate-positions" aria-label="Position of each agency">
      {agencies.map((agency, index) => {
        const taken = decision.positions.find(one => one.agency === agency)
        const own = may('take-position') && (may('hold') || agency === who.agency)
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
              autocomplete="off"
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

function DecideForm(props: {
  visit: Visit
  seen: Seen
  child: Child
  typed: Typed | undefined
  again: boolean
}) {
  const { visit, seen, child, typed, again } = props
  const { procedure } = seen.rules
  const shown = typed?.about === child.id ? typed.fields : undefined
  const open = procedure.outcomes.filter(one => one.force !== 'never')
  const closed = procedure.outcomes.filter(one => one.force === 'never')
  const lines = shareOf(visit, seen).lines.filter(
    line => line.about.length === 0 || line.about.includes(child.id),
  )
  const [outcomeField, reasonField] = [`outcome-${child.id}`, `reason-${child.id}`]
  return (
    <form
      class="quorate-form"
      method="post"
      action={`/discussions/${seen.discussion.reference}/decisions`}
      novalidate
    >
      <CommandId />
      <input type="hidden" name="decision" value={crypto.randomUUID()} />
      <input type="hidden" name="child" value={child.id} />
      <Radios
        name="outcome"
        idPrefix={outcomeField}
        fieldset={{
          legend: {
            text: again ? 'What else happens for this child?' : 'What happens next for this child?',
            classes: 'govuk-fieldset__legend--m',
          },
        }}
        value={shown?.raw('outcome') ?? ''}
        errorMessage={shown?.problemWith(outcomeField)}
        items={[
          ...open.map(one => ({
            value: one.outcome,
            text: one.label,
            hint: [
              one.excludes === true ? 'Stands alone.' : '',
              one.contingent ? ending(one.contingent) : '',
              one.id,
            ]
              .filter(Boolean)
              .join(' '),
          })),
          ...(closed.length > 0 ? [{ divider: 'Not decided at this meeting' }] : []),
          ...closed.map(one => ({
            value: one.outcome,
            text: one.label,
            hint: `${one.id}: not allowed here. ${one.instead ? `Instead: ${ending(one.instead)}` : ''}`,
          })),
        ]}
      />
      <Textarea
        name="reason"
        id={reasonField}
        label={{ text: 'Reason', classes: 'govuk-label--m' }}
        hint="What makes this right for this child, in words a court could read."
        rows={4}
        value={shown?.raw('reason') ?? ''}
        errorMessage={shown?.problemWith(reasonField)}
      />
      {lines.length > 0 && (
        <Checkboxes
          name="lines"
          idPrefix={`lines-${child.id}`}
          classes="govuk-checkboxes--small quorate-lines"
          fieldset={{
            legend: { text: 'Lines this relies on', classes: 'govuk-fieldset__legend--m' },
          }}
          hint="What was said about this child, or about nobody in particular."
          values={shown?.all('lines') ?? []}
          items={lines.map(line => ({
            value: line.line,
            text: <span class="quorate-private">{line.text}</span>,
            hint: `${line.speaker}, ${line.agency} · ${kindWords[line.kind]}`,
          }))}
        />
      )}
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  )
}
