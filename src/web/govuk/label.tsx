import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional, shown } from './pieces.ts'

type LabelProps = Extras & Optional<{ for: string; isPageHeading: boolean; children: ComponentChildren }>

/** The label of one field; the heading of the page as well when the page asks one thing. Nothing without words. */
export function Label({ for: field, isPageHeading, classes, attributes, children }: LabelProps) {
  if (!shown(children)) return null
  const label = (
    <label class={classNames('govuk-label', classes)} for={field || undefined} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
