import { type Instant, parseLocal, sayMoment } from '../../../calendar/index.ts'
import { type Asked, nothingHere } from '../../../conduct.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { gradeName } from '../../../discussion/papers/saying.ts'
import { sayGrades } from '../answers/why.tsx'
import { standingOf } from '../../../discussion/verdict.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { uuidFrom } from '../../reading.ts'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Command } from '../answers/banner.tsx'
import { problemOf, Why } from '../answers/why.tsx'
import { capital } from '../ask/form-field.tsx'
import { readMoment } from '../ask/moment-input.tsx'
import { Slots } from './book-form.tsx'
import { type Offered, offered } from './moments.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'
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
  if (one.late && lateReason)
    await visit.conduct(discussion.id, {
      type: 'ExplainDelay',
      id: uuidFrom(`late ${command}`),
      clock: 'convene',
      reason: lateReason,
    })
  return { redirect: `${placeOf(convene)}?done=moved` }
}

function Move({
  convene,
  fields,
  problems = [],
}: {
  convene: Convene
  fields: Fields
  problems?: readonly Problem[]
}) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const rule = rules.procedure.pack.convene.moves
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Move the meeting',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'Move the meeting'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Move the meeting</PageHeading>
              <p class="govuk-body">
                It is booked for {sayMoment(discussion.booking!.starts, visit.now)}. Everybody invited gets
                the new time, and it replaces the old one in their calendar.
              </p>
              <form method="post" action={`${placeOf(convene)}/move`} novalidate>
                <Command />
                <Slots convene={convene} fields={fields} />
                <Textarea
                  name="reason"
                  label={{ text: 'Why does it move?', classes: 'govuk-label--s' }}
                  hint="Kept in the record. Invitations say only that the time has changed"
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={fields.problemWith('reason')}
                />
                {rule && (
                  <>
                    <Select
                      name="agreed-by"
                      label={{ text: 'Who agreed?', classes: 'govuk-label--s' }}
                      value={fields.raw('agreed-by')}
                      items={[
                        { value: '', text: 'I did' },
                        ...rule['agreed-by'].map(grade => ({ value: grade, text: gradeName(grade, rules) })),
                      ]}
                    />
                    <Why rule={rule} rules={rules} />
                  </>
                )}
                <Button preventDoubleClick>Move the meeting</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Stops once: a late meeting is booked only after somebody has said why. Everything typed so far goes along. */
function Late({
  convene,
  one,
  action,
  asked,
}: {
  convene: Convene
  one: Offered
  action: 'book' | 'move'
  asked: boolean
}) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const { fields } = visit
  const stands = standingOf('convene', discussion, rules, visit.now)
  const rule = rules.procedure.clocks.find(clock => clock.id === stands.rule)
  const duty = rules.procedure.duties.find(
    found =>
      found.duty === 'late-reason' && (!rule || found.when === undefined || mentions(found, discussion)),
  )
  const says = 'Say why this cannot be held in time.'
  const problems = asked ? [{ field: 'late-reason', says }] : []
  const names = fields.names().filter(name => !['late-reason', 'confirm'].includes(name))
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'This would be late',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'This would be late'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <form method="post" action={`${placeOf(convene)}/${action}`} novalidate>
                {names.flatMap(name =>
                  fields.all(name).map(value => <input type="hidden" name={name} value={value} />),
                )}
                <input type="hidden" name="confirm" value="late" />
                <div class="govuk-panel govuk-panel--interruption govuk-!-margin-bottom-6">
                  <h1 class="govuk-panel__title">This would be late</h1>
                  <div class="govuk-panel__body">
                    <p>
                      {capital(sayMoment(one.at, visit.now))} is {one.says.charAt(0).toLowerCase()}
                      {one.says.slice(1)}. {rule?.label}.
                    </p>
                    <p>You can book it. The reason is asked first, and stays beside the clock for good.</p>
                  </div>
                </div>
                <Textarea
                  name="late-reason"
                  label={{ text: 'Why can it not be held in time?', classes: 'govuk-label--m' }}
                  hint={
                    rule?.excuse
                      ? `What the procedure allows: ${rule.excuse.ground}`
                      : 'The procedure offers no excuse for this clock, so this explains a departure and does not cure it'
                  }
                  rows={4}
                  value={fields.raw('late-reason')}
                  errorMessage={asked ? says : undefined}
                />
                {rule?.excuse && (
                  <p class="govuk-body">
                    It counts as justified only when it comes from a {sayGrades(rule.excuse.by, rules)}.
                    {!rule.excuse.by.includes(visit.signedIn.person.grade ?? '') &&
                      ' You are none of these, so the chair still has to write the case note.'}
                  </p>
                )}
                {(duty ?? rule) && <Why rule={(duty ?? rule)!} rules={rules} />}
                <div class="govuk-button-group">
                  <Button preventDoubleClick>{action === 'book' ? 'Book it late' : 'Move it, late'}</Button>
                  <a
                    class="govuk-link"
                    href={action === 'book' ? placeOf(convene) : `${placeOf(convene)}/move`}
                  >
                    Choose another time
                  </a>
                </div>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Whether a duty about lateness is the one for this urgency, read before anything is late. */
function mentions(
  duty: { applies: { asks: readonly string[]; holds: (look: (fact: string) => never) => unknown } },
  discussion: Convene['seen']['discussion'],
): boolean {
  const look = (fact: string) =>
    (fact === 'urgency'
      ? discussion.urgency.at(-1)?.class
      : fact === 'late'
        ? ['convene']
        : undefined) as never
  return duty.applies.holds(look) !== false
}
