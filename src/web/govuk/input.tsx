import type { JSX } from 'preact'
import { Field, type FieldProps } from './field.tsx'
import { classNames, type Extras, type Optional, shown, type Wording, worded } from './pieces.ts'
import { quiet } from './quiet.ts'

type InputProps = FieldProps &
  Optional<{
    /** `text` unless given. */
    type:
      | 'text'
      | 'email'
      | 'tel'
      | 'password'
      | 'search'
      | 'url'
      | 'number'
      | 'date'
      | 'time'
      | 'datetime-local'
    inputmode: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | 'none'
    value: string | number
    /** Shown before or after, and not read out: say it in the label too. */
    prefix: Wording
    suffix: Wording
    inputWrapper: Extras
    autocomplete: string
    autocapitalize: 'none' | 'off' | 'sentences' | 'words' | 'characters'
    pattern: string
    disabled: boolean
  }>

/** A field of one line. */
export function Input(props: InputProps) {
  const names = classNames('govuk-input', props.classes, props.errorMessage && 'govuk-input--error')
  return (
    <Field field={props}>
      {({ id, describedBy }) => (
        <Wrapped {...props}>
          <input
            class={names}
            id={id}
            name={props.name}
            // Preact ties other attributes to each type; every type here takes all of these.
            type={(props.type || 'text') as 'text'}
            {...quiet}
            value={props.value}
            disabled={props.disabled}
            aria-describedby={describedBy}
            {...(props.autocomplete && { autocomplete: props.autocomplete })}
            autocapitalize={props.autocapitalize}
            pattern={props.pattern}
            inputmode={props.inputmode}
            {...props.attributes}
          />
        </Wrapped>
      )}
    </Field>
  )
}

/** Prefix and suffix need a box of their own around the input. */
function Wrapped(props: InputProps & { children: JSX.Element }) {
  const { formGroup, inputWrapper, children } = props
  const affixes = [worded(props.prefix)?.text, worded(props.suffix)?.text]
  if (![...affixes, formGroup?.beforeInput, formGroup?.afterInput].some(shown)) return children
  return (
    <div class={classNames('govuk-input__wrapper', inputWrapper?.classes)} {...inputWrapper?.attributes}>
      {formGroup?.beforeInput}
      <Affix kind="prefix" affix={props.prefix} />
      {children}
      <Affix kind="suffix" affix={props.suffix} />
      {formGroup?.afterInput}
    </div>
  )
}

function Affix({ kind, affix }: { kind: 'prefix' | 'suffix'; affix: Wording | undefined }) {
  const { text, classes, attributes } = worded(affix) ?? {}
  if (!shown(text)) return null
  return (
    <div class={classNames(`govuk-input__${kind}`, classes)} aria-hidden="true" {...attributes}>
      {text}
    </div>
  )
}
