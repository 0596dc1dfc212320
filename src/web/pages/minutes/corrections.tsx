import { sayMoment } from '../../../calendar/index.ts'
import { type Copy, type Correction, latestVersion } from '../../../discussion/discussion.ts'
import { Button } from '../../govuk/button.tsx'
import { Select } from '../../govuk/select.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { CommandId } from '../../form.tsx'
import { hasRecord } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen, Visit } from '../../visit.ts'
import { unsignedCorrections } from '../../../discussion/required/minutes/corrections.ts'
import { choices } from './put-right.tsx'

/** What a recipient says is wrong, and what the chair answers. The signed words are never changed: a new version is signed. */
export function Corrections({ visit, seen, own }: { visit: Visit; seen: Seen; own: readonly Copy[] }) {
  const { discussion, may, rules } = seen
  if (!latestVersion(discussion)) return null
  const shown = discussion.corrections.filter(one => hasRecord(seen) || one.by.person === seen.who.person)
  const canAsk = may('ask-correction') && (own.length > 0 || hasRecord(seen))
  const rule = rules.procedure.pack.minutes.corrections
  const until = discussion.deadlines.findLast(
    one => one.due !== undefined && own.some(copy => one.key === `corrections/${copy.recipient}`),
  )
  if (shown.length === 0 && !canAsk) return null
  return (
    <section class="quorate-part" id="corrections">
      <h2 class="govuk-heading-l">Corrections</h2>
      {unsignedCorrections(seen.discussion).length > 0 && may('sign') && (
        <p class="govuk-inset-text">
          A correction is accepted and not yet signed.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/close#sign`}>
            Sign the new version
          </a>
        </p>
      )}
      {shown.map(one => (
        <OneCorrection visit={visit} seen={seen} correction={one} />
      ))}
      {canAsk && (
        <form
          method="post"
          action={`/discussions/${discussion.reference}/minutes/correction#corrections`}
          novalidate
        >
          <CommandId />
          <input type="hidden" name="correction" value={crypto.randomUUID()} />
          <Textarea
            name="text"
            label={{ text: 'Is something wrong?', classes: 'govuk-label--m' }}
            hint={[
              'Say what is wrong and what it should say. The chair answers; what was signed stays readable.',
              rule && `${rule.label} (${rule.id}).`,
              until && `In time until ${sayDuty(until, visit.now)}; later it is kept as a late note.`,
            ]
              .filter(Boolean)
              .join(' ')}
            rows={4}
            value={visit.fields.raw('text')}
            errorMessage={visit.fields.problemWith('text')}
          />
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Ask for a correction
          </Button>
        </form>
      )}
    </section>
  )
}

const isUnsigned = ({ discussion }: Seen, correction: Correction): boolean =>
  unsignedCorrections(discussion).some(one => one.correction === correction.correction)

function OneCorrection({ visit, seen, correction }: { visit: Visit; seen: Seen; correction: Correction }) {
  const { fields } = visit
  const id = correction.correction
  return (
    <article class="quorate-correction" id={`correction-${id}`}>
      <p class="govuk-body-s quorate-quiet">
        Asked by {correction.by.name}, {correction.by.agency},{' '}
        <Moment at={correction.at}>{sayMoment(correction.at, visit.now)}</Moment>
        {correction.late ? ', after the time for corrections' : ''}
      </p>
      <blockquote class="quorate-said">{correction.text}</blockquote>
      {correction.answer ? (
        <p class="govuk-body">
          <strong>{correction.answer.accepted ? 'Accepted.' : 'Not accepted.'}</strong>{' '}
          {correction.answer.words}
          {correction.answer.change &&
            (isUnsigned(seen, correction)
              ? ` Version ${(correction.answeredIn ?? 0) + 1}, which carries it, is not signed yet.`
              : ` Version ${(correction.answeredIn ?? 0) + 1} carries it.`)}
        </p>
      ) : seen.may('sign') ? (
        <form
          method="post"
          action={`/discussions/${seen.discussion.reference}/minutes/answer#correction-${id}`}
          novalidate
        >
          <CommandId />
          <input type="hidden" name="correction" value={id} />
          <Radios
            name={`accepted-${id}`}
            classes="govuk-radios--inline govuk-radios--small"
            fieldset={{ legend: { text: 'Do you accept it?', classes: 'govuk-fieldset__legend--s' } }}
            value={fields.raw(`accepted-${id}`)}
            errorMessage={fields.problemWith(`accepted-${id}`)}
            items={[
              { value: 'yes', text: 'Yes: a new version is signed' },
              { value: 'no', text: 'No: the version stands' },
            ]}
          />
          <Select
            name={`change-${id}`}
            label="If you accept it: which words does it change?"
            value={fields.raw(`change-${id}`)}
            errorMessage={fields.problemWith(`change-${id}`)}
            items={[
              { value: '', text: 'Choose' },
              ...choices(visit, seen).map(({ value, text }) => ({ value, text })),
            ]}
          />
          <Textarea
            name={`words-${id}`}
            label="Your answer"
            rows={2}
            value={fields.raw(`words-${id}`)}
            errorMessage={fields.problemWith(`words-${id}`)}
          />
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Answer
          </Button>
        </form>
      ) : (
        <p class="govuk-body">Not answered yet.</p>
      )}
    </article>
  )
}
