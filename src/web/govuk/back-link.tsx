import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional, shown } from './pieces.ts'

type BackLinkProps = Extras & Optional<{ href: string; children: ComponentChildren }>

/** One step back in a series of questions. “Back” unless other words are given. */
export function BackLink({ href, classes, attributes, children }: BackLinkProps) {
  return (
    <a href={href || '#'} class={classNames('govuk-back-link', classes)} {...attributes}>
      {shown(children) ? children : 'Back'}
    </a>
  )
}
