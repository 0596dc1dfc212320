import type { ComponentChildren, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BackLink } from '../govuk/back-link.tsx'
import { Breadcrumbs, type Crumb } from '../govuk/breadcrumbs.tsx'
import type { Attributes } from '../govuk/pieces.ts'
import { type NavigationItem, ServiceNavigation } from '../govuk/service-navigation.tsx'
import { SkipLink } from '../govuk/skip-link.tsx'
import { iconUrl, scripts, stylesheetUrl } from '../served/assets.ts'

/** Who is using the page, and as what. */
type Identity = {
  readonly name: string
  /** “Minute-taker for SD-0417”. */
  readonly capacity?: string | undefined
  /** At the end of the bar: sign out; in the demo also the persona switcher and the frozen clock. */
  readonly children?: ComponentChildren
}

export type PageProps = {
  /** What the tab says first; the same words as the h1, never a child's name. */
  readonly title: string
  /** “SD-0417”: second in the tab. */
  readonly reference?: string | undefined
  /** The tab then begins with “Error:”. */
  readonly hasErrors?: boolean | undefined
  readonly authority?: string | undefined
  readonly identity?: Identity | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  /** What must be seen before anything else: a notification banner, a phase banner, an alert. */
  readonly banner?: ComponentChildren
  readonly breadcrumbs?: readonly Crumb[] | undefined
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined
  /** As wide as the window, up to 1600 px: for the room. */
  readonly wide?: boolean | undefined
  /** More for the head, such as a page's own script module. */
  readonly head?: ComponentChildren
  /** “Demonstration with invented data” unless given. */
  readonly footer?: ComponentChildren
  readonly children?: ComponentChildren
}

/** A whole document, as it is sent. Nothing in it is inline script or style. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${renderToString(page)}`
}

/** Translating a page sends all of it to whoever translates. */
const untranslated: Attributes = { translate: 'no' }

/** Every page: what is around the matter, and the matter. */
export function Page(props: PageProps) {
  const title = [props.title, props.reference, 'Quorate'].filter(Boolean).join(' – ')
  return (
    <html lang="en" class="govuk-template" {...untranslated}>
      <head>
        <meta charset="utf-8" />
        <title>{props.hasErrors ? `Error: ${title}` : title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#12436d" />
        <link rel="icon" href={iconUrl} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheetUrl} />
        <script type="module" src={scripts.enhance} />
        {props.head}
      </head>
      <body class={`govuk-template__body quorate-body${props.wide ? ' quorate-wide' : ''}`}>
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <header>
          {props.identity && <IdentityBar {...props.identity} />}
          <Header authority={props.authority} />
        </header>
        {props.navigation && <ServiceNavigation navigation={props.navigation} menuButtonText="Menu" />}
        <div class="quorate-body__middle">
          <div class="govuk-width-container">
            {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} collapseOnMobile />}
            {props.back && (
              <nav aria-label="Back">
                <BackLink href={props.back.href}>{props.back.text}</BackLink>
              </nav>
            )}
            <main class="govuk-main-wrapper" id="main-content">
              {props.banner}
              {props.children}
            </main>
          </div>
        </div>
        <Footer>{props.footer ?? 'Quorate – demonstration with invented data'}</Footer>
      </body>
    </html>
  )
}

/** The thin bar at the top: who you are, in which capacity. */
function IdentityBar({ name, capacity, children }: Identity) {
  return (
    <section class="quorate-identity" aria-label="You">
      <div class="govuk-width-container quorate-identity__row">
        <p class="quorate-identity__who">
          <strong>{name}</strong>
          {capacity && ` · ${capacity}`}
        </p>
        {children}
      </div>
    </section>
  )
}

function Header({ authority }: { authority: string | undefined }) {
  return (
    <div class="quorate-header">
      <div class="govuk-width-container quorate-header__row">
        <a class="quorate-header__name" href="/">
          <Mark />
          Quorate
        </a>
        {authority && <p class="quorate-header__authority">{authority}</p>}
      </div>
    </div>
  )
}

/** Five seats round a table, one of them yours. */
function Mark() {
  return (
    <svg
      class="quorate-header__mark"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="3 2 26 26"
      aria-hidden="true"
    >
      <g fill="currentColor">
        <circle cx="16" cy="6.5" r="3.4" />
        <circle cx="25" cy="13" r="3.4" />
        <circle cx="21.6" cy="23.7" r="3.4" />
        <circle cx="10.4" cy="23.7" r="3.4" />
      </g>
      <circle cx="7" cy="13" r="3.4" fill="#7fd6d0" />
      <circle cx="16" cy="16" r="3.4" fill="none" stroke="currentColor" stroke-width="1.6" />
    </svg>
  )
}

function Footer({ children }: { children: ComponentChildren }) {
  return (
    <footer class="quorate-footer">
      <div class="govuk-width-container">
        <p>
          {children} ·{' '}
          <a class="govuk-link" href="/accessibility">
            Accessibility statement
          </a>
        </p>
      </div>
    </footer>
  )
}
