import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type HintProps = Extras & Optional<{ id: string; children: ComponentChildren }>

/** Help for a question, in grey. */
export function Hint({ id, classes, attributes, children }: HintProps) {
  return (
    <div id={id} class={classNames('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
