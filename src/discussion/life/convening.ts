/** Getting together in time: the meeting's moment, dates that are set, and who will chair and take the minutes. */
import { type Instant, type LocalDate, london } from '../../calendar/index.ts'
import { audienceIn, type Worded } from '../audience/audience.ts'
import { type Command, type Event, type Phase, type Rules, refuse } from '../happening.ts'
import { endedAt, startedAt } from '../discussion.ts'
import { isKeptFrom } from '../people/kept-out.ts'
import { askedAgain } from '../people/participant.ts'
import { isCountedNow } from '../required/under.ts'

type BookMeeting = Command<
  'BookMeeting',
  { starts: Instant; minutes: number; format: string; place?: string; lateReason?: string } & Worded
>
type MeetingBooked = Event<'MeetingBooked', Omit<BookMeeting, 'type' | 'id' | 'at' | 'by'>>

type MoveMeeting = Command<'MoveMeeting', { to: Instant; reason: string; agreedBy?: string } & Worded>
type MeetingMoved = Event<
  'MeetingMoved',
  {
    from: Instant
    to: Instant
    reason: string
    agreedBy?: string
    /** Everybody is asked again whether they come. Entries of before let the answers stand. */
    asksAgain?: true
  } & Worded
>

/** Sets a date where the procedure gives no time: `due` is the last moment in time, or the first too late when `wholeDay`. */
type SetTarget = Command<
  'SetTarget',
  { clock: string; of?: string; due: Instant; wholeDay?: boolean; words: string } & Worded
>
export type TargetSet = Event<
  'TargetSet',
  { key: string; rule: string; due: Instant; day: LocalDate; wholeDay: boolean; words: string } & Worded
>

type Attest = Command<
  'Attest',
  { grade: string; experience: string; person?: string; words?: string } & Worded
>
type Attested = Event<
  'Attested',
  { grade: string; experience: string; person?: string; words?: string } & Worded
>

/** Who will chair, who will take the minutes: named before the day so that they can prepare. */
export type Appoint = Command<
  'Appoint',
  {
    as: 'chair' | 'minute-taker'
    person: string
    name: string
    grade?: string
    /** Why, where it is asked: of somebody who names themselves, and once the discussion has been held. */
    reason?: string
  }
>
type Appointed = Event<
  'Appointed',
  Omit<Appoint, 'type' | 'id' | 'at' | 'by'> & {
    /** They take the place of whoever had it when the discussion began. */
    takesOver?: true
  }
>

export type ConveningCommand = BookMeeting | MoveMeeting | SetTarget | Attest | Appoint
export type ConveningEvent = MeetingBooked | MeetingMoved | TargetSet | Attested | Appointed

export const convening: Phase<ConveningCommand, ConveningEvent> = {
  decide: {
    BookMeeting({ id: _id, ...booked }, discussion, { procedure }) {
      if (discussion.booking) return refuse('already-booked', 'A meeting is already booked. Move it instead.')
      if (!procedure.formats.some(format => format.format === booked.format))
        return refuse(
          'unknown-format',
          `Choose one of the formats this procedure knows: ${procedure.formats.map(f => f.label).join('; ')}.`,
          { field: 'format' },
        )
      return [{ ...booked, type: 'MeetingBooked' }]
    },
    MoveMeeting({ id: _id, ...move }, discussion, { procedure }) {
      if (!discussion.booking) return refuse('not-booked', 'There is no meeting to move yet.')
      const rule = procedure.pack.convene.moves
      const agreed = move.agreedBy ?? move.by.grade
      if (rule && !(agreed && rule['agreed-by'].includes(agreed)))
        return refuse('move-not-agreed', `${rule.label}.`, {
          rule: rule.id,
          source: rule.source,
          instead: `Say which of these agreed: ${titles(rule['agreed-by'], procedure)}.`,
          field: 'agreed-by',
        })
      if (move.to === discussion.booking.starts)
        return refuse('same-time', 'It is booked for this time already.', { field: 'slot' })
      return [{ ...move, type: 'MeetingMoved', from: discussion.booking.starts, asksAgain: true }]
    },
    SetTarget({ id: _id, clock, of, wholeDay = false, ...target }, discussion, rules) {
      const { procedure } = rules
      const key = of === undefined ? clock : `${clock}/${of}`
      const rule = procedure.clocks.find(
        one =>
          one['target-set-by'] &&
          discussion.deadlines.some(d => d.key === key && d.rule === one.id && isCountedNow(d, rules)),
      )
      if (!rule)
        return refuse('no-target', 'No clock is running here that waits for a date to be set.', {
          field: 'clock',
        })
      const because = { rule: rule.id, source: rule.source }
      const may = rule['target-set-by'] ?? []
      const { grade } = target.by
      const isChair = may.includes('chair') && grade !== undefined && grade === discussion.chair?.grade
      if (!isChair && !(grade !== undefined && may.includes(grade)))
        return refuse('target-not-theirs', `${rule.label}.`, {
          ...because,
          instead: `The date is set by: ${titles(may, procedure)}.`,
        })
      const earlier = discussion.deadlines.findLast(d => d.key === key && d.rule === rule.id)
      if (earlier?.due !== undefined && earlier.due < target.at)
        return refuse('target-passed', 'The date already set has passed, and stays on record as missed.', {
          ...because,
        })
      if (target.due < target.at)
        return refuse('target-past', 'Choose a date that lies ahead.', { ...because, field: 'due' })
      const last = wholeDay ? new Date(Date.parse(target.due) - 1).toISOString() : target.due
      return [{ ...target, type: 'TargetSet', key, rule: rule.id, wholeDay, day: london(last).date }]
    },
    Attest({ id: _id, ...attested }) {
      return [{ ...attested, type: 'Attested' }]
    },
    Appoint({ id: _id, ...appointed }, discussion) {
      if (isKeptFrom(discussion, { person: appointed.person, name: appointed.name }))
        return refuse('blocked', 'This person is kept out of this discussion.', { field: 'person' })
      const begun = startedAt(discussion) !== undefined || endedAt(discussion) !== undefined
      return [{ ...appointed, type: 'Appointed', ...(begun && { takesOver: true as const }) }]
    },
  },
  evolve: {
    MeetingBooked(discussion, { starts, minutes, format, place, lateReason, at, by, ...said }) {
      return {
        ...discussion,
        booking: { starts, minutes, format, ...(place && { place }), sequence: 0, moves: [] },
        facts: { ...discussion.facts, format },
        delays: lateReason
          ? [...discussion.delays, { clock: 'convene', reason: lateReason, by, at, ...audienceIn(said) }]
          : discussion.delays,
      }
    },
    MeetingMoved(discussion, { from, to, reason, at, asksAgain, ...said }) {
      if (!discussion.booking) return discussion
      const { booking } = discussion
      return {
        ...(asksAgain ? askedAgain(discussion, from) : discussion),
        booking: {
          ...booking,
          starts: to,
          sequence: booking.sequence + 1,
          moves: [...booking.moves, { from, to, reason, at, ...audienceIn(said) }],
        },
      }
    },
    TargetSet(discussion, { key, rule, due, day, wholeDay, words, by, ...said }) {
      const which = discussion.deadlines.findLastIndex(one => one.key === key && one.rule === rule)
      return {
        ...discussion,
        deadlines: discussion.deadlines.map((one, place) =>
          place === which
            ? { ...one, due, day, inclusive: !wholeDay, target: { by: by.name, words, ...audienceIn(said) } }
            : one,
        ),
      }
    },
    Appointed(discussion, { as, person, name, grade, takesOver }) {
      if (as === 'minute-taker')
        return { ...discussion, appointed: { ...discussion.appointed, minuteTaker: { person, name } } }
      return {
        ...discussion,
        appointed: {
          ...discussion.appointed,
          chair: { person, name, ...(grade && { grade }), ...(takesOver && { takesOver }) },
        },
      }
    },
    Attested(discussion, { grade, experience, person }) {
      return {
        ...discussion,
        attestations: [...discussion.attestations, { grade, experience, ...(person && { person }) }],
      }
    },
  },
}

/** Grades by the names the pack gives them. */
const titles = (grades: readonly string[], { pack }: Rules['procedure']): string =>
  grades.map(grade => pack.attend.grades.find(one => one.grade === grade)?.label ?? grade).join(', ')
