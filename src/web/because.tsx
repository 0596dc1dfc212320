/** Because: the rule behind something on a page, how strongly it asks, where it stands, how it is read; and why something was refused. */
import type { ComponentChildren } from 'preact'
import type { Refusal, Rules } from '../discussion/happening.ts'
import { sayNational } from '../discussion/in-words/national.ts'
import { rulesWith } from '../discussion/required/under.ts'
import type { Force, Source } from '../procedure/pack/rule.ts'
import type { Problem } from './fields.ts'
import { Details } from './govuk/details.tsx'
import { gradeName, sourceInWords } from '../discussion/in-words/pack-words.ts'

/** How strongly a procedure asks, in a sentence that says what missing it is called. */
const forceWords: Readonly<Record<Force, string>> = {
  must: 'This must be done. Not doing it is a breach.',
  should: 'This should be done. Not doing it is a departure, and needs a reason.',
  endeavour: 'This is to be aimed for. Missing it is counted, not explained.',
  consider: 'This has to be considered and answered, either way.',
  may: 'This is allowed, not asked for.',
  never: 'This is not done under this procedure.',
}

type Because = {
  id: string
  label?: string | undefined
  force: Force
  source: Source
  reading?: string | undefined
  placeholder?: boolean | undefined
  /** The overlay it comes from, where it is not the procedure's. */
  overlay?: string | undefined
}

/** Where a rule stands on the page of its procedure: in the version that has it, of those the discussion is and was under. */
const ruleHref = (rule: string, rules: Rules): string =>
  `/procedure/${rulesWith(rule, rules).procedure.id}#${encodeURIComponent(rule)}`

export const RuleLink = ({ rule, rules }: { rule: string; rules: Rules }) => (
  <a class="govuk-link" href={ruleHref(rule, rules)}>
    {rule}
  </a>
)

/** The document and the section a rule comes from. */
export const SourceWords = ({ source, rules }: { source: Source; rules: Rules }) => (
  <>{sourceInWords(source, rules)}</>
)

/** The rule behind something on the page, opened on demand. */
export function Why({
  rule,
  rules,
  summary = 'Why',
  about,
  says = false,
  children,
}: {
  rule: Because
  rules: Rules
  summary?: string
  /** Said to those who hear several “Why” on one page. */
  about?: string
  /** Print the rule's own sentence too, where the page has not. */
  says?: boolean
  children?: ComponentChildren
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
      {says && rule.label && <p class="govuk-body">{ending(rule.label)}</p>}
      {children}
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
        <RuleLink rule={rule.id} rules={rules} />: <SourceWords source={rule.source} rules={rules} />
      </p>
    </>
  )
}

/** The rule behind a refusal, and where it stands; the error summary leads here where it is about no field. */
export function Refused({ refusal, rules }: { refusal: Refusal; rules: Rules }) {
  if (!refusal.rule)
    return (
      <p class="govuk-visually-hidden" id="form">
        {refusal.sentence}
      </p>
    )
  return (
    <div class="govuk-inset-text quorate-refused" id="form">
      <p class="govuk-body">
        <strong>{ending(refusal.sentence)}</strong>
      </p>
      {refusal.instead && <p class="govuk-body">What you can do instead: {ending(refusal.instead)}</p>}
      <p class="govuk-body-s">
        <RuleLink rule={refusal.rule} rules={rules} />
        {refusal.source && (
          <>
            : <SourceWords source={refusal.source} rules={rules} />
          </>
        )}
      </p>
    </div>
  )
}

/** A refusal as the error summary says it: the sentence, what to do instead, the rule. Linked to its field, or to the form. */
export function problemOf(refusal: Refusal, fieldOf: Readonly<Record<string, string>> = {}): Problem {
  const { sentence, instead, rule, field } = refusal
  const says = [ending(sentence), instead && `Instead: ${ending(instead)}`].filter(Boolean).join(' ')
  return {
    field: field === undefined ? 'form' : (fieldOf[field] ?? field),
    says: rule && !says.includes(rule) ? `${says} (${rule})` : says,
  }
}

/** “practice lead, team manager or service manager”. */
export function sayGrades(grades: readonly string[], rules: Rules): string {
  const names = grades.map(grade => gradeName(grade, rules).toLowerCase())
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** A sentence with its full stop. */
export const ending = (words: string): string => (/[.!?…”)]$/.test(words.trim()) ? words : `${words}.`)
