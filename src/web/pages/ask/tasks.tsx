import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { type Task, TaskList } from '../../govuk/task-list.tsx'
import { Alert } from '../../pieces/alert.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { childrenOf } from './draft.ts'
import { asRequest, type Going } from './going.ts'
import { unanswered } from './request.ts'
import { type SameFound, sameChildren } from './same-child.ts'
import { isPlaceholder, type Step, stepsOf } from './steps.ts'

type State = 'not-started' | 'open' | 'wrong' | 'done'

/** How far a page has come: nothing typed, questions still open, something wrong, or done. */
function stateOf(step: Step, going: Going, problems: readonly { page: string }[]): State {
  const { pages } = going.draft
  const isWrong = (page: string) => problems.some(one => one.page === page)
  if (step.step === 'children') {
    const children = childrenOf(pages)
    if (children.length === 0) return 'not-started'
    if (children.some(({ id }) => isWrong(`child/${id}`))) return 'wrong'
    return children.every(({ typed }) => typed.name || typed.unborn) ? 'done' : 'open'
  }
  if (pages[step.step] === undefined) return 'not-started'
  if (isWrong(step.step)) return 'wrong'
  if (step.step === 'urgency' && !pages.urgency?.urgency) return 'open'
  return unanswered(step, pages).length > 0 ? 'open' : 'done'
}

/** The pages of the request as a list of tasks, with how far each has come. */
export async function Tasks({ going }: { going: Going }) {
  const { visit, draft, rules, at } = going
  const { problems, request } = asRequest(going)
  const steps = stepsOf(rules.procedure.pack)
  const states = steps.map(step => stateOf(step, going, problems))
  const done = states.filter(state => state === 'done').length
  const same = await sameChildren(visit, request.children)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Your request',
        at: 'ask',
        breadcrumbs: [{ text: 'Ask for a discussion', href: '/ask' }, { text: 'Your request' }],
        children: (
          <>
            <PageHeading caption="Not sent yet">Your request</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <SameChild found={same} />
                <p class="govuk-body">
                  You have finished {done} of {steps.length} pages. Leave at any time: it is all here when you
                  come back.
                </p>
                <TaskList
                  items={steps.map(
                    (step, index): Task => ({
                      title: step.title,
                      hint: hintOf(step, going, states[index]!),
                      href: `${at}/${step.step}`,
                      status: statusOf(states[index]!, step.step),
                    }),
                  )}
                />
                <h2 class="govuk-heading-m">Check and send</h2>
                <p class="govuk-body">
                  Read your answers through once, then send. You can send with questions still open; you are
                  then asked why.
                </p>
                <Button href={`${at}/check`}>Check your answers</Button>
                {isPlaceholder(rules.procedure.pack) && (
                  <p class="govuk-body-s">
                    <strong>Local placeholder.</strong> No request form was supplied with “
                    {rules.procedure.pack.about.title}”; these questions stand in its place.
                  </p>
                )}
                <Details summary="Throw this request away">
                  <p class="govuk-body">Nothing of it is kept, and nobody else has seen it.</p>
                  <form method="post" action={`${at}/throw-away`} novalidate>
                    <Button classes="govuk-button--warning">Throw it away</Button>
                  </form>
                </Details>
                <p class="govuk-visually-hidden">Request {draft.request.slice(0, 8)}</p>
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

function hintOf(step: Step, { draft }: Going, state: State): string {
  if (state === 'not-started') return step.hint
  const children = childrenOf(draft.pages).length
  if (step.step === 'children') return children === 1 ? '1 child' : `${children} children`
  const open = unanswered(step, draft.pages).length
  return open === 0 ? step.hint : open === 1 ? '1 question is still open' : `${open} questions are still open`
}

function statusOf(state: State, step: string): Task['status'] {
  if (state === 'done') return 'Done'
  if (state === 'wrong') return <Tag classes="govuk-tag--red">Check it</Tag>
  if (state === 'open') return <Tag classes="govuk-tag--light-blue">Begun</Tag>
  return step === 'kept-out' ? <Tag classes="govuk-tag--grey">If any</Tag> : <Tag>To do</Tag>
}

/** Said before anything is typed twice, as far as whoever asks may know of it. */
export function SameChild({ found }: { found: readonly SameFound[] }) {
  if (found.length === 0) return null
  const sure = found.some(one => one.how === 'same')
  const references = found.flatMap(one => one.reference ?? [])
  const hidden = found.length > references.length
  return (
    <Alert
      kind="warning"
      title={sure ? 'A discussion about this child is already open' : 'Possibly the same child'}
    >
      <h2 class="govuk-heading-s">
        {sure
          ? 'A discussion about a child with this name and date of birth is already open'
          : 'A discussion about what may be the same child is already open: the name or the date of birth is nearly the same'}
      </h2>
      {references.length > 0 && (
        <p class="govuk-body">
          Look there first:{' '}
          {references.map((reference, index) => (
            <>
              {index > 0 && ', '}
              <a class="govuk-link" href={`/discussions/${reference}`}>
                {reference}
              </a>
            </>
          ))}
          .
        </p>
      )}
      {hidden && (
        <p class="govuk-body">
          {references.length > 0 ? 'Another one' : 'It'} was asked for by a colleague and is not yours to
          open. Speak to your manager before you send this.
        </p>
      )}
      <p class="govuk-body">If this is a new concern, go on.</p>
    </Alert>
  )
}
