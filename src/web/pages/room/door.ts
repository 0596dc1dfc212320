/** What a form of the room comes to: it is done, or refused, or something is wrong with its fields, or there is nothing here. */
import { type Conducted, nothingHere } from '../../../conduct.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { type DraftPart, forgetDraft } from '../../../room/drafts.ts'
import type { Again, Done as Told } from '../../../room/answer.ts'
import type { Room } from './room.ts'

/** Done: what the script is told, and for those without it where to look (`to`, an id on the page) and what else the address carries (`at`). */
type Done = Told & { readonly to?: string; readonly at?: string }
/** Something is wrong with the fields; they say what. `more` is for the script. */
type Wrong = { readonly wrong: true; readonly more?: Again }
export type Result = Done | Wrong | (Refusal & { readonly more?: Again }) | undefined
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
