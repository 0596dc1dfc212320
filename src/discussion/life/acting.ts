/** Who does what by when, how we will know, and what became of it. */
import type { LocalDate } from '../../calendar/index.ts'
import type { Worded } from '../audience.ts'
import type { Confirmation } from '../discussion.ts'
import { impossibleDue } from '../plausible.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { isKeptFrom } from '../kept-out.ts'
import { sameAgency } from '../names.ts'
import { findParticipant, referringTo } from '../participant.ts'

export type AgreeAction = Command<
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
export type ActionAgreed = Event<'ActionAgreed', Omit<AgreeAction, 'type' | 'id' | 'at' | 'by'>>

export type ConfirmAction = Command<
  'ConfirmAction',
  {
    action: string
    status: Confirmation['status']
    date?: LocalDate
    reason?: string
    inWriting: boolean
  } & Worded
>
export type ActionConfirmed = Event<
  'ActionConfirmed',
  Omit<ConfirmAction, 'type' | 'id' | 'at' | 'by'> & { onBehalfOf?: string }
>

export type ActingCommand = AgreeAction | ConfirmAction
export type ActingEvent = ActionAgreed | ActionConfirmed

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
      const rule = procedure.pack.act.confirmations
      const status = rule?.statuses.find(one => one.status === said.status)
      const needsDate = said.status === 'by-date' || status?.needs.includes('date')
      const needsReason = said.status === 'no-longer-needed' || status?.needs.includes('reason')
      // Where the procedure names no statuses the date and the reason are the program's own question, not its rule.
      const because = rule && status && { rule: rule.id, source: rule.source }
      if (needsDate && !said.date)
        return refuse('date-needed', 'Say by which date it will be done.', { ...because, field: 'date' })
      if (needsReason && !said.reason?.trim())
        return refuse('reason-needed', 'Say why it is no longer needed.', { ...because, field: 'reason' })
      const isTheirs = sameAgency(said.by.agency, action.agency)
      const onBehalfOf = `${action.owner}, ${action.agency}`
      return [{ ...said, ...(!isTheirs && { onBehalfOf }), type: 'ActionConfirmed' }]
    },
  },
  evolve: {
    ActionAgreed(discussion, { type: _type, by: _by, ...agreed }) {
      return { ...discussion, actions: [...discussion.actions, { ...agreed, confirmations: [] }] }
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
