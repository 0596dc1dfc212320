import type { ComponentChildren, JSX } from 'preact'
import { type Attributes, classNames, type Extras, type Optional, shown, type Switched } from './pieces.ts'

export type PageNumber =
  /** Pages left out here. */
  | { readonly ellipsis: true }
  | ({ readonly number: number | string; readonly href: string } & Optional<{
      current: boolean
      visuallyHiddenText: string
      attributes: Attributes
    }>)

export type PageNeighbour = { readonly href: string } & Optional<{
  text: ComponentChildren
  /** What the page is about; only without page numbers. */
  labelText: string
  attributes: Attributes
}>

export type PaginationProps = Extras &
  Optional<{
    items: readonly Switched<PageNumber>[]
    previous: PageNeighbour
    next: PageNeighbour
    landmarkLabel: string
  }>

/** To the other pages of a list. */
export function Pagination({ items, previous, next, landmarkLabel, classes, attributes }: PaginationProps) {
  const block = !items && Boolean(next || previous)
  return (
    <nav
      class={classNames('govuk-pagination', block && 'govuk-pagination--block', classes)}
      aria-label={landmarkLabel || 'Pagination'}
      {...attributes}
    >
      {previous?.href && <Neighbour page={previous} direction="prev" block={block} usual="Previous" />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map(item => item && ('ellipsis' in item || 'number' in item) && <Numbered page={item} />)}
        </ul>
      )}
      {next?.href && <Neighbour page={next} direction="next" block={block} usual="Next" />}
    </nav>
  )
}

function Neighbour(props: {
  page: PageNeighbour
  direction: 'prev' | 'next'
  block: boolean
  usual: string
}): JSX.Element {
  const { page, direction, block } = props
  const decorated = block && !page.labelText && 'govuk-pagination__link-title--decorated'
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={page.href} rel={direction} {...page.attributes}>
        {(block || direction === 'prev') && <Arrow direction={direction} />}
        <span class={classNames('govuk-pagination__link-title', decorated)}>
          {shown(page.text) ? (
            page.text
          ) : (
            <>
              {props.usual}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {page.labelText && block && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{page.labelText}</span>
          </>
        )}
        {!block && direction === 'next' && <Arrow direction={direction} />}
      </a>
    </div>
  )
}

function Numbered({ page }: { page: PageNumber }) {
  if ('ellipsis' in page) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classNames('govuk-pagination__item', page.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={page.href}
        aria-label={page.visuallyHiddenText ?? `Page ${page.number}`}
        aria-current={page.current ? 'page' : undefined}
        {...page.attributes}
      >
        {page.number}
      </a>
    </li>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ direction }: { direction: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}
