import type { ComponentChildren } from 'preact'
import { sayDay, sayMoment } from '../../../../calendar/index.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import type { Problem } from '../../../fields.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Alert } from '../../../pieces/alert.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { SubNavigation } from '../../../pieces/sub-navigation.tsx'
import type { Visit } from '../../../visit.ts'
import { crumbs, type Opened, place } from './door.ts'

type Part = 'text' | 'changes' | 'replay' | 'propose'

/** One draft: its name, whose it is, and the way between its parts. */
export function DraftPage({
  visit,
  opened: { draft, waiting, mine },
  part,
  title,
  problems = [],
  head,
  children,
}: {
  visit: Visit
  opened: Opened
  part: Part
  title: string
  problems?: readonly Problem[]
  head?: ComponentChildren
  children: ComponentChildren
}) {
  const here = `${place}/${draft.draft}`
  const item = (text: string, of: Part, href: string) => ({ text, href, current: part === of })
  return (
    <Framed
      visit={visit}
      frame={{
        title: `${title}: ${draft.name}`,
        at: 'procedure',
        problems,
        head,
        breadcrumbs: crumbs({ text: draft.name }),
        children: (
          <>
            <PageHeading
              caption={
                <>
                  Draft of {draft.authorName} ·{' '}
                  {draft.begunFrom ? `begun from ${sayVersion(draft.begunFrom)}` : 'begun from nothing'} ·
                  saved {sayMoment(draft.savedAt, visit.now)}
                </>
              }
            >
              {draft.name}
            </PageHeading>
            <SubNavigation
              label="This draft"
              items={[
                item('Text and check', 'text', here),
                item('What changes', 'changes', `${here}/changes`),
                item('Replay', 'replay', `${here}/replay`),
                ...(mine ? [item('Propose', 'propose', `${here}/propose`)] : []),
              ]}
            />
            {waiting && (
              <Alert kind="information" title="Waiting for approval">
                Proposed as {waiting.id} from {sayDay(waiting.from)}.{' '}
                <a class="govuk-link" href={`/procedure/proposals/${waiting.proposal}`}>
                  See the proposal
                </a>
                {mine && ' Changing the text withdraws it.'}
              </Alert>
            )}
            {children}
          </>
        ),
      }}
    />
  )
}
