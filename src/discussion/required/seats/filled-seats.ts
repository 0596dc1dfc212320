/** Who sits in which seat: present, spoken to, or coming; the people of a discussion against the seats of its rules. */
import type { Instant } from '../../../calendar/index.ts'
import type { ReadySeat } from '../../../procedure/procedure.ts'
import { type Discussion, endedAt, type Presence } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { isBlocked } from '../../people/kept-out.ts'
import { findParticipant, type Invitation, type Participant } from '../../people/participant.ts'

/** Whether somebody invited has said that they come, or that somebody comes for them who has not said otherwise. */
export function isComing(one: Invitation, discussion: Discussion): boolean {
  if (one.withdrawn !== undefined) return false
  if (one.answer !== 'deputy') return one.answer === 'accepted'
  const deputy = findParticipant(discussion, one.sends)?.invitation
  return deputy === undefined || (deputy.withdrawn === undefined && !hasSaidNo(deputy.answer))
}

const hasSaidNo = (answer: Invitation['answer']): boolean => answer === 'declined' || answer === 'unavailable'

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

/** By whom a seat is filled at a moment, as they are called. */
export function filledBy(
  seat: ReadySeat,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): string | undefined {
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
