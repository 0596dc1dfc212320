import { holds } from '../../../discussion/required/facts/known.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Further } from '../../../conduct.ts'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { type Asks, AsSeen, CommandId, commandOf, formRoute, together } from '../../form.tsx'
import { sayPerson } from '../../pieces/person-items.ts'
import { chairItems, minuteTakerItems } from '../../pieces/person-items.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'
import { capital } from '../../../english.ts'
import { wordFor } from '../../../discussion/in-words/pack-words.ts'

/** Who will chair and who takes the minutes, named before the day so that they can prepare. */
export const appointRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/appoint',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? { page: <Appoint convene={convene} /> } : nothing
    },
  },
  formRoute<Convene>({
    path: '/discussions/:reference/convene/appoint',
    open: openConvene,
    asks: appoint,
    fieldOf: ({ of, field }, convene) => (field === 'reason' ? field : named(convene)[of]?.field),
    again: convene => <Appoint convene={convene} />,
    done: convene => `${placeOf(convene)}?done=appointed`,
  }),
]

/** Whom the form names, each with the field that does; who is named already is left as they are. */
function named({ visit, seen, people }: Convene): { field: string; told: Further }[] {
  const { fields } = visit
  const { appointed } = seen.discussion
  const already = { chair: appointed.chair?.person, 'minute-taker': appointed.minuteTaker?.person }
  const chosen = (field: string) => people.find(one => one.person === fields.raw(field))
  const toRunIt = (['chair', 'minute-taker'] as const).flatMap(as => {
    const one = chosen(as)
    if (!one || one.person === already[as]) return []
    const { person, name, grade } = one
    const reason = fields.text('reason')
    const more = { ...(grade && { grade }), ...(reason && { reason }) }
    return [{ field: as, told: { type: 'Appoint' as const, as, person, name, ...more } }]
  })
  const member = chosen('group')
  if (!member) return toRunIt
  const { person, name } = member
  return [...toRunIt, { field: 'group', told: { type: 'AppointToGroup', person, name } }]
}

function appoint(convene: Convene): Asks {
  const { visit, seen, people } = convene
  const { fields } = visit
  for (const field of ['chair', 'minute-taker', 'group'])
    if (fields.raw(field) !== '' && !people.some(one => one.person === fields.raw(field)))
      fields.wrong(field, 'Choose somebody from the list.')
  const { chair, minuteTaker } = seen.discussion.appointed
  for (const [field, one] of [
    ['chair', chair],
    ['minute-taker', minuteTaker],
  ] as const)
    if (one && fields.has(field) && fields.raw(field) === '')
      fields.wrong(field, `${one.name} stays named until somebody else is. Choose who.`)
  const all = named(convene).map(({ told }) => told)
  return together(commandOf(visit), all) ?? { instead: placeOf(convene) }
}

function Appoint({ convene }: { convene: Convene }) {
  const { visit, seen, people } = convene
  const { discussion, rules } = seen
  const found = rules.procedure.managementGroup
  const group = found && holds(found.applies, discussion, rules, visit.now) === true ? found : undefined
  const members = discussion.appointed.managementGroup ?? []
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Who runs it',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'Who runs it'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Who runs it</PageHeading>
              <form id="form" method="post" action={`${placeOf(convene)}/appoint`} novalidate>
                <CommandId />
                <AsSeen discussion={seen.discussion} />
                <Select
                  name="chair"
                  label={{ text: 'Chair', classes: 'govuk-label--s' }}
                  value={visit.fields.shown('chair', discussion.appointed.chair?.person)}
                  errorMessage={visit.fields.problemWith('chair')}
                  items={[{ value: '', text: 'Not settled yet' }, ...chairItems(people, rules)]}
                />
                {rules.procedure.chairs.map(rule => (
                  <Why rule={rule} rules={rules} summary={rule.label} />
                ))}
                <Select
                  name="minute-taker"
                  label={{ text: 'Minute-taker', classes: 'govuk-label--s' }}
                  value={visit.fields.shown('minute-taker', discussion.appointed.minuteTaker?.person)}
                  errorMessage={visit.fields.problemWith('minute-taker')}
                  items={[{ value: '', text: 'Not settled yet' }, ...minuteTakerItems(people)]}
                />
                <Textarea
                  name="reason"
                  label={{
                    text: 'Why, if you name yourself or somebody takes over',
                    classes: 'govuk-label--s',
                  }}
                  hint="Naming yourself is better done by somebody else who runs this discussion. Whoever had it before no longer has it"
                  rows={2}
                  value={visit.fields.raw('reason')}
                  errorMessage={visit.fields.problemWith('reason')}
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
                      errorMessage={visit.fields.problemWith('group')}
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
