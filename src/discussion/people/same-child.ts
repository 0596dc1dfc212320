/** Whether two children written down are one: people hear names and mistype dates. */
import type { LocalDate } from '../../calendar/index.ts'
import type { Child } from '../discussion.ts'
import { mayBeSameName, sameName } from './names.ts'

export type Sameness = 'same' | 'possibly'

/**
 * The same when name and date of birth are; possibly the same when one of the two is, and the other differs by what people
 * mistype: the day and the month the other way round, a year beside it, a date not known, a name without its middle.
 */
export function sameChild(one: Child, other: Child): Sameness | undefined {
  const dates = sameDate(one.born, other.born)
  if (sameName(one.name, other.name)) return dates
  return dates === 'same' && mayBeSameName(one.name, other.name) ? 'possibly' : undefined
}

function sameDate(one: LocalDate | undefined, other: LocalDate | undefined): Sameness | undefined {
  if (one === undefined || other === undefined) return 'possibly'
  if (one === other) return 'same'
  const [year, month, day] = one.split('-').map(Number) as [number, number, number]
  const [itsYear, itsMonth, itsDay] = other.split('-').map(Number) as [number, number, number]
  const turned = year === itsYear && month === itsDay && day === itsMonth
  const yearBeside = Math.abs(year - itsYear) === 1 && month === itsMonth && day === itsDay
  return turned || yearBeside ? 'possibly' : undefined
}
