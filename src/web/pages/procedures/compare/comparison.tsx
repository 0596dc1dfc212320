import { compareParameters, compareRules } from '../../../../procedure/comparing/compare.ts'
import { areVersions, type Group, groupChanges } from '../../../../procedure/comparing/change-groups.ts'
import { authorityOf, type Procedure } from '../../../../procedure/index.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Button } from '../../../govuk/button.tsx'
import { Select } from '../../../govuk/select.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { ChangesOf } from '../changes-of.tsx'
import { Parameters } from './parameters.tsx'

/** `/procedure/compare?a=bristol/2019&b=bristol/2024`; without them, the version followed today and the one before it. */
export async function showComparison(visit: Visit): Promise<Answer> {
  const procedures = visit.house.versionsOf(visit.signedIn.authority)
  const usual = usualPair(visit)
  const [a, b] = [visit.query.a ?? usual.a, visit.query.b ?? usual.b].map(id => procedures.get(id))
  if (!a || !b) return nothing
  return { page: <ComparisonPage visit={visit} a={a} b={b} /> }
}

function usualPair({ house, signedIn, now }: Visit): { a: string; b: string } {
  const today = house.pinnedToday(signedIn.authority, now).id
  const others = [...house.versionsOf(signedIn.authority).keys()].filter(id => id !== today)
  const own = others.filter(id => authorityOf(id) === authorityOf(today)).sort()
  return { a: own.at(-1) ?? others[0] ?? today, b: today }
}

function ComparisonPage({ visit, a, b }: { visit: Visit; a: Procedure; b: Procedure }) {
  const groups = groupChanges(compareRules(a, b), a.id, b.id, sayVersion)
  const rows = compareParameters(a, b)
  const same = a.id === b.id
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Compare two procedures',
        at: 'procedure',
        breadcrumbs: [{ text: 'The procedure', href: '/procedure' }, { text: 'Compare two procedures' }],
        children: (
          <>
            <PageHeading>Compare two procedures</PageHeading>
            <Choose visit={visit} a={a} b={b} />
            {same ? (
              <p class="govuk-body">Choose two different procedures to compare.</p>
            ) : (
              <>
                <InShort groups={groups} a={a} b={b} />
                {groups.map(group => (
                  <ChangesOf group={group} a={a} b={b} />
                ))}
                <Parameters rows={rows} a={a} b={b} />
              </>
            )}
          </>
        ),
      }}
    />
  )
}

function Choose({ visit, a, b }: { visit: Visit; a: Procedure; b: Procedure }) {
  const items = (chosen: Procedure) =>
    [...visit.house.versionsOf(visit.signedIn.authority).values()].map(({ id, pack }) => ({
      value: id,
      text: `${sayVersion(id)}: ${pack.about.title}`,
      selected: id === chosen.id,
    }))
  return (
    <form method="get" action="/procedure/compare" class="quorate-choose" novalidate>
      <Select id="a" name="a" label="Compare" items={items(a)} />
      <Select id="b" name="b" label="with" items={items(b)} />
      <Button classes="govuk-button--secondary">Compare</Button>
    </form>
  )
}

/** How many of each, most serious first, each a link; a bar as long as the number, for the eye. */
function InShort({ groups, a, b }: { groups: readonly Group[]; a: Procedure; b: Procedure }) {
  const most = Math.max(...groups.map(({ changes }) => changes.length))
  return (
    <section class="quorate-in-short">
      <h2 class="govuk-heading-m">
        {areVersions(a.id, b.id) ? `From ${sayVersion(a.id)} to ${sayVersion(b.id)}, in short` : 'In short'}
      </h2>
      <ul class="govuk-list">
        {groups.map(({ id, title, changes }) => (
          <li class={`quorate-in-short__row quorate-in-short__row--${id}`}>
            <span class="quorate-in-short__count">{changes.length}</span>
            <a class="govuk-link" href={`#${id}`}>
              {title}
            </a>
            <svg
              class="quorate-in-short__bar"
              viewBox="0 0 100 12"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect width={(100 * changes.length) / most} height="12" />
            </svg>
          </li>
        ))}
        <li class="quorate-in-short__row">
          <span class="quorate-in-short__count">72</span>
          <a class="govuk-link" href="#parameters">
            Things in which procedures differ, side by side
          </a>
        </li>
      </ul>
      <p class="govuk-body-s">
        A rule counts as {areVersions(a.id, b.id) ? 'lost' : 'missing'} when {sayVersion(b.id)} has none of
        the same name or in the same place. Names are the file’s own, so read both before you draw a
        conclusion.
      </p>
    </section>
  )
}
