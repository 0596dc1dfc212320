/** Who has to be there, who should and who may, with who is invited for each. */
import type { Discussion, Invitation } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds, waitingFor } from '../facts/known.ts'
import type { FactName } from '../../../procedure/conditions/facts.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'

export type SeatNeed = 'minimum' | 'should' | 'may' | 'unknown' | 'not-here'
export type Seating = {
  seat: ReadySeat
  need: SeatNeed
  invited: Invitation[]
  /** Facts to state before anybody can say whether the seat is needed. */
  asks: FactName[]
}

export const needWords: Readonly<Record<SeatNeed, { heading: string; says: string }>> = {
  minimum: {
    heading: 'The minimum',
    says: 'Without every one of these the discussion is not quorate.',
  },
  should: { heading: 'Should be there', says: 'Leaving one out is a departure, and needs a reason.' },
  may: { heading: 'May be there', says: 'Invite those who know the child or the family.' },
  unknown: {
    heading: 'Not settled',
    says: 'A fact has to be stated before it is clear whether these are needed.',
  },
  'not-here': { heading: 'Not needed for this discussion', says: '' },
}

/** Every seat of the procedure as it stands for this discussion. */
export function seating(discussion: Discussion, rules: Rules, now: string): Seating[] {
  return rules.procedure.seats.map(seat => {
    const truth = holds(seat.applies, discussion, rules, now)
    const need: SeatNeed =
      truth === false
        ? 'not-here'
        : truth === undefined
          ? 'unknown'
          : seat.minimum
            ? 'minimum'
            : seat.force === 'must' || seat.force === 'should'
              ? 'should'
              : 'may'
    return {
      seat,
      need,
      invited: discussion.invitations.filter(one => one.seat === seat.seat && !one.withdrawn),
      asks: truth === undefined ? waitingFor(seat.applies, discussion, rules, now) : [],
    }
  })
}

/** Invited for a seat the procedure does not know: by hand, or under an older reading. */
export const elsewhere = (discussion: Discussion, rules: Rules): Invitation[] =>
  discussion.invitations.filter(
    one => !one.withdrawn && !rules.procedure.seats.some(seat => seat.seat === one.seat),
  )
