/** The people of a worked case: who comes, who chairs, who says something when the case does not say who. */
import type { By, Discussion, Invitation } from '../discussion/discussion.ts'
import type { Rules } from '../discussion/happening.ts'
import { isHere } from '../discussion/people/participant.ts'
import { caseWorker } from './case.ts'

export const list = (given: unknown): unknown[] =>
  Array.isArray(given) ? given : given === undefined ? [] : [given]

function arrival(given: unknown) {
  const seat =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : { seat: given }
  return {
    seat: String(seat.seat),
    agency: String(seat.agency ?? seat.seat),
    ...(seat.grade !== undefined && { grade: String(seat.grade) }),
    ...(seat['information-only'] === true && { informationOnly: true }),
    ...(seat['has-case-system-access'] !== undefined && {
      hasCaseSystemAccess: seat['has-case-system-access'] === true,
    }),
  }
}

/**
 * Who comes: whoever of this seat and agency was invited and is not here yet, or somebody new. Cases call people by nothing else,
 * so it is here that their words become participants. Somebody who has answered that they only give information does so, unless
 * the case says otherwise.
 */
export function arriving(given: unknown, discussion: Discussion) {
  const here = arrival(given)
  const said = typeof given === 'object' && given !== null && 'information-only' in given
  const onlyInforms = discussion.invitations.some(
    one => one.answer === 'information-only' && one.seat === here.seat && one.agency === here.agency,
  )
  const expected = discussion.participants.find(one => isCalled(one, here) && !isHere(one))
  const as = onlyInforms && !said ? { ...here, informationOnly: true } : here
  return expected ? { ...as, participant: expected.participant } : as
}

/** Whom a case means by a seat and an agency; without an agency, by the seat alone. */
const isCalled = (one: { seat: string; agency: string }, called: { seat: string; agency: string }): boolean =>
  one.seat === called.seat && (one.agency === called.agency || called.agency === called.seat)

/** Whom a separate conversation is with, when they were invited. */
export const spokenTo = (seat: string, agency: string, { invitations }: Discussion) => {
  const invited = invitations.find(one => isCalled(one, { seat, agency }))
  return invited ? { participant: invited.invitation } : {}
}

/** Who leaves: a case may say only the seat, or only the agency, of those who are there. */
export function leaving(
  fields: Record<string, unknown>,
  { presence }: Discussion,
): { participant: string }[] {
  const named = [fields.seat, fields.agency].filter(one => one !== undefined).map(String)
  const present = presence.filter(one => one.to === undefined)
  const there = present.find(one => named.every(name => name === one.seat || name === one.agency))
  if (!there) return [{ participant: named.join(' of ') }]
  return present
    .filter(one => one.seat === there.seat && one.agency === there.agency)
    .map(({ participant }) => ({ participant }))
}

export function chairOf(given: unknown): { grade: string; attested: string[] } {
  if (typeof given !== 'object' || given === null) return { grade: String(given), attested: [] }
  const chair = given as Record<string, unknown>
  return { grade: String(chair.grade), attested: list(chair.attested).map(String) }
}

export function invitationOf(fields: Record<string, unknown>, id: string): Invitation {
  return {
    invitation: id,
    seat: String(fields.seat),
    agency: String(fields.agency ?? fields.seat),
    ...(fields.role !== undefined && { role: String(fields.role) }),
    ...(fields['has-case-system-access'] !== undefined && {
      hasCaseSystemAccess: fields['has-case-system-access'] === true,
    }),
  }
}

/** `by` is a grade, or the word chair for the grade of whoever is in the chair. */
export function saidBy(given: unknown, discussion: Discussion): By {
  const grade = given === 'chair' ? discussion.chair?.grade : given
  return grade === undefined ? caseWorker : { ...caseWorker, grade: String(grade) }
}

/** Who acted, as an agency: a grade or seat of social care stands for social care. */
export function actingAgency(by: string, { procedure }: Rules): string {
  const grades = procedure.pack.attend.grades.map(({ grade }) => grade)
  return by === 'social-worker' || grades.includes(by) ? 'social-care' : by
}

export function targetSetter(by: By, clock: string, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const rule = procedure.clocks.find(one => one.clock === clock && one['target-set-by'])
  const grade = rule?.['target-set-by']?.[0]
  return grade === undefined ? by : { ...by, grade }
}

/** By default `by` is the grade that may. */
export function answerer(by: By, duty: string, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const grade = procedure.duties.find(rule => rule.duty === duty && rule['only-by'])?.['only-by']?.[0]
  return grade === undefined ? by : { ...by, grade }
}

/** By default `by` is the grade that may. */
export function excuser(by: By, { procedure }: Rules): By {
  if (by.grade !== undefined) return by
  const grade = procedure.clocks.find(clock => clock.excuse)?.excuse?.by[0]
  return grade === undefined ? by : { ...by, grade }
}

/** By default `by` is the grade that may. */
export function thresholdDecider(by: By, { procedure }: Rules): By {
  const named = procedure.pack.convene.request?.['decided-by'] ?? 'silent'
  if (by.grade !== undefined || named === 'silent') return by
  const [grade] = named
  return grade === undefined ? by : { ...by, grade }
}
