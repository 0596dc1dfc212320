import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type ErrorMessageProps = Extras &
  Optional<{
    id: string
    /** Said before the message to those who cannot see that it is red: “Error” unless given; empty for none. */
    visuallyHiddenText: string
    children: ComponentChildren
  }>

/** What is wrong with one answer and how to put it right. */
export function ErrorMessage({ id, classes, attributes, children, ...props }: ErrorMessageProps) {
  const before = props.visuallyHiddenText ?? 'Error'
  return (
    <p id={id} class={classNames('govuk-error-message', classes)} {...attributes}>
      {before && (
        <>
          <span class="govuk-visually-hidden">{before}:</span>{' '}
        </>
      )}
      {children}
    </p>
  )
}
