/** The words that the history is made of: labels of the procedure, names of people, answers. */
import { sayDay, sayDue, sayMoment } from '../../calendar/index.ts'
import { sayInstant } from '../../procedure/saying/say-instant.ts'
import type { Deadline, Discussion, Implicated, Invitation } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { countedBy, outcomeOf } from '../required/under.ts'
import { plainly } from '../../english.ts'

/** Said where somebody gave words that were asked of somebody else. */
export const forWhom = (others: string | undefined): string =>
  others === undefined ? '' : `, on behalf of ${others}`
export const earlier = (was: string | undefined) => (was === undefined ? {} : { was })
export const about = (child: string | undefined): (string | { child: string })[] =>
  child === undefined ? [] : [' for ', { child }]

export const invitee = ({ name, agency }: Pick<Invitation, 'name' | 'agency'>): string =>
  name ? `${name} (${agency})` : agency
export const sayKeptOut = ({ name, role, agency }: Implicated): string =>
  name ?? [role?.replaceAll('-', ' '), agency].filter(Boolean).join(' at ')

export function sayValue(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.map(sayValue).join(', ')
  return isDay.test(String(value)) ? sayDay(String(value)) : plainly(String(value))
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

export function sayDeadline({ due, inclusive, day }: Deadline): string {
  if (due === undefined) return 'The procedure gives no time for it'
  return `It runs out: ${sayDue({ at: due, inclusive, day: day ?? due.slice(0, 10), provisional: false })}`
}

export const urgencyLabel = (id: string, { procedure }: Rules) =>
  procedure.urgency.find(one => one.class === id)?.label ?? id
export const seatLabel = (id: string, { procedure }: Rules) =>
  procedure.seats.find(one => one.seat === id)?.label ?? plainly(id)
export const outcomeLabel = (id: string, rules: Rules) => outcomeOf(id, rules)?.label ?? id
export const clockLabel = (id: string, { procedure }: Rules) =>
  procedure.clocks.find(one => one.clock === id)?.label ?? plainly(id)
export const clockRule = (deadline: Deadline, rules: Rules) =>
  countedBy(deadline, rules).clock?.label ?? clockLabel(deadline.clock, rules)
export const itemLabel = (id: string, { procedure }: Rules) =>
  [...procedure.agenda, ...procedure.complexItems].find(one => one.item === id)?.label ?? id

/** Somebody who takes part, as the record knew them: “Petra Lund (Police)”. */
export function sayWho(participant: string, { participants, presence }: Discussion): string {
  const found =
    presence.findLast(one => one.participant === participant) ??
    participants.find(one => one.participant === participant)
  return found ? `${found.name ?? 'Somebody'} (${found.agency})` : 'Somebody'
}

export const countedFrom = ({ from }: Deadline): string =>
  `It counts from when ${sayInstant(from.instant)}, ${sayMoment(from.at)}.`
