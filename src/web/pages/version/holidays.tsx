/** The bank holidays have changed since a discussion's dates were counted: which would change, and counting them again. */
import type { Rules } from '../../../discussion/happening.ts'
import { clockRule } from '../../../discussion/in-words/say-label.ts'
import { recounted } from '../../../discussion/life/recounting.ts'
import { pinnedBy } from '../../../discussion/required/pinned.ts'
import { CommandId } from '../../form.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { CardTable } from '../../pieces/card-table.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen, Visit } from '../../visit.ts'

/** The rules it would be counted by, where today's bank holidays are others than it is counted by and clocks may still run. */
function countedOtherwise({ house }: Visit, { discussion }: Pick<Seen, 'discussion'>): Rules | undefined {
  const { hash } = house.shelf.holidays
  if (hash === discussion.calendar || discussion.concluded) return undefined
  return house.rulesFor({ ...pinnedBy(discussion), calendar: hash })
}

/** Nothing where the dates are counted by today's bank holidays. */
export function Holidays({ visit, seen }: { visit: Visit; seen: Seen }) {
  const rules = countedOtherwise(visit, seen)
  if (!rules) return null
  const { discussion, may } = seen
  const changes = recounted(discussion, rules)
  const { fields } = visit
  return (
    <section>
      <h2 class="govuk-heading-l">The bank holidays have changed</h2>
      <p class="govuk-body">
        Its dates were counted by the bank holidays that were known then. Clocks that have stopped keep their
        dates; those that run can be counted again, and what they were stays on record.
      </p>
      <CardTable
        caption="Dates that would change"
        showCaption
        head={['Clock', 'Now', 'Counted again']}
        empty="None: no date that runs comes out differently."
        rows={changes.map(({ deadline, was }) => [
          clockRule(was, seen.rules),
          sayDuty(was, visit.now),
          sayDuty(deadline, visit.now),
        ])}
      />
      {may('move') ? (
        <form method="post" action={`/discussions/${discussion.reference}/version/holidays`} novalidate>
          <CommandId />
          <input type="hidden" name="calendar" value={rules.calendar.hash} />
          <Textarea
            name="why"
            label={{ text: 'Why are they counted again?', classes: 'govuk-label--m' }}
            hint="For example, which bank holiday was proclaimed. It stands in the history, beside your name"
            rows={3}
            value={fields.raw('why')}
            errorMessage={fields.problemWith('why')}
          />
          <Button preventDoubleClick>Count the dates again</Button>
        </form>
      ) : (
        <p class="govuk-body">The chair or whoever convened this discussion can have them counted again.</p>
      )}
    </section>
  )
}
