/** How the room says things: kinds, audiences, times, grades. */
import { type Instant, london, sayMoment } from '../../../calendar/index.ts'
import type { Audience, NamedAudience } from '../../../discussion/audience/audience.ts'

const audienceNames: Readonly<Record<NamedAudience, string>> = {
  everyone: 'Everyone who gets the minutes',
  professionals: 'Professionals only',
  running: 'Convenor, chair and minute-taker only',
  police: 'Police, chair and minute-taker only',
}

/** Who may have a word, beside it. */
export const audienceWords = (audience: Audience): string =>
  typeof audience === 'string'
    ? audienceNames[audience]
    : `${audience.policeAnd}, police, chair and minute-taker only`

/** Today is left out in the room: almost everything here is of today. */
export const sayWhen = (at: Instant, now: Instant): string => sayMoment(at, now).replace(/^today, /, '')

/** A line of the day the discussion was held has its time only; the heading of the lines says the day. */
export const sayWhenSaid = (at: Instant, held: Instant | undefined, now: Instant): string =>
  held !== undefined && london(at).date === london(held).date ? sayWhen(at, at) : sayWhen(at, now)
