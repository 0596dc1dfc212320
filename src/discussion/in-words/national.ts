/** What is said wherever something of the national overlay is shown: that no authority wrote it. */
import { sayVersion } from '../../procedure/statement.ts'
import type { Rules } from '../happening.ts'
import type { Verdict } from '../required/verdict.ts'

/** Said in full, where there is room for it. Everywhere else its label begins with “National”. */
export const sayNational = (overlay: string, { procedure }: Rules): string =>
  `National: law and statutory guidance for all of England (${overlay}), not from this authority’s procedure (${sayVersion(procedure.id)}).`

/** What it is called to miss something the overlay asks: the procedure was not departed from. */
export const nationallyMissed: Partial<Record<Verdict, string>> = {
  departure: 'Not in time: a departure from national guidance',
  breach: 'Not in time: national law was not kept',
}
