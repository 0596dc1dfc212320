/** Who has to be in the room, who is, and what an empty seat means. */
import type { Instant } from '../../../calendar/index.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'
import type { Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { isComing } from './filled-seats.ts'
import { holds } from '../facts/known.ts'
import { minimumBy, type Quorum, quorumBy } from './minimum.ts'

/** Whether the minimum takes part at a moment (after the end: as it stood at the end). */
export const quorum = (discussion: Discussion, rules: Rules, at: Instant): Quorum =>
  quorumBy(holds, discussion, rules, at)

/** The seats of the minimum at a moment. */
export const minimumSeats = (discussion: Discussion, rules: Rules, at: Instant): ReadySeat[] =>
  minimumBy(holds, discussion, rules, at)

/** The quorum there would be if everyone who accepted came (and nobody else). */
export function expectedQuorum(discussion: Discussion, rules: Rules, at: Instant): Omit<Quorum, 'excused'> {
  const answer: Omit<Quorum, 'excused'> = { met: true, missing: [], filled: [] }
  for (const seat of minimumSeats(discussion, rules, at)) {
    const coming = discussion.invitations.find(
      one =>
        one.seat === seat.seat &&
        isComing(one, discussion) &&
        !(seat['needs-decision-maker'] && one.capacity === 'informs'),
    )
    if (coming) answer.filled.push({ seat: seat.seat, by: coming.name ?? coming.agency })
    else answer.missing.push(seat.seat)
  }
  return { ...answer, met: answer.missing.length === 0 }
}
