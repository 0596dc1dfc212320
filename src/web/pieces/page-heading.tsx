import type { ComponentChildren } from 'preact'

/** The heading of a page, with what stands above it and the one thing to do beside it. */
export function PageHeading(props: {
  /** Above the heading, in grey: a date, a reference. */
  caption?: ComponentChildren
  children: ComponentChildren
  /** Usually one button. */
  action?: ComponentChildren
}) {
  return (
    <div class="quorate-heading">
      <div>
        {props.caption && <span class="quorate-heading__caption">{props.caption}</span>}
        <h1 class="govuk-heading-xl">{props.children}</h1>
      </div>
      {props.action && <div class="quorate-heading__action">{props.action}</div>}
    </div>
  )
}
