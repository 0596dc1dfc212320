import { Field, type FieldProps } from './field.tsx'
import { type Attributes, classNames, type Optional, type Switched } from './pieces.ts'

/** The value is the text unless given. */
type SelectItem = { readonly text: string } & Optional<{
  value: string | number | false
  selected: boolean
  disabled: boolean
  attributes: Attributes
}>

type SelectProps = FieldProps &
  Optional<{
    items: readonly Switched<SelectItem>[]
    /** Value of the chosen item. */
    value: string | number
    disabled: boolean
  }>

/** Choose one of many; for few, radios are easier. */
export function Select(props: SelectProps) {
  const names = classNames('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')
  return (
    <Field field={props}>
      {({ id, describedBy }) => (
        <>
          {props.formGroup?.beforeInput}
          <select
            class={names}
            id={id}
            name={props.name}
            disabled={props.disabled}
            aria-describedby={describedBy}
            {...props.attributes}
          >
            {props.items?.map(
              item =>
                item && (
                  <option
                    value={item.value?.toString()}
                    selected={item.selected ?? isChosen(item, props.value)}
                    disabled={item.disabled}
                    {...item.attributes}
                  >
                    {item.text}
                  </option>
                ),
            )}
          </select>
          {props.formGroup?.afterInput}
        </>
      )}
    </Field>
  )
}

function isChosen(item: SelectItem, value: string | number | undefined): boolean {
  return value !== undefined && value !== '' && String(item.value ?? item.text) === String(value)
}
