import type { ComponentChildren } from 'preact'
import { type Action, ActionItem } from './action.tsx'
import { classNames, type Extras, type Optional, plain, shown } from './pieces.ts'

export type CookieMessage = Extras &
  Optional<{
    heading: ComponentChildren
    /** Plain words become a paragraph. */
    text: ComponentChildren
    actions: readonly Action[]
    hidden: boolean
    role: 'alert'
  }>

export type CookieBannerProps = Extras & { readonly messages: readonly CookieMessage[] } & Optional<{
    ariaLabel: string
    hidden: boolean
  }>

/** Asks about cookies. */
export function CookieBanner({ messages, ariaLabel, hidden, classes, attributes }: CookieBannerProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as GOV.UK Frontend has it
    <div
      class={classNames('govuk-cookie-banner', classes)}
      data-nosnippet=""
      role="region"
      aria-label={ariaLabel || 'Cookie banner'}
      hidden={hidden}
      {...attributes}
    >
      {messages.map(message => (
        <Message {...message} />
      ))}
    </div>
  )
}

function Message({ heading, text, actions, hidden, role, classes, attributes }: CookieMessage) {
  return (
    <div
      class={classNames('govuk-cookie-banner__message', classes, 'govuk-width-container')}
      {...(role ? { role } : {})}
      hidden={hidden}
      {...attributes}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {shown(heading) && <h2 class="govuk-cookie-banner__heading govuk-heading-m">{heading}</h2>}
          <div class="govuk-cookie-banner__content">
            {plain(text) ? <p class="govuk-body">{text}</p> : text}
          </div>
        </div>
      </div>
      {actions && (
        <div class="govuk-button-group">
          {actions.map(action => (
            <ActionItem action={action} />
          ))}
        </div>
      )}
    </div>
  )
}
