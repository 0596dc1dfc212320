import { type Instant, sayMoment } from '../../../calendar/index.ts'
import { answerWords } from '../../../discussion/papers/saying.ts'
import { standingOf } from '../../../discussion/required/verdict.ts'
import type { Fields } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { capital } from '../../say-duty.ts'
import { Meant, MomentInput, readMoment } from '../../moment-input.tsx'
import { type Offered, offeredMoments } from './moments.ts'
import type { Convene } from './convening.ts'

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

/** The moments worth choosing from, each with what speaks for and against it, and a time of one’s own. */
export function Slots({ convene, fields }: { convene: Convene; fields: Fields }) {
  const { visit, seen, meetings } = convene
  const { discussion, rules } = seen
  const deadline = standingOf('convene', discussion, rules, visit.now).binding
  const moments = offeredMoments(deadline, rules, visit.now)
  return (
    <>
      <Radios
        name="starts"
        value={fields.raw('starts')}
        classes="quorate-slots"
        fieldset={{ legend: { text: 'When?', classes: 'govuk-fieldset__legend--m' } }}
        hint={cannotCome(convene)}
        errorMessage={fields.problemWith('starts')}
        items={[
          ...moments.map(one => ({
            value: one.at,
            text: capital(sayMoment(one.at, visit.now)),
            hint: <Against one={one} clashes={clashesOf(one.at, meetings)} rules={rules} />,
          })),
          { divider: 'or' },
          { value: 'own', text: 'A time of your own, given below' },
        ]}
      />
      <MomentInput name="own" legend="A time of your own" fields={fields} />
      <Meant
        fields={fields}
        name="own"
        what={fields.has('own-day') ? (readMoment(fields, 'own', { earliest: visit.now }) ?? '') : ''}
      />
    </>
  )
}

function Against({
  one,
  clashes,
  rules,
}: {
  one: Offered
  clashes: string[]
  rules: Convene['seen']['rules']
}) {
  const team = rules.procedure.pack.words['out-of-hours-team'] ?? 'the out-of-hours team'
  return (
    <>
      <span class={one.late ? 'quorate-slot--late' : undefined}>{one.says}</span>
      {one.outOfHours && `. Out of hours: through ${team}`}
      {clashes.length > 0 && `. You have another meeting then: ${clashes.join(', ')}`}
    </>
  )
}

/** Two meetings that begin within an hour of each other cannot both be attended. */
const clash_ms = 60 * 60_000
const clashesOf = (at: Instant, meetings: Convene['meetings']): string[] =>
  meetings.filter(one => Math.abs(Date.parse(one.at) - Date.parse(at)) < clash_ms).map(one => one.reference)

function cannotCome({ seen: { discussion } }: Convene): string | undefined {
  const cannot = discussion.invitations.filter(
    one => !one.withdrawn && (one.answer === 'declined' || one.answer === 'unavailable'),
  )
  if (cannot.length === 0) return undefined
  return cannot
    .map(one => {
      const said = answerWords[one.answer!]?.toLowerCase()
      return `${one.name ?? one.agency}: ${said}${one.answerWords ? ` (“${one.answerWords}”)` : ''}`
    })
    .join('. ')
}
