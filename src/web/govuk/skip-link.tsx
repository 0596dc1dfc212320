import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type SkipLinkProps = Extras & Optional<{ href: string; children: ComponentChildren }>

/** Seen when it has the focus: past the navigation, to the content. */
export function SkipLink({ href, classes, attributes, children }: SkipLinkProps) {
  return (
    <a
      href={href || '#content'}
      class={classNames('govuk-skip-link', classes)}
      data-module="govuk-skip-link"
      {...attributes}
    >
      {children}
    </a>
  )
}
