import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional, plain } from './pieces.ts'

type ButtonProps = Extras &
  Optional<{
    /** With an address the button is a link that looks like a button. */
    href: string
    /** `submit` unless given. */
    type: 'submit' | 'button' | 'reset'
    name: string
    value: string
    disabled: boolean
    /** Ignore a second click within a second; needs JavaScript. */
    preventDoubleClick: boolean
    /** With an arrow: for starting something long. */
    isStartButton: boolean
    id: string
    children: ComponentChildren
  }>

/** Does something. Secondary and warning buttons by class: `govuk-button--secondary`, `govuk-button--warning`. */
export function Button(props: ButtonProps) {
  const names = classNames('govuk-button', props.classes, props.isStartButton && 'govuk-button--start')
  const all = { class: names, 'data-module': 'govuk-button', id: props.id || undefined, ...props.attributes }
  const content = (
    <>
      {props.isStartButton && !plain(props.children) ? <span>{props.children}</span> : props.children}
      {props.isStartButton && <StartIcon />}
    </>
  )
  if (props.href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: GOV.UK's button that leads somewhere
      <a href={props.href} role="button" draggable={false} {...all}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={props.type || 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick?.toString()}
      {...all}
    >
      {content}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
