/** What the pages of convening share: who and what they are about, and the way back. */
import type { Instant } from '../../../calendar/index.ts'
import { load } from '../../../states.ts'
import { asSystem } from '../../../database/index.ts'
import { busyThen, expectedAt, type Meeting, meetingOf } from '../../../discussion/people/busy.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { findDiscussion, listPeople, type Person } from '../../../people/standing.ts'
import { readBoard } from '../../../views/read.ts'
import type { Seen, Visit } from '../../visit.ts'
import { joined } from '../../../english.ts'

export type Convene = {
  visit: Visit
  seen: Seen
  people: readonly Person[]
  meetings: readonly Meeting[]
}

/**
 * Meetings to come of other discussions that this visitor may see, and who is expected at each: so that nobody is asked to be in two
 * rooms. What they may not see is not asked about.
 */
export async function otherMeetings(visit: Visit, reference: string): Promise<Meeting[]> {
  const { authority } = visit.signedIn
  return visit.read(async tx => {
    const booked = (await readBoard(tx, authority)).filter(
      row => row.stage === 'booked' && row.meeting !== undefined && row.reference !== reference,
    )
    const ids = (await Promise.all(booked.map(row => findDiscussion(tx, row.reference)))).flatMap(
      id => id ?? [],
    )
    const found: Meeting[] = []
    await asSystem(tx, visit.actor, async () => {
      for (const id of ids)
        found.push(
          ...[meetingOf(await load(tx, visit.house.conduct.states, authority, id))].flatMap(one => one ?? []),
        )
    })
    return found
  })
}

/** Who of this discussion has another meeting while one of this length would be held. */
export function busyAt(
  { seen: { discussion }, meetings, visit }: Pick<Convene, 'seen' | 'meetings' | 'visit'>,
  starts: Instant,
  minutes: number,
): string[] {
  const { person, name } = visit.signedIn.person
  const busy = busyThen(
    { starts, minutes, expected: [...expectedAt(discussion), { person, name }] },
    meetings,
  )
  return [
    ...new Set(busy.map(one => (one.person === person ? 'You' : (one.name ?? one.agency ?? 'Somebody')))),
  ]
}

/** “You and Tomasz Reeve have another meeting then”. What meeting it is, is not said. */
export const sayBusy = (busy: readonly string[]): string =>
  `${joined(busy)} ${busy.length === 1 && busy[0] !== 'You' ? 'has' : 'have'} another meeting then`

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
