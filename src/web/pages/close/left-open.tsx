/** What the signature leaves open: each asks for its reason once, in the form that signs, and the minutes carry it. */
import type { Further } from '../../../conduct.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import { Textarea } from '../../govuk/textarea.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { hrefOfDuty } from '../../words/place.ts'

const fieldOf = (duty: Duty): string => `open-${duty.key}`
const forAll = 'open-others'

/** A duty by its label, and about which child it is where there are several. */
function openLabel({ label, child }: Duty, { discussion }: Pick<Seen, 'discussion'>): string {
  return child && discussion.children.length > 1 ? `${label} (child ${child})` : label
}

/** One field for each, and one for all that are left blank. */
export function LeftOpen({ visit, seen, open }: { visit: Visit; seen: Seen; open: readonly Duty[] }) {
  const { fields } = visit
  if (open.length === 0) return null
  return (
    <section id="reasons">
      <h3 class="govuk-heading-m">What stays open ({open.length})</h3>
      <p class="govuk-body">
        None of this stops your signature. Do it first if you can. If not, say why: the minutes carry your
        reason, and nobody asks for it again.
      </p>
      <ul class="quorate-open-list">
        {open.map(duty => (
          <li class="quorate-open">
            <div class="quorate-open__head">
              <a class="govuk-link" href={hrefOfDuty(duty, seen)}>
                {openLabel(duty, seen)}
              </a>
              <StatusTag state={duty.state} />
            </div>
            <Textarea
              name={fieldOf(duty)}
              label={
                <>
                  Why it stays open<span class="govuk-visually-hidden">: {openLabel(duty, seen)}</span> (
                  {duty.rule})
                </>
              }
              rows={1}
              value={fields.raw(fieldOf(duty))}
              errorMessage={fields.problemWith(fieldOf(duty))}
            />
          </li>
        ))}
      </ul>
      <Textarea
        name={forAll}
        label={{
          text: open.length === 1 ? 'Or the reason here' : 'One reason for all that you left blank',
          classes: 'govuk-label--s',
        }}
        rows={2}
        value={fields.raw(forAll)}
        errorMessage={fields.problemWith(forAll)}
      />
    </section>
  )
}

/** The departures that the form asks to record with the signature; what has no reason is said. */
export function departuresIn(
  { fields }: Visit,
  open: readonly Duty[],
): Extract<Further, { type: 'RecordDeparture' }>[] {
  const others = fields.text(forAll)
  const departures = open.map(duty => ({ duty, reason: fields.text(fieldOf(duty)) ?? others }))
  if (departures.some(one => one.reason === undefined))
    fields.wrong(forAll, 'Say why this stays open: at each, or once for all that you left blank.')
  return departures.flatMap(({ duty, reason }) =>
    reason === undefined ? [] : [{ type: 'RecordDeparture', rule: duty.rule, duty: duty.key, reason }],
  )
}
