/** What was answered in each step, row by row, before it is sent. */
import { sayMoment, sayDay } from '../../../calendar/index.ts'
import { capital } from '../../../english.ts'
import type { SummaryRow } from '../../govuk/summary-list.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayPerson } from '../../pieces/person-items.ts'
import { fieldsOf } from './draft.ts'
import type { Going } from './going.ts'
import { type Request, momentsOf } from './request.ts'
import type { Step } from './steps.ts'

const openWords = <span class="quorate-unanswered">Not answered</span>

export function rowsOf(step: Step, { people, rules, draft, visit }: Going, request: Request): SummaryRow[] {
  const fields = fieldsOf(draft.pages, step.step)
  const answers = step.fields.map(
    (field): SummaryRow => ({
      key: field.label,
      value: sayAnswer(field.kind, request.form[field.field]) ?? (field.required ? openWords : 'None'),
    }),
  )
  switch (step.step) {
    case 'when':
      return momentsOf(rules.procedure.pack).map(({ instant, label }) => {
        const at = request.happened.find(one => one.instant === instant)?.at
        return { key: label, value: at ? <Moment at={at}>{sayMoment(at, visit.now)}</Moment> : 'Not known' }
      })
    case 'urgency':
      return [
        {
          key: 'How urgent is it?',
          value: rules.procedure.urgency.find(one => one.class === request.urgency)?.label ?? openWords,
        },
        ...(request.given ?? []).map(({ duty, words, by }) => ({
          key: rules.procedure.duties.find(one => one.duty === duty && one['before-request'])?.label ?? duty,
          value: (
            <span class="quorate-typed">
              {words} ({by.name})
            </span>
          ),
        })),
      ]
    case 'kept-out':
      return [
        {
          key: 'Kept out',
          value:
            request.implicated.length === 0
              ? 'Nobody'
              : request.implicated
                  .map(
                    one =>
                      `${one.name ?? [one.role, one.agency].filter(Boolean).join(' at ')}: ${one.reason ?? ''}`,
                  )
                  .join('; '),
        },
        ...answers,
      ]
    case 'people':
      return (
        [
          ['chair', 'Who decides, and will chair?'],
          ['minute-taker', 'Who will take the minutes?'],
        ] as const
      ).map(([as, key]) => {
        const person = people.find(one => one.person === fields.raw(as))
        return { key, value: person ? sayPerson(person) : 'Not settled yet' }
      })
    case 'children':
    case 'concern':
    case 'family':
    case 'asking':
    case 'agencies':
      return answers
  }
}

function sayAnswer(kind: string, words: string | undefined) {
  if (words === undefined) return undefined
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(words)) return sayDay(words)
  return <span class="quorate-typed">{kind === 'choice' ? capital(words) : words}</span>
}
