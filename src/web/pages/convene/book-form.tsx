import { type LocalDate, london, sayDay, sayMoment } from '../../../calendar/index.ts'
import { sayAnswered } from '../../words/answer-choices.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import type { Fields } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Details } from '../../govuk/details.tsx'
import { OptionItem } from '../../govuk/option.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { Meant, MomentInput, readMoment } from '../../moment-input.tsx'
import { type Offered, offeredMoments } from './moments.ts'
import { busyAt, type Convene, sayBusy } from './convening.ts'
import { capital } from '../../../english.ts'

/** As long as a meeting is taken to last when the procedure does not say: the field can be changed. */
export const usualMinutes = 60

/** Choose a moment and how to meet. A late one asks why before it is booked. */
export function BookForm({ convene, fields }: { convene: Convene; fields: Fields }) {
  const { discussion, rules } = convene.seen
  const separate = rules.procedure.formats.find(one => one['separate-conversations'])
  const rationale = rules.procedure.duties.find(one => one.duty === 'format-rationale')
  const minutes = rules.procedure.pack.convene.slots?.minutes ?? usualMinutes
  return (
    <form id="form" method="post" action={`/discussions/${discussion.reference}/convene/book`} novalidate>
      <CommandId />
      <Slots convene={convene} fields={fields} />
      <Radios
        name="format"
        value={fields.raw('format')}
        fieldset={{ legend: { text: 'How will you meet?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={fields.problemWith('format')}
        items={rules.procedure.formats.map(format => ({
          value: format.format,
          text: format.label,
          hint: format.reading?.replaceAll(/\s*\(AMB-\d+\)/g, ''),
        }))}
      />
      {separate && rationale && (
        <Textarea
          name="rationale"
          label={{
            text: 'If you speak to agencies one by one: why not a meeting?',
            classes: 'govuk-label--s',
          }}
          hint={rationale.grounds ? `The procedure offers: ${rationale.grounds.join('; ')}` : undefined}
          rows={2}
          value={fields.raw('rationale')}
          errorMessage={fields.problemWith('rationale')}
        />
      )}
      {rationale && <Why rule={rationale} rules={rules} summary="Why a reason is asked" />}
      <div class="quorate-pair govuk-!-margin-top-6">
        <Input
          name="place"
          label={{ text: 'Where', classes: 'govuk-label--s' }}
          hint="A room, or “link follows”. No names"
          value={fields.raw('place')}
          errorMessage={fields.problemWith('place')}
        />
        <Input
          name="minutes"
          label={{ text: 'How long', classes: 'govuk-label--s' }}
          hint="In minutes"
          suffix="minutes"
          inputmode="numeric"
          classes="govuk-input--width-4"
          value={fields.shown('minutes', String(minutes))}
          errorMessage={fields.problemWith('minutes')}
        />
      </div>
      <Button preventDoubleClick>Book the meeting</Button>
    </form>
  )
}

/** Every moment of the first day on which there is one, the other days behind a click, and a time of one's own. */
export function Slots({ convene, fields }: { convene: Convene; fields: Fields }) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const deadline = judge('convene', discussion, rules, visit.now).binding
  const moments = offeredMoments(deadline, rules, visit.now)
  const lasts = minutesOf(convene, fields)
  const chosen = fields.raw('starts')
  const option = (one: Offered) => ({
    value: one.at,
    text: capital(sayMoment(one.at, visit.now)),
    hint: <Against one={one} busy={busyAt(convene, one.at, lasts)} rules={rules} />,
  })
  const { first, more } = byDay(moments)
  const own = fields.has('own-day') ? (readMoment(fields, 'own', { earliest: visit.now }) ?? '') : ''
  return (
    <>
      <Radios
        name="starts"
        value={chosen}
        classes="quorate-slots"
        fieldset={{ legend: { text: 'When?', classes: 'govuk-fieldset__legend--m' } }}
        hint={cannotCome(convene)}
        errorMessage={fields.problemWith('starts')}
        items={[
          ...first.map(option),
          { divider: 'or' },
          { value: 'own', text: 'A time of your own, given below' },
        ]}
        formGroup={{
          afterInputs: more.map(([day, of]) => (
            <Details
              summary={`Show more times: ${sayDay(day)}`}
              open={of.some(one => one.at === chosen) || undefined}
              classes="govuk-!-margin-top-3 govuk-!-margin-bottom-0"
            >
              {of.map(option).map(one => (
                <OptionItem
                  type="radio"
                  option={one}
                  id={`starts-${one.value}`}
                  name="starts"
                  checked={one.value === chosen}
                  describedBy={undefined}
                />
              ))}
            </Details>
          )),
        }}
      />
      <MomentInput name="own" legend="A time of your own" fields={fields} />
      <Meant fields={fields} name="own" what={own} />
      <Meant fields={fields} name="starts" what={chosen === 'own' ? own : chosen} />
    </>
  )
}

/** How long the meeting lasts, as far as is known: as typed, as booked, or as usual. */
function minutesOf({ seen: { discussion, rules } }: Convene, fields: Fields): number {
  const typed = Number(fields.raw('minutes'))
  return typed > 0
    ? typed
    : (discussion.booking?.minutes ?? rules.procedure.pack.convene.slots?.minutes ?? usualMinutes)
}

/** The first day there is a moment on, with those that would be late; and each other day with its moments. */
function byDay(moments: readonly Offered[]): { first: Offered[]; more: [LocalDate, Offered[]][] } {
  const inTime = moments.filter(one => !one.late)
  const days = Map.groupBy(inTime, one => london(one.at).date)
  const [today, ...others] = days
  const late = moments.filter(one => one.late)
  return { first: [...(today?.[1] ?? []), ...late], more: others }
}

function Against({
  one,
  busy,
  rules,
}: {
  one: Offered
  busy: readonly string[]
  rules: Convene['seen']['rules']
}) {
  const team = rules.procedure.pack.words['out-of-hours-team'] ?? 'the out-of-hours team'
  return (
    <>
      <span class={one.late ? 'quorate-slot--late' : undefined}>{one.says}</span>
      {one.outOfHours && `. Out of hours: through ${team}`}
      {busy.length > 0 && `. ${sayBusy(busy)}`}
    </>
  )
}

function cannotCome({ seen: { discussion } }: Convene): string | undefined {
  const cannot = discussion.invitations.filter(
    one => !one.withdrawn && (one.answer === 'declined' || one.answer === 'unavailable'),
  )
  if (cannot.length === 0) return undefined
  return cannot
    .map(one => {
      const said = sayAnswered(one)
      return `${one.name ?? one.agency}: ${said}${one.answerWords ? ` (“${one.answerWords}”)` : ''}`
    })
    .join('. ')
}
