import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type TagProps = Extras & Optional<{ children: ComponentChildren }>

/** The state of something in a word. Colours by class, such as `govuk-tag--red`; the word must do without them. */
export function Tag({ classes, attributes, children }: TagProps) {
  return (
    <strong class={classNames('govuk-tag', classes)} {...attributes}>
      {children}
    </strong>
  )
}
