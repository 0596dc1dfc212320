import type { Fields } from '../../fields.ts'
import { Details } from '../../govuk/details.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { FormField } from '../../pieces/form-field.tsx'
import { KeptOutRow } from '../../pieces/kept-out.tsx'
import type { Going } from './going.ts'
import type { Step } from './steps.ts'

/** Anybody who must not learn of the discussion: a person of the phone book, or whoever holds a role at an agency. */
export function KeptOutFields({ going, step, fields }: { going: Going; step: Step; fields: Fields }) {
  return (
    <>
      <p class="govuk-body">
        Whoever you name here cannot be invited, cannot open the discussion and gets no copy; to them it does
        not exist. Leave it empty when there is nobody.
      </p>
      <KeptOutRow row={1} fields={fields} people={going.people} rules={going.rules} />
      <Details
        summary="Keep out somebody else as well"
        open={[2, 3].some(row => isFilled(row, fields)) || undefined}
      >
        {[2, 3].map(row => (
          <KeptOutRow row={row} fields={fields} people={going.people} rules={going.rules} />
        ))}
      </Details>
      {step.fields.map(field => (
        <FormField field={field} fields={fields} />
      ))}
      <InsetText>
        Only those chosen from the lists above are kept out by Quorate. Somebody you only describe in words is
        for the chair to keep out.
      </InsetText>
    </>
  )
}

const isFilled = (row: number, fields: Fields): boolean =>
  ['person', 'role', 'agency', 'reason'].some(part => fields.raw(`out-${row}-${part}`) !== '')
