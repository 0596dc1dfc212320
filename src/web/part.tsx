/** What the parts of a discussion share: where they stand in it, and what of it a visitor is shown. */
import type { ComponentChildren } from 'preact'
import type { Refusal } from '../discussion/happening.ts'
import type { Paper } from '../discussion/papers/index.ts'
import type { Line } from '../discussion/discussion.ts'
import { PaperSection } from '../delivery/render/html.tsx'
import { Refused } from './because.tsx'
import type { Problem } from './fields.ts'
import { Framed } from './frame/frame.tsx'
import { NotificationBanner } from './govuk/notification-banner.tsx'
import { capacityWords } from './words/capacity.ts'
import { PageHeading } from './pieces/page-heading.tsx'
import { SubNavigation } from './pieces/sub-navigation.tsx'
import type { Seen, Visit } from './visit.ts'

type PartName = 'decisions' | 'actions' | 'close' | 'minutes' | 'copies'
const partWords: Record<PartName, string> = {
  decisions: 'Decisions',
  actions: 'Actions and safety plan',
  close: 'Read back and sign',
  minutes: 'Minutes',
  copies: 'Copies',
}

/** Which of the parts somebody is shown: a recipient only has their own copy and their own agency’s actions. */
const partsFor = ({ may }: Seen): readonly PartName[] => {
  if (!may('see')) return ['minutes', 'actions']
  const all: PartName[] = ['decisions', 'actions', 'close', 'minutes', 'copies']
  return all.filter(part => part !== 'copies' || may('circulate') || may('see-who-looked'))
}

/** One part of a discussion as a page. */
export function PartPage(props: {
  visit: Visit
  seen: Seen
  part: PartName
  title: string
  caption?: ComponentChildren
  action?: ComponentChildren
  /** What was just done, from a table of the page’s own; undefined for a key it does not know. */
  done?: ComponentChildren
  problems?: readonly Problem[] | undefined
  refusal?: Refusal | undefined
  children: ComponentChildren
}) {
  const { visit, seen, part, title, done, problems = [], refusal } = props
  const { reference } = seen.discussion
  const at = `/discussions/${reference}`
  return (
    <Framed
      visit={visit}
      frame={{
        title,
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        problems,
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          seen.may('see') ? { text: reference, href: at } : { text: reference },
          { text: partWords[part] },
        ],
        banner: done && problems.length === 0 && (
          <NotificationBanner type="success">{done}</NotificationBanner>
        ),
        children: (
          <>
            <div class="quorate-subparts">
              <SubNavigation
                label="This discussion"
                items={partsFor(seen).map(one => ({
                  text: partWords[one],
                  href: `${at}/${one}`,
                  current: one === part,
                }))}
              />
            </div>
            <PageHeading caption={props.caption ?? reference} action={props.action}>
              {title}
            </PageHeading>
            {refusal && <Refused refusal={refusal} rules={seen.rules} />}
            {props.children}
          </>
        ),
      }}
    />
  )
}

/** The lines that stand, as far as this visitor may have them. */
export const linesOf = ({ discussion }: Pick<Seen, 'discussion'>): Line[] =>
  discussion.lines.filter(line => line.withdrawn === undefined)

/** Whether somebody has the authority’s own record: those who run the discussion, and those who oversee it. */
export const hasRecord = (seen: Pick<Seen, 'may'>): boolean =>
  seen.may('see') && (runs(seen) || seen.may('see-who-looked'))

/** Whether somebody runs the discussion: convenor, chair or minute-taker. */
export const runs = ({ may }: Pick<Seen, 'may'>): boolean => may('hold')

/** A child inside a page: the name, hidden with one key; never in titles or addresses. */
export function ChildName({ seen, child }: { seen: Seen; child: string }) {
  const found = seen.discussion.children.find(one => one.id === child)
  return <span class="quorate-private">{found?.name ?? `Child ${child}`}</span>
}

/** Names of agencies, in the order of their seats, each once: everybody invited, present or spoken to. */
export function agenciesOf({ discussion }: Seen): string[] {
  const found = [
    ...discussion.presence.map(one => one.agency),
    ...discussion.conversations.map(one => one.agency),
    ...discussion.invitations.filter(one => !one.withdrawn).map(one => one.agency),
  ]
  return [...new Set(found)]
}

/** A paper as a sheet. On a phone its wide tables scroll sideways inside it, and what scrolls is reached by keyboard. */
export const Sheet = ({ paper, children }: { paper: Paper; children?: ComponentChildren }) => (
  <div class="quorate-paper" tabindex={0} {...{ role: 'group', 'aria-label': 'The document' }}>
    {children}
    <PaperSection paper={paper} />
  </div>
)
/** Until it is signed, those who run it put right who was there. */
export const mayCorrectPresence = ({ discussion, may }: Seen): boolean =>
  may('hold') && discussion.versions.length === 0
