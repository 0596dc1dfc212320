import type { ComponentChildren } from 'preact'
import { type Attributes, classNames, type Extras, type Optional } from './pieces.ts'

/** Without an address: the page we are on. */
export type Crumb = { readonly text: ComponentChildren } & Optional<{ href: string; attributes: Attributes }>

type BreadcrumbsProps = Extras & { readonly items: readonly Crumb[] } & Optional<{
    /** Only first and last crumb on a phone. */
    collapseOnMobile: boolean
    labelText: string
  }>

/** Where this page is. */
export function Breadcrumbs({ items, classes, attributes, collapseOnMobile, labelText }: BreadcrumbsProps) {
  const names = classNames(
    'govuk-breadcrumbs',
    classes,
    collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return (
    <nav class={names} aria-label={labelText ?? 'Breadcrumb'} {...attributes}>
      <ol class="govuk-breadcrumbs__list">
        {items.map(crumb =>
          crumb.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={crumb.href} {...crumb.attributes}>
                {crumb.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {crumb.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
