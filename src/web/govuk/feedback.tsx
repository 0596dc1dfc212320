import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'
import { classNames, type Extras, type Optional, plain, shown } from './pieces.ts'

export type FeedbackProps = Extras & { readonly title: ComponentChildren } & Optional<{
    headingLevel: HeadingLevel
    /** Plain words become a paragraph. */
    children: ComponentChildren
  }>

/** Asks what people think of the page. */
export function Feedback({ title, headingLevel, classes, attributes, children }: FeedbackProps) {
  return (
    <div class={classNames('govuk-feedback govuk-width-container', classes)} {...attributes}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Heading level={headingLevel ?? 2} class="govuk-feedback__title">
            {title}
          </Heading>
          {shown(children) && (
            <div class="govuk-feedback__body">
              {plain(children) ? <p class="govuk-body">{children}</p> : children}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
