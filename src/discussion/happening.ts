import type { Calendar, Instant } from '../calendar/index.ts'
import type { Overlay } from '../procedure/overlay.ts'
import { beside, type Procedure } from '../procedure/procedure.ts'
import type { ReadyClock } from '../procedure/conditions/ready.ts'
import type { Source } from '../procedure/pack/rule.ts'
import type { By, Discussion } from './discussion.ts'
import type { Stage } from './checks/stage.ts'

/** What a decision is made under: the pinned procedure and calendar; and what the overlay counts by, where one is adopted. */
export type Rules = {
  readonly procedure: Procedure
  readonly calendar: Calendar
  readonly national?: Calendar
  /** What the discussion was under before it was moved to these, oldest first: one for each change. */
  readonly earlier?: readonly Rules[]
}

/** The same rules with the national overlay beside them, counted by a calendar of its own; without one, as they are. */
export const withOverlay = (rules: Rules, overlay: Overlay | undefined, national: Calendar): Rules =>
  overlay === undefined ? rules : { ...rules, procedure: beside(rules.procedure, overlay), national }

/** The calendar a clock counts by: an authority's closure days do not lengthen what the law allows. */
export const calendarFor = (
  { overlay }: Pick<ReadyClock, 'overlay'>,
  { calendar, national }: Rules,
): Calendar => (overlay === undefined ? calendar : (national ?? calendar))

/**
 * Something asked for. `at` is when it was said or done (it may be earlier than now, never invented by us);
 * `id` makes a repeat harmless.
 */
export type Command<Type extends string, Content extends object> = {
  type: Type
  id: string
  at: Instant
  by: By
  /** The revision that whoever asks had before them: what was written over since then is not written over unseen. */
  seen?: number
  /** When it is put on record, where that is noticeably later than when it happened. */
  noted?: Instant
} & Content
/** Something that has happened. */
export type Event<Type extends string, Content extends object> = {
  type: Type
  at: Instant
  by: By
  /** How far the discussion had come when this was recorded, where its time had passed. Entries of before say nothing. */
  afterwards?: Stage
  /** When it was put on record, where that was noticeably later than when it happened. */
  noted?: Instant
} & Content

/** Why something cannot be done: what, which rule, and what to do instead. A value, not an exception. */
export type Refusal = {
  refused: true
  why: string
  sentence: string
  rule?: string
  source?: Source
  instead?: string
  /** The field of the form the sentence is about, when it is about one. */
  field?: string
}

export function refuse(
  why: string,
  sentence: string,
  more: Omit<Refusal, 'refused' | 'why' | 'sentence'> = {},
): Refusal {
  return { refused: true, why, sentence, ...more }
}

export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer

/**
 * One phase in the life of a discussion: what can be asked for in it, and what each thing that happened changes.
 * `Also` are events of another phase that its commands bring with them.
 */
export type Phase<
  C extends { type: string },
  E extends { type: string },
  Also extends { type: string } = never,
> = {
  decide: {
    [T in C['type']]: (
      command: Extract<C, { type: T }>,
      discussion: Discussion,
      rules: Rules,
    ) => (E | Also)[] | Refusal
  }
  evolve: { [T in E['type']]: (discussion: Discussion, event: Extract<E, { type: T }>) => Discussion }
}
