/** Who may have a word, as pages and papers say it. */
import type { Audience, NamedAudience } from '../audience/audience.ts'

const names: Readonly<Record<NamedAudience, string>> = {
  everyone: 'everyone who gets the minutes',
  professionals: 'professionals only',
  running: 'whoever convenes, chairs or takes the minutes',
  police: 'the police, the chair and the minute-taker',
}

/** “the police, the chair and the minute-taker”, in the middle of a sentence. */
export const sayAudience = (audience: Audience): string =>
  typeof audience === 'string'
    ? names[audience]
    : `${audience.policeAnd}, the police, the chair and the minute-taker`

const marks: Readonly<Record<NamedAudience, string>> = {
  everyone: '',
  professionals: 'for professionals only',
  running: 'for those who run the discussion',
  police: 'police only',
}

/** The same as a mark beside a word; empty where everybody may have it. */
export const markOf = (audience: Audience): string =>
  typeof audience === 'string' ? marks[audience] : `for ${audience.policeAnd} and the police only`

/** The mark after a comma; empty where everybody who takes part may have it. */
export const keptFor = (audience: Audience): string =>
  audience === 'everyone' || audience === 'professionals'
    ? ''
    : `, ${audience === 'police' ? 'for ' : ''}${markOf(audience)}`
