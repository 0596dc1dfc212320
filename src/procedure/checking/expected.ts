/** The overlay held against a pack: what the pack leaves to be desired. It warns; it never fills a silence. */
import { type LocalDate, sayAllowance } from '../../calendar/index.ts'
import type { Expectation, Overlay } from '../overlay.ts'
import { isLonger } from '../comparing/particulars.ts'
import type { Procedure } from '../procedure.ts'
import type { ReadyClock } from '../conditions/ready.ts'
import { clockOfOverlay } from '../overlay.ts'
import { joined } from '../../english.ts'

/** One thing that the overlay asks, and how a procedure stands to it. */
export type Expected = {
  readonly id: string
  readonly says: string
  /** Document and place, in words. */
  readonly source: string
  /** What the procedure leaves to be desired; undefined when nothing, and always for what has not begun. */
  readonly lacks?: string
  /** Enacted and not yet in force: in words, since when or why there is no day. It is shown and never counted. */
  readonly coming?: string
}

/**
 * Everything an overlay asks, in the order of its ids, held against a procedure.
 *
 * @param on - the day it is held against; without one, what is coming has not begun.
 */
export function heldAgainst(overlay: Overlay, procedure: Procedure, on?: LocalDate): Expected[] {
  const { clocks, content } = overlay
  const titles = new Map(content.about.documents.map(({ document, title }) => [document, title]))
  const timed = clocks.map((clock): Expected => {
    const lacks = slower(clock, procedure)
    const says = clock.label.replace(/^National: /, '')
    return { id: clock.id, says, source: sayPlace(clock.source, titles), ...(lacks && { lacks }) }
  })
  const others = content.expects.map((one): Expected => {
    const { id, label: says, source, coming } = one
    const told = { id, says, source: sayPlace(source, titles) }
    if (coming && !(coming.from !== undefined && on !== undefined && coming.from <= on))
      return { ...told, coming: sayComing(coming) }
    const lacks = lackingOf(one, procedure)
    return { ...told, ...(lacks && { lacks }) }
  })
  return [...timed, ...others].sort((a, b) => numberOf(a) - numberOf(b))
}

const numberOf = ({ id }: Expected): number => Number(id.split('-')[1])

const sayPlace = (
  { document, section }: { document: string; section: string },
  titles: ReadonlyMap<string, string>,
): string => `${titles.get(document) ?? document}, ${section}`

const sayComing = ({ from, note }: NonNullable<Expectation['coming']>): string =>
  from === undefined ? `No day is fixed. ${note}` : `From ${from}. ${note}`

/** Only a clock of the pack's own answers for it; the overlay's own clock beside it changes nothing. */
function slower(clock: ReadyClock, { clocks }: Procedure): string | undefined {
  const own = clocks.filter(one => one.clock === clockOfOverlay(clock.clock))
  if (own.length === 0) return 'No clock here says so. The silence is kept; the law runs all the same.'
  const longer = own.find(one => isLonger(one.allow, clock.allow))
  return longer ? `${longer.id} allows longer than ${sayAllowance(clock.allow)}.` : undefined
}

function lackingOf(
  { minimum, seniority, asked, sent }: Expectation,
  { pack, seats, clocks, duties, recipients }: Procedure,
): string | undefined {
  if (minimum) {
    const missing = minimum
      .filter(({ seats: meant }) => !seats.some(one => one.minimum && meant.includes(one.seat)))
      .map(({ agency }) => agency)
    return missing.length === 0 ? undefined : `The minimum here has nobody of ${joined(missing, 'or')}.`
  }
  if (seniority) return pack.attend.seniority ? undefined : 'Nothing here says how senior they are.'
  if (asked) {
    const there =
      clocks.some(one => one.clock === asked.clock) ||
      duties.some(({ duty }) => asked.words.some(word => duty.includes(word)))
    return there ? undefined : asked.lacking
  }
  if (sent)
    return recipients.some(({ recipient }) => sent.recipients.includes(recipient)) ? undefined : sent.lacking
  return undefined
}
