import { Button } from './button.tsx'
import { Input, type InputProps } from './input.tsx'
import { classNames, type Optional, translated } from './pieces.ts'

export type PasswordInputProps = Omit<
  InputProps,
  'type' | 'inputmode' | 'prefix' | 'suffix' | 'inputWrapper'
> &
  Optional<{
    showPasswordText: string
    hidePasswordText: string
    showPasswordAriaLabelText: string
    hidePasswordAriaLabelText: string
    passwordShownAnnouncementText: string
    passwordHiddenAnnouncementText: string
    button: { readonly classes?: string | undefined }
  }>

/** A password that can be shown. */
export function PasswordInput(props: PasswordInputProps) {
  const { name, label, hint, errorMessage, value, disabled, describedBy, attributes, formGroup } = props
  const id = props.id || name
  const words = translated({
    'show-password': props.showPasswordText,
    'hide-password': props.hidePasswordText,
    'show-password-aria-label': props.showPasswordAriaLabelText,
    'hide-password-aria-label': props.hidePasswordAriaLabelText,
    'password-shown-announcement': props.passwordShownAnnouncementText,
    'password-hidden-announcement': props.passwordHiddenAnnouncementText,
  })
  const toggle = classNames(
    'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
    props.button?.classes,
  )
  const showLabel = props.showPasswordAriaLabelText ?? 'Show password'
  const afterInput = (
    <>
      <Button
        type="button"
        classes={toggle}
        attributes={{ 'aria-controls': id, 'aria-label': showLabel, hidden: '' }}
      >
        {props.showPasswordText ?? 'Show'}
      </Button>
      {formGroup?.afterInput}
    </>
  )
  return (
    <Input
      {...{ id, name, label, hint, errorMessage, value, disabled, describedBy, attributes }}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classNames('govuk-password-input', formGroup?.classes),
        attributes: { 'data-module': 'govuk-password-input', ...words, ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput,
      }}
    />
  )
}
