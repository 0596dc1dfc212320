/** What the pages of convening share: who and what they are about, and the way back. */
import type { Invitation } from '../../../discussion/discussion.ts'
import { listPeople, type Person } from '../../../people/standing.ts'
import { readBoard } from '../../../views/read.ts'
import type { Seen, Visit } from '../../visit.ts'

export type OtherMeeting = { reference: string; at: string }
export type Convene = {
  visit: Visit
  seen: Seen
  people: readonly Person[]
  meetings: readonly OtherMeeting[]
}

/** Meetings of other discussions this visitor is part of, so that nobody is asked to be in two rooms. */
export async function otherMeetings(visit: Visit, reference: string): Promise<OtherMeeting[]> {
  const rows = await visit.read(tx => readBoard(tx, visit.signedIn.authority))
  return rows.flatMap(row =>
    row.meeting && row.reference !== reference && row.stage === 'booked'
      ? [{ reference: row.reference, at: row.meeting }]
      : [],
  )
}

export const placeOf = ({ seen }: Pick<Convene, 'seen'>): string =>
  `/discussions/${seen.discussion.reference}/convene`

/** What every page of convening needs; undefined for whoever may not convene. */
export async function openConvene(visit: Visit): Promise<Convene | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'convene')
  if (!seen?.may('convene')) return undefined
  const [people, meetings] = await Promise.all([
    visit.read(listPeople),
    otherMeetings(visit, seen.discussion.reference),
  ])
  return { visit, seen, people, meetings }
}

export const conveneCrumbs = (reference: string, here?: string) => [
  { text: 'My work', href: '/work' },
  { text: reference, href: `/discussions/${reference}` },
  ...(here
    ? [{ text: 'Convene', href: `/discussions/${reference}/convene` }, { text: here }]
    : [{ text: 'Convene' }]),
]

/** One invitation that has not been withdrawn, with what every page of convening needs. */
export type OneInvited = Convene & { one: Invitation }
export async function openOne(visit: Visit): Promise<OneInvited | undefined> {
  const convene = await openConvene(visit)
  const one = convene?.seen.discussion.invitations.find(
    found => found.invitation === visit.params.invitation && !found.withdrawn,
  )
  return convene && one && { ...convene, one }
}
