import { Field, type FieldProps } from './field.tsx'
import { classNames, type Optional } from './pieces.ts'
import { quiet } from './quiet.ts'

type TextareaProps = FieldProps &
  Optional<{
    value: string
    /** 5 unless given. */
    rows: number | string
    disabled: boolean
    autocomplete: string
  }>

/** A field for more than one line. */
export function Textarea(props: TextareaProps) {
  const names = classNames('govuk-textarea', props.errorMessage && 'govuk-textarea--error', props.classes)
  return (
    <Field field={props}>
      {({ id, describedBy }) => (
        <>
          {props.formGroup?.beforeInput}
          <textarea
            class={names}
            id={id}
            name={props.name}
            rows={Number(props.rows || 5)}
            {...quiet}
            disabled={props.disabled}
            aria-describedby={describedBy}
            {...(props.autocomplete && { autocomplete: props.autocomplete })}
            {...props.attributes}
          >
            {props.value}
          </textarea>
          {props.formGroup?.afterInput}
        </>
      )}
    </Field>
  )
}
