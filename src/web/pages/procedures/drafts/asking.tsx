/** What every proposal asks: from when, and why. */
import { inTheWayOf, propose } from '../../../../adoption/proposals.ts'
import type { LocalDate } from '../../../../calendar/index.ts'
import type { Proposed } from '../../../../procedure/adopting/adopting.ts'
import type { Fields } from '../../../fields.ts'
import { DateInput } from '../../../govuk/date-input.tsx'
import { Textarea } from '../../../govuk/textarea.tsx'
import type { Visit } from '../../../visit.ts'
import { idIn } from '../../../form.tsx'
import { asking, shelves } from './door.ts'

/** The id of the proposal to be: a double click proposes once. */
export function ProposalId() {
  return <input type="hidden" name="proposal" value={crypto.randomUUID()} />
}

export function FromDay({ fields, hint }: { fields: Fields; hint: string }) {
  const values = Object.fromEntries(
    ['day', 'month', 'year'].map(part => [`from-${part}`, fields.raw(`from-${part}`)]),
  )
  return (
    <DateInput
      id="from"
      namePrefix="from"
      values={values}
      fieldset={{ legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } }}
      hint={hint}
      errorMessage={fields.problemWith('from')}
    />
  )
}

export function Reason({ fields, hint }: { fields: Fields; hint: string }) {
  return (
    <Textarea
      name="reason"
      label={{ text: 'Why?', classes: 'govuk-label--s' }}
      hint={hint}
      rows={4}
      value={fields.raw('reason')}
      errorMessage={fields.problemWith('reason')}
    />
  )
}

/** The reason, which has to be there; long ones are refused with a sentence. */
export function readReason(fields: Fields): string {
  const reason = fields.needed('reason', 'Say why. It is kept in the record, for years to come.')
  return withinReason(fields, reason)
}
/** Longer than anybody reads before they approve something. */
const longestReason = 5_000
export function withinReason(fields: Fields, reason: string): string {
  if (reason.length > longestReason)
    fields.wrong('reason', `Use at most ${longestReason.toLocaleString('en-GB')} characters for the reason.`)
  return reason
}

export function readFrom(fields: Fields): LocalDate | undefined {
  const before = fields.problems.length
  const from = fields.date('from')
  if (from === undefined && fields.problems.length === before)
    fields.wrong('from', 'Enter the first day, like 27 3 2027.')
  return from
}

/** Proposes what the form says; what stands in the way is said at its field. */
export async function proposed(
  visit: Visit,
  what: { kind: Proposed['kind']; id: string; from: LocalDate | undefined; reason: string; draft?: string },
): Promise<boolean> {
  const { fields } = visit
  const { from, ...rest } = what
  const proposal = idIn(visit, 'proposal')
  if (from === undefined) return false
  const whole = { ...rest, from, proposal }
  // With a reason missing, what else is wrong is said all the same.
  const incomplete = fields.problems.length > 0
  const inTheWay = await visit.read(async tx =>
    incomplete
      ? (await inTheWayOf(tx, asking(visit), shelves(visit), whole)).wrong
      : propose(tx, asking(visit), shelves(visit), whole),
  )
  for (const { field, says } of inTheWay) fields.wrong(field, says)
  const order = ['text', 'id', 'from', 'reason']
  fields.problems.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  return !incomplete && inTheWay.length === 0
}
