/** The board: one row for each discussion, with what is due next. Made from the record alone, so it can be made again. */
import type { Instant, LocalDate } from '../calendar/index.ts'
import { london, sayAge } from '../calendar/index.ts'
import { type Discussion, startedAt } from '../discussion/discussion.ts'
import { duties, type DutyPhase } from '../discussion/required/duties/duties.ts'
import type { Rules } from '../discussion/happening.ts'
import { urgencyOf } from '../discussion/required/facts/known.ts'
import { judge } from '../discussion/required/clocks/verdict.ts'
import { type Stage, stageOf } from '../discussion/checks/stage.ts'
import { nameAndAgency } from '../discussion/people/names.ts'

export type BoardDuty = {
  key: string
  label: string
  phase: DutyPhase
  force: string
  from?: Instant
  due?: Instant
  inclusive?: boolean
  day?: LocalDate
  agency?: string
  /** Late for good: it was met, but too late, and nobody has said why. */
  metLate?: boolean
}
export type BoardRow = {
  reference: string
  kind: string
  urgency?: string
  procedure: string
  stage: Stage
  /** Copies of the signed minutes have gone out. */
  sent?: true
  /** Initials and ages only: the board is read in open-plan rooms. */
  children: { id: string; initials: string; age: string }[]
  askedAt?: Instant
  meeting?: Instant
  chair?: string
  team?: string
  open: BoardDuty[]
  departures: number
}

/** A discussion as the board shows it. Lateness is left to the reader, who knows what time it is. */
export function boardRow(discussion: Discussion, rules: Rules): BoardRow {
  const asked = discussion.happened.find(one => one.instant === 'requested')?.at
  const at = discussion.happened.at(-1)?.at ?? asked ?? ''
  const day = london(startedAt(discussion) ?? at).date
  const urgency = urgencyOf(discussion, rules)
  const open = duties(discussion, rules, at)
    // What the overlay asks beside the procedure, no sooner, is not a second row.
    .filter(duty => (duty.state === 'open' || duty.state === 'late') && duty.within === undefined)
    .map((duty): BoardDuty => {
      const binding = duty.verdict === undefined ? undefined : judge(duty.key, discussion, rules, at)
      const action =
        duty.duty === 'action'
          ? discussion.actions.find(one => `action/${one.action}` === duty.key)
          : undefined
      return {
        key: duty.key,
        // What an action says may name a child; the board says only whose it is.
        label: action
          ? `Action by ${nameAndAgency({ name: action.owner, agency: action.agency })}`
          : duty.label,
        phase: duty.phase,
        force: duty.force,
        ...(binding?.binding && { from: binding.binding.from.at, inclusive: binding.binding.inclusive }),
        ...(duty.due && { due: duty.due }),
        ...(duty.day && { day: duty.day }),
        ...(action && { agency: action.agency }),
        ...(binding?.metAt && { metLate: true }),
      }
    })
  return {
    reference: discussion.reference,
    kind: discussion.kind,
    procedure: discussion.procedure.id,
    stage: stageOf(discussion),
    ...(discussion.copies.length > 0 && { sent: true }),
    children: discussion.children.map(child => ({
      id: child.id,
      initials: initials(child.name),
      age: child.facts.unborn ? 'unborn' : child.born ? sayAge(child.born, day) : 'age not known',
    })),
    open,
    departures: discussion.departures.length,
    ...(urgency !== undefined && { urgency }),
    ...(asked && { askedAt: asked }),
    ...(discussion.booking && { meeting: discussion.booking.starts }),
    ...(discussion.chair?.name && { chair: discussion.chair.name }),
    ...(discussion.form.team && { team: discussion.form.team }),
  }
}

const initials = (name: string | undefined): string =>
  name === undefined
    ? '?'
    : name
        .split(/\s+/)
        .filter(Boolean)
        .map(part => [...part][0]!.toUpperCase())
        .join('')
