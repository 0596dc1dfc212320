import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from '../govuk/heading.tsx'

/** A box that stands beside the main matter. `met` is green and `late` red; the title must say so too. */
export function Card(props: {
  title: ComponentChildren
  headingLevel?: HeadingLevel | undefined
  look?: 'met' | 'late' | undefined
  id?: string | undefined
  children: ComponentChildren
}) {
  return (
    <section class={props.look ? `quorate-card quorate-card--${props.look}` : 'quorate-card'} id={props.id}>
      <Heading level={props.headingLevel ?? 2} class="govuk-heading-s">
        {props.title}
      </Heading>
      {props.children}
    </section>
  )
}
