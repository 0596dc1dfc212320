/** Whether the discussion meets again, and by when: the day is a day, so that the procedure’s clock for it can run. */
import { type Calendar, london, sayDay } from '../../../calendar/index.ts'
import type { Further } from '../../../conduct.ts'
import { oddDay } from '../../../discussion/checks/plausible.ts'
import { followUpDecision } from '../../../discussion/required/clocks/follow-up.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { Fields } from '../../fields.ts'
import { DateInput } from '../../govuk/date-input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { dayShown, isMeant, Meant } from '../../moment-input.tsx'

export const asksWhen = ({ duty, verdict }: Duty): boolean =>
  duty === followUpDecision && verdict === undefined

export function WhetherAndWhen({ fields }: { fields: Fields }) {
  return (
    <>
      <Radios
        name="needed"
        classes="govuk-radios--inline"
        fieldset={{
          legend: { text: 'Is a follow-up discussion needed?', classes: 'govuk-fieldset__legend--s' },
        }}
        value={fields.raw('needed')}
        errorMessage={fields.problemWith('needed')}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
      <DateInput
        id="by-day"
        namePrefix="by-day"
        fieldset={{ legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } }}
        hint="For example, 27 3 2026. The whole day is in time"
        errorMessage={fields.problemWith('by-day')}
        values={dayShown(fields, 'by-day')}
      />
      <Meant fields={fields} name="by-day" what={fields.date('by-day') ?? ''} />
    </>
  )
}

/** The answer as it stands in the minutes, with the day it gives, and what is then known; what is wrong is in the fields. */
export function readWhetherAndWhen(
  { fields, now }: { fields: Fields; now: string },
  calendar: Calendar,
  words: string | undefined,
): { answer: { words: string; day?: string }; known: Further } | undefined {
  const needed = fields.yesNo('needed')
  const day = fields.date('by-day')
  if (needed === undefined) return fields.wrong('needed', 'Say whether a follow-up discussion is needed.')
  if (needed && day === undefined && fields.problems.length === 0)
    return fields.wrong('by-day', 'Say by which day.')
  if (needed && day !== undefined && day < london(now).date)
    return fields.wrong('by-day', `${sayDay(day)} is in the past. Choose a day that lies ahead.`)
  if (needed && day !== undefined) isMeant(fields, 'by-day', oddDay(day, calendar), day)
  if (fields.problems.length > 0) return undefined
  const said = needed && day ? `Yes, by ${sayDay(day)}.` : 'Not needed.'
  return {
    answer: { words: words ? `${said} ${words}` : said, ...(needed && day && { day }) },
    known: { type: 'StateFacts', facts: { 'follow-up-needed': needed } },
  }
}
