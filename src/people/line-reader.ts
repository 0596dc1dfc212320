import type { LineReader } from '../discussion/sensitivity.ts'
import type { Who } from './access.ts'
import type { Person } from './standing.ts'

/** Somebody in a discussion, as far as reading and correcting lines goes. */
export const lineReader = (who: Who, person: Pick<Person, 'agencyName' | 'agencyKind'>): LineReader => ({
  person: who.person,
  agency: person.agencyName,
  police: person.agencyKind === 'police',
  capacities: who.capacities,
})
