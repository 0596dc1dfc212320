import type { ComponentChildren } from 'preact'

/**
 * A list with several things to say about each entry: a table, and on a phone a card for each row, where every
 * value carries the name of its column. The first cell names the row.
 */
export function CardTable(props: {
  /** Says what the table lists; hidden when a heading above says so already. */
  caption: string
  showCaption?: boolean | undefined
  head: readonly string[]
  rows: readonly (readonly ComponentChildren[])[]
  /** Said instead of an empty table. */
  empty?: ComponentChildren
}) {
  if (props.rows.length === 0 && props.empty !== undefined) return <div class="govuk-body">{props.empty}</div>
  const caption = props.showCaption ? 'govuk-table__caption govuk-table__caption--m' : 'govuk-visually-hidden'
  // Roles in words, because a table that is laid out as cards is no table to some browsers.
  return (
    <table class="govuk-table quorate-table" {...{ role: 'table' }}>
      <caption class={caption}>{props.caption}</caption>
      <thead class="govuk-table__head" {...{ role: 'rowgroup' }}>
        <tr class="govuk-table__row" {...{ role: 'row' }}>
          {props.head.map(name => (
            <th scope="col" class="govuk-table__header" {...{ role: 'columnheader' }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" {...{ role: 'rowgroup' }}>
        {props.rows.map(row => (
          <tr class="govuk-table__row" {...{ role: 'row' }}>
            {row.map((cell, column) =>
              column === 0 ? (
                <th scope="row" class="govuk-table__header quorate-table__name" {...{ role: 'rowheader' }}>
                  {cell}
                </th>
              ) : (
                <td class="govuk-table__cell" data-column={props.head[column]} {...{ role: 'cell' }}>
                  <div>{cell}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a row is about: usually a link, with a few words below. */
export function RowName({
  href,
  children,
  note,
}: {
  href: string
  children: ComponentChildren
  note?: ComponentChildren
}) {
  return (
    <>
      <a class="govuk-link" href={href}>
        {children}
      </a>
      {note && <span class="quorate-table__note">{note}</span>}
    </>
  )
}
