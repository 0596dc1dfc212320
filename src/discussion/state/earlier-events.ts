/**
 * How events of earlier versions are understood today. Until version 0.1.0 people were known by their seat and their agency, and
 * by the phone book where they stood in it; here, and nowhere else, those words are still taken for somebody.
 */
import type { Discussion, Presence } from '../discussion.ts'
import type { Came } from '../life/attending.ts'
import type { ConversationHeld, DiscussionStarted } from '../life/holding.ts'
import type { Replied } from '../life/inviting.ts'
import { plainWords, sameName } from '../people/names.ts'
import { isHere, type Participant, sameParticipant } from '../people/participant.ts'

/** An event's content as it was recorded. */
type Content = { readonly [member: string]: unknown }
type Place = { readonly number: number | null }
type Step = (content: Content, before: Discussion, entry: Place) => Content
/** A step for content that was of a known shape when it was recorded. */
const from =
  <Old extends object>(step: (content: Old, before: Discussion, entry: Place) => object): Step =>
  (content, before, entry) =>
    step(content as Old, before, entry) as Content

/** For each type, how content of schema n becomes content of schema n + 1. */
export const earlierEvents: Readonly<Record<string, Readonly<Record<number, Step>>>> = {
  DiscussionStarted: { 1: from(started) },
  Joined: { 1: from(joined) },
  Left: { 1: from(leftBySeat) },
  Replied: { 1: from(replied) },
  ConversationHeld: { 1: from(conversation) },
}

type Old<E, Named extends keyof E> = Omit<E, 'type' | 'at' | Named>
type OldArrival = Omit<Came, 'participant' | 'deputyOf'>

function started(
  { present, ...content }: Old<DiscussionStarted, 'present'> & { present: OldArrival[] },
  before: Discussion,
  { number }: Place,
) {
  const came: Came[] = []
  for (const [index, one] of present.entries())
    came.push(arrivalOf(one, before, `entry-${number}.${index + 1}`, came))
  return { ...content, present: came }
}

function joined({ by, ...arrival }: OldArrival & { by: unknown }, before: Discussion, { number }: Place) {
  return { by, ...arrivalOf(arrival, before, `entry-${number}`, []) }
}

/** Everybody in that seat of that agency went out, but for those whom the phone book tells apart. */
function leftBySeat(
  { seat, agency, person, ...content }: { seat: string; agency: string; person?: string },
  { presence }: Discussion,
) {
  const gone = presence.filter(one => one.to === undefined && isSamePlace(one, { seat, agency, person }))
  return { ...content, participants: gone.map(one => one.participant) }
}

/** A deputy was a name in the place of whoever sent them. */
function replied(
  content: Omit<Replied, 'type' | 'at' | 'deputy'> & { deputy?: { name: string; role?: string } },
) {
  const { deputy, ...rest } = content
  return deputy
    ? {
        ...rest,
        deputy: { ...deputy, participant: `${content.invitation}.${plainWords(deputy.name).join('-')}` },
      }
    : rest
}

function conversation(
  content: Omit<ConversationHeld, 'type' | 'at' | 'participant' | 'heldBy'>,
  before: Discussion,
  { number }: Place,
) {
  const { seat, agency, name } = content
  const there = candidates(before, { seat, agency })
  const known = there.find(one => sameName(one.name, name)) ?? (there.length === 1 ? there[0] : undefined)
  return { ...content, participant: known?.participant ?? `entry-${number}` }
}

/**
 * Somebody who came in, as a participant: whoever the phone book says they are; or somebody of that seat and agency of the same
 * name, or of no name yet; or, for an arrival without a name, the only one it can be.
 */
function arrivalOf(arrival: OldArrival, before: Discussion, id: string, besides: readonly Came[]): Came {
  const isFree = (one: Participant): boolean =>
    !isHere(one) && besides.every(other => other.participant !== one.participant)
  if (arrival.person !== undefined) {
    const known = before.participants.filter(one => one.person === arrival.person)
    const same = known.length > 0 ? sameParticipant({ participants: known }, arrival) : undefined
    if (same) return { ...arrival, participant: isFree(same) ? same.participant : id }
  }
  const there = candidates(before, arrival).filter(
    one => isFree(one) && (arrival.person === undefined || one.person === undefined),
  )
  const found =
    there.find(one => sameName(one.name, arrival.name)) ??
    there.find(one => one.name === undefined) ??
    (arrival.name === undefined ? there[0] : undefined)
  if (found) return { ...arrival, participant: found.participant }
  const sender = there.find(one => one.invitation?.answer === 'deputy' && one.invitation.sends === undefined)
  return { ...arrival, participant: id, ...(sender && { deputyOf: sender.participant }) }
}

/** Those of a seat and an agency, whoever is still invited first. */
const candidates = (
  { participants }: Discussion,
  { seat, agency }: { seat: string; agency: string },
): Participant[] =>
  participants
    .filter(one => one.seat === seat && one.agency === agency)
    .toSorted((one, other) => Number(isWithdrawn(one)) - Number(isWithdrawn(other)))

const isWithdrawn = ({ invitation }: Participant): boolean => invitation?.withdrawn !== undefined

const isSamePlace = (
  one: Presence,
  other: { seat: string; agency: string; person: string | undefined },
): boolean =>
  one.person !== undefined && other.person !== undefined
    ? one.person === other.person
    : one.seat === other.seat && one.agency === other.agency
