import { type Instant, parseLocal } from '../../../calendar/index.ts'
import { type Asked, nothingHere } from '../../../conduct.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { standingOf } from '../../../discussion/required/verdict.ts'
import type { Fields, Problem } from '../../fields.ts'
import { uuidFrom } from '../../../uuid-from.ts'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { problemOf } from '../../because.tsx'
import { readMoment } from '../../moment-input.tsx'
import { type Offered, offered } from './moments.ts'
import { type Convene, openConvene, placeOf } from './convening.ts'
import { Late } from './late.tsx'
import { Move } from './move.tsx'
import { Overview } from './overview.tsx'

/** Booking and moving. Neither is refused for being late: the reason is asked first, once. */
export const bookRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/discussions/:reference/convene/book',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? book(convene) : nothing
    },
  },
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
  {
    method: 'POST',
    path: '/discussions/:reference/convene/move',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? move(convene) : nothing
    },
  },
]

/** Which moment was chosen: one of those offered, or one’s own. */
function chosenMoment(fields: Fields, now: Instant): Instant | undefined {
  const starts = fields.raw('starts')
  const typedOwn = ['day', 'month', 'year', 'time'].some(part => fields.raw(`own-${part}`).trim() !== '')
  if (starts === 'own' || (starts === '' && typedOwn)) {
    const own = readMoment(fields, 'own')
    if (own === undefined && fields.problems.length === 0) fields.wrong('own', 'Enter the date and the time.')
    if (own !== undefined && own < now)
      return fields.wrong('own', 'That is in the past. Choose a time to come.')
    return own
  }
  if (typedOwn)
    return fields.wrong(
      'starts',
      'Choose “A time of your own” as well, or take the time of your own out again.',
    )
  const parsed = parseLocal(starts)
  return 'instant' in parsed ? parsed.instant : fields.wrong('starts', 'Choose a time.')
}

async function book(convene: Convene): Promise<Answer> {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const { fields } = visit
  const starts = chosenMoment(fields, visit.now)
  const format = rules.procedure.formats.find(one => one.format === fields.raw('format'))
  if (!format) fields.wrong('format', 'Choose how you will meet.')
  const minutes = Number(fields.raw('minutes'))
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480)
    fields.wrong('minutes', 'Enter how many minutes, like 60.')
  const rationale = fields.text('rationale')
  if (format?.['separate-conversations'] && rationale === undefined)
    fields.wrong('rationale', 'Say why you speak to agencies one by one instead of holding a meeting.')
  const again = (problems: readonly Problem[]): Answer => ({
    page: <Overview convene={convene} fields={fields} problems={problems} />,
  })
  if (fields.problems.length > 0 || !starts || !format) return again(fields.problems)

  const one = judge(convene, starts)
  const lateReason = fields.text('late-reason')
  if (one.late && lateReason === undefined)
    return {
      page: <Late convene={convene} one={one} action="book" asked={fields.raw('confirm') === 'late'} />,
    }

  const command = fields.raw('command') || crypto.randomUUID()
  const place = fields.text('place')?.trim()
  const booking: Asked = {
    type: 'BookMeeting',
    id: command,
    starts,
    minutes,
    format: format.format,
    ...(place && { place }),
    ...(one.late && lateReason && { lateReason }),
  }
  const booked = await visit.conduct(discussion.id, booking)
  if (booked === nothingHere) return nothing
  if (isRefusal(booked)) return again([problemOf(booked)])
  if (format['separate-conversations'] && rationale) {
    const said = await visit.conduct(discussion.id, {
      type: 'AnswerDuty',
      id: uuidFrom(`rationale ${command}`),
      duty: 'format-rationale',
      words: rationale,
    })
    if (said !== nothingHere && isRefusal(said)) return again([problemOf(said)])
  }
  return { redirect: `${placeOf(convene)}?done=booked` }
}

const judge = ({ seen: { discussion, rules }, visit }: Convene, at: Instant): Offered =>
  offered(at, standingOf('convene', discussion, rules, visit.now).binding, rules)

async function move(convene: Convene): Promise<Answer> {
  const { visit, seen } = convene
  const { discussion } = seen
  const { fields } = visit
  const to = chosenMoment(fields, visit.now)
  const reason = fields.text('reason')
  if (reason === undefined) fields.wrong('reason', 'Say why the meeting moves.')
  if (fields.problems.length > 0 || !to || !reason)
    return { page: <Move convene={convene} fields={fields} problems={fields.problems} /> }
  const one = judge(convene, to)
  const lateReason = fields.text('late-reason')
  if (one.late && lateReason === undefined)
    return {
      page: <Late convene={convene} one={one} action="move" asked={fields.raw('confirm') === 'late'} />,
    }
  const command = fields.raw('command') || crypto.randomUUID()
  const agreedBy = fields.raw('agreed-by')
  const moved = await visit.conduct(discussion.id, {
    type: 'MoveMeeting',
    id: command,
    to,
    reason,
    ...(agreedBy && { agreedBy }),
  })
  if (moved === nothingHere) return nothing
  if (isRefusal(moved))
    return { page: <Move convene={convene} fields={fields} problems={[problemOf(moved)]} /> }
  if (one.late && lateReason) {
    const explained = await visit.conduct(discussion.id, {
      type: 'ExplainDelay',
      id: uuidFrom(`late ${command}`),
      clock: 'convene',
      reason: lateReason,
    })
    const { rule } = standingOf('convene', discussion, seen.rules, visit.now)
    // Where the procedure keeps the reason for others, this one is kept as what it is: knowingly late.
    if (explained !== nothingHere && isRefusal(explained) && rule)
      await visit.conduct(discussion.id, {
        type: 'RecordDeparture',
        id: uuidFrom(`departed ${command}`),
        rule,
        duty: 'convene',
        reason: lateReason,
      })
  }
  return { redirect: `${placeOf(convene)}?done=moved` }
}
