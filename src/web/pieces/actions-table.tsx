import { clockOf } from '../../discussion/required/under.ts'
import { judge } from '../../discussion/required/clocks/verdict.ts'
import { RuleLink } from '../because.tsx'
import type { Seen, Visit } from '../visit.ts'

/** A table of the actions that goes to everybody at once, apart from the minutes: where the procedure asks for one. */
export function ActionsTable({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules } = seen
  const stands = judge('actions-table', discussion, rules, visit.now)
  const rule = clockOf(stands, rules)
  if (!rule || stands.metAt !== undefined || stands.verdict === 'not-applicable') return null
  return (
    <p class="govuk-inset-text" id="table">
      {rule.label}.{' '}
      {seen.may('convene') && (
        <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/actions-table`}>
          Say when it went
        </a>
      )}{' '}
      (<RuleLink rule={rule.id} rules={rules} />)
    </p>
  )
}
