import { Field, type FieldProps } from './field.tsx'
import { classNames, type Optional } from './pieces.ts'

export type TextareaProps = FieldProps &
  Optional<{
    value: string
    /** 5 unless given. */
    rows: number | string
    spellcheck: boolean
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
            spellcheck={props.spellcheck}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autocomplete={props.autocomplete || undefined}
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
