import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { classNames, type Extras, type Optional, shown, translated } from './pieces.ts'

export type ExitThisPageProps = Extras &
  Optional<{
    id: string
    redirectUrl: string
    activatedText: string
    timedOutText: string
    pressTwoMoreTimesText: string
    pressOneMoreTimeText: string
    children: ComponentChildren
  }>

/** Leaves at once for a harmless page, also by pressing Shift three times. */
export function ExitThisPage(props: ExitThisPageProps) {
  const words = translated({
    activated: props.activatedText,
    'timed-out': props.timedOutText,
    'press-two-more-times': props.pressTwoMoreTimesText,
    'press-one-more-time': props.pressOneMoreTimeText,
  })
  const usual = (
    <>
      <span class="govuk-visually-hidden">Emergency</span> Exit this page
    </>
  )
  return (
    <div
      id={props.id}
      class={classNames('govuk-exit-this-page', props.classes)}
      data-module="govuk-exit-this-page"
      {...words}
      {...props.attributes}
    >
      <Button
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl || 'https://www.bbc.co.uk/weather'}
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {shown(props.children) ? props.children : usual}
      </Button>
    </div>
  )
}
