/** Whether somebody is kept out of a discussion: asked at every way in, and wherever somebody who is in is counted or shown. */
import type { Discussion, Implicated } from '../discussion.ts'
import { mayBeSameAgency, mayBeSameName, plainWords, sameEmail, sameName } from './names.ts'

/** Somebody as far as they are known: of the phone book, or only a name, an address or a post at an agency. */
export type Somebody = {
  person?: string | undefined
  name?: string | undefined
  email?: string | undefined
  agency?: string | undefined
  seat?: string | undefined
  role?: string | undefined
}

/** Whether somebody is kept out: by who they are, however that is spelt, or by the role they hold at the agency named. */
export const isBlocked = (implicated: readonly Implicated[], somebody: Somebody): boolean =>
  implicated.some(block =>
    block.person === undefined && block.name === undefined && block.email === undefined
      ? isOfPost(block, somebody)
      : isThem(block, somebody) ||
        (block.person === undefined && block.role !== undefined && isOfPost(block, somebody)),
  )

/**
 * Whether somebody may not be let in: kept out, or named in the request's own answer about who must not attend.
 * That answer is words, so it is looked through for the name and the address.
 */
export const isKeptFrom = (
  { implicated, form }: Pick<Discussion, 'implicated' | 'form'>,
  somebody: Somebody,
) => isBlocked(implicated, somebody) || isNamedIn(form[mustNotAttend], somebody)

/** The field of a request form that asks who must not attend, in every procedure that asks it. */
export const mustNotAttend = 'must-not-attend'

function isThem(block: Implicated, somebody: Somebody): boolean {
  if (block.person !== undefined && block.person === somebody.person) return true
  if (sameEmail(block.email, somebody.email)) return true
  const elsewhere =
    block.agency !== undefined &&
    somebody.agency !== undefined &&
    !mayBeSameAgency(block.agency, somebody.agency)
  // The phone book knows its people apart; what is typed by hand is believed to be them wherever it says they work.
  if (somebody.person !== undefined)
    return sameName(block.name, somebody.name) && !elsewhere && block.person === undefined
  return sameName(block.name, somebody.name) || (mayBeSameName(block.name, somebody.name) && !elsewhere)
}

function isOfPost({ agency, role }: Implicated, somebody: Somebody): boolean {
  // A block that says neither who nor which role keeps nobody out; it must not keep everybody out.
  if (agency === undefined && role === undefined) return false
  const sameAgency = agency === undefined || mayBeSameAgency(agency, somebody.agency)
  const sameRole = role === undefined || isSameRole(role, somebody.role) || isSameRole(role, somebody.seat)
  return sameAgency && sameRole
}

const isSameRole = (one: string, other: string | undefined): boolean =>
  other !== undefined && plainWords(one).join() === plainWords(other).join()

/** Whether words name somebody: every part of their name in one of its lines, or their address. */
export function isNamedIn(words: string | undefined, { name, email }: Somebody): boolean {
  if (!words) return false
  if (email && words.split(/[\s,;()]+/u).some(word => sameEmail(word, email))) return true
  return (
    name !== undefined && words.split(/[\n;]/u).some(line => namesIn(line).some(said => sameName(said, name)))
  )
}

/** Every run of two to five words of a line: any of them may be a name. */
function namesIn(line: string): string[] {
  const said = line.split(/[\s,.:()/]+/u).filter(Boolean)
  return said.flatMap((_, from) => [2, 3, 4, 5].map(long => said.slice(from, from + long).join(' ')))
}
