/** Who speaks in a room: its agencies, each with one letter that sets it while typing, and its people by name. */
import type { Discussion } from '../discussion/discussion.ts'

/** One agency in the room. */
export type Speaking = {
  readonly agency: string
  /** One lower-case letter; none when the alphabet has run out. */
  readonly key: string | undefined
  readonly seats: readonly string[]
  /** Which of the eight edges its lines have. */
  readonly edge: number
}

/** Somebody who may be named as the speaker. `here`: in the room now. */
export type KnownPerson = { readonly name: string; readonly agency: string; readonly here: boolean }

/** Edges repeat after eight; the agency's name always stands beside the colour. */
const edges = 8

/** “a” and “I” are words, and “o” is read as nought: a line may begin with them. */
const words = new Set('aio')

/** The letter people try first, by the seat the agency sits in. */
const usual: Readonly<Record<string, string>> = {
  'social-worker': 's',
  police: 'p',
  health: 'h',
  school: 'e',
  gp: 'g',
  'youth-justice': 'y',
  camhs: 'c',
  'adult-services': 'd',
  'residential-or-fostering': 'r',
  probation: 'b',
}

/**
 * The agencies of a discussion in the order in which they came into it, so that a letter, once learned, never moves:
 * whoever was ever invited keeps theirs.
 *
 * @param own - the reader's agency; comes last when nothing in the discussion names it.
 */
export function legend(discussion: Discussion, own: string): Speaking[] {
  const seats = new Map<string, Set<string>>()
  const meet = (agency: string, seat?: string) => {
    const known = seats.get(agency) ?? new Set()
    if (seat) known.add(seat)
    if (agency) seats.set(agency, known)
  }
  if (discussion.requestedBy) meet(discussion.requestedBy.agency)
  for (const one of discussion.invitations) meet(one.agency, one.seat)
  for (const one of discussion.presence) meet(one.agency, one.seat)
  for (const one of discussion.conversations) meet(one.agency, one.seat)
  meet(own)

  const agencies = [...seats].map(([agency, sits]) => ({ agency, seats: [...sits] }))
  const taken = new Set<string>()
  const keys = new Map<string, string>()
  const take = (agency: string, letters: Iterable<string>) => {
    if (keys.has(agency)) return
    for (const letter of letters)
      if (/^[a-z]$/.test(letter) && !words.has(letter) && !taken.has(letter)) {
        taken.add(letter)
        keys.set(agency, letter)
        return
      }
  }
  // Each in its turn, so that an agency that joins later never takes a letter from one that was here.
  for (const { agency, seats: sits } of agencies)
    take(agency, [
      ...sits.flatMap(seat => usual[seat] ?? []),
      ...wordsOf(agency).map(word => word.charAt(0)),
      ...wordsOf(agency).join(''),
      ...'abcdefghijklmnopqrstuvwxyz',
    ])
  return agencies.map((one, index) => ({ ...one, key: keys.get(one.agency), edge: index % edges }))
}

/** A name’s words, the last one first: towns come first in names and say least. */
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z’']+/)
    .filter(Boolean)
    .reverse()

/** Everybody a line may be attributed to by name: who is here first, then who was invited. */
export function knownPeople(discussion: Discussion): KnownPerson[] {
  const found = new Map<string, KnownPerson>()
  for (const one of discussion.presence)
    if (one.name && (!found.has(one.name) || !one.to))
      found.set(one.name, { name: one.name, agency: one.agency, here: !one.to })
  const chair = discussion.chair?.name
  if (chair && !found.has(chair) && discussion.requestedBy)
    found.set(chair, { name: chair, agency: agencyOfChair(discussion), here: true })
  for (const one of discussion.invitations)
    if (one.name && !one.withdrawn && !found.has(one.name))
      found.set(one.name, { name: one.name, agency: one.agency, here: false })
  return [...found.values()]
}

const agencyOfChair = ({ chair, invitations, requestedBy }: Discussion): string =>
  invitations.find(one => one.person !== undefined && one.person === chair?.person)?.agency ??
  requestedBy?.agency ??
  ''
