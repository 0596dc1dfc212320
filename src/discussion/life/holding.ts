/** The discussion itself: who is here, who was spoken to apart, where the agenda has got to. */
import type { Worded } from '../audience.ts'
import type { Presence } from '../discussion.ts'
import { endedAt, startedAt } from '../discussion.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { isBlocked } from './convening.ts'

type Arrival = Omit<Presence, 'from' | 'to'>
export type StartDiscussion = Command<
  'StartDiscussion',
  {
    chair?: { person?: string; name?: string; grade: string; attested?: string[] }
    format?: string
    outOfHours?: boolean
    minuteTaker?: string
    present: Arrival[]
  }
>
export type DiscussionStarted = Event<'DiscussionStarted', Omit<StartDiscussion, 'type' | 'id' | 'at' | 'by'>>

export type Join = Command<'Join', Arrival>
export type Joined = Event<'Joined', Arrival>
export type Leave = Command<'Leave', { seat: string; agency: string; person?: string }>
export type Left = Event<'Left', { seat: string; agency: string; person?: string }>

export type HoldConversation = Command<
  'HoldConversation',
  { agency: string; seat: string; name?: string; words?: string } & Worded
>
export type ConversationHeld = Event<'ConversationHeld', Omit<HoldConversation, 'type' | 'id' | 'at' | 'by'>>

export type ReachItem = Command<'ReachItem', { item: string }>
export type ItemReached = Event<'ItemReached', { item: string }>

export type HoldingCommand = StartDiscussion | Join | Leave | HoldConversation | ReachItem
export type HoldingEvent = DiscussionStarted | Joined | Left | ConversationHeld | ItemReached

export const holding: Phase<HoldingCommand, HoldingEvent> = {
  decide: {
    StartDiscussion({ id: _id, ...start }, discussion) {
      if (startedAt(discussion)) return refuse('already-started', 'This discussion has already started.')
      if (start.chair && isBlocked(discussion.implicated, start.chair))
        return refuse(
          'blocked',
          'The chair you chose is kept out of this discussion. Choose somebody else.',
          {
            field: 'chair',
          },
        )
      if (start.present.some(one => isBlocked(discussion.implicated, one)))
        return refuse(
          'blocked',
          'Somebody on the list is kept out of this discussion. Take them off the list.',
          { field: 'present' },
        )
      return [{ ...start, type: 'DiscussionStarted' }]
    },
    Join({ id: _id, ...arrival }, discussion) {
      if (!startedAt(discussion)) return refuse('not-started', 'The discussion has not started yet.')
      if (endedAt(discussion)) return refuse('ended', 'The discussion has ended.')
      if (isBlocked(discussion.implicated, arrival))
        return refuse('blocked', 'This person is kept out of this discussion.')
      return [{ ...arrival, type: 'Joined' }]
    },
    Leave({ id: _id, ...left }, discussion) {
      if (!discussion.presence.some(one => !one.to && samePlace(one, left)))
        return refuse('not-here', 'They are not on the list of people here.')
      return [{ ...left, type: 'Left' }]
    },
    HoldConversation({ id: _id, ...talk }, discussion) {
      if (endedAt(discussion))
        return refuse('ended', 'The discussion has ended. Ask for a follow-up discussion.')
      if (isBlocked(discussion.implicated, talk))
        return refuse('blocked', 'This role is kept out of this discussion. Speak to somebody else there.', {
          field: 'agency',
        })
      return [{ ...talk, type: 'ConversationHeld' }]
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
      return {
        ...discussion,
        ...(chair && { chair: { ...chair, attested: chair.attested ?? [] } }),
        ...(minuteTaker && { minuteTaker }),
        facts: {
          ...discussion.facts,
          ...(format && { format }),
          ...(outOfHours !== undefined && { 'out-of-hours': outOfHours }),
        },
        presence: [...discussion.presence, ...present.map(one => ({ ...one, from: at }))],
        happened: [...discussion.happened, { instant: 'started', at, by }],
      }
    },
    Joined(discussion, { type: _type, at, by: _by, ...arrival }) {
      return { ...discussion, presence: [...discussion.presence, { ...arrival, from: at }] }
    },
    Left(discussion, left) {
      return {
        ...discussion,
        presence: discussion.presence.map(one =>
          !one.to && samePlace(one, left) ? { ...one, to: left.at } : one,
        ),
      }
    },
    ConversationHeld(discussion, { type: _type, by: _by, ...talk }) {
      return { ...discussion, conversations: [...discussion.conversations, talk] }
    },
    ItemReached: (discussion, { item }) => ({ ...discussion, agendaItem: item }),
  },
}

function samePlace(one: Presence, other: { seat: string; agency: string; person?: string }): boolean {
  return one.person !== undefined && other.person !== undefined
    ? one.person === other.person
    : one.seat === other.seat && one.agency === other.agency
}
