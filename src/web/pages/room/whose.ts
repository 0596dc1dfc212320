/** Who may have what is written in the room: what can be chosen, and what was. */
import { forPolice, type LineAudience } from '../../../discussion/audience/audience.ts'
import type { Discussion } from '../../../discussion/discussion.ts'
import { sitsForPolice } from '../../../discussion/life/recording.ts'
import { audienceWords } from './words.ts'

const offered = ['everyone', 'professionals', 'police'] as const

/** The choices of a form. “Police” takes in the agency that gave the words, whichever that is. */
export const audienceItems: readonly { value: (typeof offered)[number]; text: string }[] = offered.map(
  value => ({
    value,
    text: value === 'police' ? 'The police, and the agency that gave it' : audienceWords(value),
  }),
)

/** What a form chose for words that an agency gave; undefined where nothing was chosen, so that the kind decides. */
export function chosenAudience(
  sent: string,
  agency: string,
  discussion: Discussion,
): LineAudience | undefined {
  const found = offered.find(one => one === sent)
  return found === 'police' ? forPolice(agency, sitsForPolice(agency, discussion)) : found
}

/** The choice of a form that an audience is. */
export const choiceOf = (audience: LineAudience): string =>
  typeof audience === 'string' ? audience : 'police'
