/** Why something is asked: the rule, how strongly it asks, where it stands, how it is read. */
import type { Refusal, Rules } from '../../../discussion/happening.ts'
import { sayNational } from '../../../discussion/in-words/national.ts'
import { gradeName, sourceInWords } from '../../../discussion/papers/saying.ts'
import type { Force, Source } from '../../../procedure/rule.ts'
import type { Problem } from '../../fields.ts'
import { Details } from '../../govuk/details.tsx'

/** How strongly a procedure asks, in a sentence that says what missing it is called. */
export const forceWords: Readonly<Record<Force, string>> = {
  must: 'This must be done. Not doing it is a breach.',
  should: 'This should be done. Not doing it is a departure, and needs a reason.',
  endeavour: 'This is to be aimed for. Missing it is counted, not explained.',
  consider: 'This has to be considered and answered, either way.',
  may: 'This is allowed, not asked for.',
  never: 'This is not done under this procedure.',
}

export type Because = {
  id: string
  force: Force
  source: Source
  reading?: string | undefined
  placeholder?: boolean | undefined
  /** The overlay it comes from, where it is not the procedure's. */
  overlay?: string | undefined
}

/** The rule behind something on the page, opened on demand. */
export function Why({
  rule,
  rules,
  summary = 'Why',
  about,
}: {
  rule: Because
  rules: Rules
  summary?: string
  /** Said to those who hear several “Why” on one page. */
  about?: string
}) {
  return (
    <Details
      classes="quorate-because"
      summary={
        <>
          {summary}
          {about && <span class="govuk-visually-hidden">: {about}</span>}
        </>
      }
    >
      <WhyBody rule={rule} rules={rules} />
    </Details>
  )
}

export function WhyBody({ rule, rules }: { rule: Because; rules: Rules }) {
  return (
    <>
      <p class="govuk-body">{forceWords[rule.force]}</p>
      {rule.overlay !== undefined && <p class="govuk-body">{sayNational(rule.overlay, rules)}</p>}
      {rule.placeholder && (
        <p class="govuk-body">
          <strong>Local placeholder.</strong> The source leaves this out; these words are not the authority’s.
        </p>
      )}
      {rule.reading && <p class="govuk-body">How we read it: {rule.reading}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={`/procedure/${rules.procedure.id}#${rule.id}`}>
          {rule.id}
        </a>
        : {sourceInWords(rule.source, rules)}
      </p>
    </>
  )
}

/** A refusal as the form says it: the sentence, what to do instead, the rule. Linked to its field, or to the form. */
export function problemOf(refusal: Refusal, fieldOf: Readonly<Record<string, string>> = {}): Problem {
  const says = [refusal.sentence, refusal.instead].filter(Boolean).join(' ')
  const field = refusal.field === undefined ? 'form' : (fieldOf[refusal.field] ?? refusal.field)
  return { field, says: refusal.rule ? `${says} (${refusal.rule})` : says }
}

/** “practice lead, team manager or service manager”. */
export function sayGrades(grades: readonly string[], rules: Rules): string {
  const names = grades.map(grade => gradeName(grade, rules).toLowerCase())
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
