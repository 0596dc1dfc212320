import type { ComponentChildren } from 'preact'
import { type Attributes, classNames, type Extras, type Optional, shown } from './pieces.ts'

type ErrorSummaryItem = { readonly text: ComponentChildren } & Optional<{
  /** `#` and the id of the field. */
  href: string
  attributes: Attributes
}>

type ErrorSummaryProps = Extras &
  Optional<{
    /** “There is a problem” unless given. */
    title: ComponentChildren
    description: ComponentChildren
    errorList: readonly ErrorSummaryItem[]
    disableAutoFocus: boolean
  }>

/** At the top of a page that refused an answer: every error again, each a link to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classNames('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus?.toString()}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {shown(props.description) && <p>{props.description}</p>}
          {Boolean(props.errorList?.length) && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList?.map(error => (
                <li>
                  {error.href ? (
                    <a href={error.href} {...error.attributes}>
                      {error.text}
                    </a>
                  ) : (
                    error.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
