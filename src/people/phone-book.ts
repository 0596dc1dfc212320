/** Somebody typed by hand who stands in the phone book all the same: by their address, or their name at their agency. */
import { sameAgency, sameEmail, sameName } from '../discussion/people/names.ts'
import type { Person } from './standing.ts'

type Typed = { name?: string | undefined; agency?: string | undefined; email?: string | undefined }

/** Undefined when there is nobody, or more than one whom it could be. */
export function findInBook(people: readonly Person[], { name, agency, email }: Typed): Person | undefined {
  const byAddress = people.filter(one => sameEmail(one.email, email))
  const found =
    byAddress.length > 0
      ? byAddress
      : people.filter(one => sameName(one.name, name) && sameAgency(one.agencyName, agency))
  // An address may be a practice's: then the name says who of it.
  const [only, ...others] =
    found.length > 1 ? found.filter(one => name === undefined || sameName(one.name, name)) : found
  return others.length === 0 ? only : undefined
}
