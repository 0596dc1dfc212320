import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'
import {
  classNames,
  type Extras,
  type Optional,
  present,
  type Switched,
  type Wording,
  worded,
} from './pieces.ts'

type SummaryAction = Extras & { readonly href: string; readonly text: ComponentChildren } & Optional<{
    /** What the action is about, for those who hear it out of its row. */
    visuallyHiddenText: string
  }>

type SummaryActions = Optional<{ items: readonly SummaryAction[]; classes: string }>

export type SummaryRow = { readonly key: Wording; readonly value: Wording } & Optional<{
  classes: string
  actions: SummaryActions
}>

type SummaryCard = Extras &
  Optional<{ title: Wording<Optional<{ headingLevel: HeadingLevel }>>; actions: SummaryActions }>

type SummaryListProps = Extras & { readonly rows: readonly Switched<SummaryRow>[] } & Optional<{
    /** In a box with a title. */
    card: SummaryCard
  }>

/** Keys and values, each row with its actions, such as “Change”. */
export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const someActions = present(rows).some(row => Boolean(row.actions?.items?.length))
  const title = worded(card?.title)?.text
  const list = (
    <dl class={classNames('govuk-summary-list', classes)} {...attributes}>
      {present(rows).map(row => (
        <Row row={row} someActions={someActions} cardTitle={title} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}

function Row(props: { row: SummaryRow; someActions: boolean; cardTitle: ComponentChildren }) {
  const { row, someActions, cardTitle } = props
  const key = worded(row.key)
  const value = worded(row.value)
  const bare = someActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  const actions = row.actions?.items ?? []
  return (
    <div class={classNames('govuk-summary-list__row', bare, row.classes)}>
      <dt class={classNames('govuk-summary-list__key', key?.classes)}>{key?.text}</dt>
      <dd class={classNames('govuk-summary-list__value', value?.classes)}>{value?.text}</dd>
      {actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 && actions[0] ? (
            <ActionLink {...actions[0]} cardTitle={cardTitle} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map(action => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink {...action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function Card({ card, children }: { card: SummaryCard; children: ComponentChildren }) {
  const title = worded(card.title)
  const actions = card.actions?.items ?? []
  const names = classNames('govuk-summary-card__actions', card.actions?.classes)
  return (
    <div class={classNames('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading
            level={title.headingLevel ?? 2}
            class={classNames('govuk-summary-card__title', title.classes)}
          >
            {title.text}
          </Heading>
        )}
        {actions.length === 1 && actions[0] && (
          <div class={names}>
            <ActionLink {...actions[0]} cardTitle={title?.text} />
          </div>
        )}
        {actions.length > 1 && (
          <ul class={names}>
            {actions.map(action => (
              <li class="govuk-summary-card__action">
                <ActionLink {...action} cardTitle={title?.text} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

function ActionLink(action: SummaryAction & { cardTitle: ComponentChildren }) {
  const { visuallyHiddenText: hidden, cardTitle } = action
  return (
    <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(hidden || cardTitle) && (
        <span class="govuk-visually-hidden">
          {hidden && ` ${hidden}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  )
}
