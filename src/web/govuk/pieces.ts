import type { ComponentChildren, JSX } from 'preact'

/** Each property may be left out or be undefined, so that `classes={late ? 'x' : undefined}` is allowed. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined }

/**
 * Attributes passed to an element as they are. Without booleans on purpose: `hidden="false"` would hide. Write
 * `{ hidden: '' }` for a bare attribute and `undefined` to leave one out. Where ours and yours clash, yours wins.
 */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** What almost every component takes besides its own options. */
export type Extras = Optional<{ classes: string; attributes: Attributes }>

/** An entry of a list that may be switched off: `late && { … }`. */
export type Switched<T> = T | false | null | undefined | ''

/** The entries that are switched on. */
export function present<T extends object>(entries: readonly Switched<T>[]): T[] {
  return entries.filter(entry => entry !== null && typeof entry === 'object')
}

/**
 * Some words, with what belongs to them. Bare words will do: `hint="As on the passport"`, `hint={<b>now</b>}`
 * or `hint={{ text: 'As on the passport', classes: 'x' }}`. Text is always escaped: there is no option for HTML.
 */
export type Wording<More = unknown> = string | number | JSX.Element | (Extras & More & Words)
type Words = Optional<{ text: ComponentChildren }>

/** A wording in its long form; undefined stays undefined. */
export function worded<More>(wording: Wording<More>): Extras & More & Words
export function worded<More>(wording: Wording<More> | undefined): (Extras & More & Words) | undefined
export function worded<More>(wording: Wording<More> | undefined): (Extras & More & Words) | undefined {
  if (wording === undefined) return undefined
  const bare = typeof wording !== 'object' || ('props' in wording && 'type' in wording)
  return bare ? ({ text: wording } as Extras & More & Words) : (wording as Extras & More & Words)
}

/** Whether there is anything to show. Zero is something. */
export function shown(content: ComponentChildren): boolean {
  return content !== undefined && content !== null && content !== false && content !== ''
}

/** Whether content is plain words, which some components put into a paragraph of their own. */
export function plain(content: ComponentChildren): content is string | number {
  return typeof content === 'string' || typeof content === 'number'
}

/** Class names in one string, without those that do not apply. */
export function classNames(...names: readonly (string | false | 0 | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Several ids for `aria-describedby`, or undefined when there is none. */
export function ids(...all: readonly (string | false | null | undefined)[]): string | undefined {
  return classNames(...all) || undefined
}

/** A sentence for each plural form, as Intl.PluralRules names them. */
export type Plurals = Optional<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>

/** The `data-i18n.…` attributes by which GOV.UK Frontend's scripts learn other words than their own. */
export function translated(words: Readonly<Record<string, string | Plurals | undefined>>): Attributes {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, message]) => {
      if (!message) return []
      if (typeof message === 'string') return [[`data-i18n.${key}`, message]]
      return Object.entries(message).map(([form, text]) => [`data-i18n.${key}.${form}`, text])
    }),
  )
}
