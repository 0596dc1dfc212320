/**
 * Possible and plausible are two checks, and every door makes both: what cannot be is refused with what to do instead; what
 * is only odd is said, and taken when somebody means it.
 */
import { type Calendar, dayOff, type Instant, type LocalDate, london, sayDay } from '../../calendar/index.ts'
import { type Child, type Discussion, startedAt } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'

/** Somebody who is to be born later is not born yet, and is asked about in another way. */
export function impossibleBirth(
  { born, facts, id }: Pick<Child, 'id' | 'born' | 'facts'>,
  today: LocalDate,
): Refusal | undefined {
  if (born === undefined || born <= today || facts.unborn === true) return undefined
  return refuse('born-later', `Child ${id}: ${sayDay(born)} lies in the future.`, {
    instead: 'If it is the due date, say that the child is not yet born. If not, check the year.',
    field: 'born',
  })
}

/** Nothing can be done by a day that had passed when it was agreed: before the discussion, or before today when it was not held yet. */
export function impossibleDue(
  due: LocalDate | undefined,
  discussion: Discussion,
  agreed: Instant,
): Refusal | undefined {
  if (due === undefined) return undefined
  const held = startedAt(discussion) ?? discussion.conversations[0]?.at
  const first = london(held !== undefined && held < agreed ? held : agreed).date
  if (due >= first) return undefined
  return refuse('due-passed', `${sayDay(due)} had passed when this was agreed.`, {
    instead: 'Choose a day from then on.',
    field: 'due',
  })
}

/** What is odd about a day on which something is to be done or held: “Monday 6 April 2026 is Easter Monday.” */
export function oddDay(day: LocalDate | undefined, calendar: Calendar): string[] {
  const why = day === undefined ? undefined : dayOff(day, calendar)
  if (day === undefined || why === undefined) return []
  const said = sayDay(day)
  if (why === 'Saturday' || why === 'Sunday') return [`${said} is at the weekend.`]
  if (why === 'closure day') return [`The office is closed on ${said}.`]
  return [`${said} is ${/holiday/i.test(why) ? `a bank holiday (${why})` : why}.`]
}

/** Nobody meets at these hours unless they mean it. */
const night = { from: '21:00', to: '07:00' } as const

/** What is odd about a moment at which people are to meet: that it is at night, and what is odd about its day. */
export function oddMoment(at: Instant, calendar: Calendar): string[] {
  const { date, time } = london(at)
  const atNight = time >= night.from || time < night.to
  return [...(atNight ? [`${time} is at night.`] : []), ...oddDay(date, calendar)]
}

/** What is odd about a day by which something is to be done: that it has passed, which may be meant where it was agreed then and is written down later, and what is odd about the day itself. */
export const oddDue = (day: LocalDate, calendar: Calendar, now: Instant): string[] => [
  ...(day < london(now).date ? [`${sayDay(day)} has already passed.`] : []),
  ...oddDay(day, calendar),
]
