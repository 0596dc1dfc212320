/** What can be said of the questions of a procedure's form, whichever page shows them. */
import { type FactName, factEntry, facts } from '../../procedure/conditions/facts.ts'
import type { Field } from '../../procedure/pack/pack.ts'

/** Whether somebody has to state a fact of the discussion, because nothing brings it by itself. */
export const isStated = (fact: FactName): boolean => {
  const entry = factEntry(fact)
  return entry.of === 'discussion' && !entry.derived && !['urgency', 'kind', 'format'].includes(fact)
}

/** The fact of the discussion a field of the form states, when it states one. */
export const factOf = (field: string): FactName | undefined =>
  Object.hasOwn(facts, field) && isStated(field as FactName) ? (field as FactName) : undefined

/** Whether “None known” is offered: for every list of people, and where the pack itself says “or none known”. */
export const offersNone = (field: Field): boolean =>
  field.kind === 'people' || /none known/i.test(field.hint ?? '')

/** A choice as the form shows it. */
export const sayChoice = (choice: string): string => (choice === 'not-known' ? 'not known' : choice)
