import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type DetailsProps = Extras & { readonly summary: ComponentChildren } & Optional<{
    id: string
    open: boolean
    children: ComponentChildren
  }>

/** More for those who want it, behind a short summary. */
export function Details({ id, summary, open, classes, attributes, children }: DetailsProps) {
  return (
    <details id={id} class={classNames('govuk-details', classes)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
