/** What every page of a request needs: the draft of whoever asks, the rules of today, and who is in the phone book. */
import type { Rules } from '../../../discussion/happening.ts'
import { byOf, listPeople, type Person } from '../../../people/standing.ts'
import type { Typed } from '../../fields.ts'
import { isUuid } from '../../../uuid.ts'
import type { Visit } from '../../visit.ts'
import { fieldsOf, findDraft, keepPage, type RequestDraft } from './draft.ts'
import { readGiven } from './given.ts'
import { readRequest } from './request.ts'
import { wordsNeeded } from './urgency.ts'

export type Going = { visit: Visit; draft: RequestDraft; rules: Rules; people: readonly Person[]; at: string }

/** Whether somebody may ask for a discussion here: those on duty for the authority. Others refer to them. */
export const mayAsk = (visit: Visit): boolean => visit.signedIn.roles.includes('duty')

export const ownerOf = (visit: Visit) => ({
  authority: visit.signedIn.authority,
  person: visit.signedIn.person.person,
})

/** The rules a discussion would be pinned to if it were asked for now. */
export const rulesToday = (visit: Visit): Rules =>
  visit.house.rulesFor(visit.house.pinnedToday(visit.signedIn.authority, visit.now))

/** The draft the address names, when it is the visitor’s own; undefined otherwise, whoever else’s it may be. */
export async function findGoing(visit: Visit): Promise<Going | undefined> {
  if (!mayAsk(visit)) return undefined
  const { request } = visit.params
  if (!isUuid(request)) return undefined
  return visit.read(async tx => {
    const draft = await findDraft(tx, ownerOf(visit), request)
    if (!draft) return undefined
    const people = await listPeople(tx)
    return { visit, draft, rules: rulesToday(visit), people, at: `/ask/${draft.request}` }
  })
}

/** Keeps a page as it was typed, and gives the draft with it. */
export async function keepTyped(going: Going, page: string, typed: Typed | undefined): Promise<Going> {
  const { visit, draft } = going
  await visit.read(tx => keepPage(tx, ownerOf(visit), draft.request, page, typed, visit.now))
  const { [page]: _old, ...others } = draft.pages
  return { ...going, draft: { ...draft, pages: typed === undefined ? others : { ...others, [page]: typed } } }
}

export function asRequest({ draft, rules, people, visit }: Going) {
  const read = readRequest(draft.pages, rules.procedure.pack, {
    now: visit.now,
    findPerson: person => people.find(one => one.person === person),
  })
  const needed = wordsNeeded(read.request, rules, visit.now, byOf(visit.signedIn.person))
  const { given, missing } = readGiven(needed, fieldsOf(draft.pages, 'urgency'), people)
  return { ...read, missing, request: { ...read.request, ...(given.length > 0 && { given }) } }
}

export const askCrumbs = (at: string, here: string) => [
  { text: 'Ask for a discussion', href: '/ask' },
  { text: 'Your request', href: at },
  { text: here },
]
