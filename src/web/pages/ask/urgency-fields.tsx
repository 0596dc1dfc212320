import type { Rules } from '../../../discussion/happening.ts'
import { type FactName, factEntry } from '../../../procedure/conditions/facts.ts'
import { byOf } from '../../../people/standing.ts'
import type { Fields } from '../../fields.ts'
import { ErrorMessage } from '../../govuk/error-message.tsx'
import { Fieldset } from '../../govuk/fieldset.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { Why } from '../../because.tsx'
import { GivenFields } from './given-fields.tsx'
import { asRequest, type Going } from './going.ts'
import {
  type Choice,
  type Ground,
  isAlreadyLate,
  sayStarted,
  stillToState,
  urgencyChoices,
} from './urgency.ts'

const sayMissing = (fact: FactName): string =>
  factEntry(fact).kind === 'yes-no' ? `whether ${factEntry(fact).label}` : factEntry(fact).label

/** The procedure’s own urgencies: what points to each, which clock it starts and when that runs out, before one is chosen. */
export function UrgencyFields({ going, fields }: { going: Going; fields: Fields }) {
  const { visit, rules, at } = going
  const choices = urgencyChoices(asRequest(going).request, rules, visit.now, byOf(visit.signedIn.person))
  const missing = stillToState(asRequest(going).request, rules, visit.now, byOf(visit.signedIn.person))
  const error = fields.problemWith('urgency')
  const pointed = choices.filter(choice => choice.points === true)
  return (
    <>
      <p class="govuk-body">
        {pointed.length === 1
          ? `What you have stated points to: ${pointed[0]!.label.toLowerCase()}.`
          : choices.length === 1
            ? 'This procedure has one urgency only.'
            : 'What you have stated does not settle it yet.'}{' '}
        {missing.length > 0 && `Still to be said: ${missing.map(sayMissing).join('; ')}. `}
        {choices.length > 1 && 'You may always choose the more urgent one. '}
        <a class="govuk-link" href={`${at}/concern`}>
          Change the facts
        </a>
      </p>
      <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <Fieldset legend={{ text: 'How urgent is it?', classes: 'govuk-fieldset__legend--m' }}>
          {error && <ErrorMessage id="urgency-error">{error}</ErrorMessage>}
          <div class="quorate-choices">
            {choices.map((choice, index) => (
              <ChoiceCard
                choice={choice}
                rules={rules}
                now={visit.now}
                id={index === 0 ? 'urgency' : `urgency-${index + 1}`}
                chosen={choices.length === 1 || fields.raw('urgency') === choice.class}
              />
            ))}
          </div>
        </Fieldset>
      </div>
      <GivenFields choices={choices} people={going.people} rules={rules} fields={fields} />
    </>
  )
}

function ChoiceCard(props: { choice: Choice; rules: Rules; now: string; id: string; chosen: boolean }) {
  const { choice, id, now, rules } = props
  const rule = rules.procedure.urgency.find(one => one.class === choice.class)!
  return (
    <div class={choice.points === true ? 'quorate-choice quorate-choice--pointed' : 'quorate-choice'}>
      <div class="govuk-radios" data-module="govuk-radios">
        <div class="govuk-radios__item">
          <input
            class="govuk-radios__input"
            id={id}
            type="radio"
            name="urgency"
            value={choice.class}
            checked={props.chosen}
            aria-describedby={`${id}-starts`}
          />
          <label class="govuk-label govuk-radios__label govuk-!-font-weight-bold" for={id}>
            {choice.label}
          </label>
        </div>
      </div>
      {choice.points === true && <Tag classes="govuk-tag--green">The facts point here</Tag>}
      <p class="quorate-choice__due" id={`${id}-starts`}>
        {choice.starts.deadline?.due ? (
          <>
            If chosen now, hold it by{' '}
            <strong>
              <Moment at={choice.starts.deadline.due}>{sayStarted(choice.starts, now)}</Moment>
            </strong>
          </>
        ) : (
          <>Due: {sayStarted(choice.starts, now)}</>
        )}
        {isAlreadyLate(choice.starts, now) && (
          <span class="quorate-slot--late">
            . That has passed already: hold it at once, and say why it is late
          </span>
        )}
        {choice.starts.deadline?.outOfHours && ', through the out-of-hours team'}
      </p>
      {choice.starts.label && (
        <p class="govuk-body-s">
          Clock: {choice.starts.label} ({choice.starts.rule})
        </p>
      )}
      {choice.needs.map(one => (
        <p class="govuk-body-s">Before it can be sent: {one.label}. There is a place for it below.</p>
      ))}
      <Grounds grounds={choice.grounds} />
      <Why rule={rule} rules={rules} about={choice.label} />
    </div>
  )
}

/** Each ground in words, and whether it is so, is not, or is not known. */
export function Grounds({ grounds }: { grounds: readonly Ground[] }) {
  if (grounds.length === 0) return null
  return (
    <ul class="govuk-list quorate-grounds">
      {grounds.map(ground => (
        <li>
          <strong>
            {ground.truth === true ? 'Stated' : ground.truth === false ? 'Not so' : 'Not known'}
          </strong>
          : {ground.says}
        </li>
      ))}
    </ul>
  )
}
