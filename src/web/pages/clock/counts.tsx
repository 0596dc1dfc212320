import { type Instant, sayMoment } from '../../../calendar/index.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { countedBy } from '../../../discussion/required/under.ts'
import type { Judgement } from '../../../discussion/required/clocks/verdict.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { sayInstant } from '../../../procedure/saying/say-instant.ts'
import { CardTable } from '../../pieces/card-table.tsx'
import { sayDuty } from '../../words/say-duty.ts'

/** Every count that was ever made for this clock, and why the one that binds does. Left out while there is only one. */
export function Counts({
  stands,
  rules,
  binding,
  now,
}: {
  stands: Judgement
  rules: Rules
  binding: Deadline
  now: Instant
}) {
  if (stands.all.length < 2) return null
  return (
    <>
      <h2 class="govuk-heading-m">Its history</h2>
      <p class="govuk-body">
        This clock was counted {stands.all.length} times. Where two different rules apply, the earlier date
        binds. Where the same rule is counted again from a better moment, the newer count replaces the older.
        All of them stay on record.
      </p>
      <CardTable
        caption="Every count of this clock, in the order in which they were made"
        head={['Rule', 'From', 'Due', 'Result']}
        rows={stands.all.map((one, index) => [
          ruleOf(one, rules),
          `${sayInstant(one.from.instant)}, ${sayMoment(one.from.at, now)}`,
          one.due ? sayDuty(one, now) : 'no date',
          whatBecame(one, index, stands.all, binding),
        ])}
      />
    </>
  )
}

/** The rule a count was made by; with its version, when that is not the one the discussion is under now. */
function ruleOf(one: Deadline, rules: Rules): string {
  const { clock, under } = countedBy(one, rules)
  const version = under === rules ? '' : ` (${sayVersion(under.procedure.id)})`
  return `${clock?.label ?? one.rule}${version}`
}

/** Binds; replaced by a newer count of the same rule; later than the one that binds; or without a date that could bind. */
export function whatBecame(
  one: Deadline,
  index: number,
  all: readonly Deadline[],
  binding: Deadline,
): 'Binds' | 'Replaced by a newer count' | 'Later than the one that binds' | 'Gives no date' {
  if (one === binding) return 'Binds'
  const isReplaced = all.some(
    (other, place) => place > index && other.rule === one.rule && other.procedure === one.procedure,
  )
  if (isReplaced) return 'Replaced by a newer count'
  return one.due === undefined ? 'Gives no date' : 'Later than the one that binds'
}
