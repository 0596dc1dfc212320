/** One duty: what the procedure asks of somebody, and how it stands. */
import type { Instant, LocalDate } from '../../../calendar/index.ts'
import type { Asked } from '../../../procedure/pack/asked.ts'
import type { Force, Source } from '../../../procedure/pack/rule.ts'
import type { Discussion } from '../../discussion.ts'
import type { Place } from './place.ts'
import type { Verdict } from '../clocks/verdict.ts'

export type DutyState = 'open' | 'done' | 'late' | 'departed' | 'not-applicable'
/**
 * What is said to a duty in words: `words` that do it (or say why not), `a-reason` for a clock that is late, or `nothing`: it is
 * done by doing it.
 */
type Takes = 'words' | 'a-reason' | 'nothing'
export type DutyPhase = 'ask' | 'convene' | 'hold' | 'decide' | 'close' | 'send' | 'follow'
export type Duty = {
  /** duty, or duty/child. */
  key: string
  duty: string
  child?: string
  label: string
  state: DutyState
  phase: DutyPhase
  /** Of whom it is asked; `whoIsAsked` says who that is in this discussion. Never empty. */
  askedOf: readonly Asked[]
  /** Where it is done. */
  doneOn: Place
  takes: Takes
  due?: Instant
  day?: LocalDate
  /** True: the due moment itself is in time. */
  inclusive?: boolean
  verdict?: Verdict
  /** The earlier version of the procedure it was counted under, when that is not the one the discussion is under now. */
  under?: string
  rule: string
  force: Force
  source: Source
  /** The minutes cannot be final while it is open. */
  beforeFinal: boolean
  /** Facts somebody has to state before it can be judged. */
  asks: string[]
  /** The overlay it comes from (`england/2026`): law and statutory guidance, not the procedure. */
  overlay?: string
  /** Of a duty of the overlay: the duty of the procedure that asks for the same, no later. Nobody is asked twice. */
  within?: string
  /** Of a duty of the procedure: the duty of the overlay that it answers as well. */
  answers?: { rule: string; due?: Instant; day?: LocalDate; inclusive?: boolean }
  /** It tells that somebody is kept out: only those who may know of that are shown it. */
  discreet?: true
  /** Why it stands as it does, in words, when there is more to say than the state. */
  because?: string
}

/** What a rule gives to every duty it makes. */
export const ruled = (rule: { id: string; force: Force; source: Source; label: string }) => ({
  label: rule.label,
  rule: rule.id,
  force: rule.force,
  source: rule.source,
  beforeFinal: false,
  asks: [] as string[],
})

/** Why a rule was knowingly not followed: a recorded departure, or words given for the duty itself. */
export function departure(discussion: Discussion, key: string, rule: string): { reason: string } | undefined {
  const recorded = discussion.departures.findLast(
    one => one.duty === key || (one.duty === undefined && one.rule === rule),
  )
  const words = discussion.answers[key]?.words
  return recorded ?? (words === undefined ? undefined : { reason: words })
}
