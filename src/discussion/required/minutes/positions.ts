/** Which agencies have said where they stand on a decision. */
import type { Decision, Discussion } from '../../discussion.ts'

/**
 * Agencies that took part, not only to give information, and gave no position. Whose decision it is need not say more.
 *
 * @param name - an agency as it is shown: one that is known by its id in one place and by its name in another is one agency.
 */
export function withoutPosition(
  { by, positions }: Pick<Decision, 'by' | 'positions'>,
  { presence, conversations }: Pick<Discussion, 'presence' | 'conversations'>,
  name: (agency: string) => string = one => one,
): string[] {
  const said = new Set([by.agency, ...positions.map(position => position.agency)].map(name))
  const there = [
    ...presence.filter(one => !one.informationOnly).map(one => one.agency),
    ...conversations.map(one => one.agency),
  ]
  return [...new Set(there.map(name))].filter(agency => !said.has(agency))
}
