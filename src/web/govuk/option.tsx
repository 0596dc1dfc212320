import type { ComponentChildren } from 'preact'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import {
  type Attributes,
  classNames,
  type Extras,
  ids,
  type Optional,
  shown,
  type Wording,
  worded,
} from './pieces.ts'

/** One radio button or checkbox. */
export type Option = Optional<{
  id: string
  text: ComponentChildren
  value: string | number
  hint: Wording
  label: Extras
  checked: boolean
  disabled: boolean
  /** Shown only while this option is chosen; shown always without JavaScript. */
  conditional: ComponentChildren
  attributes: Attributes
}>

/** Words between two options, usually “or”. */
export type Divider = { readonly divider: string }

/** One option with label, hint and what is asked when it is chosen. */
export function OptionItem(props: {
  type: 'radio' | 'checkbox'
  option: Option
  id: string
  name: string | undefined
  checked: boolean
  describedBy: string | undefined
  behaviour?: string | undefined
}) {
  const { option, id, type } = props
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  const hint = worded(option.hint)
  const hintId = hint && shown(hint.text) ? `${id}-item-hint` : undefined
  const conditionalId = shown(option.conditional) ? `conditional-${id}` : undefined
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={props.name}
          type={type}
          value={option.value}
          checked={props.checked}
          disabled={option.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={props.behaviour}
          aria-describedby={ids(props.describedBy, hintId)}
          {...option.attributes}
        />
        <Label
          for={id}
          classes={classNames(`${block}__label`, option.label?.classes)}
          attributes={option.label?.attributes}
        >
          {option.text}
        </Label>
        {hintId && (
          <Hint
            id={hintId}
            classes={classNames(`${block}__hint`, hint?.classes)}
            attributes={hint?.attributes}
          >
            {hint?.text}
          </Hint>
        )}
      </div>
      {conditionalId && (
        <div
          class={classNames(`${block}__conditional`, !props.checked && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {option.conditional}
        </div>
      )}
    </>
  )
}
