import { noteable } from '../../../discussion/life/asking.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import type { Standing } from '../../../discussion/required/verdict.ts'
import type { Clock } from '../../../procedure/clock.ts'
import { sayInstant } from '../../../procedure/say-instant.ts'
import { nothingHere } from '../../../conduct.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { Fields } from '../../fields.ts'
import type { Seen, Visit } from '../../visit.ts'
import { problemOf } from '../../because.tsx'
import { CommandId } from '../../form.tsx'

/** Whether this clock is stopped by something that happens outside and is noted here, and this visitor may note it. */
export const mayNote = (rule: Clock, stands: Standing, { may }: Seen): boolean =>
  stands.metAt === undefined && noteable.has(rule.to) && may('convene')

/** “It has happened”: when, as whoever was there says it. The child seen alone is asked for, because it matters. */
export function Happened({ visit, rule }: { visit: Visit; rule: Clock }) {
  const fields =
    visit.fields.names().length > 0 ? visit.fields : new Fields(typedMoment('happened', visit.now))
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

/** Notes when it happened; “noted”, or the problems are in the fields. */
export async function note(visit: Visit, seen: Seen, rule: Clock, of: string | undefined): Promise<boolean> {
  const { fields } = visit
  const at = readMoment(fields, 'happened', visit.now)
  if (at === undefined) {
    if (fields.problems.length === 0) fields.wrong('happened', 'Enter when it happened.')
    return false
  }
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'NoteInstant',
    id: fields.raw('command'),
    at,
    instant: rule.to,
    ...(rule.per === 'child' && of !== undefined && { child: of }),
    ...(rule.per === 'recipient' && of !== undefined && { recipient: of }),
    ...(rule.to === 'child-seen' && { alone: fields.raw('alone') === 'yes' }),
  })
  if (answer === nothingHere) return false
  if (!isRefusal(answer)) return true
  const { says } = problemOf(answer)
  fields.wrong('happened', says)
  return false
}
