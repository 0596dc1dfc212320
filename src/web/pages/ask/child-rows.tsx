import { sayDay } from '../../../calendar/index.ts'
import { capital } from '../../../english.ts'
import { factEntry } from '../../../procedure/conditions/facts.ts'
import { type Going, asRequest } from './going.ts'
import { type ChildFact, moreChildFacts } from './request.ts'
import { sayWordFact } from './word-fact.tsx'

/** What is known of one child, key by key; unknown is said as unknown. */
export function childRows(id: string, going: Going) {
  const { request } = asRequest(going)
  const child = request.children.find(one => one.id === id)
  if (!child) return []
  const said = (fact: ChildFact) =>
    child.facts[fact] === undefined ? 'Not known' : child.facts[fact] ? 'Yes' : 'No'
  return [
    { key: 'Name', value: <span class="quorate-private">{child.name ?? 'Not known'}</span> },
    child.facts.unborn
      ? { key: 'Not yet born', value: dated('Due', request.form[`due/${id}`]) }
      : { key: 'Born', value: child.born ? sayDay(child.born) : 'Not known' },
    { key: 'Address', value: <span class="quorate-private">{child.address ?? 'Not known'}</span> },
    ...(child.facts.unborn
      ? []
      : [
          {
            key: 'School, college or nursery',
            value: [said('in-education'), request.form[`school/${id}`]].filter(Boolean).join(': '),
          },
        ]),
    { key: 'GP practice', value: request.form[`gp/${id}`] ?? 'Not known' },
    { key: 'In care', value: said('in-care') },
    { key: 'In hospital', value: said('in-hospital') },
    { key: 'Child protection plan', value: said('protection-plan') },
    ...moreChildFacts(going.rules.procedure.pack).map(({ fact }) => ({
      key: capital(factEntry(fact).label),
      value: sayFact(child.facts[fact]),
    })),
  ]
}

const sayFact = (value: unknown): string =>
  value === undefined
    ? 'Not known'
    : typeof value === 'boolean'
      ? value
        ? 'Yes'
        : 'No'
      : /^\d{4}-\d{2}-\d{2}$/.test(String(value))
        ? `Until ${sayDay(String(value))}`
        : sayWordFact(value)
const dated = (word: string, day: string | undefined): string =>
  day === undefined ? `${word}: not known` : `${word} ${sayDay(day)}`
