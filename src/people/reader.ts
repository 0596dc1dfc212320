import type { Reader } from '../discussion/audience/audience.ts'
import type { Who } from './access.ts'
import type { Person } from './standing.ts'

/** Somebody in a discussion, as whoever reads it. Kept out: as nobody. */
export const readerOf = (who: Who, person: Pick<Person, 'agencyName' | 'agencyKind'>): Reader => ({
  person: who.person,
  agency: person.agencyName,
  police: person.agencyKind === 'police',
  as: who.blocked ? [] : who.capacities,
})
