/** How stays are said, and where they are put right. */
import { type Instant, sayMoment } from '../../../calendar/index.ts'
import type { Participant, Stay } from '../../../discussion/people/participant.ts'
import type { Seen } from '../../visit.ts'

export const nameOf = (one: Participant): string => one.name ?? one.agency

export const placeOf = ({ discussion }: Pick<Seen, 'discussion'>, { participant }: Participant): string =>
  `/discussions/${discussion.reference}/presence/${encodeURIComponent(participant)}`

/** “today, 1:02pm to today, 1:22pm”; “from today, 1:30pm”; “not there after all”. */
export function sayStay(stay: Pick<Stay, 'from' | 'to' | 'never'>, now: Instant): string {
  if (stay.never) return `not there after all (${sayMoment(stay.from, now)})`
  return stay.to === undefined
    ? `from ${sayMoment(stay.from, now)}`
    : `${sayMoment(stay.from, now)} to ${sayMoment(stay.to, now)}`
}

export const crumbs = (reference: string, here?: string) => [
  { text: 'My work', href: '/work' },
  { text: reference, href: `/discussions/${reference}` },
  { text: 'Room', href: `/discussions/${reference}/room` },
  ...(here
    ? [{ text: 'Who was there when', href: `/discussions/${reference}/presence` }, { text: here }]
    : [{ text: 'Who was there when' }]),
]
