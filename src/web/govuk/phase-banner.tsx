import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional, type Wording, worded } from './pieces.ts'
import { Tag } from './tag.tsx'

export type PhaseBannerProps = Extras & { readonly tag: Wording } & Optional<{ children: ComponentChildren }>

/** How finished the service is. */
export function PhaseBanner({ tag: phase, classes, attributes, children }: PhaseBannerProps) {
  const tag = worded(phase)
  return (
    <div class={classNames('govuk-phase-banner govuk-width-container', classes)} {...attributes}>
      <p class="govuk-phase-banner__content">
        <Tag classes={classNames('govuk-phase-banner__content__tag', tag?.classes)}>{tag?.text}</Tag>{' '}
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
