/** Words a procedure wants before it takes a request, from whoever answers for them: the sender only passes them on. */
import type { GivenWords } from '../../../discussion/life/answering.ts'
import { byOf, type Person } from '../../../people/standing.ts'
import type { DutyRule } from '../../../procedure/pack/pack.ts'
import type { Ready } from '../../../procedure/conditions/ready.ts'
import type { Fields } from '../../fields.ts'
import type { Choice } from './urgency.ts'

type Wanted = Ready<DutyRule>

/** Every rule some urgency brings with it that has to be answered before the request, with the urgencies that bring it. */
export function wantedBy(choices: readonly Choice[]): { rule: Wanted; of: string[] }[] {
  const all = choices.flatMap(choice => choice.needs.map(rule => ({ rule, label: choice.label })))
  return [...Map.groupBy(all, one => one.rule)].map(([rule, brought]) => ({
    rule,
    of: brought.map(one => one.label),
  }))
}

export const mayGive = (rule: Wanted, person: Person): boolean =>
  rule['only-by'] === undefined || (person.grade !== undefined && rule['only-by'].includes(person.grade))

export const nameOf = (rule: Wanted, part = ''): string => `given-${rule.duty}${part}`

/** What was typed for the rules an urgency brings; somebody who may not give the words gives none. */
export function readGiven(
  rules: readonly Wanted[],
  fields: Fields,
  people: readonly Person[],
): { given: GivenWords[]; missing: { field: string; says: string }[] } {
  const given: GivenWords[] = []
  const missing: { field: string; says: string }[] = []
  for (const rule of rules) {
    const words = fields.text(nameOf(rule))?.trim()
    const person = people.find(one => one.person === fields.raw(nameOf(rule, '-by')) && mayGive(rule, one))
    if (words && person) given.push({ duty: rule.duty, words, by: byOf(person) })
    else
      missing.push(
        words
          ? { field: nameOf(rule, '-by'), says: 'Say whose words these are.' }
          : { field: nameOf(rule), says: `${rule.label}. It cannot be sent without these words.` },
      )
  }
  return { given, missing }
}
