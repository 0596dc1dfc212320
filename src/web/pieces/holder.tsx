/** Who held a separate conversation: whoever did takes part in it. */
import type { Discussion } from '../../discussion/discussion.ts'
import { findParticipant } from '../../discussion/people/participant.ts'
import { findPerson, type Person } from '../../people/standing.ts'
import type { Fields } from '../fields.ts'
import { Select } from '../govuk/select.tsx'
import type { Visit } from '../visit.ts'
import { nameAndAgency } from '../../discussion/people/names.ts'

const field = 'held-by'

/** Whoever writes it down spoke to them, unless somebody else is chosen: the chair, or somebody who takes part. */
export function HolderField({
  fields,
  discussion,
  id,
}: {
  fields: Fields
  discussion: Discussion
  id?: string
}) {
  const { chair } = discussion.appointed
  const others = discussion.participants.filter(one => one.name !== undefined && one.person !== chair?.person)
  return (
    <Select
      name={field}
      {...(id !== undefined && { id })}
      label={{ text: 'Who spoke to them', classes: 'govuk-label--s' }}
      value={fields.raw(field)}
      items={[
        { value: '', text: 'I did' },
        ...(chair ? [{ value: 'chair', text: `${chair.name}, chair` }] : []),
        ...others.map(one => ({ value: one.participant, text: nameAndAgency(one) })),
      ]}
    />
  )
}

/** Who was chosen, as the command names them. */
export async function readHolder(visit: Visit, discussion: Discussion) {
  const chosen = visit.fields.raw(field)
  const one = findParticipant(discussion, chosen)
  if (one) return { participant: one.participant, seat: one.seat, agency: one.agency }
  const { chair } = discussion.appointed
  const person =
    chosen === 'chair' && chair ? await visit.read(tx => findPerson(tx, chair.person)) : undefined
  return asHolder(person ?? visit.signedIn.person)
}

const asHolder = ({ person, name, agencyName, seat, grade }: Person) => ({
  person,
  name,
  agency: agencyName,
  ...(seat !== undefined && { seat }),
  ...(grade !== undefined && { grade }),
})
