/** Who may come in to the drafts, and as what they act there. */
import { type Draft, findDraft, listDrafts } from '../../../../adoption/drafts.ts'
import { type Asking, listProposals, type Proposal } from '../../../../adoption/proposals.ts'
import type { Shelves } from '../../../../adoption/looked-up.ts'
import { leadsPolicy } from '../../../../people/access.ts'
import { byOf } from '../../../../people/standing.ts'
import { authorityOf, type Procedure } from '../../../../procedure/index.ts'
import type { Crumb } from '../../../govuk/breadcrumbs.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../../visit.ts'

export const place = '/procedure/drafts'

/** A page for policy leads: to anybody else it does not exist. */
export const forLeads = (
  method: Route['method'],
  path: string,
  handle: (visit: Visit) => Promise<Answer>,
): Route => ({
  method,
  path,
  handle: async visit => (leadsPolicy(visit.signedIn.roles) ? handle(visit) : nothing),
})

export const crumbs = (...more: readonly Crumb[]): Crumb[] => [
  { text: 'The procedure', href: '/procedure' },
  { text: 'Drafts and adoption', href: place },
  ...more,
]

export const asking = (visit: Visit): Asking => ({ ...visit.actor, by: byOf(visit.signedIn.person) })

export const shelves = ({ house }: Visit): Shelves => house

/** The procedure the visitor’s authority follows today. */
export const followedToday = ({ house, signedIn, now }: Visit): Procedure =>
  house.rulesFor(house.pinnedToday(signedIn.authority, now)).procedure

/** What a draft is called while nobody has given it an id. */
export const provisionalId = (visit: Visit): string => `${authorityOf(followedToday(visit).id)}/draft`

export type Opened = { draft: Draft; waiting: Proposal | undefined; mine: boolean }

/** The draft that an address names, with what is proposed of it. */
export async function openDraft(visit: Visit): Promise<Opened | undefined> {
  const { authority, person } = visit.actor
  return visit.read(async tx => {
    const draft = await findDraft(tx, authority, visit.params.draft ?? '')
    if (!draft) return undefined
    const waiting = (await listProposals(tx, authority)).find(
      one => one.draft === draft.draft && one.state === 'waiting',
    )
    return { draft, waiting, mine: draft.author === person }
  })
}

/** Everything on the table: drafts without their texts, and what was ever proposed. */
export async function openTable(visit: Visit) {
  const { authority } = visit.actor
  return visit.read(async tx => ({
    drafts: await listDrafts(tx, authority),
    proposals: await listProposals(tx, authority),
  }))
}
