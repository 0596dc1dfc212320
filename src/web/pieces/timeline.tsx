import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../govuk/heading.tsx'
import { Moment } from './moment.tsx'

/** Something that happened. `when` is said in words; without it the exact moment is shown. */
export type TimelineItem = {
  readonly title: ComponentChildren
  readonly at: string
  readonly when?: ComponentChildren
  /** Who did it. */
  readonly by?: ComponentChildren
  readonly children?: ComponentChildren
  /** So that others can link to it. */
  readonly id?: string | undefined
}

/** What happened, one after the other, in MOJ Frontend's form. The caller decides the order. */
export function Timeline(props: { items: readonly TimelineItem[]; headingLevel?: HeadingLevel | undefined }) {
  return (
    <div class="moj-timeline">
      {props.items.map(item => (
        <div class="moj-timeline__item" id={item.id}>
          <div class="moj-timeline__header">
            <Heading level={props.headingLevel ?? 2} class="moj-timeline__title">
              {item.title}
            </Heading>{' '}
            {item.by && <p class="moj-timeline__byline">by {item.by}</p>}
          </div>
          <p class="moj-timeline__date">
            <Moment at={item.at}>{item.when}</Moment>
          </p>
          {item.children && <div class="moj-timeline__description">{item.children}</div>}
        </div>
      ))}
    </div>
  )
}
