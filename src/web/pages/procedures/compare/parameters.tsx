import type { ComparedParameter } from '../../../../procedure/comparing/compare.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import { type Statement, sayVersion } from '../../../../procedure/saying/statement.ts'
import { Details } from '../../../govuk/details.tsx'
import { Tag } from '../../../govuk/tag.tsx'
import { CardTable } from '../../../pieces/card-table.tsx'

const comparisons: Readonly<Record<ComparedParameter['comparison'], string>> = {
  different: 'Different',
  'only-a': 'Only here',
  'only-b': 'Only here',
  same: 'The same',
  silent: 'Both silent',
}

/** The seventy-two parameters: those that differ in a table, the others behind a word. */
export function Parameters({
  rows,
  a,
  b,
}: {
  rows: readonly ComparedParameter[]
  a: Procedure
  b: Procedure
}) {
  const differ = rows.filter(({ comparison }) => comparison !== 'same' && comparison !== 'silent')
  const rest = rows.filter(one => !differ.includes(one))
  return (
    <section class="quorate-chapter" id="parameters">
      <h2 class="govuk-heading-l">Side by side</h2>
      <p class="govuk-body">
        {rows.length} things in which procedures differ. These two differ in {differ.length}, say the same in{' '}
        {rest.filter(({ comparison }) => comparison === 'same').length}, and are both silent on{' '}
        {rest.filter(({ comparison }) => comparison === 'silent').length}. Silence is never filled.
      </p>
      <Table caption="Where they differ" rows={differ} a={a} b={b} />
      {rest.length > 0 && (
        <Details summary={`Show the ${rest.length} in which they do not differ`}>
          <Table caption="Where they do not differ" rows={rest} a={a} b={b} />
        </Details>
      )}
    </section>
  )
}

function Table({
  caption,
  rows,
  a,
  b,
}: {
  caption: string
  rows: readonly ComparedParameter[]
  a: Procedure
  b: Procedure
}) {
  return (
    <div class="quorate-beside">
      <CardTable
        caption={caption}
        head={['What', sayVersion(a.id), sayVersion(b.id)]}
        rows={rows.map(({ id, label, comparison, a: ofA, b: ofB }) => [
          <>
            <strong>{label}</strong>
            <span class="quorate-table__note">
              {id} ·{' '}
              {comparisons[comparison === 'only-a' || comparison === 'only-b' ? 'different' : comparison]}
            </span>
          </>,
          <Cell said={ofA} of={a} />,
          <Cell said={ofB} of={b} />,
        ])}
      />
    </div>
  )
}

/** A long list shows its beginning; the rest is a click away. */
const shownAtOnce = 6

function Cell({ said, of }: { said: readonly Statement[]; of: Procedure }) {
  if (said.length === 0) return <span class="quorate-quiet">Silent</span>
  const [first, more] = [said.slice(0, shownAtOnce), said.slice(shownAtOnce)]
  return (
    <>
      <List said={first} of={of} />
      {more.length > 0 && (
        <Details summary={`${more.length} more`}>
          <List said={more} of={of} />
        </Details>
      )}
    </>
  )
}

function List({ said, of }: { said: readonly Statement[]; of: Procedure }) {
  return (
    <ul class="govuk-list quorate-beside__list">
      {said.map(one => (
        <li>
          {one.words}{' '}
          {one.rule && (
            <a class="govuk-link quorate-rule-link" href={`/procedure/${of.id}#${one.rule}`}>
              {one.rule}
            </a>
          )}{' '}
          {one.placeholder && <Tag classes="govuk-tag--orange quorate-tag--small">Local placeholder</Tag>}
        </li>
      ))}
    </ul>
  )
}
