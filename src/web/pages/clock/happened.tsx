import { noteable } from '../../../discussion/life/asking.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import type { Clock } from '../../../procedure/pack/clock.ts'
import { sayInstant } from '../../../procedure/saying/say-instant.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { Fields } from '../../fields.ts'
import type { Seen, Visit } from '../../visit.ts'
import { type Asks, CommandId, commandOf } from '../../form.tsx'

/** Whether this clock is stopped by something that happens outside and is noted here, and this visitor may note it. */
export const mayNote = (rule: Clock, stands: Judgement, { may }: Seen): boolean =>
  stands.metAt === undefined && noteable.has(rule.to) && may('convene')

/** “It has happened”: when, as whoever was there says it. The child seen alone is asked for, because it matters. */
export function Happened({ visit, rule }: { visit: Visit; rule: Clock }) {
  const fields = visit.fields.has('happened-day')
    ? visit.fields
    : new Fields(typedMoment('happened', visit.now))
  return (
    <form method="post" novalidate>
      <h2 class="govuk-heading-m">Has it happened?</h2>
      <CommandId />
      <MomentInput name="happened" legend={`When: ${sayInstant(rule.to)}`} fields={fields} />
      {rule.to === 'child-seen' && (
        <Checkboxes
          name="alone"
          idPrefix="alone"
          items={[{ value: 'yes', text: 'The child was seen alone' }]}
          values={[fields.raw('alone')]}
        />
      )}
      <Button preventDoubleClick>It has happened</Button>
    </form>
  )
}

/** When it happened, as it is asked for; what is wrong is in the fields. */
export function note(visit: Visit, rule: Clock, of: string | undefined): Asks {
  const { fields } = visit
  const at = readMoment(fields, 'happened', { latest: visit.now })
  if (at === undefined) {
    if (fields.problems.length === 0) fields.wrong('happened', 'Enter when it happened.')
    return undefined
  }
  return {
    type: 'NoteInstant',
    id: commandOf(visit),
    at,
    instant: rule.to,
    ...(rule.per === 'child' && of !== undefined && { child: of }),
    ...(rule.per === 'recipient' && of !== undefined && { recipient: of }),
    ...(rule.to === 'child-seen' && { alone: fields.raw('alone') === 'yes' }),
  }
}
