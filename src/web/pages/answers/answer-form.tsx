import type { Fields, Problem } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { sayGrades } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { asksWhen, WhetherAndWhen } from './follow-up.tsx'
import { type AskedDuty, answerTo } from './asked.ts'

/** The answer as it goes on record: the grounds chosen, word for word as the procedure has them, then what was written. */
export function readAnswer(fields: Fields): string | undefined {
  const grounds = fields.all('grounds').filter(one => one.trim() !== '')
  const words = fields.text('words')
  const all = [...grounds.map(one => `${one}.`), ...(words ? [words.trim()] : [])]
  return all.length === 0 ? undefined : all.join('\n')
}

const problemWith = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find(one => one.field === field)?.says

/** Grounds the procedure itself offers, and the answer in one's own words. */
export function AnswerForm({ asked, problems }: { asked: AskedDuty; problems: readonly Problem[] }) {
  const { visit, duty, rule, seen } = asked
  const { fields } = visit
  const isClock = duty.verdict !== undefined
  const said = answerTo(duty, seen.discussion)
  const grounds = rule?.grounds ?? []
  return (
    <form
      id="form"
      method="post"
      action={`/discussions/${seen.discussion.reference}/answers/${encodeURIComponent(duty.key)}`}
      novalidate
    >
      <CommandId />
      <input type="hidden" name="doing" value="answer" />
      <h2 class="govuk-heading-m">{isClock ? 'Why is it late?' : said ? 'Answer it again' : 'Answer it'}</h2>
      {isClock && <Excuse asked={asked} />}
      {asksWhen(duty) && <WhetherAndWhen fields={fields} />}
      {grounds.length > 0 && (
        <Checkboxes
          name="grounds"
          values={fields.all('grounds')}
          fieldset={{
            legend: { text: 'Grounds the procedure offers', classes: 'govuk-fieldset__legend--s' },
          }}
          hint="Choose what is true, and say more below. You need not choose any"
          items={grounds.map(ground => ({ value: ground, text: ground }))}
        />
      )}
      <Textarea
        name="words"
        label={{ text: isClock ? 'The reason' : 'In your words', classes: 'govuk-label--s' }}
        hint={said ? 'This stands in place of the answer above, which stays in the history' : undefined}
        rows={6}
        value={fields.raw('words')}
        errorMessage={problemWith(problems, 'words')}
      />
      <Button preventDoubleClick>{isClock ? 'Record the reason' : 'Record the answer'}</Button>
    </form>
  )
}

/** Whose reason would excuse the delay under this procedure, and whether yours would. */
function Excuse({ asked: { duty, rule, visit, seen } }: { asked: AskedDuty }) {
  const excuse = rule?.excuse
  if (!excuse)
    return (
      <p class="govuk-body">
        {duty.overlay === undefined ? 'The procedure offers' : 'National guidance offers'} no excuse for this
        clock. The reason explains the delay and does not cure it.
      </p>
    )
  const mine = visit.signedIn.person.grade
  return (
    <p class="govuk-body">
      The delay is justified when {excuse.ground.charAt(0).toLowerCase()}
      {excuse.ground.slice(1)}, and one of these says so in a case note: {sayGrades(excuse.by, seen.rules)}
      {excuse.rule && ` (${excuse.rule})`}.{' '}
      {mine && excuse.by.includes(mine)
        ? 'You are one of them: this is that case note.'
        : 'You are none of them: your reason is recorded, and the delay stays a departure.'}
    </p>
  )
}

/** “We knowingly do not do this”: recorded, never hidden. */
export function DepartureForm({ asked, problems }: { asked: AskedDuty; problems: readonly Problem[] }) {
  const { visit, duty, rule, seen } = asked
  const wrong = problemWith(problems, 'departure')
  return (
    <Details
      summary="We knowingly do not do this"
      open={wrong !== undefined || visit.fields.raw('doing') === 'depart' || undefined}
    >
      <p class="govuk-body">
        {duty.force === 'must'
          ? 'This is a “must”: leaving it out is a breach, and it is shown as one. Where doing it would harm the child, say so here.'
          : duty.force === 'never'
            ? 'The procedure says this is not done. Say why it is.'
            : 'It is shown as departed from, with your name, your grade and your reason.'}{' '}
        {rule?.excuse
          ? `Who may say so: ${sayGrades(rule.excuse.by, seen.rules)}.`
          : `${duty.overlay === undefined ? 'The procedure' : 'National guidance'} does not say who may decide this.`}
      </p>
      <form
        method="post"
        action={`/discussions/${seen.discussion.reference}/answers/${encodeURIComponent(duty.key)}`}
        novalidate
      >
        <CommandId />
        <input type="hidden" name="doing" value="depart" />
        <Textarea
          name="departure"
          label={{ text: 'Why not?', classes: 'govuk-label--s' }}
          rows={3}
          value={visit.fields.raw('departure')}
          errorMessage={wrong}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Record that it is not done
        </Button>
      </form>
    </Details>
  )
}
