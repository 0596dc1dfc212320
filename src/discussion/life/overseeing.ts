/** The group that oversees a complex investigation, and the form in which an out-of-hours record has to travel. */
import type { Instant } from '../../calendar/index.ts'
import { askedOfChair, askedOfRunning } from '../../procedure/pack/asked.ts'
import { isKeptFrom } from '../people/kept-out.ts'
import { type Discussion, startedAt } from '../discussion.ts'
import { departure, type Duty, type DutyState, ruled } from '../required/duties/duty.ts'
import { type Command, type Event, type Phase, refuse, type Rules } from '../happening.ts'
import { holds, waitingFor } from '../required/facts/known.ts'

/** Puts somebody on the group that oversees the investigation; it gives no access to the discussion. */
export type AppointToGroup = Command<'AppointToGroup', { person: string; name: string }>
export type AppointedToGroup = Event<'AppointedToGroup', { person: string; name: string }>

export const overseeing: Phase<AppointToGroup, AppointedToGroup> = {
  decide: {
    AppointToGroup({ id: _id, ...appointed }, discussion, { procedure }) {
      if (isKeptFrom(discussion, { person: appointed.person, name: appointed.name }))
        return refuse('blocked', 'This person is kept out of this discussion.', { field: 'person' })
      const barred = procedure.managementGroup?.barred
      if (barred && discussion.implicated.some(one => one.lineManager === appointed.person))
        return refuse('line-manager', `${barred.label}.`, {
          rule: barred.id,
          source: barred.source,
          field: 'person',
          instead: 'Name somebody else from that agency.',
        })
      return [{ ...appointed, type: 'AppointedToGroup' }]
    },
  },
  evolve: {
    AppointedToGroup(discussion, { person, name }) {
      const { managementGroup = [] } = discussion.appointed
      return {
        ...discussion,
        appointed: { ...discussion.appointed, managementGroup: [...managementGroup, { person, name }] },
      }
    },
  },
}

/** Asked for once the discussion has been held: done when somebody is named, or the record says who oversees it. */
export function groupDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const rule = rules.procedure.managementGroup
  if (!rule) return []
  const truth = holds(rule.applies, discussion, rules, now)
  const words = discussion.answers['management-group']?.words
  const members = discussion.appointed.managementGroup ?? []
  const departed = departure(discussion, 'management-group', rule.id)
  const state: DutyState =
    truth === false || startedAt(discussion) === undefined
      ? 'not-applicable'
      : members.length > 0 || words !== undefined
        ? 'done'
        : departed
          ? 'departed'
          : 'open'
  return [
    {
      key: 'management-group',
      duty: 'management-group',
      ...ruled(rule),
      state,
      phase: 'decide',
      askedOf: askedOfChair,
      doneOn:
        truth === true ? { page: 'appoint', part: 'group' } : { page: 'answers', duty: 'management-group' },
      takes: state === 'not-applicable' ? 'nothing' : 'words',
      asks: truth === undefined ? waitingFor(rule.applies, discussion, rules, now) : [],
      ...(departed && { because: departed.reason }),
    },
  ]
}

/** Asked for once the record has been sent: done when it went, at least once, over such a channel and as such a file. */
export function recordFormDuties(discussion: Discussion, rules: Rules, now: Instant): Duty[] {
  const rule = rules.procedure.recordForm
  if (!rule) return []
  const sent = discussion.happened.filter(one => one.instant === 'out-of-hours-record-sent' && one.at <= now)
  const fits = (said: string | undefined, wanted: readonly string[] | undefined) =>
    wanted === undefined || (said !== undefined && wanted.includes(said))
  const right = sent.some(one => fits(one.channel, rule.channels) && fits(one.file, rule.files))
  const unsaid = sent.some(one => one.channel === undefined || one.file === undefined)
  const key = 'out-of-hours-record-form'
  const departed = departure(discussion, key, rule.id)
  const state: DutyState =
    holds(rule.applies, discussion, rules, now) !== true || sent.length === 0
      ? 'not-applicable'
      : right
        ? 'done'
        : departed
          ? 'departed'
          : 'open'
  const wrong = unsaid
    ? 'It is not on record how it was sent, or as what.'
    : 'It was not sent as the procedure asks. Send it again.'
  return [
    {
      key,
      duty: key,
      ...ruled(rule),
      state,
      phase: 'send',
      askedOf: askedOfRunning,
      doneOn: { page: 'clock', clock: 'out-of-hours-record' },
      takes: state === 'not-applicable' ? 'nothing' : 'words',
      ...(departed ? { because: departed.reason } : state === 'open' && { because: wrong }),
    },
  ]
}
