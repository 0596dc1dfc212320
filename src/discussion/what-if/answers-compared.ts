/** What several procedures answer to one concern, in a form that stands side by side. */
import type { FactName } from '../../procedure/conditions/facts.ts'
import type { Force } from '../../procedure/pack/rule.ts'
import type { StatedFacts, Child, Happened, Deadline } from '../discussion.ts'
import type { Gives } from '../required/minutes/distribution.ts'

/** What somebody is worried about, in no procedure's own words. */
export type Concern = {
  readonly facts: StatedFacts
  readonly children: readonly Child[]
  /** What has happened, and what is supposed to happen: `started`, `ended`, `section-47-decided`. */
  readonly happened: readonly Happened[]
}

/** A line of an answer, with the rule it comes from. `yes`: it applies. `if`: it depends on what nobody has said yet. */
export type Line = {
  readonly rule: string
  readonly label: string
  readonly force: Force
  readonly applies: 'yes' | 'if'
  /** For `if`: on what it depends, as a clause. */
  readonly when?: string
}

export type Coming = Line & { readonly who: string; readonly minimum: boolean }
export type DueBy = Line & {
  readonly clock: string
  /** What is allowed, in words. */
  readonly allows: string
  /** Counted deadlines: one, or one for each child. */
  readonly deadlines: readonly Deadline[]
  /** What has to happen before it can be counted, as a clause. */
  readonly waitsFor?: string
}

export type Stage = 'convening' | 'discussion' | 'afterwards'
export type Answering = Line & {
  readonly duty: string
  readonly stage: Stage
  readonly by?: string
  readonly beforeFinal: boolean
}

export type Getting = Line & {
  readonly recipient: string
  readonly gives: Gives
  readonly via?: string
  readonly children: readonly string[]
}

export type Urgency = {
  /** The class that the facts point to; where they point to several, the first that the procedure names. */
  readonly class?: string
  readonly label?: string
  readonly rule?: string
  /** Why none is chosen: facts that nobody has stated, or nothing that the facts could decide. */
  readonly asks: readonly FactName[]
}

export type Under = {
  readonly procedure: string
  readonly title: string
  readonly urgency: Urgency
  readonly come: readonly Coming[]
  readonly by: readonly DueBy[]
  /** Where an overlay stands beside the procedure: what it counts, never among the procedure's own. */
  readonly national?: { readonly overlay: string; readonly by: readonly DueBy[] }
  readonly answered: readonly Answering[]
  readonly gets: readonly Getting[]
}
