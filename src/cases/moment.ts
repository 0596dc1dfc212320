/** Moments as a worked case writes them. */
import { type Instant, london, parseLocal } from '../calendar/index.ts'
import { daysFrom } from '../calendar/index.ts'

/** The case cannot be read: says what, where and what to write instead. */
export class CaseFault extends Error {}

export function caseMoment(written: string, where: string): Instant {
  const parsed = parseLocal(written)
  if ('instant' in parsed) return parsed.instant
  throw new CaseFault(`${where}: ${parsed.refusal}`)
}

/** A date alone is the end of that day. */
export function caseDay(written: string, where: string): { due: Instant; wholeDay: boolean } {
  const parsed = parseLocal(written)
  if (!('instant' in parsed)) throw new CaseFault(`${where}: ${parsed.refusal}`)
  if (!parsed.dateOnly) return { due: parsed.instant, wholeDay: false }
  return { due: caseMoment(`${daysFrom(london(parsed.instant).date, 1)}T00:00`, where), wholeDay: true }
}
