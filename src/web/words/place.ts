/** The address of every place where something is done, and whether this visitor may open it. */
import type { Duty } from '../../discussion/required/duties/duty.ts'
import type { PageOfPlace, Place } from '../../discussion/required/duties/place.ts'
import type { Deed } from '../../people/access.ts'
import type { Seen } from '../visit.ts'

type Of<P extends PageOfPlace> = Extract<Place, { page: P }>

const paths: { readonly [P in PageOfPlace]: (place: Of<P>) => string } = {
  answers: ({ duty }) => `answers/${encodeURIComponent(duty)}`,
  clock: ({ clock }) => `clocks/${encodeURIComponent(clock)}`,
  threshold: () => 'threshold',
  convene: place => (place.part === 'seat' ? `convene#seat-${place.seat}` : 'convene#meeting'),
  appoint: ({ part }) => `convene/appoint#${part}`,
  decisions: ({ child }) => `decisions#child-${child}`,
  actions: place => (place.part === 'action' ? `actions#action-${place.action}` : `actions#${place.part}`),
  close: () => 'close',
  minutes: ({ part }) => (part === 'corrections' ? 'minutes#corrections' : 'minutes'),
  copies: ({ part }) => (part === 'substitute' ? 'copies#substitutes' : 'copies'),
}

/** What somebody must be able to do to find each place on its page; with any one of these they do. */
const opens: { readonly [P in PageOfPlace]: (place: Of<P>) => readonly Deed[] } = {
  answers: () => ['see'],
  clock: () => ['see'],
  threshold: () => ['convene', 'see-who-looked'],
  convene: () => ['see'],
  appoint: () => ['convene'],
  decisions: () => ['see'],
  actions: place => (place.part === 'action' ? ['see', 'confirm-own-action'] : ['see']),
  close: () => ['see'],
  minutes: ({ part }) => (part === 'corrections' ? ['hold', 'see-who-looked'] : ['open-copy']),
  // Who is kept out is not known to everybody who looks on.
  copies: ({ part }) => (part === 'substitute' ? ['keep-out'] : ['circulate', 'see-who-looked']),
}

/** The address of a place in one discussion. */
export const hrefOf = (place: Place, reference: string): string =>
  `/discussions/${reference}/${(paths[place.page] as (place: Place) => string)(place)}`

/** Where this visitor goes for a duty: where it is done, or, when that is not theirs to open, where it can be read. */
export function hrefOfDuty(
  duty: Pick<Duty, 'key' | 'doneOn'>,
  { discussion, may }: Pick<Seen, 'discussion' | 'may'>,
): string {
  const { doneOn } = duty
  const there = (opens[doneOn.page] as (place: Place) => readonly Deed[])(doneOn).some(deed => may(deed))
  return hrefOf(there ? doneOn : { page: 'answers', duty: duty.key }, discussion.reference)
}
