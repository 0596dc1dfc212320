import type { ComponentChildren } from 'preact'
import { type Action, ActionItem } from './action.tsx'
import { Heading, type HeadingLevel } from './heading.tsx'
import { classNames, type Extras, type Optional, shown } from './pieces.ts'

export type PanelProps = Extras & { readonly title: ComponentChildren } & Optional<{
    headingLevel: HeadingLevel
    /** Only for the interruption card, class `govuk-panel--interruption`. */
    actions: Extras & Optional<{ items: readonly Action[] }>
    children: ComponentChildren
  }>

/** It is done; or, as an interruption card, a question that must be answered before going on. */
export function Panel({ title, headingLevel, actions, classes, attributes, children }: PanelProps) {
  const interruption = classes?.includes('govuk-panel--interruption')
  return (
    <div
      class={classNames('govuk-panel', !interruption && 'govuk-panel--confirmation', classes)}
      {...attributes}
    >
      <Heading level={headingLevel ?? 1} class="govuk-panel__title">
        {title}
      </Heading>
      {shown(children) && <div class="govuk-panel__body">{children}</div>}
      {interruption && actions && (
        <div class={classNames('govuk-panel__actions', actions.classes)} {...actions.attributes}>
          {Boolean(actions.items?.length) && (
            <div class="govuk-button-group">
              {actions.items?.map((action, index) => (
                <>
                  {index > 0 && ' '}
                  <ActionItem action={action} button="govuk-button--inverse" link="govuk-link--inverse" />
                </>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
