import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type InsetTextProps = Extras & Optional<{ id: string; children: ComponentChildren }>

/** Set apart from what is around it: a quotation, an example. */
export function InsetText({ id, classes, attributes, children }: InsetTextProps) {
  return (
    <div id={id} class={classNames('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
