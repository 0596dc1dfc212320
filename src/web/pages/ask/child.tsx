import { factEntry } from '../../../procedure/conditions/facts.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { childrenOf, fieldsOf, nextLetter, typedIn } from './draft.ts'
import { Tick, YesNo } from '../../pieces/form-field.tsx'
import { askCrumbs, asRequest, findGoing, type Going, keepTyped } from './going.ts'
import { childFacts, moreChildFacts, readChild } from './request.ts'
import { addressBefore, sameAddress } from './same-address.ts'
import { sameChildren } from './same-child.ts'
import { SameChild } from './tasks.tsx'
import { WordFact } from './word-fact.tsx'
import { capital } from '../../../english.ts'
import { childRows } from './child-rows.tsx'

/** The children, one page each: added, changed, taken off again. */
export const childRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/ask/:request/children',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      if (!going) return nothing
      if (childrenOf(going.draft.pages).length === 0) return { redirect: `${going.at}/children/A` }
      return { page: await Children({ going }) }
    },
  },
  {
    method: 'GET',
    path: '/ask/:request/children/:child',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      const child = letterOf(visit.params.child)
      if (!going || !child) return nothing
      return {
        page: (
          <ChildPage going={going} child={child} fields={fieldsOf(going.draft.pages, `child/${child}`)} />
        ),
      }
    },
  },
  {
    method: 'POST',
    path: '/ask/:request/children/:child',
    async handle(visit): Promise<Answer> {
      const found = await findGoing(visit)
      const child = letterOf(visit.params.child)
      if (!found || !child) return nothing
      const { fields } = visit
      const going = await keepTyped(found, `child/${child}`, {
        ...typedIn(fields),
        ...sameAddress(found, child, fields),
      })
      readChild(child, fields, going.rules.procedure.pack, visit.now)
      if (!fields.text('name') && fields.raw('unborn') !== 'yes')
        fields.wrong('name', 'Enter the child’s name. If nobody knows it yet, write “Not known”.')
      if (fields.problems.length > 0)
        return {
          page: <ChildPage going={going} child={child} fields={fields} problems={fields.problems} />,
          status: 422,
        }
      return { redirect: `${going.at}/children` }
    },
  },
  {
    method: 'POST',
    path: '/ask/:request/children/:child/remove',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      const child = letterOf(visit.params.child)
      if (!going || !child) return nothing
      const after = await keepTyped(going, `child/${child}`, undefined)
      return { redirect: childrenOf(after.draft.pages).length === 0 ? going.at : `${going.at}/children` }
    },
  },
]

const letterOf = (child: string | undefined): string | undefined =>
  child !== undefined && /^[A-Z]$/.test(child) ? child : undefined

async function Children({ going }: { going: Going }) {
  const { visit, at, draft } = going
  const { request } = asRequest(going)
  const same = await sameChildren(visit, request.children)
  const next = nextLetter(draft.pages)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'The children',
        at: 'ask',
        breadcrumbs: askCrumbs(at, 'The children'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption="Your request">The children</PageHeading>
              <SameChild found={same} />
              {request.children.map(child => (
                <>
                  <SummaryList
                    card={{
                      title: `Child ${child.id}`,
                      actions: { items: [{ href: `${at}/children/${child.id}`, text: 'Change' }] },
                    }}
                    rows={childRows(child.id, going)}
                  />
                  <form method="post" action={`${at}/children/${child.id}/remove`} novalidate>
                    <Button classes="govuk-button--secondary">Take child {child.id} off the list</Button>
                  </form>
                </>
              ))}
              <p class="govuk-body">Is the discussion about brothers, sisters or other children too?</p>
              <div class="govuk-button-group">
                {/^[A-Z]$/.test(next) && (
                  <Button href={`${at}/children/${next}`} classes="govuk-button--secondary">
                    Add another child
                  </Button>
                )}
                <Button href={at}>That is all of them</Button>
              </div>
            </div>
          </div>
        ),
      }}
    />
  )
}

const settings = [
  ['', 'Choose one'],
  ['nursery', 'Nursery or early years'],
  ['primary', 'Primary school'],
  ['secondary', 'Secondary school'],
  ['post-16', 'College or sixth form'],
  ['special', 'Special school'],
  ['home', 'Educated at home'],
] as const

function ChildPage({
  going,
  child,
  fields,
  problems = [],
}: {
  going: Going
  child: string
  fields: Fields
  problems?: readonly Problem[]
}) {
  const { visit, at } = going
  const before = addressBefore(going, child)
  const agencies = [...new Set(going.people.map(one => one.agencyName))]
  return (
    <Framed
      visit={visit}
      frame={{
        title: `Child ${child}`,
        at: 'ask',
        problems,
        breadcrumbs: askCrumbs(at, `Child ${child}`),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption="The children">Child {child}</PageHeading>
              <p class="govuk-body">
                Leave empty what you do not know. Unknown is kept as unknown, never as no.
              </p>
              <form id="form" method="post" action={`${at}/children/${child}`} novalidate>
                <Input
                  name="name"
                  label={{ text: 'Name', classes: 'govuk-label--s' }}
                  value={fields.raw('name')}
                  autocomplete="off"
                  errorMessage={fields.problemWith('name')}
                />
                <Tick name="unborn" text="Not yet born" about={`child ${child}`} fields={fields} />
                <DateInput
                  id="born"
                  namePrefix="born"
                  fieldset={{
                    legend: { text: 'Date of birth, or due date', classes: 'govuk-fieldset__legend--s' },
                  }}
                  hint="For example, 27 3 2016. Leave empty if it is not known"
                  errorMessage={fields.problemWith('born')}
                  values={Object.fromEntries(
                    ['day', 'month', 'year'].map(part => [`born-${part}`, fields.raw(`born-${part}`)]),
                  )}
                />
                <Textarea
                  name="address"
                  label={{ text: 'Where the child lives', classes: 'govuk-label--s' }}
                  hint="Kept in the record and never put into an invitation or a copy"
                  rows={3}
                  value={fields.raw('address')}
                  errorMessage={fields.problemWith('address')}
                  autocomplete="off"
                />
                {before && fields.raw('address') === '' && (
                  <Tick
                    name="same-address"
                    text={`The same address as child ${before.of}`}
                    about={`child ${child}`}
                    fields={fields}
                  />
                )}
                <YesNo
                  name="in-education"
                  label="Does the child go to a school, college or nursery?"
                  fields={fields}
                />
                <Select
                  name="education-setting"
                  label="What kind of setting?"
                  value={fields.raw('education-setting')}
                  items={settings.map(([value, text]) => ({ value, text }))}
                />
                <Input
                  name="school"
                  label="Which one?"
                  value={fields.raw('school')}
                  autocomplete="off"
                  attributes={{ list: 'known-agencies' }}
                />
                <Input
                  name="gp"
                  label={{ text: 'GP practice', classes: 'govuk-label--s' }}
                  value={fields.raw('gp')}
                  autocomplete="off"
                  attributes={{ list: 'known-agencies' }}
                />
                <datalist id="known-agencies">
                  {agencies.map(agency => (
                    <option value={agency} />
                  ))}
                </datalist>
                {(['in-care', 'in-hospital', 'protection-plan'] as const).map(fact => (
                  <YesNo name={fact} label={`${childFacts[fact]}?`} fields={fields} />
                ))}
                {moreChildFacts(going.rules.procedure.pack).map(told =>
                  told.yesNo ? (
                    <YesNo
                      name={told.fact}
                      label={`${capital(factEntry(told.fact).label)}?`}
                      fields={fields}
                    />
                  ) : (
                    <WordFact told={told} fields={fields} />
                  ),
                )}
                <Button preventDoubleClick>Save and continue</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
