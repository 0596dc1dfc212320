import type { ComponentChildren } from 'preact'

/** From here on a clock is nearly used up, and turns orange. */
const soonFrom = 0.75

/** How a clock is doing. */
export type Pace = 'calm' | 'soon' | 'late'

/**
 * How much of a clock's time is used, with the words that say it: the bar alone says nothing.
 *
 * @param props.used - 0 not yet begun, 1 used up; more than 1 is late and shown full. Without it, as where nothing says when the
 *   time began, there are only the words.
 * @param props.children - “4 of 24 hours left”, “1 working day over”.
 * @param props.pace - when the words know better: a clock excused or stopped in time is calm though used up.
 */
export function ClockBar(props: {
  used?: number | undefined
  children: ComponentChildren
  pace?: Pace | undefined
}) {
  const used = Math.min(1, Math.max(0, props.used ?? 0))
  const pace = props.pace ?? (used >= 1 ? 'late' : used >= soonFrom ? 'soon' : 'calm')
  return (
    <div class={`quorate-clock quorate-clock--${pace}`}>
      {props.used !== undefined && (
        <svg
          class="quorate-clock__bar"
          xmlns="http://www.w3.org/2000/svg"
          aria-hidden="true"
          focusable="false"
        >
          <rect width={`${Math.round(used * 100)}%`} height="100%" rx="5" />
        </svg>
      )}
      <span class="quorate-clock__words">{props.children}</span>
    </div>
  )
}
