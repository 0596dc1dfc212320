/** Where the procedure gives no time, somebody names the day: the form for it, and who may. */
import { london, sayDay } from '../../../calendar/index.ts'
import { isKeptFor } from '../../../discussion/life/answering.ts'
import { oddDay } from '../../../discussion/checks/plausible.ts'
import { daysFrom } from '../../../calendar/index.ts'
import { momentOn } from '../../../calendar/index.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import type { Clock } from '../../../procedure/pack/clock.ts'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { type Asks, AsSeen, CommandId, commandOf } from '../../form.tsx'
import { dayShown, isMeant, Meant } from '../../moment-input.tsx'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

type At = { visit: Visit; seen: Seen; rule: Clock; stands: Judgement }

/** Whether a day can still be named here. */
export const takesTarget = ({ rule, stands }: Pick<At, 'rule' | 'stands'>): boolean =>
  rule['target-set-by'] !== undefined && stands.binding !== undefined && stands.metAt === undefined

/** Whether this visitor is one of those who name it. */
export function maySetTarget({ visit, seen, rule, stands }: At): boolean {
  const { grade } = visit.signedIn.person
  const { discussion, rules, may } = seen
  const key = stands.binding?.key ?? ''
  const [clock = '', of] = key.split('/')
  const chairs = discussion.chair?.grade ?? discussion.appointed.chair?.grade
  const asChair =
    (rule['target-set-by']?.includes('chair') ?? false) &&
    grade !== undefined &&
    grade === chairs &&
    may('convene')
  return asChair || isKeptFor(grade, { clock, ...(of !== undefined && { of }) }, discussion, rules)
}

/** The day and why that day; for everybody else, who is asked. */
export function Target(at: At) {
  const { visit, rule, stands, seen } = at
  if (!takesTarget(at)) return null
  const who = (rule['target-set-by'] ?? []).map(grade =>
    grade === 'chair' ? 'chair' : gradeName(grade, seen.rules),
  )
  const set = stands.binding?.target !== undefined
  if (!maySetTarget(at))
    return set ? null : (
      <section>
        <h2 class="govuk-heading-m">No date is set yet</h2>
        <p class="govuk-body">The procedure gives no time. The date is set by: {who.join(', ')}.</p>
      </section>
    )
  const { fields } = visit
  return (
    <form method="post" novalidate>
      <h2 class="govuk-heading-m">{set ? 'Name another day' : 'Name the day'}</h2>
      <CommandId />
      <AsSeen discussion={seen.discussion} />
      <input type="hidden" name="doing" value="target" />
      <DateInput
        id="due"
        namePrefix="due"
        fieldset={{ legend: { text: 'The last day in time', classes: 'govuk-fieldset__legend--s' } }}
        hint="For example, 27 3 2026. The whole day is in time"
        errorMessage={fields.problemWith('due')}
        values={dayShown(fields, 'due')}
      />
      <Meant fields={fields} name="due" what={fields.date('due') ?? ''} />
      <Textarea
        name="words"
        label={{ text: 'Why that day?', classes: 'govuk-label--s' }}
        hint="It stays beside the clock"
        rows={3}
        value={fields.raw('words')}
        errorMessage={fields.problemWith('words')}
      />
      <Button preventDoubleClick>{set ? 'Change the date' : 'Set the date'}</Button>
    </form>
  )
}

/** The date somebody names, as it is asked for; what is wrong is in the fields. */
export function setTarget({ visit, seen, stands }: At): Asks {
  const { fields } = visit
  const day = fields.date('due')
  if (day === undefined && fields.problems.length === 0) fields.wrong('due', 'Enter the day.')
  else if (day !== undefined && day < london(visit.now).date)
    fields.wrong('due', `${sayDay(day)} is in the past. Choose a day that lies ahead.`)
  else if (day !== undefined) isMeant(fields, 'due', oddDay(day, seen.rules.calendar), day)
  const words = fields.needed('words', 'Say why that day.')
  if (day === undefined) return undefined
  const [clock = '', of] = (stands.binding?.key ?? '').split('/')
  return {
    type: 'SetTarget',
    id: commandOf(visit),
    clock,
    ...(of !== undefined && { of }),
    due: momentOn(daysFrom(day, 1), '00:00'),
    wholeDay: true,
    words,
  }
}
