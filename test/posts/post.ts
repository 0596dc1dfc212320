/** What a form of a discussion needs, so that one walk can try them all. */
import type { DiscussionEvent } from '../../src/discussion/decide.ts'
import type { Discussion } from '../../src/discussion/discussion.ts'
import type { Sent } from './form-in.ts'
import type { PostsHouse, Stage, HouseDiscussion } from './house.ts'

/** A discussion told so far, as a form meets it. */
export type Here = HouseDiscussion & { discussion: Discussion; house: PostsHouse; found?: unknown }

type Needed = string | readonly string[]

export type Post = {
  stage: Stage
  who: string
  /** Somebody signed in who may not: there is nothing here for them, or it is refused. */
  stranger?: string
  /** The version it was begun under, where not that of today. */
  under?: string
  /** What the discussion needs besides, before the form is there; what it is then found by. */
  before?: (here: Here) => Promise<unknown>
  /** No page has it: it is sent by our script. */
  bare?: true
  /** What stands in the address in the place of `:name`. */
  params?: (here: Here) => Record<string, string>
  /** The page the form stands on, where it is not at its own address. */
  page?: (here: Here, to: string) => string
  /** What somebody types and chooses. */
  fill: (here: Here, form: Sent) => Sent
  /** Fields without which it is not taken; several in one place are missing together. */
  needs: readonly Needed[] | ((here: Here, form: Sent) => readonly Needed[])
  /** Fields that hold words. */
  words: readonly string[] | ((here: Here, form: Sent) => readonly string[])
  /** What is on the record then; nothing for a form that changes no discussion. */
  makes: readonly DiscussionEvent['type'][]
}

export const at = '/discussions/:reference'
/** The three fields of a day in December 2026. */
export const day = (field: string, of: number): Sent => ({
  [`${field}-day`]: String(of),
  [`${field}-month`]: '12',
  [`${field}-year`]: '2026',
})
