import type { ComponentChildren } from 'preact'
import { Logo } from './logo.tsx'
import {
  type Attributes,
  classNames,
  type Extras,
  type Optional,
  shown,
  type Wording,
  worded,
} from './pieces.ts'

export type FooterLink = { readonly text: string; readonly href: string } & Optional<{
  attributes: Attributes
}>
export type FooterSection = { readonly title: string } & Optional<{
  items: readonly FooterLink[]
  columns: 1 | 2 | 3
  width: string
}>

export type FooterProps = Extras &
  Optional<{
    meta: Wording<Optional<{ visuallyHiddenTitle: string; items: readonly FooterLink[] }>>
    navigation: readonly FooterSection[]
    /** null leaves the licence out. */
    contentLicence: ComponentChildren
    copyright: ComponentChildren
    containerClasses: string
  }>

/** GOV.UK's own footer, here for completeness: it shows the crown. Ours is in `layout.tsx`. */
export function Footer(props: FooterProps) {
  return (
    <div class={classNames('govuk-footer', props.classes)} {...props.attributes}>
      <div class={classNames('govuk-width-container', props.containerClasses)}>
        <Logo classes="govuk-footer__crown" />
        {Boolean(props.navigation?.length) && (
          <>
            <div class="govuk-footer__navigation">
              {props.navigation?.map(section => (
                <Section {...section} />
              ))}
            </div>
            <hr class="govuk-footer__section-break" />
          </>
        )}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <Meta meta={props.meta} />
            {props.contentLicence !== null && <Licence licence={props.contentLicence} />}
          </div>
          <div class="govuk-footer__meta-item">
            <a
              class="govuk-footer__link govuk-footer__copyright-logo"
              href="https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/"
            >
              {shown(props.copyright) ? props.copyright : '© Crown copyright'}
            </a>
          </div>
        </div>
      </div>
    </div>
  )
}

function Section({ title, items, columns, width }: FooterSection) {
  return (
    <div class={`govuk-footer__section govuk-grid-column-${width || 'full'}`}>
      <h2 class="govuk-footer__heading govuk-heading-m">{title}</h2>
      {Boolean(items?.length) && (
        <ul class={classNames('govuk-footer__list', columns && `govuk-footer__list--columns-${columns}`)}>
          {items?.map(
            item =>
              item.href &&
              item.text && (
                <li class="govuk-footer__list-item">
                  <FooterAnchor {...item} />
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  )
}

function Meta(props: { meta: FooterProps['meta'] }) {
  const meta = worded(props.meta)
  if (!meta) return null
  return (
    <>
      <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || 'Support links'}</h2>
      {Boolean(meta.items?.length) && (
        <ul class="govuk-footer__inline-list">
          {meta.items?.map(item => (
            <li class="govuk-footer__inline-list-item">
              <FooterAnchor {...item} />
            </li>
          ))}
        </ul>
      )}
      {shown(meta.text) && <div class="govuk-footer__meta-custom">{meta.text}</div>}
    </>
  )
}

function FooterAnchor({ text, href, attributes }: FooterLink) {
  return (
    <a class="govuk-footer__link" href={href} {...attributes}>
      {text}
    </a>
  )
}

function Licence({ licence }: { licence: ComponentChildren }) {
  return (
    <>
      <svg
        aria-hidden="true"
        focusable="false"
        class="govuk-footer__licence-logo"
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 483.2 195.7"
        height="17"
        width="41"
      >
        <path fill="currentColor" d={openGovernmentLicence} />
      </svg>
      <span class="govuk-footer__licence-description">
        {shown(licence) ? (
          licence
        ) : (
          <>
            All content is available under the{' '}
            <a
              class="govuk-footer__link"
              href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
              rel="license"
            >
              Open Government Licence v3.0
            </a>
            , except where otherwise stated
          </>
        )}
      </span>
    </>
  )
}

const openGovernmentLicence =
  'M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145'
