import { classNames, type Optional, type Extras, type Switched, type Wording, worded } from './pieces.ts'

type Span = Optional<{ colspan: number; rowspan: number; format: 'numeric' }>
export type TableHead = Wording<Span>
export type TableCell = Wording<Span>

export type TableProps = Extras & { readonly rows: readonly Switched<readonly TableCell[]>[] } & Optional<{
    head: readonly TableHead[]
    caption: string
    captionClasses: string
    /** The first cell of each row is the row's heading. */
    firstCellIsHeader: boolean
  }>

/** Rows and columns. */
export function Table({
  rows,
  head,
  caption,
  captionClasses,
  firstCellIsHeader,
  classes,
  attributes,
}: TableProps) {
  return (
    <table class={classNames('govuk-table', classes)} {...attributes}>
      {caption && <caption class={classNames('govuk-table__caption', captionClasses)}>{caption}</caption>}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map(cell => (
              <Header cell={cell} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map(
          row =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, column) =>
                  firstCellIsHeader && column === 0 ? (
                    <Header cell={cell} scope="row" />
                  ) : (
                    <Cell cell={cell} />
                  ),
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function Header({ cell, scope }: { cell: TableHead; scope: 'col' | 'row' }) {
  const { text, classes, attributes, colspan, rowspan, format } = worded(cell)
  const formatted = format && scope === 'col' && `govuk-table__header--${format}`
  const names = classNames('govuk-table__header', formatted, classes)
  return (
    <th scope={scope} class={names} colspan={colspan} rowspan={rowspan} {...attributes}>
      {text}
    </th>
  )
}

function Cell({ cell }: { cell: TableCell }) {
  const { text, classes, attributes, colspan, rowspan, format } = worded(cell)
  const names = classNames('govuk-table__cell', format && `govuk-table__cell--${format}`, classes)
  return (
    <td class={names} colspan={colspan} rowspan={rowspan} {...attributes}>
      {text}
    </td>
  )
}
