import type { ComponentChildren } from 'preact'
import { classNames, type Extras, type Optional } from './pieces.ts'

/** Current when marked so or when it has no address. */
export type Language = Extras & { readonly text: ComponentChildren } & Optional<{
    href: string
    lang: string
    hrefLang: string
    dir: 'ltr' | 'rtl' | 'auto'
    current: boolean
    languageDescriptionText: string
  }>

export type LanguageNavigationProps = Extras & { readonly items: readonly Language[] } & Optional<{
    ariaLabel: string
  }>

/** The same page in other languages. */
export function LanguageNavigation({ items, ariaLabel, classes, attributes }: LanguageNavigationProps) {
  return (
    <nav
      class={classNames('govuk-language-navigation', classes)}
      aria-label={ariaLabel ?? 'Language'}
      {...attributes}
    >
      <ul class="govuk-language-navigation__list">
        {items.map(language => (
          <li class="govuk-language-navigation__list-item">
            <LanguageItem {...language} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function LanguageItem({ text, href, lang, dir, current, classes, attributes, ...props }: Language) {
  if (current || !href) {
    return (
      <span
        class={classNames('govuk-language-navigation__text', classes)}
        aria-current="true"
        lang={lang}
        dir={dir}
        {...attributes}
      >
        {text}
      </span>
    )
  }
  return (
    <a
      class={classNames('govuk-language-navigation__link', classes)}
      href={href}
      rel="alternate"
      lang={lang}
      hreflang={props.hrefLang || lang}
      dir={dir}
      {...attributes}
    >
      {text}
      {props.languageDescriptionText && (
        <span class="govuk-visually-hidden"> {props.languageDescriptionText}</span>
      )}
    </a>
  )
}
