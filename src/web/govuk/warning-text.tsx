import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

type WarningTextProps = Extras & Optional<{ iconFallbackText: string; children: ComponentChildren }>

/** What happens if you do, or do not. */
export function WarningText({ iconFallbackText, classes, attributes, children }: WarningTextProps) {
  return (
    <div class={classNames('govuk-warning-text', classes)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconFallbackText || 'Warning'}</span> {children}
      </strong>
    </div>
  )
}
