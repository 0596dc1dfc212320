/** What is said wherever something of the national overlay is shown: that no authority wrote it. */
import { sayVersion } from '../../procedure/saying/statement.ts'
import type { Rules } from '../happening.ts'

/** Said in full, where there is room for it. Everywhere else its label begins with “National”. */
export const sayNational = (overlay: string, { procedure }: Rules): string =>
  `National: law and statutory guidance for all of England (${overlay}), not from this authority’s procedure (${sayVersion(procedure.id)}).`
