import type { Fields } from '../../../fields.ts'
import { Button } from '../../../govuk/button.tsx'
import { Input } from '../../../govuk/input.tsx'
import { Select } from '../../../govuk/select.tsx'
import { place } from './door.ts'

export function BeginForm({
  fields,
  items,
}: {
  fields: Fields
  items: readonly { value: string; text: string }[]
}) {
  return (
    <form method="post" action={place} novalidate>
      {/* The id of the draft to be: a double click begins one. */}
      <input type="hidden" name="draft" value={crypto.randomUUID()} />
      <Input
        name="name"
        label={{ text: 'What is it for?', classes: 'govuk-label--s' }}
        hint="A few words by which the others know it, like “Minutes in two days”"
        classes="govuk-input--width-20"
        value={fields.raw('name')}
        errorMessage={fields.problemWith('name')}
      />
      <Select
        name="begin-from"
        label={{ text: 'What does it begin with?', classes: 'govuk-label--s' }}
        value={fields.raw('begin-from')}
        items={items}
        errorMessage={fields.problemWith('begin-from')}
      />
      <Button preventDoubleClick>Begin the draft</Button>
    </form>
  )
}
