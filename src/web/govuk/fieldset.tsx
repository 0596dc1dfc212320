import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional, shown, type Wording, worded } from './pieces.ts'

export type Legend = Wording<Optional<{ isPageHeading: boolean }>>
type FieldsetProps = Extras &
  Optional<{ legend: Legend; describedBy: string; role: string; children: ComponentChildren }>

/** Fields that answer one question together. */
export function Fieldset({ describedBy, role, classes, attributes, children, ...props }: FieldsetProps) {
  const legend = worded(props.legend)
  const describes = describedBy || undefined
  const dressed = {
    class: classNames('govuk-fieldset', classes),
    'aria-describedby': describes,
    ...attributes,
  }
  return (
    <fieldset {...dressed} {...(role ? { role: role as 'group' } : {})}>
      {legend && shown(legend.text) && (
        <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
        </legend>
      )}
      {children}
    </fieldset>
  )
}
