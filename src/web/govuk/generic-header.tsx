import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

export type GenericHeaderProps = Extras & { readonly logo: ComponentChildren } & Optional<{
    url: string
    containerClasses: string
  }>

/** The header of a service that is not part of GOV.UK. */
export function GenericHeader(props: GenericHeaderProps) {
  return <HeaderFrame block="govuk-generic-header" {...props} />
}

/** The frame that both headers share. */
export function HeaderFrame(props: GenericHeaderProps & { block: 'govuk-header' | 'govuk-generic-header' }) {
  const { block, logo, url, containerClasses, classes, attributes } = props
  return (
    <div class={classNames(block, classes)} {...attributes}>
      <div class={classNames(`${block}__container`, containerClasses || 'govuk-width-container')}>
        <div class={`${block}__logo`}>
          <a href={url || '/'} class={`${block}__homepage-link`}>
            {logo}
          </a>
        </div>
      </div>
    </div>
  )
}
