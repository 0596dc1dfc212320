/** Who does what by when, how we will know, and what became of it. */
import { type LocalDate, london, sayDay } from '../../calendar/index.ts'
import type { Worded } from '../audience/audience.ts'
import type { Confirmation } from '../discussion.ts'
import { impossibleDue } from '../checks/plausible.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { isKeptFrom } from '../people/kept-out.ts'
import { sameAgency, nameAndAgency } from '../people/names.ts'
import { findParticipant, referringTo } from '../people/participant.ts'

type AgreeAction = Command<
  'AgreeAction',
  {
    action: string
    what: string
    owner: string
    agency: string
    /** The owner, where they take part in the discussion. */
    participant?: string
    due?: LocalDate
    howKnown?: string
    child?: string
    line?: string
  } & Worded
>
type ActionAgreed = Event<'ActionAgreed', Omit<AgreeAction, 'type' | 'id' | 'at' | 'by'>>

/** `about`: the date the action had on the page this was said on. A date that its owner names is a promise beside the one agreed. */
type ConfirmAction = Command<
  'ConfirmAction',
  {
    action: string
    status: Confirmation['status']
    date?: LocalDate
    reason?: string
    carriedTo?: string
    inWriting: boolean
    about?: LocalDate
  } & Worded
>
type ActionConfirmed = Event<
  'ActionConfirmed',
  Omit<ConfirmAction, 'type' | 'id' | 'at' | 'by'> & { onBehalfOf?: string }
>

/** Those who run the discussion give the action another date, on behalf of the meeting that agreed it. */
type MoveActionDate = Command<'MoveActionDate', { action: string; to: LocalDate; reason: string }>
type ActionDateMoved = Event<
  'ActionDateMoved',
  { action: string; from?: LocalDate; to: LocalDate; reason: string }
>

export type ActingCommand = AgreeAction | ConfirmAction | MoveActionDate
export type ActingEvent = ActionAgreed | ActionConfirmed | ActionDateMoved

export const acting: Phase<ActingCommand, ActingEvent> = {
  decide: {
    AgreeAction({ id: _id, ...agreed }, discussion) {
      if (agreed.what.trim() === '') return refuse('empty', 'Write what is to be done.', { field: 'what' })
      if (agreed.owner.trim() === '')
        return refuse('no-owner', 'Name the person who will do it. An action without an owner is nobody’s.', {
          field: 'owner',
        })
      if (agreed.agency.trim() === '')
        return refuse('no-agency', 'Say which agency the owner is from.', { field: 'agency' })
      if (isKeptFrom(discussion, { ...findParticipant(discussion, agreed.participant), name: agreed.owner }))
        return refuse('blocked', 'This action cannot be given to them. Speak to the chair.', {
          instead: 'Name somebody else as its owner.',
          field: 'owner',
        })
      if (discussion.actions.some(one => one.action === agreed.action))
        return refuse('action-there', 'That action is already agreed.')
      const impossible = impossibleDue(agreed.due, discussion, agreed.at)
      if (impossible) return impossible
      const { participant, owner: name, agency } = agreed
      return [{ ...agreed, type: 'ActionAgreed', ...referringTo(discussion, { participant, name, agency }) }]
    },
    ConfirmAction({ id: _id, ...said }, discussion, { procedure }) {
      const action = discussion.actions.find(one => one.action === said.action)
      if (!action) return refuse('no-action', 'There is no such action.')
      if (said.about !== undefined && action.due !== undefined && said.about !== action.due)
        return refuse(
          'date-moved-meanwhile',
          `The date of this action was moved meanwhile, to ${sayDay(action.due)}. Your words are kept: look again, and save.`,
          { field: 'date' },
        )
      const rule = procedure.pack.act.confirmations
      const status = rule?.statuses.find(one => one.status === said.status)
      const needsDate = said.status === 'by-date' || status?.needs.includes('date')
      const needsReason =
        said.status === 'no-longer-needed' || said.status === 'by-date' || status?.needs.includes('reason')
      // Where the procedure names no statuses the date and the reason are the program's own question, not its rule.
      const because = rule && status && { rule: rule.id, source: rule.source }
      if (needsDate && !said.date)
        return refuse('date-needed', 'Say by which date it will be done.', { ...because, field: 'date' })
      if (said.status === 'by-date' && said.date && said.date < london(said.at).date)
        return refuse('date-past', 'Name a day that is not over yet.', { field: 'date' })
      if (needsReason && !said.reason?.trim())
        return said.status === 'by-date'
          ? refuse('reason-needed', 'Say why it is not done by the date that was agreed.', {
              field: 'reason',
            })
          : refuse('reason-needed', 'Say why it is no longer needed.', { ...because, field: 'reason' })
      const isTheirs = sameAgency(said.by.agency, action.agency)
      return [
        {
          ...said,
          type: 'ActionConfirmed',
          ...(action.due !== undefined && { about: action.due }),
          ...(!isTheirs && { onBehalfOf: nameAndAgency({ name: action.owner, agency: action.agency }) }),
        },
      ]
    },
    MoveActionDate({ id: _id, ...moved }, discussion) {
      const action = discussion.actions.find(one => one.action === moved.action)
      if (!action) return refuse('no-action', 'There is no such action.')
      if (action.confirmations.some(one => one.status === 'done' || one.status === 'no-longer-needed'))
        return refuse('action-settled', 'This action is settled, so its date does not move any more.')
      if (moved.to < london(moved.at).date)
        return refuse('date-past', 'Name a day that is not over yet.', { field: 'to' })
      if (moved.to === action.due) return refuse('same-date', 'That is its date already.', { field: 'to' })
      if (moved.reason.trim() === '')
        return refuse('reason-needed', 'Say why the date moves, and who agreed to it.', { field: 'reason' })
      return [{ ...moved, type: 'ActionDateMoved', ...(action.due !== undefined && { from: action.due }) }]
    },
  },
  evolve: {
    ActionAgreed(discussion, { type: _type, by: _by, ...agreed }) {
      return { ...discussion, actions: [...discussion.actions, { ...agreed, confirmations: [] }] }
    },
    ActionDateMoved(discussion, { action, from, to, reason, at, by }) {
      const move = { ...(from !== undefined && { from }), to, reason, at, by }
      return {
        ...discussion,
        actions: discussion.actions.map(one =>
          one.action === action ? { ...one, due: to, moved: [...(one.moved ?? []), move] } : one,
        ),
      }
    },
    ActionConfirmed(discussion, { type: _type, action, ...confirmation }) {
      return {
        ...discussion,
        actions: discussion.actions.map(one =>
          one.action === action ? { ...one, confirmations: [...one.confirmations, confirmation] } : one,
        ),
        happened:
          confirmation.status === 'done' || confirmation.status === 'no-longer-needed'
            ? [
                ...discussion.happened,
                { instant: 'action-confirmed', at: confirmation.at, action, by: confirmation.by },
              ]
            : discussion.happened,
      }
    },
  },
}
