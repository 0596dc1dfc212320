/** What a form of the room comes to: it is done, or refused, or something is wrong with its fields, or there is nothing here. */
import { type Conducted, nothingHere } from '../../../conduct.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { type DraftPart, forgetDraft } from '../../../room/drafts.ts'
import type { Room } from './room.ts'

/** Done: what, where to look (`to`, an id on the page), what else the address carries (`at`), what else the script is told. */
export type Done = { done: string; to?: string; at?: string } & Record<string, unknown>
/** Something is wrong with the fields; they say what. `more` is for the script. */
export type Wrong = { wrong: true; more?: Record<string, unknown> }
export type Result = Done | Wrong | (Refusal & { more?: Record<string, unknown> }) | undefined
export type Door = (room: Room) => Promise<Result>

export const isDone = (result: NonNullable<Result>): result is Done => 'done' in result
export const wrong: Wrong = { wrong: true }

/** What a command's answer is to a form. Not being there any more is the same as nothing ever having been there. */
export function toldBy(
  answer: Conducted | Refusal | typeof nothingHere,
  done: Done,
): Done | Refusal | undefined {
  if (answer === nothingHere) return undefined
  return isRefusal(answer) ? answer : done
}

export const draftOwner = ({ visit, seen }: Room) => ({ ...visit.actor, discussion: seen.discussion.id })

export const forget = (room: Room, part: DraftPart): Promise<void> =>
  room.visit.read(tx => forgetDraft(tx, draftOwner(room), part))
