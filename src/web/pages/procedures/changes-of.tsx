import type { Change } from '../../../procedure/comparing/compare.ts'
import { areVersions, type Group } from '../../../procedure/comparing/change-groups.ts'
import type { Procedure } from '../../../procedure/index.ts'
import type { FoundRule } from '../../../procedure/pack/walk.ts'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { chapterWords } from './chapters.ts'
import { forces } from './forces.ts'

/** Groups to look something up in; the others are to be read. */
const folded = new Set(['gained', 'changed', 'not-offered', 'kept'])

/** Where a rule of a procedure stands, to be read. */
export type HrefOf = (found: FoundRule, of: { readonly id: string }) => string
const inItsProcedure: HrefOf = ({ rule }, of) => `/procedure/${of.id}#${rule.id}`

/**
 * One group of changes, chapter by chapter. What was kept is there for whoever wants to check it.
 *
 * @param hrefOf - for a draft, which no page shows as a procedure.
 */
export function ChangesOf({
  group,
  a,
  b,
  hrefOf = inItsProcedure,
}: {
  group: Group
  a: Procedure
  b: Procedure
  hrefOf?: HrefOf
}) {
  const { id, title, says, changes } = group
  const from = id === 'gained' ? b : a
  const to = id === 'gained' ? a : b
  const list = [...Map.groupBy(changes, ({ found }) => found.chapter)].map(([chapter, inside]) => (
    <>
      <h3 class="govuk-heading-s quorate-changes__chapter">{chapterWords[chapter]}</h3>
      <ul class="govuk-list quorate-changes">
        {inside.map(change => (
          <OneChange change={change} from={from} to={to} kept={id === 'kept'} hrefOf={hrefOf} />
        ))}
      </ul>
    </>
  ))
  return (
    <section class="quorate-chapter" id={id}>
      <h2 class="govuk-heading-l">
        {title} <span class="quorate-quiet">({changes.length})</span>
      </h2>
      <p class="govuk-body">{says}</p>
      {folded.has(id) ? (
        <Details
          summary={
            <>
              Show all {changes.length}
              <span class="govuk-visually-hidden">: {title}</span>
            </>
          }
        >
          {list}
        </Details>
      ) : (
        list
      )}
    </section>
  )
}

function OneChange({
  change,
  from,
  to,
  kept,
  hrefOf,
}: {
  change: Change
  from: Procedure
  to: Procedure
  kept: boolean
  hrefOf: HrefOf
}) {
  const { found, other, differs, perhaps, saysSo } = change
  const force = forces[found.rule.force]
  return (
    <li class="quorate-changes__one">
      <p class="govuk-body quorate-changes__rule">
        <RuleLink rule={found} href={hrefOf(found, from)} /> {found.rule.label}{' '}
        <Tag classes={`quorate-tag--small ${force.colour}`}>{force.word}</Tag>
      </p>
      {other && (
        <p class="govuk-body-s">
          {change.fate === 'stand-in'
            ? 'Local placeholder: '
            : areVersions(from.id, to.id)
              ? 'Now '
              : 'There '}
          <RuleLink rule={other} href={hrefOf(other, to)} /> {other.rule.label}
        </p>
      )}
      {!kept && differs.length > 0 && (
        <ul class="govuk-list govuk-list--bullet govuk-body-s">
          {differs.map(says => (
            <li>{says}</li>
          ))}
        </ul>
      )}
      {saysSo && (
        <p class="govuk-body-s">
          <RuleLink rule={saysSo} href={hrefOf(saysSo, to)} /> says so: “{saysSo.rule.label}”
        </p>
      )}
      {perhaps.length > 0 && (
        <p class="govuk-body-s quorate-quiet">
          Words like it, to read beside it:{' '}
          {perhaps.map((one, place) => (
            <>
              {place > 0 && '; '}
              <RuleLink rule={one} href={hrefOf(one, to)} /> {one.rule.label}
            </>
          ))}
        </p>
      )}
    </li>
  )
}

/** A rule by its id, leading to where it stands. */
function RuleLink({ rule: { rule }, href }: { rule: FoundRule; href: string }) {
  return (
    <a class="govuk-link quorate-rule-link" href={href}>
      {rule.id}
    </a>
  )
}
