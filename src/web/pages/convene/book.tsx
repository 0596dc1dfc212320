import { type Instant, parseLocal } from '../../../calendar/index.ts'
import type { AskedTogether, Further } from '../../../conduct.ts'
import { oddMoment } from '../../../discussion/checks/plausible.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import type { Fields } from '../../fields.ts'
import { type Asks, commandOf, formRoute, together } from '../../form.tsx'
import { isMeant, readMoment } from '../../moment-input.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { usualMinutes } from './book-form.tsx'
import { busyAt, type Convene, openConvene, placeOf, sayBusy } from './convening.ts'
import { Late } from './late.tsx'
import { type Offered, offered } from './moments.ts'
import { Move } from './move.tsx'
import { Overview } from './overview.tsx'

/** Booking and moving. Neither is refused for being late: the reason is asked first, once. */
export const bookRoutes: readonly Route[] = [
  formRoute<Convene>({
    path: '/discussions/:reference/convene/book',
    open: openConvene,
    asks: book,
    fieldOf: ({ of, field }) => (of === 1 ? 'rationale' : (fieldsOfBooking[field ?? ''] ?? field)),
    again: convene => <Overview convene={convene} fields={convene.visit.fields} />,
    done: convene => `${placeOf(convene)}?done=booked`,
  }),
  {
    method: 'GET',
    path: '/discussions/:reference/convene/move',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      if (!convene) return nothing
      if (!convene.seen.discussion.booking) return { redirect: placeOf(convene) }
      return { page: <Move convene={convene} fields={visit.fields} /> }
    },
  },
  formRoute<Convene>({
    path: '/discussions/:reference/convene/move',
    open: openConvene,
    asks: convene => move(convene),
    otherwise: ({ of }, convene) => (of === 1 ? asked(move(convene, asDeparture)) : undefined),
    fieldOf: ({ of, field }) => (of === 1 ? 'late-reason' : (fieldsOfBooking[field ?? ''] ?? field)),
    again: convene => <Move convene={convene} fields={convene.visit.fields} />,
    done: convene => `${placeOf(convene)}?done=moved`,
  }),
]

/** Which moment was chosen: one of those offered, or one’s own; an odd one of one’s own is asked about once. */
function chosenMoment({ visit, seen }: Convene): Instant | undefined {
  const { fields, now } = visit
  const starts = fields.raw('starts')
  const typedOwn = ['day', 'month', 'year', 'time'].some(part => fields.raw(`own-${part}`).trim() !== '')
  if (starts === 'own' || (starts === '' && typedOwn)) {
    const own = readMoment(fields, 'own', { earliest: now })
    if (own === undefined && fields.problems.length === 0) fields.wrong('own', 'Enter the date and the time.')
    if (own !== undefined) isMeant(fields, 'own', oddMoment(own, seen.rules.calendar), own)
    return own
  }
  if (typedOwn)
    return fields.wrong(
      'starts',
      'Choose “A time of your own” as well, or take the time of your own out again.',
    )
  const parsed = parseLocal(starts)
  if (!('instant' in parsed)) return fields.wrong('starts', 'Choose a time.')
  if (parsed.instant < now)
    return fields.wrong('starts', 'That time has passed while this page was open. Choose another.')
  return parsed.instant
}

/** What was asked for, where nothing has to be asked first. */
const asked = (asks: Asks): AskedTogether | undefined =>
  asks && !('first' in asks) && !('instead' in asks) ? asks : undefined

/** Where a refusal of a booking is shown. */
const fieldsOfBooking: Readonly<Record<string, string>> = { to: 'starts', lateReason: 'late-reason' }

/** A late moment stops once: the reason is asked first. Everything typed so far goes along. */
const isAsked = (fields: Fields) => fields.raw('confirm') === 'late'
function lateReasonOf(fields: Fields): string | undefined {
  const reason = fields.text('late-reason')
  if (reason === undefined && isAsked(fields))
    fields.wrong('late-reason', 'Say why this cannot be held in time.')
  return reason
}

/** Nobody is booked into two rooms at one time without its being asked once whether that is meant. */
function isFree(convene: Convene, starts: Instant, minutes: number): boolean {
  const busy = busyAt(convene, starts, minutes)
  return isMeant(convene.visit.fields, 'starts', busy.length > 0 ? [`${sayBusy(busy)}.`] : [], starts)
}

function book(convene: Convene): Asks {
  const { visit, seen } = convene
  const { fields } = visit
  const starts = chosenMoment(convene)
  const format = seen.rules.procedure.formats.find(one => one.format === fields.raw('format'))
  if (!format) fields.wrong('format', 'Choose how you will meet.')
  const minutes = Number(fields.raw('minutes'))
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480)
    fields.wrong('minutes', 'Enter how many minutes, like 60.')
  const rationale = fields.text('rationale')
  if (format?.['separate-conversations'] && rationale === undefined)
    fields.wrong('rationale', 'Say why you speak to agencies one by one instead of holding a meeting.')
  const place = fields.text('place')?.trim()
  if (fields.problems.length > 0 || !starts || !format) return undefined
  if (!isFree(convene, starts, minutes)) return undefined

  const one = momentOffered(convene, starts)
  const lateReason = one.late ? lateReasonOf(fields) : undefined
  if (one.late && lateReason === undefined)
    return { first: <Late convene={convene} one={one} action="book" /> }
  return together(commandOf(visit), [
    {
      type: 'BookMeeting',
      starts,
      minutes,
      format: format.format,
      ...(place && { place }),
      ...(lateReason && { lateReason }),
    },
    ...(format['separate-conversations'] && rationale
      ? [{ type: 'AnswerDuty' as const, duty: 'format-rationale', words: rationale }]
      : []),
  ])
}

const momentOffered = ({ seen: { discussion, rules }, visit }: Convene, at: Instant): Offered =>
  offered(at, judge('convene', discussion, rules, visit.now).binding, rules)

/** What a move asks for, or the page that asks first why it is late. `kept` is how the reason for lateness is kept. */
function move(convene: Convene, kept: typeof asDelay = asDelay): Asks {
  const { visit, seen } = convene
  const { fields } = visit
  const to = chosenMoment(convene)
  const reason = fields.text('reason')
  if (reason === undefined) fields.wrong('reason', 'Say why the meeting moves.')
  if (fields.problems.length > 0 || !to || !reason) return undefined
  if (!isFree(convene, to, seen.discussion.booking?.minutes ?? usualMinutes)) return undefined
  const one = momentOffered(convene, to)
  const lateReason = one.late ? lateReasonOf(fields) : undefined
  if (one.late && lateReason === undefined)
    return { first: <Late convene={convene} one={one} action="move" /> }
  const agreedBy = fields.raw('agreed-by')
  return together(commandOf(visit), [
    { type: 'MoveMeeting', to, reason, ...(agreedBy && { agreedBy }) },
    ...(lateReason ? kept(convene, lateReason) : []),
  ])
}

const asDelay = (_convene: Convene, reason: string): Further[] => [
  { type: 'ExplainDelay', clock: 'convene', reason },
]
/** Where the procedure keeps the reason for others, this one is kept as what it is: knowingly late. */
function asDeparture({ visit, seen }: Convene, reason: string): Further[] {
  const { rule } = judge('convene', seen.discussion, seen.rules, visit.now)
  return rule === undefined ? [] : [{ type: 'RecordDeparture', rule, duty: 'convene', reason }]
}
