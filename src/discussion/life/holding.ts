/** The discussion itself: when it begins, who was spoken to apart, where the agenda has got to. */
import type { Worded } from '../audience/audience.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { isKeptFrom } from '../people/kept-out.ts'
import {
  type Arrival,
  arrived,
  findParticipant,
  type Known,
  newcomer,
  sameParticipant,
  type WithPeople,
  withParticipants,
} from '../people/participant.ts'
import { seatOfSocialCare } from '../required/seats/social-care.ts'
import { type Came, whoComes } from './attending.ts'

type StartDiscussion = Command<
  'StartDiscussion',
  {
    chair?: { participant?: string; person?: string; name?: string; grade: string; attested?: string[] }
    format?: string
    outOfHours?: boolean
    minuteTaker?: string
    /** Why somebody takes the chair who was not asked to: nobody else is there. */
    takingOver?: string
    present: Arrival[]
  }
>
export type DiscussionStarted = Event<
  'DiscussionStarted',
  Omit<StartDiscussion, 'type' | 'id' | 'at' | 'by' | 'present'> & { present: Came[] }
>

/** Somebody spoken to by themselves. Whoever holds the conversation takes part in it too: whoever records it, unless said. */
type HoldConversation = Command<
  'HoldConversation',
  {
    agency: string
    seat: string
    name?: string
    words?: string
    participant?: string
    heldBy?: Holder
  } & Worded
>
type Holder = Partial<Omit<Known, 'email' | 'role'>> & { participant?: string; agency: string }
export type ConversationHeld = Event<
  'ConversationHeld',
  Omit<HoldConversation, 'type' | 'id' | 'at' | 'by' | 'heldBy'> & {
    participant: string
    heldBy?: Known & { participant: string }
  }
>

type ReachItem = Command<'ReachItem', { item: string }>
type ItemReached = Event<'ItemReached', { item: string }>

export type HoldingCommand = StartDiscussion | HoldConversation | ReachItem
export type HoldingEvent = DiscussionStarted | ConversationHeld | ItemReached

export const holding: Phase<HoldingCommand, HoldingEvent> = {
  decide: {
    StartDiscussion({ id, ...start }, discussion) {
      if (start.chair && isKeptFrom(discussion, start.chair))
        return refuse(
          'blocked',
          'The chair you chose is kept out of this discussion. Choose somebody else.',
          {
            field: 'chair',
          },
        )
      // Whoever takes the minutes is a name, or somebody of the phone book.
      const taker = start.minuteTaker
      if ([{ person: taker }, { name: taker }].some(one => isKeptFrom(discussion, one)))
        return refuse(
          'blocked',
          'The minute-taker you chose is kept out of this discussion. Choose somebody else.',
          { field: 'minute-taker' },
        )
      if (start.present.some(one => isKeptFrom(discussion, one)))
        return refuse(
          'blocked',
          'Somebody on the list is kept out of this discussion. Take them off the list.',
          { field: 'present' },
        )
      const present: Came[] = []
      for (const [index, one] of start.present.entries())
        present.push(whoComes(one, discussion, `${id}.${index + 1}`, present))
      return [{ ...start, type: 'DiscussionStarted', present }]
    },
    HoldConversation({ id, heldBy, ...talk }, discussion, rules) {
      const told = findParticipant(discussion, talk.participant) ?? sameParticipant(discussion, talk)
      if (isKeptFrom(discussion, { ...told, ...talk }))
        return refuse('blocked', 'This role is kept out of this discussion. Speak to somebody else there.', {
          field: 'agency',
        })
      const participant = told?.participant ?? talk.participant ?? id
      const { person, name, agency, grade } = talk.by
      const holder: Holder = heldBy ?? { person, name, agency, ...(grade && { grade }) }
      const known = findParticipant(discussion, holder.participant) ?? sameParticipant(discussion, holder)
      const seat = holder.seat ?? known?.seat ?? seatOfSocialCare(holder, discussion, rules)
      return [
        {
          ...talk,
          type: 'ConversationHeld',
          participant,
          ...(seat !== undefined && {
            heldBy: {
              ...holder,
              seat,
              participant: known?.participant ?? holder.participant ?? `${id}.holder`,
            },
          }),
        },
      ]
    },
    ReachItem({ id: _id, ...reached }, _discussion, { procedure }) {
      const known = [...procedure.agenda, ...procedure.complexItems].some(one => one.item === reached.item)
      return known
        ? [{ ...reached, type: 'ItemReached' }]
        : refuse('no-item', 'That is not an item of this agenda.')
    },
  },
  evolve: {
    DiscussionStarted(discussion, { at, by, chair, format, outOfHours, minuteTaker, present }) {
      const begun = {
        ...discussion,
        ...(chair && { chair: { ...chair, attested: chair.attested ?? [] } }),
        ...(minuteTaker && { minuteTaker }),
        facts: {
          ...discussion.facts,
          ...(format && { format }),
          ...(outOfHours !== undefined && { 'out-of-hours': outOfHours }),
        },
        happened: [...discussion.happened, { instant: 'started' as const, at, by }],
      }
      return present.reduce((so, one) => arrived(so, one, at), begun)
    },
    ConversationHeld(discussion, { type: _type, by: _by, heldBy, ...talk }) {
      const { participant, seat, agency, name } = talk
      const told = met(discussion, participant, 'spoken-to', { seat, agency, ...(name && { name }) })
      const both = heldBy ? met(told, heldBy.participant, 'spoke-to-others', heldBy) : told
      const conversation = { ...talk, ...(heldBy && { heldBy: heldBy.participant }) }
      return { ...both, conversations: [...discussion.conversations, conversation] }
    },
    ItemReached: (discussion, { item }) => ({ ...discussion, agendaItem: item }),
  },
}

/** The discussion with somebody in it who was not in it before. */
const met = <D extends WithPeople>(
  discussion: D,
  participant: string,
  how: 'spoken-to' | 'spoke-to-others',
  known: Known,
): D =>
  findParticipant(discussion, participant)
    ? discussion
    : withParticipants(discussion, [...discussion.participants, newcomer(participant, how, known)])
