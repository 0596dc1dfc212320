import type { ComponentChildren } from 'preact'
import {
  type Attributes,
  classNames,
  type Extras,
  type Optional,
  present,
  shown,
  type Switched,
} from './pieces.ts'

/** `current`: this very page. `active`: a page below it. */
export type NavigationItem = { readonly text: ComponentChildren } & Optional<{
  href: string
  current: boolean
  active: boolean
  attributes: Attributes
}>

type ServiceNavigationProps = Extras &
  Optional<{
    serviceName: string
    serviceUrl: string
    navigation: readonly Switched<NavigationItem>[]
    navigationId: string
    navigationLabel: string
    navigationClasses: string
    /** Behind a menu button on phones: when there is more than one item, unless given. */
    collapseNavigationOnMobile: boolean
    menuButtonText: string
    menuButtonLabel: string
    ariaLabel: string
    /** Our own content; `navigationStart` and `navigationEnd` are `li` elements. */
    slots: Optional<{
      start: ComponentChildren
      end: ComponentChildren
      /** In line with the navigation, not below it. */
      endInline: boolean
      navigationStart: ComponentChildren
      navigationEnd: ComponentChildren
    }>
  }>

/** The name of the service and its main pages. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots = {} } = props
  const dressed = {
    class: classNames('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  const inner = (
    <div
      class={classNames(
        'govuk-width-container',
        slots.endInline && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots.start}
      <div class="govuk-service-navigation__container">
        {props.serviceName && <ServiceName name={props.serviceName} url={props.serviceUrl} />}
        <Navigation {...props} />
      </div>
      {slots.end}
    </div>
  )
  // With a name it is a landmark of its own; without, the nav inside is landmark enough.
  if (props.serviceName || shown(slots.start) || shown(slots.end)) {
    return (
      <section aria-label={props.ariaLabel ?? 'Service information'} {...dressed}>
        {inner}
      </section>
    )
  }
  return <div {...dressed}>{inner}</div>
}

function ServiceName({ name, url }: { name: string; url: string | undefined }) {
  return (
    <span class="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  )
}

function Navigation(props: ServiceNavigationProps) {
  const { slots = {} } = props
  const items = present(props.navigation ?? [])
  if (!items.length && !shown(slots.navigationStart) && !shown(slots.navigationEnd)) return null
  const menuText = props.menuButtonText || 'Menu'
  const menuLabel = props.menuButtonLabel !== menuText ? props.menuButtonLabel : undefined
  const id = props.navigationId || 'navigation'
  return (
    <nav
      aria-label={props.navigationLabel || menuText}
      class={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden until the script shows it, and then not
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={menuLabel}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {slots.navigationStart}
        {items.map(item => (
          <Item {...item} />
        ))}
        {slots.navigationEnd}
      </ul>
    </nav>
  )
}

function Item({ text, href, current, active, attributes }: NavigationItem) {
  const here = current || active
  const ariaCurrent = current ? 'page' : active ? 'true' : undefined
  // Bold, so that people who override our styles still see where they are.
  const words = here ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text
  return (
    <li
      class={classNames('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}
    >
      {href ? (
        <a class="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...attributes}>
          {words}
        </a>
      ) : (
        shown(text) && (
          <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
            {words}
          </span>
        )
      )}
    </li>
  )
}
