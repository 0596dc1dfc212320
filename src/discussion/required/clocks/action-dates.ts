/** By when an action is to be done: the date that was agreed, what its owner has promised since, and which of the two binds. */
import { type LocalDate, london } from '../../../calendar/index.ts'
import type { Action, Confirmation } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'

type ActionDates = {
  /** The date those who agreed the action gave it; it stays, and stays late, whatever its owner writes. */
  agreed?: LocalDate
  /** The last day that is in time. */
  binding?: LocalDate
  /** What its owner says now, about the date that was agreed. */
  promise?: Confirmation & { date: LocalDate }
}

/**
 * Where the procedure lets an agency answer “done by a date” (BR19-703), a date named while there was still time counts from then on.
 * Everywhere else, and once it is late, a promise stands beside the date that was agreed and moves nothing.
 */
export function actionDates({ due, confirmations }: Action, { procedure }: Rules): ActionDates {
  const answers = procedure.pack.act.confirmations?.statuses ?? []
  const counts = answers.some(one => one.status === 'by-date')
  let binding = due
  let promise: ActionDates['promise']
  for (const one of confirmations) {
    const { status, date, about } = one
    if (status !== 'by-date' || date === undefined) continue
    // A promise about a date that has been moved since says nothing about the date of now. Older entries do not say.
    if (about !== undefined && about !== due) continue
    promise = { ...one, date }
    if (binding === undefined || (counts && london(one.at).date <= binding)) binding = date
  }
  return {
    ...(due !== undefined && { agreed: due }),
    ...(binding !== undefined && { binding }),
    ...(promise && { promise }),
  }
}
