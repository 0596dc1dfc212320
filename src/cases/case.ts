import type { By } from '../discussion/discussion.ts'

/** One thing that happened in a case: what, when (as a London time that `parseLocal` reads), and its other fields. */
export type CaseHappening = {
  readonly kind: string
  readonly at: string
  readonly fields: Record<string, unknown>
}

/** A worked case: what is known, what happened, what is expected. Line counts from 1 in its file. */
export type Case = {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly procedure: string
  /** The situations it plays, of those in procedures/worked.scenarios.yaml. */
  readonly scenario?: readonly string[]
  /** The overlay that is followed beside it (`england/2026`); without one its clocks are silent. */
  readonly overlay?: string
  readonly facts: Record<string, unknown>
  readonly happened: readonly CaseHappening[]
  readonly now?: string
  readonly expect: Record<string, unknown>
}

/** What is run of a worked case: where it stands, and which situations it plays, are for whoever reads the file. */
export type WorkedCase = Pick<Case, 'name' | 'procedure' | 'facts' | 'happened' | 'now' | 'expect'>

/** Who does what a case says, when it does not say who. */
export const caseWorker: By = { person: 'case', name: 'the case', agency: 'social-care' }
