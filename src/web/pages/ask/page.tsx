/** Ask for a discussion: the procedure’s own form, in pages one can leave and come back to. */
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { sayMoment } from '../../../calendar/index.ts'
import { CardTable, RowName } from '../../pieces/card-table.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { Done, idIn } from '../../form.tsx'
import { checkRoutes } from './check.tsx'
import { childRoutes } from './child.tsx'
import { beginDraft, childrenOf, listDrafts, type Pages, throwAway } from './draft.ts'
import { findGoing, mayAsk, ownerOf, rulesToday } from './going.ts'
import { unanswered } from './request.ts'
import { stepRoutes } from './step.tsx'
import { stepsOf } from './steps.ts'
import { Tasks } from './tasks.tsx'
import { thresholdRoutes } from './threshold.tsx'
import { wordFor } from '../../../discussion/in-words/pack-words.ts'

export const askRoutes: readonly Route[] = [
  { method: 'GET', path: '/ask', handle: async visit => ({ page: await begun(visit) }) },
  {
    method: 'POST',
    path: '/ask',
    async handle(visit): Promise<Answer> {
      if (!mayAsk(visit)) return { redirect: '/ask' }
      const request = idIn(visit, 'command')
      await visit.read(tx => beginDraft(tx, ownerOf(visit), request, visit.now))
      return { redirect: `/ask/${request}` }
    },
  },
  {
    method: 'GET',
    path: '/ask/:request',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      return going ? { page: await Tasks({ going }) } : nothing
    },
  },
  {
    method: 'POST',
    path: '/ask/:request/throw-away',
    async handle(visit): Promise<Answer> {
      const going = await findGoing(visit)
      if (!going) return nothing
      await visit.read(tx => throwAway(tx, ownerOf(visit), going.draft.request))
      return { redirect: '/ask?done=thrown-away' }
    },
  },
  ...childRoutes,
  ...checkRoutes,
  ...stepRoutes,
  ...thresholdRoutes,
]

const done = { 'thrown-away': 'The unsent request is gone. Nothing of it was kept.' }

async function begun(visit: Visit) {
  const rules = rulesToday(visit)
  const may = mayAsk(visit)
  const drafts = may ? await visit.read(tx => listDrafts(tx, ownerOf(visit))) : []
  const { request } = rules.procedure.pack.convene
  const form = wordFor(rules, 'request', 'request form')
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Ask for a discussion',
        at: 'ask',
        banner: <Done said={done} visit={visit} />,
        children: (
          <>
            <PageHeading>Ask for a discussion</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                {may ? (
                  <>
                    <p class="govuk-body-l">
                      {sayCount(stepsOf(rules.procedure.pack).length)} short pages, in any order. What you
                      write is saved with every page, and nobody else sees it until you send it.
                    </p>
                    <InsetText>
                      If a child is in danger now, act now: call 999, and do what keeps the child safe.
                      Nothing here has to be finished first.
                    </InsetText>
                    <form method="post" action="/ask" novalidate>
                      <input type="hidden" name="command" value={crypto.randomUUID()} />
                      <Button isStartButton preventDoubleClick>
                        Start a request
                      </Button>
                    </form>
                  </>
                ) : (
                  <>
                    <p class="govuk-body-l">
                      Discussions are asked for by {wordFor(rules, 'social-care', 'children’s social care')}{' '}
                      in {visit.signedIn.authorityName}.
                    </p>
                    <p class="govuk-body">
                      If you are worried about a child, make a referral to{' '}
                      {wordFor(rules, 'front-door', 'their front door')}; out of hours to the{' '}
                      {wordFor(rules, 'out-of-hours-team', 'emergency duty team')}. If a child is in danger
                      now, call 999.
                    </p>
                  </>
                )}
                {request && <Why rule={request} rules={rules} summary={`Why a ${form}`} />}
              </div>
            </div>
            {drafts.length > 0 && (
              <>
                <h2 class="govuk-heading-l">Not sent yet</h2>
                <CardTable
                  caption="Your unsent requests, the latest first"
                  head={['Request', 'Child', 'Pages to finish', 'Last saved']}
                  rows={drafts.map((draft, index) => {
                    const open = stepsOf(rules.procedure.pack).filter(
                      step => !isBegun(step.step, draft.pages) || unanswered(step, draft.pages).length > 0,
                    )
                    return [
                      <RowName href={`/ask/${draft.request}`}>Unsent request {index + 1}</RowName>,
                      childrenOf(draft.pages).length === 0 ? (
                        'No child yet'
                      ) : (
                        <span class="quorate-private">
                          {childrenOf(draft.pages)
                            .map(({ id, typed }) => initials(String(typed.name ?? '')) || `Child ${id}`)
                            .join('; ')}
                        </span>
                      ),
                      String(open.length),
                      <Moment at={draft.savedAt}>{sayMoment(draft.savedAt, visit.now)}</Moment>,
                    ]
                  })}
                />
              </>
            )}
          </>
        ),
      }}
    />
  )
}

const counts = ['', '', '', '', '', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const sayCount = (pages: number): string => counts[pages] ?? String(pages)

const isBegun = (step: string, pages: Pages): boolean =>
  step === 'children' ? childrenOf(pages).length > 0 : pages[step] !== undefined

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map(part => [...part][0]!.toUpperCase())
    .join('')
