import { HeaderFrame } from './generic-header.tsx'
import { Logo } from './logo.tsx'
import type { Extras, Optional } from './pieces.ts'

export type HeaderProps = Extras &
  Optional<{ homepageUrl: string; productName: string; containerClasses: string }>

/** GOV.UK's own header, here for completeness: only services on GOV.UK may show it. Ours is in `layout.tsx`. */
export function Header({ homepageUrl, productName, ...rest }: HeaderProps) {
  const logo = (
    <>
      <Logo classes="govuk-header__logotype" ariaLabelText="GOV.UK" wordmark />
      {productName && <span class="govuk-header__product-name">{productName}</span>}
    </>
  )
  return <HeaderFrame block="govuk-header" logo={logo} url={homepageUrl || '//gov.uk'} {...rest} />
}
