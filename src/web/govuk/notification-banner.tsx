import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'
import { classNames, type Extras, type Optional, plain, shown } from './pieces.ts'

type NotificationBannerProps = Extras &
  Optional<{
    /** Green, and read out at once. */
    type: 'success'
    /** “Important”, or “Success”. */
    title: ComponentChildren
    titleHeadingLevel: HeadingLevel
    titleId: string
    role: string
    disableAutoFocus: boolean
    /** Plain words become the banner's heading. */
    children: ComponentChildren
  }>

/** Something to know that is not about this page, or that what was just asked has been done. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId || 'govuk-notification-banner-title'
  const role = (props.role || (success ? 'alert' : 'region')) as 'region'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one that may be named
    <div
      class={classNames(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={role}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus?.toString()}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel ?? 2} class="govuk-notification-banner__title" id={titleId}>
          {shown(props.title) ? props.title : success ? 'Success' : 'Important'}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {plain(props.children) ? (
          <p class="govuk-notification-banner__heading">{props.children}</p>
        ) : (
          props.children
        )}
      </div>
    </div>
  )
}
