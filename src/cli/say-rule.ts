/** The words that rules are explained with, a pack's and the overlay's alike. */
import type { Pack } from '../procedure/pack/pack.ts'
import { joined, plainly } from '../english.ts'

/** What missing a rule of each force is called. */
export const missing: Record<string, string> = {
  must: 'missing it is a breach',
  should: 'missing it is a departure, and a reason is asked',
  endeavour: 'missing it is counted',
  consider: 'it has to be answered, either way',
  may: 'a permission',
  never: 'a prohibition',
  informative: 'said for information',
}

/** What a clock counts and who may chair, in words; nothing for other rules. */
export function asks(rule: Record<string, unknown>): [name: string, value: string][] {
  if (Array.isArray(rule.grades)) return [['grades', sayChairs(rule as Chairs)]]
  if (rule.allow === undefined) return []
  const from = [rule.from]
    .flat()
    .map(one => (typeof one === 'string' ? one : (one as { instant: string }).instant))
  const allow = rule.allow
  const allowed =
    typeof allow === 'string'
      ? plainly(allow)
      : Object.entries(allow as object)
          .map(([unit, count]) => `${count} ${plainly(unit)}`)
          .join(' and ')
  return [['allows', `${allowed}, from ${joined(from, 'or')} to ${rule.to}`]]
}

type Chairs = Pack['attend']['chairs'][number]

function sayChairs({ grades, 'or-above': orAbove, attested, 'stand-ins': standIns }: Chairs): string {
  const words = (id: string) => plainly(id)
  return [
    `${joined(grades.map(words), 'or')}${orAbove ? ' or above' : ''}`,
    ...attested.map(({ grade, experience }) => `${words(grade)} with ${words(experience)} on record`),
    ...standIns.map(grade => `${words(grade)} when none of them is there`),
  ].join('; ')
}

/** `in force from 2024-01-01`, with the note about the day. */
export function sayInForce({ about }: { about: Pick<Pack['about'], 'in-force'> }): string {
  const { from, to, replaces, note } = about['in-force']
  const dates = [from && `from ${from}`, to && `to ${to}`, replaces && `in place of ${replaces}`]
    .filter(said => said)
    .join(' ')
  const said = dates === '' ? 'in force, no dates given' : `in force ${dates}`
  return note === undefined ? said : `${said} (${note.replace(/\.$/, '')})`
}
