import type { ComponentChildren } from 'preact'

const exact = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

/**
 * A moment in words a person would use, with the exact moment on hover and for machines.
 *
 * @param props.at - an instant, normalised UTC ISO.
 * @param props.children - the words: “today, 4:00pm”. The exact moment in London when there are none.
 */
export function Moment({ at, children }: { at: string; children?: ComponentChildren }) {
  const exactly = momentExactly(at)
  return (
    <time datetime={at} title={exactly}>
      {children ?? exactly}
    </time>
  )
}

/**
 * An instant to the second, as the clock in London showed it, with GMT or BST, so that the hour that comes twice
 * in October can be told apart.
 */
export function momentExactly(at: string): string {
  return exact.format(Date.parse(at)).replace(',', '')
}
