/** Who would have to be at two meetings at one time. */
import type { Instant } from '../../calendar/index.ts'
import type { Discussion } from '../discussion.ts'
import { sameAgency, sameEmail, sameName } from './names.ts'

/** Somebody who is expected at a meeting. */
type Expected = { person?: string; name?: string; agency?: string; email?: string }

/** A meeting that is booked, and who is expected at it. */
export type Meeting = { starts: Instant; minutes: number; expected: readonly Expected[] }

/** Whoever chairs, takes the minutes or is invited, unless they have said that they do not come. */
export function expectedAt({ appointed, invitations }: Discussion): Expected[] {
  const { chair, minuteTaker } = appointed
  const coming = invitations.filter(
    one =>
      one.withdrawn === undefined &&
      one.sends === undefined &&
      one.answer !== 'declined' &&
      one.answer !== 'unavailable',
  )
  const all: Expected[] = [...(chair ? [chair] : []), ...(minuteTaker ? [minuteTaker] : []), ...coming]
  return all.filter((one, index) => all.findIndex(other => isSame(one, other)) === index)
}

/** The meeting a discussion is booked for; undefined while none is. */
export const meetingOf = (discussion: Discussion): Meeting | undefined =>
  discussion.booking && {
    starts: discussion.booking.starts,
    minutes: discussion.booking.minutes,
    expected: expectedAt(discussion),
  }

/** Those of one meeting who are expected at another that overlaps with it. */
export const busyThen = (meeting: Meeting, others: readonly Meeting[]): Expected[] =>
  meeting.expected.filter(one =>
    others.some(other => overlap(meeting, other) && other.expected.some(its => isSame(one, its))),
  )

const isSame = (one: Expected, other: Expected): boolean =>
  one.person !== undefined && other.person !== undefined
    ? one.person === other.person
    : sameEmail(one.email, other.email) ||
      (sameName(one.name, other.name) &&
        (one.agency === undefined || other.agency === undefined || sameAgency(one.agency, other.agency)))

const overlap = (one: Meeting, other: Meeting): boolean =>
  Date.parse(one.starts) < endOf(other) && Date.parse(other.starts) < endOf(one)
const endOf = ({ starts, minutes }: Meeting): number => Date.parse(starts) + minutes * 60_000
