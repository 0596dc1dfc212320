import type { Attributes } from './pieces.ts'

/**
 * What every field carries that may hold words about a family: what is typed goes nowhere but to us. Some browsers send it to
 * their maker or to others to check its spelling, to suggest how it could go on, or to translate it; and keep it to offer it to
 * whoever uses the machine next.
 */
export const quiet: Attributes = {
  spellcheck: 'false',
  autocorrect: 'off',
  writingsuggestions: 'false',
  translate: 'no',
  autocomplete: 'off',
  // Asked of an extension, which may or may not listen.
  'data-gramm': 'false',
}
