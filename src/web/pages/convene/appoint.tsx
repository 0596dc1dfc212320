import { nothingHere } from '../../../conduct.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { holds } from '../../../discussion/required/known.ts'
import { wordFor } from '../../../discussion/papers/saying.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Select } from '../../govuk/select.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { uuidFrom } from '../../../uuid-from.ts'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Why, problemOf } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { capital } from '../../say-duty.ts'
import { sayPerson } from '../ask/going.ts'
import { chairItems, minuteTakerItems } from '../ask/people.tsx'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

/** Who will chair and who takes the minutes, named before the day so that they can prepare. */
export const appointRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/appoint',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? { page: <Appoint convene={convene} problems={[]} /> } : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/appoint',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? appoint(convene) : nothing
    },
  },
]

async function appoint(convene: Convene): Promise<Answer> {
  const { visit, seen, people } = convene
  const { fields } = visit
  const { appointed } = seen.discussion
  const already = { chair: appointed.chair?.person, 'minute-taker': appointed.minuteTaker?.person }
  const command = fields.raw('command') || crypto.randomUUID()
  for (const as of ['chair', 'minute-taker'] as const) {
    const person = people.find(one => one.person === fields.raw(as))
    if (!person || person.person === already[as]) continue
    const named = await visit.conduct(seen.discussion.id, {
      type: 'Appoint',
      id: uuidFrom(`${as} ${command}`),
      as,
      person: person.person,
      name: person.name,
      ...(person.grade && { grade: person.grade }),
    })
    if (named === nothingHere) return nothing
    if (isRefusal(named))
      return { page: <Appoint convene={convene} problems={[problemOf({ ...named, field: as })]} /> }
  }
  const member = people.find(one => one.person === fields.raw('group'))
  if (member) {
    const named = await visit.conduct(seen.discussion.id, {
      type: 'AppointToGroup',
      id: uuidFrom(`group ${command}`),
      person: member.person,
      name: member.name,
    })
    if (named === nothingHere) return nothing
    if (isRefusal(named))
      return { page: <Appoint convene={convene} problems={[problemOf({ ...named, field: 'group' })]} /> }
  }
  return { redirect: `${placeOf(convene)}?done=appointed` }
}

function Appoint({ convene, problems }: { convene: Convene; problems: readonly Problem[] }) {
  const { visit, seen, people } = convene
  const { discussion, rules } = seen
  const found = rules.procedure.managementGroup
  const group = found && holds(found.applies, discussion, rules, visit.now) === true ? found : undefined
  const members = discussion.appointed.managementGroup ?? []
  const wrong = (field: string) => problems.find(one => one.field === field)?.says
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Who runs it',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'Who runs it'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Who runs it</PageHeading>
              <form id="form" method="post" action={`${placeOf(convene)}/appoint`} novalidate>
                <CommandId />
                <Select
                  name="chair"
                  label={{ text: 'Chair', classes: 'govuk-label--s' }}
                  value={visit.fields.raw('chair') || discussion.appointed.chair?.person}
                  errorMessage={wrong('chair')}
                  items={[{ value: '', text: 'Not settled yet' }, ...chairItems(people, rules)]}
                />
                {rules.procedure.chairs.map(rule => (
                  <Why rule={rule} rules={rules} summary={rule.label} />
                ))}
                <Select
                  name="minute-taker"
                  label={{ text: 'Minute-taker', classes: 'govuk-label--s' }}
                  value={visit.fields.raw('minute-taker') || discussion.appointed.minuteTaker?.person}
                  errorMessage={wrong('minute-taker')}
                  items={[{ value: '', text: 'Not settled yet' }, ...minuteTakerItems(people)]}
                />
                {group && (
                  <>
                    <Select
                      name="group"
                      label={{
                        text: capital(wordFor(rules, 'management-group', 'the group that oversees it')),
                        classes: 'govuk-label--s',
                      }}
                      hint={
                        members.length > 0
                          ? `On it: ${members.map(one => one.name).join(', ')}. Name one more here`
                          : 'Name one member at a time. Being on it gives no access to the discussion'
                      }
                      value={visit.fields.raw('group')}
                      errorMessage={wrong('group')}
                      items={[
                        { value: '', text: 'Nobody more' },
                        ...people
                          .filter(one => !members.some(member => member.person === one.person))
                          .map(one => ({ value: one.person, text: sayPerson(one) })),
                      ]}
                    />
                    <Why rule={group} rules={rules} summary={group.label} />
                    {group.barred && <Why rule={group.barred} rules={rules} summary={group.barred.label} />}
                  </>
                )}
                <Button preventDoubleClick>Name them</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
