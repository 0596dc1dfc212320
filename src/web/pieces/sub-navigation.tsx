import type { ComponentChildren } from 'preact'

/** The parts of one thing, such as a discussion, each a page of its own, in MOJ Frontend's form. */
export function SubNavigation(props: {
  /** What the parts are of, for those who hear the page: “This discussion”. */
  label: string
  items: readonly {
    readonly text: ComponentChildren
    readonly href: string
    readonly current?: boolean | undefined
  }[]
}) {
  return (
    <nav class="moj-sub-navigation" aria-label={props.label}>
      <ul class="moj-sub-navigation__list">
        {props.items.map(item => (
          <li class="moj-sub-navigation__item">
            <a
              class="moj-sub-navigation__link"
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
