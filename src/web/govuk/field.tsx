import type { ComponentChildren, JSX } from 'preact'
import { ErrorMessage } from './error-message.tsx'
import { Fieldset, type Legend } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { classNames, type Extras, ids, type Optional, type Wording, worded } from './pieces.ts'

type FieldLabel = Wording<Optional<{ isPageHeading: boolean }>>
type FieldError = Wording<Optional<{ visuallyHiddenText: string }>>

/** What is around one field. */
type FormGroup = Extras & Optional<{ beforeInput: ComponentChildren; afterInput: ComponentChildren }>

/** What every single field takes: its label, and what is said about it. */
export type FieldProps = Extras & { readonly name: string } & Optional<{
    /** The name unless given. */
    id: string
    label: FieldLabel
    hint: Wording
    /** Present = the answer was refused; also marks the field red. */
    errorMessage: FieldError
    /** Ids of other elements that describe the field. */
    describedBy: string
    formGroup: FormGroup
  }>

/** Hint and error message of a field, with the ids by which the field refers to them. */
function describe(id: string, about: Pick<FieldProps, 'hint' | 'errorMessage' | 'describedBy'>) {
  const hint = worded(about.hint || undefined)
  const error = worded(about.errorMessage || undefined)
  const hintId = hint && `${id}-hint`
  const errorId = error && `${id}-error`
  const said = (
    <>
      {hint && (
        <Hint id={hintId} classes={hint.classes} attributes={hint.attributes}>
          {hint.text}
        </Hint>
      )}
      {error && (
        <ErrorMessage
          id={errorId}
          classes={error.classes}
          attributes={error.attributes}
          visuallyHiddenText={error.visuallyHiddenText}
        >
          {error.text}
        </ErrorMessage>
      )}
    </>
  )
  return { said, describedBy: ids(about.describedBy, hintId, errorId) }
}

/** The box around a field, red-edged when the answer was refused. */
function Group({
  wrong,
  group,
  children,
}: {
  wrong: boolean
  group: Extras | undefined
  children: ComponentChildren
}) {
  const names = classNames('govuk-form-group', wrong && 'govuk-form-group--error', group?.classes)
  return (
    <div class={names} {...group?.attributes}>
      {children}
    </div>
  )
}

/** Label, hint and error message in their order, then the field itself, which is told what describes it. */
export function Field(props: {
  field: FieldProps
  children: (field: { id: string; describedBy: string | undefined }) => JSX.Element
}) {
  const { field } = props
  const id = field.id || field.name
  const label = worded(field.label)
  const { said, describedBy } = describe(id, field)
  return (
    <Group wrong={Boolean(field.errorMessage)} group={field.formGroup}>
      {label && (
        <Label
          for={id}
          classes={label.classes}
          attributes={label.attributes}
          isPageHeading={label.isPageHeading}
        >
          {label.text}
        </Label>
      )}
      {said}
      {props.children({ id, describedBy })}
    </Group>
  )
}

/** What fields take that are several inputs answering one question. */
export type ChoiceProps = Extras &
  Optional<{
    fieldset: Extras & Optional<{ legend: Legend; describedBy: string }>
    hint: Wording
    errorMessage: FieldError
    formGroup: Extras & Optional<{ beforeInputs: ComponentChildren; afterInputs: ComponentChildren }>
  }>

/** Legend, hint and error message in their order, then the inputs. */
export function Choice(props: {
  choice: ChoiceProps
  /** From which the ids of hint and error message are made. */
  id: string
  describedBy?: string | undefined
  role?: string | undefined
  /** Told what describes the inputs, for those that no fieldset describes. */
  children: (describedBy: string | undefined) => ComponentChildren
}) {
  const { fieldset, hint, errorMessage, formGroup } = props.choice
  const before = fieldset?.describedBy || props.describedBy
  const { said, describedBy } = describe(props.id, { hint, errorMessage, describedBy: before })
  const inner = (
    <>
      {said}
      {props.children(fieldset ? undefined : describedBy)}
    </>
  )
  return (
    <Group wrong={Boolean(errorMessage)} group={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy} role={props.role}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </Group>
  )
}
