import { Button } from './button.tsx'
import { classNames, type Extras, type Optional } from './pieces.ts'

/** A link when it has an address and does not ask to look like a button; otherwise a button. */
export type Action = Extras & { readonly text: string } & Optional<{
    href: string
    type: 'submit' | 'button' | 'reset'
    name: string
    value: string
  }>

/** One of a group of actions; `button` and `link` are the modifier classes it gets as the one or the other. */
export function ActionItem({ action, button, link }: { action: Action; button?: string; link?: string }) {
  const { text, type, classes, attributes, ...rest } = action
  if (!action.href || type === 'button') {
    return (
      <Button {...rest} type={type || 'button'} classes={classNames(button, classes)} attributes={attributes}>
        {text}
      </Button>
    )
  }
  return (
    <a class={classNames('govuk-link', link, classes)} href={action.href} {...attributes}>
      {text}
    </a>
  )
}
