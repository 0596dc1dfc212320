/**
 * Where something is done: which page, and which part of it. The discussion says it in its own words; what address that is,
 * only the web knows (`src/web/words/place.ts`).
 */
export type Place =
  /** Put into words, or said that it is knowingly not done. Every duty can be read there as well. */
  | { readonly page: 'answers'; readonly duty: string }
  /** Noted when it has happened outside; how its date was worked out; the date set where the procedure gives none. */
  | { readonly page: 'clock'; readonly clock: string }
  | { readonly page: 'threshold' }
  | { readonly page: 'convene'; readonly part: 'meeting' }
  | { readonly page: 'convene'; readonly part: 'seat'; readonly seat: string }
  | { readonly page: 'appoint'; readonly part: 'chair' | 'group' }
  | { readonly page: 'decisions'; readonly child: string }
  | { readonly page: 'actions'; readonly part: 'safety-plan' | 'table' }
  | { readonly page: 'actions'; readonly part: 'action'; readonly action: string }
  | { readonly page: 'close' }
  | { readonly page: 'minutes'; readonly part: 'corrections' | 'asking' }
  | { readonly page: 'copies'; readonly part: 'sending' }
  | { readonly page: 'copies'; readonly part: 'substitute'; readonly recipient: string }

export type PageOfPlace = Place['page']
