import type { Further } from '../../../conduct.ts'
import { isBlocked } from '../../../discussion/people/kept-out.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { requestRoutes } from '../../../discussion/required/facts/routes.ts'
import { byOf } from '../../../people/standing.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { isUuid, uuidFrom } from '../../../uuid.ts'
import { Why, problemOf } from '../../because.tsx'
import { childRows } from './child-rows.tsx'
import { fieldsOf, throwAway } from './draft.ts'
import { askCrumbs, asRequest, findGoing, type Going, ownerOf } from './going.ts'
import { type Request, unanswered } from './request.ts'
import { sameChildren } from './same-child.ts'
import { Routes } from './routes.tsx'
import { stepsOf } from './steps.ts'
import { SameChild } from './tasks.tsx'
import { asIfAsked } from './urgency.ts'
import { rowsOf } from './check-rows.tsx'

/** Read once more, then sent. */
export const checkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/ask/:request/check',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      return going ? { page: await Check({ going }) } : nothing
    },
  },
  {
    method: 'POST',
    path: '/ask/:request/check',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      if (going) return send(going)
      // Sent already, by a second click or from another window: the draft is gone and the discussion is there.
      const reference = await findSent(visit, visit.params.request)
      return reference ? { redirect: `/discussions/${reference}/threshold?done=asked` } : nothing
    },
  },
]

/** Everything still open, page by page. */
const openQuestions = ({ rules, draft }: Going) =>
  stepsOf(rules.procedure.pack).flatMap(step => unanswered(step, draft.pages).map(field => ({ step, field })))

/** The page again, with what is wrong. */
const again = async (going: Going): Promise<Answer> => ({ page: await Check({ going }), status: 422 })

async function send(going: Going): Promise<Answer> {
  const { visit, draft, rules } = going
  const { request, problems, missing } = asRequest(going)
  const wrong: Problem[] = problems.map(one => ({ ...one, field: `page-${one.page.replace('/', '-')}` }))
  if (request.children.length === 0)
    wrong.push({ field: 'page-children', says: 'Add the child or children this discussion is about.' })
  if (request.urgency === undefined)
    wrong.push({ field: 'page-urgency', says: 'Choose how urgent it is: the clock depends on it.' })
  for (const one of missing) wrong.push({ field: 'page-urgency', says: one.says })
  wrong.push(...keptOutClash(going, request))
  const open = openQuestions(going)
  const why = visit.fields.text('incomplete')
  if (open.length > 0 && why === undefined)
    wrong.push({
      field: 'incomplete',
      says: 'Say why you send it with questions still open, or answer them first.',
    })
  visit.fields.problems.push(...wrong)
  if (visit.fields.problems.length > 0) return again(going)

  const id = draft.request
  const rule = rules.procedure.pack.convene.request
  const begun = await visit.begin(id, [
    { type: 'AskForDiscussion', id: uuidFrom(`ask ${id}`), ...request },
    ...thoseWhoRunIt(going),
    ...(why && rule ? [{ type: 'RecordDeparture' as const, rule: rule.id, reason: why }] : []),
  ])
  if (isRefusal(begun) && begun.why !== 'already-asked') {
    const field = begun.why === 'not-oneself' ? 'page-people' : 'incomplete'
    visit.fields.problems.push(problemOf(begun, { reason: field }))
    return again(going)
  }
  await visit.read(tx => throwAway(tx, ownerOf(visit), id))
  const reference = await findSent(visit, id)
  return reference ? { redirect: `/discussions/${reference}/threshold?done=asked` } : { redirect: '/work' }
}

/** The reference of the discussion a request has become, for those who may see it. */
async function findSent(visit: Visit, request: string | undefined): Promise<string | undefined> {
  if (!isUuid(request)) return undefined
  return visit.read(async tx => {
    const { rows } = await tx.query<{ reference: string }>(
      'select reference from quorate.discussion_head where authority = $1 and discussion = $2',
      [visit.signedIn.authority, request],
    )
    return rows[0]?.reference
  })
}

/** Where the procedure sends this request, by what is stated so far. */
const routesOf = ({ rules, visit }: Going, request: Request) =>
  requestRoutes(
    asIfAsked(request, rules, visit.now, byOf(visit.signedIn.person)).discussion,
    rules,
    visit.now,
  )

/** Who chairs and who takes the minutes, named in the same breath; a person who is kept out never gets this far. */
function thoseWhoRunIt({ draft, people }: Going): Further[] {
  const chosen = fieldsOf(draft.pages, 'people')
  return (['chair', 'minute-taker'] as const).flatMap((as): Further[] => {
    const one = people.find(found => found.person === chosen.raw(as))
    if (!one) return []
    const { person, name, grade } = one
    const reason = chosen.text('oneself')
    return [{ type: 'Appoint', as, person, name, ...(grade && { grade }), ...(reason && { reason }) }]
  })
}

/** Nobody who must not learn of it may be asked to run it. */
function keptOutClash({ draft, people }: Going, request: Request): Problem[] {
  const chosen = fieldsOf(draft.pages, 'people')
  return (['chair', 'minute-taker'] as const).flatMap(as => {
    const person = people.find(one => one.person === chosen.raw(as))
    if (!person) return []
    const somebody = {
      person: person.person,
      agency: person.agencyName,
      ...(person.role && { role: person.role }),
      ...(person.seat && { seat: person.seat }),
    }
    if (!isBlocked(request.implicated, somebody)) return []
    return [
      {
        field: 'page-people',
        says: `${person.name} is among those who must not learn of this. Name somebody else.`,
      },
    ]
  })
}

async function Check({ going }: { going: Going }) {
  const { visit, at, rules } = going
  const { request } = asRequest(going)
  const open = openQuestions(going)
  const same = await sameChildren(visit, request.children)
  const rule = rules.procedure.pack.convene.request
  const change = (page: string) => [{ href: `${at}/${page}`, text: 'Change' }]
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Check your answers',
        at: 'ask',
        breadcrumbs: askCrumbs(at, 'Check your answers'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption="Your request">Check your answers</PageHeading>
              <SameChild found={same} />
              <section id="page-children" tabindex={-1}>
                {request.children.map(child => (
                  <SummaryList
                    card={{
                      title: `Child ${child.id}`,
                      attributes: { id: `page-child-${child.id}` },
                      actions: { items: change(`children/${child.id}`) },
                    }}
                    rows={childRows(child.id, going)}
                  />
                ))}
                {request.children.length === 0 && (
                  <p class="govuk-body">
                    <a class="govuk-link" href={`${at}/children/A`}>
                      Add the first child
                    </a>
                  </p>
                )}
              </section>
              {stepsOf(rules.procedure.pack)
                .filter(step => step.step !== 'children')
                .map(step => (
                  <SummaryList
                    card={{
                      title: step.title,
                      attributes: { id: `page-${step.step}`, tabindex: -1 },
                      actions: { items: change(step.step) },
                    }}
                    rows={rowsOf(step, going, request)}
                  />
                ))}
              <form id="form" method="post" action={`${at}/check`} novalidate>
                {open.length > 0 && (
                  <>
                    <h2 class="govuk-heading-m">
                      {open.length === 1
                        ? '1 question is still open'
                        : `${open.length} questions are still open`}
                    </h2>
                    <ul class="govuk-list govuk-list--bullet">
                      {open.map(({ step, field }) => (
                        <li>
                          <a class="govuk-link" href={`${at}/${step.step}#${field.field}`}>
                            {field.label}
                          </a>
                        </li>
                      ))}
                    </ul>
                    <Textarea
                      name="incomplete"
                      label={{ text: 'Send it all the same: why?', classes: 'govuk-label--s' }}
                      hint="For example: the child has to be protected before this can be found out. It is recorded as a departure from the form."
                      rows={2}
                      value={visit.fields.raw('incomplete')}
                      errorMessage={visit.fields.problemWith('incomplete')}
                    />
                    {rule && <Why rule={rule} rules={rules} />}
                  </>
                )}
                <h2 class="govuk-heading-m">Now send it</h2>
                <Routes routed={routesOf(going, request)} />
                <p class="govuk-body">
                  The clocks start from the times you gave. The person you named decides whether the threshold
                  is met.
                </p>
                <Button preventDoubleClick>Send the request</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
