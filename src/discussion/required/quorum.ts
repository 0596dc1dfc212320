/** Who has to be in the room, who is, and what an empty seat means. */
import type { Instant } from '../../calendar/index.ts'
import type { FactName } from '../../procedure/facts.ts'
import type { ReadySeat } from '../../procedure/procedure.ts'
import { isBlocked } from '../kept-out.ts'
import { type Discussion, endedAt, type Presence } from '../discussion.ts'
import { findParticipant, type Invitation, type Participant } from '../participant.ts'
import type { Rules } from '../happening.ts'
import { holds } from './known.ts'
import { heldUnder } from '../under.ts'

export type Quorum = {
  met: boolean
  missing: string[]
  filled: { seat: string; by: string }[]
  excused: string[]
}

/**
 * Whether the minimum takes part at a moment (after the end: as it stood at the end).
 * A minimum agency spoken to separately counts once its conversation is recorded (AMB-15).
 */
export function quorum(discussion: Discussion, rules: Rules, at: Instant): Quorum {
  const end = endedAt(discussion)
  const moment = end !== undefined && end < at ? end : at
  const answer: Quorum = { met: true, missing: [], filled: [], excused: [] }
  const under = heldUnder(discussion, rules)
  for (const seat of minimumSeats(discussion, under, moment)) {
    const by = filledBy(seat, discussion, under, moment)
    if (by !== undefined) answer.filled.push({ seat: seat.seat, by })
    else if (absenceAllowed(seat, discussion, under, moment)) answer.excused.push(seat.seat)
    else answer.missing.push(seat.seat)
  }
  answer.met = answer.missing.length === 0
  return answer
}

export function minimumSeats(discussion: Discussion, rules: Rules, at: Instant): ReadySeat[] {
  const under = heldUnder(discussion, rules)
  return under.procedure.seats.filter(
    seat => seat.minimum && holds(seat.applies, discussion, under, at) === true,
  )
}

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

/** Whether somebody invited has said that they come, or that somebody comes for them who has not said otherwise. */
export function isComing(one: Invitation, discussion: Discussion): boolean {
  if (one.withdrawn !== undefined) return false
  if (one.answer !== 'deputy') return one.answer === 'accepted'
  const deputy = findParticipant(discussion, one.sends)?.invitation
  return deputy === undefined || (deputy.withdrawn === undefined && !hasSaidNo(deputy.answer))
}

const hasSaidNo = (answer: Invitation['answer']): boolean => answer === 'declined' || answer === 'unavailable'

/** Facts worked out from who is there; a seat that depends on one cannot be part of the answer. */
const askedOfSeats: ReadonlySet<FactName> = new Set(['absent', 'unavailable', 'late'])

/** Seats that must or should be filled and that nobody fills; a seat that need only be invited is not among them. */
export function missingSeats(discussion: Discussion, rules: Rules, at: Instant): string[] {
  const under = heldUnder(discussion, rules)
  return under.procedure.seats
    .filter(
      seat =>
        (seat.minimum || seat.force === 'must' || seat.force === 'should') &&
        !seat['enough-to-invite'] &&
        !seat.applies.asks.some(fact => askedOfSeats.has(fact)) &&
        holds(seat.applies, discussion, under, at) === true &&
        filledBy(seat, discussion, under, at) === undefined,
    )
    .map(seat => seat.seat)
}

/** Seats whose agency has answered that it cannot come, with nobody else coming or here in its place. */
export function unavailableSeats(discussion: Discussion, at: Instant): string[] {
  const invited = discussion.invitations.filter(one => !one.withdrawn)
  const seated = filledSeats(discussion, at)
  return [
    ...new Set(
      invited
        .filter(one => hasSaidNo(one.answer))
        .map(one => one.seat)
        .filter(
          seat => !seated.has(seat) && !invited.some(one => one.seat === seat && isComing(one, discussion)),
        ),
    ),
  ]
}

/** How many of those invited have neither come nor been spoken to, and sent no apologies; whoever sends a deputy is told by them. */
export function notResponded(discussion: Discussion, at: Instant): number {
  const met = new Set([
    ...discussion.presence.filter(({ from }) => from <= at).map(one => one.participant),
    ...discussion.conversations.filter(said => said.at <= at).map(one => one.participant),
  ])
  return discussion.invitations.filter(
    one =>
      one.withdrawn === undefined &&
      !hasSaidNo(one.answer) &&
      one.sends === undefined &&
      !met.has(one.invitation),
  ).length
}

function filledBy(seat: ReadySeat, discussion: Discussion, rules: Rules, at: Instant): string | undefined {
  const present = discussion.presence.find(
    one => fills(seat, one.seat, rules) && here(one, at) && counts(one, seat, discussion),
  )
  if (present) return present.name ?? present.agency
  const spoken =
    seat['spoken-to-counts'] === false
      ? undefined
      : discussion.conversations.find(
          one => one.at <= at && (one.agency === seat.seat || fills(seat, one.seat, rules)),
        )
  if (spoken) return spoken.name ?? spoken.agency
  const spoke =
    seat['spoken-to-counts'] === false
      ? undefined
      : holderWho(taken => fills(seat, taken, rules), discussion, at)
  if (spoke) return spoke.name ?? spoke.agency
  const chairs = seat['filled-by-chair']
  if (chairs && discussion.chair && chairs.includes(discussion.chair.grade))
    return discussion.chair.name ?? 'the chair'
  return undefined
}

function fills(seat: ReadySeat, taken: string, { procedure }: Rules): boolean {
  if (seat.seat === taken || seat['also-filled-by']?.includes(taken)) return true
  return !procedure.seats.some(one => one.seat === taken) && isRoleOf(seat, taken)
}

/** Whether somebody who sits as `taken` sits for a seat: in it, or in another or a role that fills it. */
export function sitsFor(seat: string, taken: string, rules: Rules): boolean {
  const found = rules.procedure.seats.filter(one => one.seat === seat)
  return found.length === 0 ? seat === taken : found.some(one => fills(one, taken, rules))
}

/** Whoever holds separate conversations takes part in each of them. */
const holderWho = (
  fits: (seat: string) => boolean,
  discussion: Discussion,
  at: Instant,
): Participant | undefined =>
  discussion.conversations
    .filter(one => one.at <= at)
    .map(one => findParticipant(discussion, one.heldBy))
    .find(one => one !== undefined && fits(one.seat) && !isBlocked(discussion.implicated, one))

/** Seats that mean the same everywhere and whose people are of the health service, by the role they have there. */
const healthRoles: Readonly<Record<string, string>> = {
  paediatrician: 'paediatrician',
  'sexual-assault-service': 'sarc',
}

/** Whether somebody called by a role fills the seat: one of the roles it names, or any of the service where it names none. */
function isRoleOf({ seat, roles }: ReadySeat, taken: string): boolean {
  if (roles.some(({ role }) => role === taken)) return true
  const as = seat === 'health' ? healthRoles[taken] : undefined
  if (as === undefined) return false
  return roles.length === 0 || roles.some(({ role }) => role === as || role.endsWith(`-${as}`))
}

export const here = (one: Presence, at: Instant): boolean =>
  one.from <= at && (one.to === undefined || one.to > at)

function counts(one: Presence, seat: ReadySeat, discussion: Discussion): boolean {
  if (seat['needs-decision-maker'] && one.informationOnly) return false
  return !isBlocked(discussion.implicated, one)
}

function absenceAllowed(seat: ReadySeat, discussion: Discussion, rules: Rules, at: Instant): boolean {
  const { absence } = seat
  if (!absence) return false
  if (holds(absence.applies, discussion, rules, at) !== true) return false
  return absence.answers.every(duty => discussion.answers[duty] !== undefined)
}

/** Every seat somebody sits in or was spoken to for, at a moment. */
export function filledSeats(discussion: Discussion, at: Instant): Set<string> {
  const end = endedAt(discussion)
  const moment = end !== undefined && end < at ? end : at
  return new Set([
    ...discussion.presence.filter(one => here(one, moment)).map(one => one.seat),
    ...discussion.conversations
      .filter(one => one.at <= moment)
      .flatMap(one => [one.seat, one.agency, findParticipant(discussion, one.heldBy)?.seat ?? one.seat]),
  ])
}
